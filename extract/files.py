"""What kind of file an input is, told by its first bytes and its suffix."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

from extract.errors import (
    EmptyInputError,
    MissingInputError,
    NotAFileError,
    NotAPdfError,
    UndecodableImageError,
    UnknownFormatError,
    UnreadableInputError,
)


class FileKind(StrEnum):
    """Which reader a file needs."""

    PDF = "pdf"
    IMAGE = "image"
    TEXT = "text"


IMAGE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown"})
_IMAGE_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
# Readers accept a PDF whose header follows some other bytes.
_PDF_WITHIN = 1024


def file_kind(path: Path) -> FileKind:
    """Tell the kind of a file; raises an InputError that says why it cannot be read."""
    start = _first_bytes(path)
    suffix = path.suffix.lower()
    if suffix in TEXT_SUFFIXES:
        return FileKind.TEXT
    if b"%PDF-" in start:
        return FileKind.PDF
    if start.startswith(_IMAGE_STARTS):
        return FileKind.IMAGE
    if suffix == ".pdf":
        raise NotAPdfError(path)
    if suffix in IMAGE_SUFFIXES:
        raise UndecodableImageError(path)
    raise UnknownFormatError(path)


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
