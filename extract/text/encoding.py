"""Bytes of a text file to text: UTF-8, UTF-16 and the Windows code page of Vietnamese."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from extract.errors import EmptyInputError, UnreadableEncodingError
from extract.text.invisible import drop_invisible, note_of_invisible
from extract.text.legacy import Encoding, encoding_of
from extract.text.legacy import decode as decode_old
from extract.text.vietnamese import accented_share, syllable_share

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

SAMPLE = 4000
"""Bytes in which the zeros of UTF-16 are counted."""

OLD_SAMPLE = 100_000
"""Letters of a text that tell whether it is in an old encoding: some pages, read in a moment."""

MOST_DAMAGED = 0.5
"""Damaged characters for each whole one beyond ASCII up to which a text is UTF-8: in another encoding hardly
any letter happens to make up a whole sequence."""

FEW = 0.01
"""Share of letters beyond ASCII that are too few to tell their encoding by."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, a note on what was dropped from it or is doubtful, and what of it is lost."""

    text: str
    note: str = ""
    lost: str = ""


def decode(data: bytes, path: Path, *, spelled: bool = False) -> Decoded:
    """Decode, compose (NFC), unify line ends and drop invisible characters.

    Text of old fonts is put into Unicode unless its reader does so (``spelled``).

    Raises EmptyInputError when no text is left, UnreadableEncodingError when no encoding fits.
    """
    decoded = _decode_bytes(data, path)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    text, remark = (text, "") if spelled else _modern(unicodedata.normalize("NFC", text))
    seen = unicodedata.normalize("NFC", drop_invisible(text))
    if not seen.strip():
        raise EmptyInputError(path)
    damaged = seen.count("\ufffd")
    note = "; ".join(filter(None, (decoded.note, remark, note_of_invisible(text))))
    return Decoded(seen, note, f"{damaged} damaged characters were replaced by \ufffd" if damaged else "")


def _decode_bytes(data: bytes, path: Path) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"))
    if encoding := _utf16(data[:SAMPLE]):
        return Decoded(data.decode(encoding, "replace"))
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    whole = sum(not char.isascii() for char in text) - damaged
    if damaged <= MOST_DAMAGED * whole or damaged == 0:
        return Decoded(text)
    if whole == 0 and damaged <= max(1, FEW * len(text)):
        return _few_accented(data)
    return Decoded(_legacy(data, path))


def _few_accented(data: bytes) -> Decoded:
    """Read a text of nearly nothing but ASCII: too few other letters to tell which Windows wrote them."""
    beyond = sum(byte > 127 for byte in data)
    note = f"{beyond} letters of an unknown encoding were read as those of Windows-1258"
    return Decoded(data.decode("cp1258", "replace"), note)


def _modern(text: str) -> tuple[str, str]:
    """Decode the lines of a text that was written in an old font, and say so; lines in Unicode are kept."""
    old = encoding_of([text[:OLD_SAMPLE]]) if any("\xa1" <= char <= "\xff" for char in text) else None
    if old is None or old is Encoding.UNICODE:
        return text, ""
    lines = (
        line if encoding_of([line]) is Encoding.UNICODE else decode_old(line, old)
        for line in text.split("\n")
    )
    return "\n".join(lines), f"text in the old encoding {old} was decoded"


def _utf16(data: bytes) -> str:
    """Name the UTF-16 in which one of the two bytes of many characters is zero; empty for other texts."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high > len(data) / 8 and 10 * low <= high:
            return encoding
    return ""


def _legacy(data: bytes, path: Path) -> str:
    """Decode Windows-1258 where that makes Vietnamese, else letters of old fonts as they are stored.

    Any bytes would decode as something.
    """
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        text = ""
    if syllable_share(text) >= 0.6 and accented_share(text) >= 0.3:
        return text
    latin = data.decode("latin-1")
    if encoding_of([latin[:OLD_SAMPLE]]) in {Encoding.TCVN3, Encoding.VNI}:
        return latin
    raise UnreadableEncodingError(path)
