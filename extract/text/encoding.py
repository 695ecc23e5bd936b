"""Bytes of a text file to text: UTF-8, UTF-16 and the Windows code page of Vietnamese."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from extract.errors import EmptyInputError, UnreadableEncodingError
from extract.text.invisible import drop_invisible, note_of_invisible
from extract.text.vietnamese import accented_share, syllable_share

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and a note on what was dropped from it."""

    text: str
    note: str = ""


def decode(data: bytes, path: Path) -> Decoded:
    """Decode, compose (NFC), unify line ends and drop invisible characters.

    Raises EmptyInputError when no text is left, UnreadableEncodingError when no encoding fits.
    """
    text = _decode_bytes(data, path).replace("\r\n", "\n").replace("\r", "\n")
    seen = unicodedata.normalize("NFC", drop_invisible(text))
    if not seen.strip():
        raise EmptyInputError(path)
    return Decoded(seen, note_of_invisible(text))


def _decode_bytes(data: bytes, path: Path) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding, path)
    if len(data) >= 4 and b"\x00" in data[:200]:
        return _strict(data, "utf-16-le" if data[1] == 0 else "utf-16-be", path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, path)


def _strict(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableEncodingError(path) from error


def _legacy(data: bytes, path: Path) -> str:
    """Decode Windows-1258 where that makes Vietnamese; any bytes would decode as something."""
    text = _strict(data, "cp1258", path)
    if syllable_share(text) < 0.6 or accented_share(text) < 0.3:
        raise UnreadableEncodingError(path)
    return text
