"""Specks are taken off a page, the last dots of an ellipsis are not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extract.scan.cleaning.clean import sort_ink
from extract.scan.cleaning.ink import Mask

DPI = 150.0
LETTER = 20
"""Pixels: height of a letter, and where the dots behind it begin."""


def specks(*dots: tuple[int, int]) -> int:
    """Count the pieces of ink taken for specks among dots behind a letter that stands on row 40."""
    ink: Mask = np.zeros((80, 240), np.uint8)
    ink[20:40, 0:LETTER] = 255
    for x, y in dots:
        ink[y : y + 4, x : x + 4] = 255
    return cv2.connectedComponents(sort_ink(ink, DPI).specks)[0] - 1


def row(count: int) -> list[tuple[int, int]]:
    return [(LETTER + 3 + 8 * at, 36) for at in range(count)]


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_the_dots_of_an_ellipsis_belong_to_the_word_before(count: int) -> None:
    assert specks(*row(count)) == 0


def test_a_dotted_line_and_dots_that_are_off_the_row_are_none() -> None:
    assert specks(*row(20)) > 10
    assert specks(*row(2), (LETTER + 22, 10)) == 1
    assert specks(*row(2), (LETTER + 90, 36)) == 1
