"""Fonts that are mapped to wrong characters: what the page shows counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.model import PageOrigin
from extract.options import ReadOptions
from extract.read import read_page
from tests.extract.textlayer.made import FONTS, ROWS, SANS, SERIF, Made, cells_of, remapped, texts_of

PROSE = "Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới, Ủy ban nhân dân tỉnh giao các sở."


OTHERS = [FONTS / "liberation2" / f"Liberation{name}.ttf" for name in ("Sans-Regular", "Serif-Bold")]
SWAPS = [("38", SERIF), ("38", SANS), *zip(("69", "17"), OTHERS, strict=True)]


@pytest.mark.parametrize(("digits", "font"), SWAPS)
def test_digits_mapped_to_others_are_recognized(digits: str, font: Path, tmp_path: Path) -> None:
    path = Made(font=font).text(70, 100, PROSE, 9).grid().cells().save(tmp_path / "swapped.pdf")
    swapped = {digits[0]: digits[1], digits[1]: digits[0]}
    content = read_page(remapped(path, lambda char: swapped.get(char, char)), 1, ReadOptions())
    assert content.page.origin is PageOrigin.OCR
    assert "other characters" in content.page.reason
    assert cells_of(content)[1:] == [list(row) for row in ROWS[1:]]


def test_letters_in_a_cipher_are_recognized(tmp_path: Path) -> None:
    made = Made()
    for line in range(4):
        made.text(70, 100 + 16 * line, PROSE, 10)
    path = remapped(made.save(tmp_path / "cipher.pdf"), lambda c: chr(ord(c) + 3) if c.isascii() else c)
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
