"""The front of the Word reader: a document's parts to paragraphs and tables in the order of the text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from lxml.etree import _Element as Element

from extract.asides import Asides
from extract.errors import DamagedOfficeError, DeepOfficeError, EmptyInputError
from extract.model import (
    Alignment,
    Block,
    Line,
    Page,
    PageContent,
    PageOrigin,
    PageReason,
    Paragraph,
    ParagraphKind,
    Word,
)
from extract.office.package import BROKEN, check_package
from extract.office.word.lists import Lists
from extract.office.word.parts import TooDeepError, WordParts
from extract.office.word.styles import Styles
from extract.office.word.tables import lay_out, rows_of
from extract.office.word.text import SideContent, TextReader, deleted_text
from extract.office.word.xml import child, children, name, opened, paragraphs_in, unwrapped, value
from extract.pageless import Run, is_layout, layout_paragraphs, lines_of, table_of

MAX_DEPTH = 20
"""Tables and text boxes within each other: no page shows more levels; deeper ones are read as lines."""

_ALIGNED = {"left": Alignment.LEFT, "start": Alignment.LEFT, "center": Alignment.CENTER,
            "right": Alignment.RIGHT, "end": Alignment.RIGHT, "both": Alignment.JUSTIFIED}  # fmt: skip


def read_word_file(path: Path, data: bytes) -> PageContent:
    """Read the bytes of a .docx file; raises an InputError."""
    check_package(path, data, "docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            reader = _Reader(WordParts(archive))
            blocks = reader.read()
    except (TooDeepError, RecursionError) as error:
        raise DeepOfficeError(path) from error
    except BROKEN as error:
        raise DamagedOfficeError(path) from error
    if not blocks:
        raise EmptyInputError(path)
    page = Page(
        None,
        origin=PageOrigin.TEXT_FILE,
        reason=PageReason.WORD,
        note=reader.asides.note,
        lost="; ".join(reader.asides.lost),
    )
    return PageContent(page, tuple(blocks))


class _Reader:
    """Walks the body of a document; lists and notes are counted on the way."""

    def __init__(self, parts: WordParts) -> None:
        self.asides = Asides()
        self._parts = parts
        self._styles = Styles(self._related("styles"))
        self._lists = Lists(self._related("numbering"))
        self._found = SideContent()
        self._text = TextReader(self._styles, self.asides, self._found)

    def read(self) -> list[Block]:
        """Give all blocks: the body's, then foot notes, headers and footers, and what was set aside."""
        body = child(self._parts.document, "body")
        blocks = self._blocks([] if body is None else body, 0)
        self.asides.notes += [*self._notes("footnote"), *self._notes("endnote")]
        running = list(dict.fromkeys(filter(None, self._running_texts())))
        if self._found.pictures:
            self.asides.remarks.append(f"{self._found.pictures} pictures were not read")
        margin = [
            Paragraph((Line(tuple(map(Word, text.split()))),), ParagraphKind.MARGIN) for text in running
        ]
        return [*blocks, *self.asides.paragraphs(), *margin]

    def _blocks(self, container: Iterable[Element], depth: int) -> list[Block]:
        blocks: list[Block] = []
        for element in opened(container):
            tag = name(element)
            if tag == "p":
                blocks += self._paragraph(element, depth)
            elif tag == "tbl":
                blocks += self._table(element, depth)
            elif tag in {"del", "moveFrom"}:
                self.asides.removed.extend(filter(None, [" ".join(deleted_text(element).split())]))
            elif tag == "altChunk":
                self.asides.lost.append("a document embedded in this one was not read")
        return blocks

    def _paragraph(self, element: Element, depth: int) -> list[Block]:
        before = len(self._found.boxes)
        lines = self._lines(element)
        boxes, self._found.boxes[before:] = self._found.boxes[before:], []
        alignment = value(self._styles.of_paragraph(child(element, "pPr"), "jc")) or "left"
        blocks: list[Block] = []
        if any(char.isalnum() for line in lines for char in line.text):
            blocks.append(Paragraph(lines, alignment=_ALIGNED.get(alignment, Alignment.UNKNOWN)))
        return [*blocks, *self._inside(boxes, depth)]

    def _inside(self, boxes: Iterable[Element], depth: int) -> list[Block]:
        """Read what stands in boxes of text, as lines where it is nested too deeply."""
        if depth < MAX_DEPTH:
            return [block for box in boxes for block in self._blocks(box, depth + 1)]
        found = (self._flat(part) for box in boxes for part in paragraphs_in(box))
        return [Paragraph(lines) for lines in found if lines]

    def _flat(self, paragraph: Element) -> tuple[Line, ...]:
        """Read a paragraph without the boxes at it, which hold paragraphs of their own."""
        before = len(self._found.boxes)
        lines = self._lines(paragraph)
        del self._found.boxes[before:]
        return lines

    def _lines(self, paragraph: Element) -> tuple[Line, ...]:
        """Read a paragraph with the number that Word prints before it."""
        properties = child(paragraph, "pPr")
        runs = self._text.runs(paragraph)
        gone = not runs and child(properties, "rPr", "del") is not None
        listed = None if gone else self._styles.list_of(properties)
        label = self._lists.label(*listed) if listed else ""
        return lines_of([Run(f"{label} "), *runs] if label else runs, self.asides)

    def _table(self, table: Element, depth: int) -> list[Block]:
        if depth < MAX_DEPTH and _own_length(table) < 0.5 * _length(table):
            cells = [cell for row in rows_of(table) for cell in unwrapped(row, "tc")]
            return [block for cell in cells for block in self._blocks(cell, depth + 1)]
        self._tell_deleted_rows(table)
        before = len(self._found.boxes)
        laid = lay_out(table, self._styles, lambda cell: self._cell_lines(cell, depth))
        boxes, self._found.boxes[before:] = self._found.boxes[before:], []
        beside = self._inside(boxes, depth)
        if is_layout(laid.cells, laid.ruled):
            return [*layout_paragraphs(laid.cells), *beside]
        return [table_of(laid.cells, laid.row_count, laid.header_rows, laid.ruled), *beside]

    def _cell_lines(self, cell: Element, depth: int) -> tuple[Line, ...]:
        """Give the printed lines of a cell; a table inside it gives a line a row."""
        lines: list[Line] = []
        for part in unwrapped(cell, "p", "tbl"):
            if name(part) == "p":
                lines += self._lines(part)
            elif depth >= MAX_DEPTH:
                lines += [line for inner in paragraphs_in(part) for line in self._flat(inner)]
            else:
                for row in rows_of(part):
                    texts = [self._cell_lines(inner, depth + 1) for inner in unwrapped(row, "tc")]
                    words = tuple(word for text in texts for line in text for word in line.words)
                    lines += [Line(words)] if words else []
        return tuple(lines)

    def _tell_deleted_rows(self, table: Element) -> None:
        for row in unwrapped(table, "tr"):
            if child(row, "trPr", "del") is not None:
                self.asides.removed.extend(filter(None, [" ".join(deleted_text(row).split())]))

    def _notes(self, kind: str) -> list[str]:
        """Give the texts of the notes that the body refers to, each with its number."""
        notes = {value(note, "id"): note for note in children(self._related(f"{kind}s"), kind)}
        referred = [note_id for known, note_id in self._found.notes if known == kind]
        texts: list[str] = []
        for count, note_id in enumerate(referred, 1):
            if note_id in notes:
                paragraphs = unwrapped(notes[note_id], "p")
                text = " ".join(line.text for part in paragraphs for line in self._lines(part))
                texts.append(f"[{count}] {text}")
        return texts

    def _running_texts(self) -> Iterable[str]:
        """Give the texts of headers and footers; page numbers alone are none."""
        for root in (*self._parts.related("header"), *self._parts.related("footer")):
            for paragraph in paragraphs_in(root):
                text = " ".join(line.text for line in self._lines(paragraph))
                yield text if any(map(str.isalpha, text)) else ""

    def _related(self, kind: str) -> Element | None:
        return next(self._parts.related(kind), None)


def _length(element: Element) -> int:
    return sum(len(part.text or "") for part in element.iter() if name(part) == "t")


def _own_length(table: Element) -> int:
    """Count the letters of a table that stand in no table inside it."""
    length, waiting = 0, list(table)
    while waiting:
        part = waiting.pop()
        if name(part) == "t":
            length += len(part.text or "")
        elif name(part) != "tbl":
            waiting += part
    return length
