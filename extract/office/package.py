"""The package (a ZIP archive of XML parts) that a Word or Excel file is, checked before it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from openpyxl.utils.exceptions import InvalidFileException

from extract.errors import DamagedOfficeError, LockedOfficeError, OversizedOfficeError

MOST_BYTES = 1_000_000_000
"""XML parts all together: whole yearbooks are a tenth of it; more kills a worker. Others are not unpacked."""

MOST_XML = 400_000_000
"""One XML part: a sheet of a million filled rows is about as large."""

MOST_PARTS = 20_000

BROKEN: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    InvalidFileException,
    zlib.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    EOFError,
    NotImplementedError,
    OSError,
)
"""What libraries raise on broken packages: of the archive, of XML (a SyntaxError), of what parts say."""

_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


def check_package(path: Path, data: bytes, target: str) -> None:
    """Refuse a package that is damaged, locked, too large, or that declares entities as none should.

    Raises DamagedOfficeError, LockedOfficeError or OversizedOfficeError. Sizes are those that the archive
    states of itself; ``zipfile`` reads no part beyond its stated size.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise LockedOfficeError(path, target)
            if len(parts) > MOST_PARTS:
                raise DamagedOfficeError(path)
            _check_sizes(path, parts)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_declarations(path, archive, part)
    except BROKEN as error:
        raise DamagedOfficeError(path) from error


def _check_sizes(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    sizes = [part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    for size, limit in ((sum(sizes), MOST_BYTES), (max(sizes, default=0), MOST_XML)):
        if size > limit:
            raise OversizedOfficeError(path, size / 1e6, limit / 1e6)


def _check_declarations(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """A document type stands before the first element: entities bomb or fetch, and have no use here."""
    with archive.open(part) as stream:
        start = stream.read(4096)
    if any(mark in start or mark.decode().encode("utf-16-le") in start for mark in _DECLARATIONS):
        raise DamagedOfficeError(path)
