"""Recognized words given to printed lines."""

from __future__ import annotations

import pytest

from extract.engines.base import PixelBox, TextWord
from extract.engines.reading.ink_lines import InkLine
from extract.engines.reading.segmentation import may_be_figures, pair
from extract.engines.recognizer import to_line


def word(text: str, x0: int, y0: int, x1: int, y1: int) -> TextWord:
    return TextWord(text, PixelBox(x0, y0, x1, y1), 0.9)


UPPER, LOWER = InkLine((PixelBox(40, 18, 70, 53),)), InkLine((PixelBox(0, 55, 100, 98),))


def test_marks_of_capitals_that_the_line_above_took_for_dashes_are_dropped() -> None:
    above = to_line([word("-", 10, 54, 16, 62), word("Phụ", 40, 18, 55, 53), word("lục", 57, 18, 70, 53)])
    below = to_line([word("KẾ", 0, 64, 30, 98), word("HOẠCH", 35, 64, 100, 98)])
    texts = [line.text if line else "" for _, line in pair([above, below], [UPPER, LOWER])]
    assert texts == ["Phụ lục", "KẾ HOẠCH"]


def test_a_dash_between_the_words_of_the_line_below_stays() -> None:
    above = to_line([word("-", 31, 64, 34, 80), word("Phụ", 40, 18, 55, 53), word("lục", 57, 18, 70, 53)])
    below = to_line([word("KẾ", 0, 64, 30, 98), word("HOẠCH", 35, 64, 100, 98)])
    texts = [line.text if line else "" for _, line in pair([above, below], [UPPER, LOWER])]
    assert texts == ["Phụ lục", "KẾ - HOẠCH"]


@pytest.mark.parametrize("text", ["2017", "1.234,5", "5.500 đ", "l§", "&0", "]", "ọ", "2016-"])
def test_figures_and_what_misread_figures_look_like(text: str) -> None:
    assert may_be_figures(text)


@pytest.mark.parametrize("text", ["30/01/2015 của UBND", "NĂM 2017", "12 xã", "a", "xã", "-"])
def test_a_line_with_words_is_not_figures(text: str) -> None:
    assert not may_be_figures(text)
