"""Rows of a title that spans the columns: letters right under a column's rule do not make it longer."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.engines.base import Gray
from extract.grid import find_grids
from extract.scan.cleaning.ink import ink_mask
from extract.scan.ends import trim_ends
from extract.scan.rules import find_bars
from samples.seals import font

DPI = 300
XS = (200, 620, 1040, 1460)
YS = (200, 420, 462, 640)
TITLE = "BAN QUẢN LÝ DỰ ÁN CÁC CÔNG TRÌNH DÂN DỤNG CÔNG NGHIỆP"


def page(shift: int, *, has_title: bool = True) -> Gray:
    """Three columns that a low row with a title in bold capitals parts, or rows of figures alone."""
    image = Image.new("L", (1700, 900), 255)
    pen = ImageDraw.Draw(image)
    for y in YS:
        pen.line((XS[0], y, XS[-1], y), fill=0, width=3)
    for x in XS:
        inner = has_title and x not in {XS[0], XS[-1]}
        for top, bottom in ((YS[0], YS[1]), (YS[2], YS[3])) if inner else ((YS[0], YS[3]),):
            pen.line((x, top, x, bottom), fill=0, width=3)
    bold = font("Bold", DPI, 7.5)
    if has_title:
        pen.text((XS[0] + 12 + shift, 452), TITLE, font=bold, fill=0, anchor="ls")
    else:
        for x in XS[1:]:
            pen.text((x - 8 - shift % 7, 452), "1.250.000", font=bold, fill=0, anchor="rs")
    return np.asarray(image)


def spans(image: Gray) -> list[int]:
    """How many columns the cells of the middle row span."""
    ink = ink_mask(image, 170)
    bars = trim_ends(find_bars(ink, ink, DPI), ink, DPI)
    (grid,) = find_grids([bar.rule for bar in bars], 3 * DPI / 72)
    return [cell.column_span for cell in grid.cells if cell.row == 1]


@pytest.mark.parametrize("shift", range(0, 60, 4))
def test_a_title_over_all_columns_is_one_cell(shift: int) -> None:
    assert spans(page(shift)) == [3]


@pytest.mark.parametrize("shift", range(7))
def test_figures_close_to_rules_leave_them_whole(shift: int) -> None:
    assert spans(page(shift, has_title=False)) == [1, 1, 1]
