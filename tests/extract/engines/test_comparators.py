"""A bar under a sign of comparison is seen in the ink; an underlining or a neighbour's bar is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.engines.bands import Band
from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.comparators import bar_comparators
from extract.model import Reading

# Pieces of ``≤ 15 ngày`` at 200 dpi, as measured on a real scan.
SIGN, BAR, ONE, FIVE = (
    PixelBox(6, 6, 26, 24),
    PixelBox(7, 28, 26, 31),
    PixelBox(39, 4, 46, 28),
    PixelBox(49, 4, 61, 29),
)
UNDERLINE = PixelBox(2, 30, 62, 33)


def line(*texts: str) -> TextLine:
    boxes = (PixelBox(6, 6, 26, 31), PixelBox(39, 4, 61, 29))
    words = tuple(TextWord(text, box, 0.3) for text, box in zip(texts, boxes, strict=False))
    return TextLine(words, PixelBox(6, 4, 61, 31))


@pytest.mark.parametrize(
    ("pieces", "read", "expected"),
    [
        ((SIGN, BAR, ONE, FIVE), ("<", "15"), "≤ 15"),
        ((SIGN, BAR, ONE, FIVE), (">", "15"), "≥ 15"),
        ((SIGN, ONE, FIVE), ("<", "15"), "< 15"),
        ((SIGN, UNDERLINE, ONE, FIVE), ("<", "15"), "< 15"),
        ((SIGN, BAR, ONE, FIVE), ("Z", "15"), "Z 15"),
    ],
)
def test_a_bar_makes_a_sign_inclusive(
    pieces: tuple[PixelBox, ...], read: tuple[str, ...], expected: str
) -> None:
    found = bar_comparators(line(*read), Band(pieces))
    assert found.text == expected
    assert (found.words[0].confidence > 0.8) is (expected[0] in "≤≥")


def test_a_letter_that_another_reading_takes_for_a_sign_is_one_over_a_bar() -> None:
    (letter, number) = line("Ấ", "15").words
    read = replace(letter, alternatives=(Reading("<", 0.2, "second"),))
    both = TextLine((read, number), PixelBox(6, 4, 61, 31))
    assert bar_comparators(both, Band((SIGN, BAR, ONE, FIVE))).text == "≤ 15"
    assert bar_comparators(both, Band((SIGN, ONE, FIVE))).text == "Ấ 15"
