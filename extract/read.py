"""Front of the extract stage: files to pages, pages to a Document.

What reads a kind of file is loaded for the first file of that kind: a text needs no library for pictures.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extract.engines.identity import engine_name
from extract.engines.limited import WorkLimit
from extract.errors import (
    AdobeFormError,
    DamagedPageError,
    InputError,
    MissingInputError,
    NoImageError,
    NoSuchPageError,
    PageTooLargeError,
    UndecodableImageError,
    UndecodablePageError,
    UnreadableInputError,
)
from extract.files import FileKind, file_kind
from extract.messages import Language
from extract.model import Document, Page, PageContent, PageOrigin, PageReason, with_loss
from extract.options import ReadOptions
from extract.scan.recognize import recognize
from extract.task import PageTask
from extract.textfile import read_text_file

if TYPE_CHECKING:
    from extract.image.rasters import Raster

DEFAULTS = ReadOptions()
_PAGE_ERRORS = (
    PageTooLargeError,
    UndecodableImageError,
    UndecodablePageError,
    DamagedPageError,
    AdobeFormError,
)
NO_LIMIT = WorkLimit()


def page_count(path: Path) -> int:
    """Count the pages of a file (1 for text); raises an InputError when it cannot be read."""
    match file_kind(path):
        case FileKind.PDF:
            from extract.pdf.pagecount import count_pages

            return count_pages(path)
        case FileKind.IMAGE:
            from extract.image.files import count_frames

            return count_frames(path)
        case _:
            return 1


def read_page(path: Path, number: int, options: ReadOptions, limit: WorkLimit = NO_LIMIT) -> PageContent:
    """Read one page, counted from 1: the unit of work of a process pool.

    What was recognized when the limit on its work is used up is given, and the loss told. Raises an
    InputError when the page cannot be read, MissingProgramError when it has to be recognized and nothing
    is installed for it.
    """
    content = _read_page(PageTask(path, number, options, limit))
    return replace(content, page=replace(with_loss(content.page, limit.note), is_cut=limit.left_out > 0))


def _read_page(task: PageTask) -> PageContent:
    path, number = task.path, task.number
    match kind := file_kind(path):
        case FileKind.PDF:
            from extract.pdf.page import read_pdf_page

            return read_pdf_page(task)
        case FileKind.IMAGE:
            from extract.image.files import load_frame

            return recognize(load_frame(path, number, task.options), PageReason.IMAGE, task)
        case _:
            if number != 1:
                raise NoSuchPageError(path, number, 1)
            return _read_pageless(kind, path)


def page_image(path: Path, number: int, options: ReadOptions) -> Raster:
    """Show one page as it is seen before anything is done to it; raises an InputError, for text files too."""
    match file_kind(path):
        case FileKind.PDF:
            from extract.pdf.document import open_pdf, page_facts, render_page
            from extract.pdf.shown import shown_page

            with open_pdf(path) as document, shown_page(document, path, number) as page:
                return render_page(page, path, number, page_facts(page), options)
        case FileKind.IMAGE:
            from extract.image.files import load_frame

            return load_frame(path, number, options)
        case _:
            raise NoImageError(path)


def read(
    path: Path, options: ReadOptions = DEFAULTS, wanted: Callable[[int], Sequence[int]] | None = None
) -> Document:
    """Read a whole file in this process; a page that fails is marked and the others are kept.

    ``wanted`` gives, for the number of pages of the file, those to read, counted from 1.
    """
    count = page_count(path)
    contents: list[PageContent] = []
    for number in wanted(count) if wanted else range(1, count + 1):
        try:
            contents.append(read_page(path, number, options))
        except _PAGE_ERRORS as error:
            contents.append(failed_page(number, error))
    return assemble_document(path, file_sha256(path), contents, used_engine(contents, options))


def failed_page(number: int, error: Exception) -> PageContent:
    """Stand for a page that could not be read, saying why; in English, as it goes into the datasets."""
    note = error.problem(Language.EN) if isinstance(error, InputError) else str(error)
    return PageContent(Page(number, origin=PageOrigin.FAILED, reason=PageReason.FAILED, note=note), ())


def used_engine(pages: Sequence[PageContent], options: ReadOptions) -> str:
    """Name the recognizer where a page was recognized, else give ``""``."""
    recognized = any(content.page.origin == PageOrigin.OCR for content in pages)
    return engine_name(options) if recognized else ""


def assemble_document(path: Path, sha256: str, pages: Sequence[PageContent], engine: str) -> Document:
    """Put the pages of a file together; tables and paragraphs are stitched over page breaks.

    Of a document beyond any plan's length the first part is taken; the page where it is cut says so.
    """
    from extract.stitch import assemble, take_most

    taken = take_most(assemble(pages))
    told = tuple(
        with_loss(content.page, taken.lost) if content.page.number == taken.page else content.page
        for content in pages
    )
    return Document(path.name, sha256, told, taken.blocks, engine)


def file_sha256(path: Path) -> str:
    """Hex digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingInputError(path) from error
    except OSError as error:
        raise UnreadableInputError(path) from error


def _read_pageless(kind: FileKind, path: Path) -> PageContent:
    """Read a file that has no pages of its own; its libraries are loaded only for it."""
    data = _bytes(path)
    match kind:
        case FileKind.HTML:
            from extract.html import read_html_file

            return read_html_file(path, data)
        case FileKind.WORD:
            from extract.office.word.reader import read_word_file

            return read_word_file(path, data)
        case FileKind.EXCEL:
            from extract.office.excel.reader import read_excel_file

            return read_excel_file(path, data)
        case FileKind.OTHER_OFFICE:
            from extract.office.conversion import read_by_conversion

            return read_by_conversion(path)
        case _:
            return read_text_file(path, data)
