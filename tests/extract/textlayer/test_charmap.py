"""Fonts that are mapped to wrong characters: what the page shows counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from extract.model import PageOrigin
from extract.options import ReadOptions
from extract.read import read_page
from tests.extract.textlayer.made import ROWS, SANS, SERIF, Made, cells_of, texts_of

PROSE = "Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới, Ủy ban nhân dân tỉnh giao các sở."


def _remapped(path: Path, other: Callable[[str], str]) -> Path:
    """Map the characters of every font to others."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                item["/ToUnicode"].write(_cmap(item["/ToUnicode"].read_bytes(), other))
        pdf.save(path)
    return path


def _cmap(table: bytes, other: Callable[[str], str]) -> bytes:
    """A table of characters with each range written out and each character replaced."""
    ranges = re.findall(rb"<(\w{4})>\s*<(\w{4})>\s*<(\w{4})>", table)
    known = {
        code: int(first, 16) + code - int(low, 16)
        for low, high, first in ranges
        for code in range(int(low, 16), int(high, 16) + 1)
    }
    lines = [b"<%04X> <%04X>" % (code, ord(other(chr(char)))) for code, char in known.items()]
    parts = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(part), b"\n".join(part)) for part in parts)
    space = b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        + space
        + body
        + b"endcmap\nend\nend\n"
    )


@pytest.mark.parametrize("font", [SERIF, SANS])
def test_digits_mapped_to_others_are_recognized(font: Path, tmp_path: Path) -> None:
    path = Made(font=font).text(70, 100, PROSE, 9).grid().cells().save(tmp_path / "swapped.pdf")
    swapped = {"3": "8", "8": "3"}
    content = read_page(_remapped(path, lambda char: swapped.get(char, char)), 1, ReadOptions())
    assert content.page.origin is PageOrigin.OCR
    assert "other characters" in content.page.reason
    assert cells_of(content)[1:] == [list(row) for row in ROWS[1:]]


def test_letters_in_a_cipher_are_recognized(tmp_path: Path) -> None:
    made = Made()
    for line in range(4):
        made.text(70, 100 + 16 * line, PROSE, 10)
    path = _remapped(made.save(tmp_path / "cipher.pdf"), lambda c: chr(ord(c) + 3) if c.isascii() else c)
    content = read_page(path, 1, ReadOptions())
    assert content.page.origin is PageOrigin.OCR
    assert "Chương trình mục tiêu quốc gia" in " ".join(texts_of(content))


@pytest.mark.parametrize("font", [SERIF, SANS])
def test_a_page_of_english_is_no_cipher(font: Path, tmp_path: Path) -> None:
    made = Made(font=font)
    for line in range(6):
        made.text(
            70, 100 + 16 * line, "Expenditure of provinces between 2013 and 2018 in thousand dollars", 10
        )
    assert made.read(tmp_path).page.origin is PageOrigin.TEXT_LAYER
