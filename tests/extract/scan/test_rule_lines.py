"""Rules of tables that are no solid black lines: dotted, dashed, grey, red, and what only looks like them."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from extract.model import Paragraph, Table
from tests.extract.scan.test_page import (
    SHAPE,
    WORDS,
    XS,
    YS,
    check_structure,
    only_table,
    page_with_table,
    read,
    text,
)

Point = tuple[int, int]
Image = npt.NDArray[np.uint8]


def dotted(page: Image, start: Point, end: Point, on: int = 3, off: int = 5) -> None:
    """A row of dots ``on`` pixels square, ``off`` pixels apart: 1 and 2 points at 200 dpi."""
    (x0, y0), (x1, y1) = start, end
    for at in range(0, max(x1 - x0, y1 - y0), on + off):
        x, y = (x0 + at, y0) if y0 == y1 else (x0, y0 + at)
        page[y : y + on, x : x + on] = 0


def dashed(page: Image, start: Point, end: Point) -> None:
    """Dashes of 4 points with blanks of 3."""
    (x0, y0), (x1, y1) = start, end
    for at in range(0, max(x1 - x0, y1 - y0), 19):
        if y0 == y1:
            cv2.line(page, (x0 + at, y0), (min(x0 + at + 10, x1), y0), (0,), 2)
        else:
            cv2.line(page, (x0, y0 + at), (x0, min(y0 + at + 10, y1)), (0,), 2)


def grey(page: Image, start: Point, end: Point) -> None:
    cv2.line(page, start, end, (200,), 2)


def pale(page: Image, start: Point, end: Point) -> None:
    """A line of a spreadsheet on a screen."""
    cv2.line(page, start, end, (220,), 1)


MARK = 1
"""The level of pixels that get a colour later."""


def marked(page: Image, start: Point, end: Point) -> None:
    cv2.line(page, start, end, (MARK,), 3)


def page_ruled_by(rule: Callable[[Image, Point, Point], None]) -> Image:
    """The page with its rules taken off and drawn again another way."""
    page = page_with_table()
    for y in YS:
        page[y - 3 : y + 4, XS[0] - 4 : XS[-1] + 5] = 255
    for x in XS:
        page[YS[0] - 4 : YS[-1] + 5, x - 3 : x + 4] = 255
    for y in YS:
        rule(page, (XS[0] if y != YS[1] else XS[2], y), (XS[-1], y))
    for x in XS:
        rule(page, (x, YS[0] if x != XS[3] else YS[1]), (x, YS[-1]))
    return page


@pytest.mark.parametrize("rule", [dotted, dashed, grey, pale])
def test_rules_of_other_kinds(rule: Callable[[Image, Point, Point], None]) -> None:
    check_structure(only_table(read(page_ruled_by(rule))))


@pytest.mark.parametrize("rule", [dotted, dashed, grey])
@pytest.mark.parametrize("angle", [-1.4, 0.7])
def test_skewed_rules_of_other_kinds(rule: Callable[[Image, Point, Point], None], angle: float) -> None:
    matrix = cv2.getRotationMatrix2D((SHAPE[1] / 2, SHAPE[0] / 2), angle, 1.0)
    page = cv2.warpAffine(page_ruled_by(rule), matrix, SHAPE[::-1], borderValue=(255,))
    check_structure(only_table(read(np.asarray(page, np.uint8))))


def test_pale_rules_over_shaded_rows() -> None:
    """A picture of a screen with each second row shaded."""
    page = page_ruled_by(pale)
    for row in range(1, len(YS) - 1, 2):
        band = page[YS[row] + 1 : YS[row + 1], XS[0] + 1 : XS[-1]]
        band[band == 255] = 235
    check_structure(only_table(read(page)))


def test_dots_to_write_on_are_no_rules() -> None:
    """Blanks of a form stand in a text without upright rules, or within one cell of a table."""
    page = page_with_table()
    for y in (200, 245, 290):
        page[y - 30 : y + 10, 170:1460] = 255
        text(page, "Ho ten", 180, y)
        dotted(page, (330, y), (1400, y))
    dotted(page, (XS[2] + 90, YS[3] + 60), (XS[3] - 90, YS[3] + 60))
    check_structure(only_table(read(page)))


def test_shadows_of_a_table_on_the_back_are_no_rules() -> None:
    page = np.full(SHAPE, 255, np.uint8)
    for line in range(24):
        text(page, " ".join(WORDS[line % 7 :] + WORDS[: line % 7]), 180, 200 + 45 * line)
    shown = page.copy()
    for y in range(300, 1200, 130):
        cv2.line(shown, (190, y), (900, y), (205,), 3)
    for x in (250, 420, 590, 760):
        cv2.line(shown, (x, 300), (x, 1210), (205,), 3)
    blocks = read(np.minimum(shown, page)).blocks
    assert not any(isinstance(block, Table) for block in blocks)


def red_page() -> npt.NDArray[np.uint8]:
    """The page in colour with two figures, a paragraph and the rules of its table in red."""
    page = cv2.cvtColor(page_with_table(), cv2.COLOR_GRAY2RGB)
    red = np.zeros(SHAPE, np.bool_)
    red[YS[2] + 10 : YS[3] - 10, XS[2] + 10 : XS[3] - 10] = True
    red[YS[3] + 10 : YS[4] - 10, XS[4] + 10 : XS[-1] - 10] = True
    red[1250:1420] = True
    page[red & (page[..., 0] < 128)] = (215, 20, 30)
    return np.asarray(page, np.uint8)


def test_red_figures_and_lines_stay_where_they_are_printed() -> None:
    found = read(red_page())
    check_structure(only_table(found))
    places = [
        line.place.box.y0
        for block in found.blocks
        if isinstance(block, Paragraph)
        for line in block.lines
        if line.place.box
    ]
    assert any(445 < y < 515 for y in places)


def test_table_ruled_in_red() -> None:
    page = page_ruled_by(marked)
    coloured = cv2.cvtColor(page, cv2.COLOR_GRAY2RGB)
    coloured[page == MARK] = (200, 30, 30)
    check_structure(only_table(read(np.asarray(coloured, np.uint8))))


@pytest.mark.parametrize("lean", [0, 18])
def test_broken_streak_through_a_table_is_no_column(lean: int) -> None:
    """A scanner's streak, in pieces, leaning by less than a degree against the table."""
    page = page_with_table()
    for top in range(100, 2100, 90):
        shift = lean * top // 2100
        cv2.line(page, (1280 + shift, top), (1280 + shift, top + 70), (0,), 1)
    check_structure(only_table(read(page)))


def test_columns_of_two_tables_below_each_other_are_no_streaks() -> None:
    page = page_with_table()
    part = page[YS[0] - 10 : YS[-1] + 10].copy()
    page[1250:1800] = 255
    page[1300 : 1300 + len(part)] = part
    tables = [block for block in read(page).blocks if isinstance(block, Table)]
    assert [(table.row_count, table.column_count) for table in tables] == [(5, 4), (5, 4)]
