"""What of a page is read: figures beside the running text's edges at the foot are page numbers."""

from __future__ import annotations

import numpy as np
import pytest

from extract.scan.areas import find_areas

DPI = 100
HIGH, WIDE = 1169, 827


@pytest.mark.parametrize(
    ("top", "height", "is_read"),
    [(1090, 14, True), (40, 14, True), (600, 14, False), (1090, 5, False), (1090, 40, False)],
    ids=["foot", "head", "beside the text", "speck", "stroke of a pen"],
)
def test_a_narrow_figure_beside_the_text_is_read_at_head_and_foot(
    top: int, height: int, is_read: bool
) -> None:
    page = np.zeros((HIGH, WIDE), np.uint8)
    for line in range(30):
        page[200 + 25 * line : 214 + 25 * line, 120:600] = 255
    page[top : top + height, 700:709] = 255
    areas = find_areas(page, DPI, [])
    assert any(area.box.x0 > 600 for area in areas) == is_read
