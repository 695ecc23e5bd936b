"""Broken streaks of a scanner: told from print in columns and rows, and taken off the page."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.engines.base import Gray
from extract.scan.cleaning.clean import sort_ink
from samples.seals import font
from samples.typeset import FONTS

DPI = 150
SHAPE = (1500, 1500)
HEIGHTS = (6, 9, 14, 7, 22, 11, 8, 17, 6, 10, 12, 7)


def printed() -> Gray:
    """Lines of text, a column of ones without serifs, rows of dashes of two lengths in a table."""
    page = Image.new("L", SHAPE[::-1], 255)
    pen = ImageDraw.Draw(page)
    sans = ImageFont.truetype(str(FONTS / "LiberationSans-Regular.ttf"), 24)
    for row in range(10):
        text = "Các sở, ban, ngành thực hiện nội dung của Kế hoạch"
        pen.text((170, 150 + 60 * row), text, font=font("Regular", DPI, 13), fill=0)
        pen.text((300, 780 + 55 * row), "1", font=sans, fill=0)
        pen.text((420, 780 + 55 * row), "I", font=sans, fill=0)
        for column in range(10):
            dash = "–" if (row + column) % 3 else "-"
            pen.text((500 + 60 * column, 780 + 55 * row), dash, font=sans, fill=0)
    return np.asarray(page)


def scratched(lean: float) -> Gray:
    """A broken streak of one to three pixels alone, at the right of the page."""
    alone = np.full(SHAPE, 255, np.uint8)
    for number, height in enumerate(HEIGHTS):
        y = 90 + 118 * number
        x = round(1430 + lean * y)
        alone[y : y + height, x : x + 1 + number % 3] = 0
    return alone


def specks(page: Gray) -> Gray:
    ink = np.asarray(cv2.threshold(page, 160, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)
    return sort_ink(ink, DPI).specks


@pytest.mark.parametrize("lean", [0.0, 0.012, -0.035])
@pytest.mark.parametrize("level", [False, True])
def test_a_broken_streak_is_no_print(lean: float, level: bool) -> None:
    streak = scratched(lean).T if level else scratched(lean)
    assert np.array_equal(specks(np.minimum(printed(), streak)) > 0, streak == 0)


def test_columns_of_ones_and_rows_of_dashes_are_none() -> None:
    assert not specks(printed()).any()
