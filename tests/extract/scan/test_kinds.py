"""Kinds of scans that people report, made by the suite and recognized for real."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extract.engines.reader import open_reader
from extract.model import PageContent
from extract.options import ReadOptions
from extract.scan.page import read_scanned_page
from tests.extract.textlayer.made import ROWS, SANS, Made, cells_of, texts_of

pytestmark = pytest.mark.ocr

TABLE = [list(row) for row in ROWS]
PROSE = "Giao khoán cho các hộ trên địa bàn huyện, hoàn thành trước ngày 20 tháng 11."
DPI = 200


def read(image: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> PageContent:
    high, wide = image.shape[:2]
    sides = 72 * wide / DPI, 72 * high / DPI
    return read_scanned_page(np.ascontiguousarray(image), DPI, 1, *sides, open_reader(ReadOptions()))


@pytest.mark.parametrize("turns", [1, 3])
def test_a_sideways_table_on_an_upright_page_is_turned(turns: int) -> None:
    made = Made()
    for line in range(6):
        made.text(70, 60 + 16 * line, PROSE.replace("20", str(12 + line)))
    page = made.image(DPI)
    table = Made(595, 330).grid().cells().image(DPI)
    sideways = np.rot90(table[500:880, 150:1480], turns)
    page[450 : 450 + sideways.shape[0], 500 : 500 + sideways.shape[1]] = sideways
    content = read(page)
    assert content.page.rotation == 0
    assert cells_of(content) == TABLE
    assert PROSE.split(",", maxsplit=1)[0] in " ".join(texts_of(content))


def test_two_pages_beside_each_other_are_read_each_for_itself() -> None:
    left = Made().text(70, 100, PROSE).grid().cells().image(DPI)
    right = Made(font=SANS).text(70, 100, "Kinh phí thực hiện là 2.350 triệu đồng.").image(DPI)
    both = np.hstack([left, right])
    turn = cv2.getRotationMatrix2D((both.shape[1] / 2, both.shape[0] / 2), 0.5, 1)
    content = read(cv2.warpAffine(both, turn, both.shape[::-1], borderValue=(255,)).astype(np.uint8))
    assert cells_of(content) == TABLE
    texts = " ".join(texts_of(content))
    assert PROSE in texts and "Kinh phí thực hiện là 2.350 triệu đồng." in texts


def test_a_page_in_negative_is_read() -> None:
    assert cells_of(read(255 - Made().text(70, 100, PROSE).grid().cells().image(DPI))) == TABLE
