"""A bar under a sign of comparison is seen in the ink; an underlining or a neighbour's bar is none."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extract.engines.base import Gray, PixelBox, TextLine, TextWord
from extract.engines.reading.comparators import bar_comparators
from extract.engines.reading.ink_lines import InkLine

# Pieces of ``≤ 15 ngày`` at 200 dpi, as measured on a real scan.
SIGN, BAR, ONE, FIVE = (
    PixelBox(6, 6, 26, 24),
    PixelBox(7, 28, 26, 31),
    PixelBox(39, 4, 46, 28),
    PixelBox(49, 4, 61, 29),
)
UNDERLINE = PixelBox(2, 30, 62, 33)
PAPER = np.full((40, 70), 255, np.uint8)


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
    found = bar_comparators(line(*read), InkLine(pieces), PAPER)
    assert found.text == expected
    assert (found.words[0].confidence > 0.8) is (expected[0] in "≤≥")


def sheet(opens: str) -> Gray:
    """A page with the sign drawn in its box, open to the right (``<``) or to the left."""
    image = np.full((40, 70), 255, np.uint8)
    tip, ends = (SIGN.x0, SIGN.x1 - 1) if opens == "right" else (SIGN.x1 - 1, SIGN.x0)
    for end in (SIGN.y0, SIGN.y1 - 1):
        cv2.line(image, (tip, (SIGN.y0 + SIGN.y1) // 2), (ends, end), 0, 2)
    return image


@pytest.mark.parametrize(("opens", "expected"), [("right", "≤ 15"), ("left", "≥ 15")])
def test_a_letter_hardly_read_over_a_bar_is_the_sign_that_it_looks_like(opens: str, expected: str) -> None:
    read = line("Ấ", "15")
    assert bar_comparators(read, InkLine((SIGN, BAR, ONE, FIVE)), sheet(opens)).text == expected
    assert bar_comparators(read, InkLine((SIGN, ONE, FIVE)), sheet(opens)).text == "Ấ 15"
