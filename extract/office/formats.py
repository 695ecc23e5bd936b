"""Files of older and of other office programs, told by their bytes, and what each is made into to be read."""

from __future__ import annotations

import struct
import zipfile
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

OLE_START = b"\xd0\xcf\x11\xe0"
"""How the container begins that Word and Excel wrote before 2007; later files with a password have it too."""

FIRST_BYTES = 1024
"""Bytes of a file that tell its format, where the container need not be opened."""

RTF_START = b"{\\rtf"
_ODF = b"mimetypeapplication/vnd.oasis.opendocument."
"""OpenDocument files hold their kind first, unpacked, so that it can be seen without unpacking."""


@dataclass(frozen=True, slots=True)
class OfficeFormat:
    """A format: its usual suffix, LibreOffice's name of the filter that imports it, and what it becomes."""

    suffix: str
    import_filter: str
    target: str


class OtherOffice(Enum):
    """The formats that are read by way of LibreOffice."""

    DOC = OfficeFormat("doc", "MS Word 97", "docx")
    RTF = OfficeFormat("rtf", "Rich Text Format", "docx")
    ODT = OfficeFormat("odt", "writer8", "docx")
    XLS = OfficeFormat("xls", "MS Excel 97", "xlsx")
    XLSB = OfficeFormat("xlsb", "Calc MS Excel 2007 Binary", "xlsx")
    ODS = OfficeFormat("ods", "calc8", "xlsx")


_STREAMS = {"WordDocument": OtherOffice.DOC, "Workbook": OtherOffice.XLS}
"""What a container holds at its top, by the format; of Excel's since 1997."""


def other_office(path: Path, start: bytes) -> OtherOffice | None:
    """Tell the format of a file that begins with these bytes, whatever its name; None for any other.

    Files of Office since 2007 with a password are containers that hold neither stream: others.
    """
    if start.startswith(RTF_START):
        return OtherOffice.RTF
    if start.startswith(OLE_START):
        return _in_container(path)
    if _ODF + b"text" in start:
        return OtherOffice.ODT
    if _ODF + b"spreadsheet" in start:
        return OtherOffice.ODS
    return OtherOffice.XLSB if _in_archive(path, "xl/workbook.bin") else None


def _in_container(path: Path) -> OtherOffice | None:
    import olefile  # not loaded for other files

    try:
        with olefile.OleFileIO(path) as container:
            return next((kind for stream, kind in _STREAMS.items() if container.exists(stream)), None)
    except (OSError, ValueError, IndexError, struct.error):
        return None


def _in_archive(path: Path, name: str) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return name in archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return False
