"""Bytes of a text file to text: UTF-8, UTF-16 and the Windows code page of Vietnamese."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from extract.errors import EmptyInputError, UnreadableEncodingError
from extract.vietnamese import accented_share, syllable_share

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Everything invisible but tab, line feed and form feed: controls, zero-width and direction marks.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def decode(data: bytes, path: Path) -> str:
    """Decode, compose (NFC), unify line ends and drop invisible characters.

    Raises EmptyInputError when no text is left, UnreadableEncodingError when no encoding fits.
    """
    text = _decode_bytes(data, path).replace("\r\n", "\n").replace("\r", "\n")
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    if not text.strip():
        raise EmptyInputError(path)
    return text


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
