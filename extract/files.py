"""What kind of file an input is, told by its first bytes and its suffix."""

from __future__ import annotations

import os
import re
import zipfile
from enum import StrEnum
from pathlib import Path

from extract.errors import (
    DamagedOfficeError,
    EmptyInputError,
    InputError,
    LockedOfficeError,
    MissingInputError,
    NotAFileError,
    NotAPdfError,
    OtherOfficeError,
    UnconvertedOfficeError,
    UndecodableImageError,
    UnknownFormatError,
    UnreadableInputError,
)
from extract.office.formats import OLE_START, RTF_START, other_office


class FileKind(StrEnum):
    """Which reader a file needs."""

    PDF = "pdf"
    IMAGE = "image"
    TEXT = "text"
    HTML = "html"
    WORD = "word"
    EXCEL = "excel"
    OTHER_OFFICE = "other-office"


IMAGE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".gif"})
TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx"})
EXCEL_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx"})
READABLE_SUFFIXES = (
    frozenset({".pdf"}) | IMAGE_SUFFIXES | TEXT_SUFFIXES | HTML_SUFFIXES | WORD_SUFFIXES | EXCEL_SUFFIXES
)
OTHER_OFFICE_SUFFIXES = {
    **dict.fromkeys((".doc", ".dot", ".rtf", ".odt", ".wps"), "docx"),
    **dict.fromkeys((".xls", ".xlt", ".xlsb", ".ods", ".et"), "xlsx"),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".pps"), "pdf"),
}
"""Files of other office programs, and what to save each as where it cannot be read."""

_IMAGE_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+", b"GIF8", b"BM")
_WEBP_START = re.compile(rb"RIFF....WEBP", re.S)
_PDF_START = b"%PDF-"
_ZIP_START = b"PK\x03\x04"
_OFFICE_STARTS = (_ZIP_START, OLE_START, RTF_START)
_HTML_START = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta)\b",
    re.I | re.S,
)
# Readers accept a PDF whose header follows some other bytes.
_PDF_WITHIN = 1024


def file_kind(path: Path) -> FileKind:
    """Tell the kind of a file; raises an InputError that says why it cannot be read."""
    start = _first_bytes(path)
    suffix = path.suffix.lower()
    is_named_text = suffix in TEXT_SUFFIXES | HTML_SUFFIXES
    if (not is_named_text or start.lstrip().startswith(_PDF_START)) and _PDF_START in start:
        return FileKind.PDF  # a text may speak of the mark, but hardly begins with it
    is_bitmap = start.startswith(b"BM") and suffix not in {".bmp", ""}  # two letters may begin any text
    if (start.startswith(_IMAGE_STARTS) and not is_bitmap) or _WEBP_START.match(start):
        return FileKind.IMAGE
    if start.startswith(_ZIP_START) and (kind := _office_kind(path)):
        return kind
    if start.startswith(_OFFICE_STARTS) and other_office(path, start):
        return FileKind.OTHER_OFFICE
    if suffix in TEXT_SUFFIXES:
        return FileKind.TEXT
    if not suffix and b"\0" not in start:
        return FileKind.HTML if _HTML_START.match(start) else FileKind.TEXT
    is_office = suffix in OTHER_OFFICE_SUFFIXES or suffix in WORD_SUFFIXES | EXCEL_SUFFIXES
    if suffix in HTML_SUFFIXES or (is_office and _HTML_START.match(start)):
        return FileKind.HTML  # many a .doc or .xls of a web site is a page of HTML
    raise _refusal(path, suffix, start)


def _office_kind(path: Path) -> FileKind | None:
    """Tell a Word or Excel file by what it holds, whatever its name says."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError):
        return None
    if "word/document.xml" in names:
        return FileKind.WORD
    return FileKind.EXCEL if "xl/workbook.xml" in names else None


def _refusal(path: Path, suffix: str, start: bytes) -> InputError:
    """Say why a file is not read."""
    if suffix in OTHER_OFFICE_SUFFIXES:
        target = OTHER_OFFICE_SUFFIXES[suffix]
        return OtherOfficeError(path, target) if target == "pdf" else UnconvertedOfficeError(path, target)
    if suffix in WORD_SUFFIXES | EXCEL_SUFFIXES:
        target = "docx" if suffix in WORD_SUFFIXES else "xlsx"
        return LockedOfficeError(path, target) if start.startswith(OLE_START) else DamagedOfficeError(path)
    if suffix == ".pdf":
        return NotAPdfError(path)
    if suffix in IMAGE_SUFFIXES:
        return UndecodableImageError(path)
    return UnknownFormatError(path)


def _first_bytes(path: Path) -> bytes:
    if os.path.lexists(path) and not os.path.isfile(path) and not os.path.isdir(path):  # noqa: PTH112, PTH113
        raise NotAFileError(path)  # a pipe would be waited for without end
    try:
        with path.open("rb") as file:
            start = file.read(_PDF_WITHIN)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise MissingInputError(path) from error
    except OSError as error:
        raise UnreadableInputError(path) from error
    if not start:
        raise EmptyInputError(path)
    return start
