"""Hyphens and en dashes are told apart by the width of their ink, as measured on a real scan of 200 dpi."""

from __future__ import annotations

import pytest

from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.reading.dashes import measured_dashes
from extract.engines.reading.ink_lines import InkLine

FIGURES = (PixelBox(0, 4, 14, 28), PixelBox(17, 4, 31, 28))
LATER = (PixelBox(80, 4, 94, 28), PixelBox(97, 4, 111, 28))
HYPHEN, DASH, SPECK = PixelBox(50, 18, 60, 21), PixelBox(45, 18, 64, 21), PixelBox(66, 10, 68, 12)


def line(dash: str) -> TextLine:
    boxes = (PixelBox(0, 4, 31, 28), PixelBox(45, 16, 64, 23), PixelBox(80, 4, 111, 28))
    words = tuple(TextWord(text, box, 0.9) for text, box in zip(("20", dash, "21"), boxes, strict=True))
    return TextLine(words, PixelBox(0, 4, 111, 28))


@pytest.mark.parametrize(
    ("ink", "read", "expected"),
    [
        ((DASH,), "-", "20 – 21"),
        ((DASH, SPECK), "—", "20 – 21"),
        ((HYPHEN,), "–", "20 - 21"),
        ((), "-", "20 - 21"),
        ((HYPHEN, DASH), "-", "20 - 21"),
    ],
)
def test_a_dash_is_written_as_wide_as_its_ink(ink: tuple[PixelBox, ...], read: str, expected: str) -> None:
    band = InkLine((*FIGURES, *ink, *LATER))
    assert measured_dashes(line(read), band).text == expected


def test_a_mark_of_a_list_is_left_as_read() -> None:
    band = InkLine((DASH, *LATER))
    words = (TextWord("-", DASH, 0.9), TextWord("21", PixelBox(80, 4, 111, 28), 0.9))
    assert measured_dashes(TextLine(words, PixelBox(45, 4, 111, 28)), band).text == "- 21"
