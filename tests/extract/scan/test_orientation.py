"""Orientation of real scanned pages, seen in the ink alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from extract.engines.base import Gray
from extract.scan.cleaning.colour import separate_colour
from extract.scan.cleaning.ink import even_light, shrunk
from extract.scan.standing.orientation import WORK_DPI, find_standing

REAL = Path(__file__).parents[3].parent / "shared" / "real"
PAGES = [
    ("kh496_2016_ung_dung_cntt_2017.pdf", 2),
    ("kh496_2016_ung_dung_cntt_2017.pdf", 8),
    ("qd1740_2016_ke_hoach_tmdt.pdf", 10),
    ("langson_53-td.pdf", 5),
]
DPI = 150


class Silent:
    """A recognizer that never knows."""

    def read_cell(self, image: Gray, dpi: float, digits: bool = False) -> tuple[()]:
        return ()

    def read_lines(self, image: Gray, dpi: float) -> tuple[()]:
        return ()

    def skim_lines(self, image: Gray, dpi: float) -> tuple[()]:
        return ()

    def orientation(self, image: Gray, dpi: float) -> None:
        return None


@pytest.mark.skipif(not REAL.exists(), reason="the real scans are not in the repository")
@pytest.mark.parametrize(("name", "number"), PAGES)
def test_real_pages_turned_each_way(name: str, number: int) -> None:
    document = pypdfium2.PdfDocument(REAL / name)
    image = document[number - 1].render(scale=DPI / 72).to_numpy()[..., :3]
    gray = even_light(separate_colour(np.ascontiguousarray(image[..., ::-1]), DPI).gray, DPI)
    document.close()
    turned = [np.ascontiguousarray(np.rot90(gray, turns)) for turns in range(4)]
    small = [shrunk(page, WORK_DPI / DPI) for page in turned]
    found = [find_standing(page, copy, DPI, Silent()) for page, copy in zip(turned, small, strict=True)]
    assert [standing.rotation for standing in found] == [0, 90, 180, 270]
