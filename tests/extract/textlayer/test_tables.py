"""Tables that are drawn with other things than plain rules: shaded cells, dots, pictures of rules."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from tests.extract.textlayer.made import COLUMNS, HIGH, ROWS, TOP, Made, cells_of

TABLE = [list(row) for row in ROWS]


@pytest.mark.parametrize("step", [1, 2])
def test_shaded_cells_without_rules(step: int, tmp_path: Path) -> None:
    made = Made()
    for row in range(0, 4, step):
        shade = (40, 70, 120) if row == 0 else (225, 235, 250)
        for left, right in itertools.pairwise(COLUMNS):
            made.area(left, TOP + row * HIGH, right, TOP + (row + 1) * HIGH, shade)
    made.cells([("", "", "", "", ""), *ROWS[1:]])
    for column, text in enumerate(ROWS[0]):
        made.text(COLUMNS[column] + 5, TOP + 16, text, colour=(255, 255, 255))
    content = made.read(tmp_path)
    assert cells_of(content)[:3] == TABLE[:3]


@pytest.mark.parametrize(("dot", "gap"), [(0.8, 2.0), (1.5, 4.0)])
def test_rules_of_dots(dot: float, gap: float, tmp_path: Path) -> None:
    made = Made().cells()
    for row in range(5):
        for x in np.arange(COLUMNS[0], COLUMNS[-1], gap):
            made.area(x, TOP + row * HIGH, x + dot, TOP + row * HIGH + dot)
    for x in COLUMNS:
        for y in np.arange(TOP, TOP + 4 * HIGH, gap):
            made.area(x, y, x + dot, y + dot)
    assert cells_of(made.read(tmp_path)) == TABLE


def test_rules_that_are_pictures(tmp_path: Path) -> None:
    made = Made().cells()
    black = np.zeros((2, 2), np.uint8)
    for row in range(5):
        made.picture(black, COLUMNS[0], TOP + row * HIGH, COLUMNS[-1], TOP + row * HIGH + 0.7)
    for x in COLUMNS:
        made.picture(black, x, TOP, x + 0.7, TOP + 4 * HIGH)
    assert cells_of(made.read(tmp_path)) == TABLE


def test_red_figures_stay_in_their_cells(tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    rows[1][2] = rows[3][4] = ""
    made = Made().grid().cells(rows)
    made.text(COLUMNS[2] + 5, TOP + HIGH + 16, "14.218", colour=(220, 0, 0))
    made.text(COLUMNS[4] + 5, TOP + 3 * HIGH + 16, "19,07", colour=(220, 0, 0))
    assert cells_of(made.read(tmp_path)) == TABLE


@pytest.mark.parametrize("first", [0, 1])
def test_rows_on_white_above_and_below_shaded_ones_are_of_the_table(first: int, tmp_path: Path) -> None:
    made = Made()
    for row in range(first, 5, 2):
        for left, right in itertools.pairwise(COLUMNS):
            made.area(left, TOP + row * HIGH, right, TOP + (row + 1) * HIGH, (225, 235, 250))
    rows = [*ROWS, ("4", "Văn Quan", "13.196", "3.708", "28,10")]
    assert cells_of(made.cells(rows).read(tmp_path)) == [list(row) for row in rows]
