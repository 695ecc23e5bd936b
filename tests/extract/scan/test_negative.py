"""Light print on dark grounds: heads of tables, bands and whole pages read like black print on white."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from extract.model import PageOrigin
from extract.scan.cleaning.negative import find_grounds
from extract.scan.page import read_scanned_page
from tests.extract.scan.test_page import (
    DPI,
    HEIGHT,
    SHAPE,
    WIDTH,
    XS,
    YS,
    InkReader,
    check_structure,
    only_table,
    page_with_table,
    read,
)

NAVY, GREEN, ORANGE, BLACK = (31, 73, 125), (84, 130, 53), (197, 90, 17), (0, 0, 0)


def with_dark_head(colour: tuple[int, int, int], rules: bool = True) -> npt.NDArray[np.uint8]:
    """The page with its two-row head in white on a dark ground; without rules none is seen in it."""
    page = cv2.cvtColor(page_with_table(), cv2.COLOR_GRAY2RGB)
    head = np.s_[YS[0] : YS[2], XS[0] : XS[-1]]
    print_ = page[head].copy()
    page[head] = colour
    page[head][print_[..., 0] < 128] = (255, 255, 255)
    if rules:
        for x in (XS[1], XS[2], XS[4]):
            cv2.line(page, (x, YS[0]), (x, YS[2]), (255, 255, 255), 3)
    else:
        for x in XS[1:-1]:
            cv2.line(page, (x, YS[0]), (x, YS[2] - 3), colour, 3)
        cv2.line(page, (XS[2], YS[1]), (XS[-1], YS[1]), colour, 3)
    return np.asarray(page, np.uint8)


@pytest.mark.parametrize("colour", [NAVY, GREEN, ORANGE, BLACK])
def test_head_in_white_on_dark(colour: tuple[int, int, int]) -> None:
    check_structure(only_table(read(with_dark_head(colour))))


@pytest.mark.parametrize("angle", [-2.1, 1.3])
def test_skewed_head_in_white_on_dark(angle: float) -> None:
    matrix = cv2.getRotationMatrix2D((SHAPE[1] / 2, SHAPE[0] / 2), angle, 1.0)
    page = cv2.warpAffine(with_dark_head(NAVY), matrix, SHAPE[::-1], borderValue=(255, 255, 255))
    check_structure(only_table(read(np.asarray(page, np.uint8))))


@pytest.mark.parametrize("colour", [NAVY, BLACK])
def test_columns_go_on_through_a_head_whose_rules_are_not_seen(colour: tuple[int, int, int]) -> None:
    table = only_table(read(with_dark_head(colour, rules=False)))
    head = [cell for cell in table.cells if cell.row == 0]
    assert [cell.column for cell in head] == [0, 1, 2, 3]


def test_negative_page_is_read_and_not_blank() -> None:
    content = read(255 - page_with_table())
    assert content.page.origin is PageOrigin.OCR
    check_structure(only_table(content))


def test_negative_picture_within_a_page() -> None:
    page = page_with_table()
    part = np.s_[YS[0] - 30 : YS[-1] + 30, XS[0] - 30 : XS[-1] + 30]
    page[part] = 255 - page[part]
    check_structure(only_table(read(page)))


def test_dark_borders_and_bold_print_are_no_dark_grounds() -> None:
    page = page_with_table()
    page[:, :60] = 30
    page[:40] = 0
    cv2.putText(page, "DAM DAM DAM", (300, 1800), cv2.FONT_HERSHEY_DUPLEX, 2.0, 0, 9)
    assert find_grounds(page, DPI) == []


@pytest.mark.parametrize(("across", "down"), [(1, 2), (2, 1)])
def test_pixels_that_are_not_square(across: int, down: int) -> None:
    """A fax has half as many lines to the inch as columns; the page keeps its size in points."""
    size = SHAPE[1] // across, SHAPE[0] // down
    fax = np.asarray(cv2.resize(page_with_table(), size, interpolation=cv2.INTER_AREA), np.uint8)
    content = read_scanned_page(fax, DPI, 1, WIDTH, HEIGHT, InkReader())
    assert content.page.dpi == pytest.approx(DPI, rel=0.01)
    check_structure(only_table(content))


@pytest.mark.parametrize("top", range(0, 40, 8))
@pytest.mark.parametrize("dpi", [150, 300])
def test_star_of_a_seal_over_print_is_no_dark_ground(top: int, dpi: int) -> None:
    scale = dpi / 150
    page = np.full((round(300 * scale), round(700 * scale), 3), 250, np.uint8)
    for row in range(4):
        place = (round(30 * scale), round((60 + 45 * row) * scale))
        cv2.putText(
            page,
            "Noi dung cong viec, tien do thoi gian",
            place,
            cv2.FONT_HERSHEY_DUPLEX,
            0.9 * scale,
            BLACK,
            3,
        )
    angles = np.arange(10) * np.pi / 5
    reach = np.where(np.arange(10) % 2, 18, 44) * scale
    star = np.column_stack([np.sin(angles), -np.cos(angles)]) * reach[:, None]
    ink = np.full_like(page, 255)
    corners = np.rint(star + np.array([250, 110 + top]) * scale).astype(np.int32)
    cv2.fillPoly(ink, [corners], (205, 80, 95))
    assert not find_grounds((page.astype(np.float32) * ink / 255).astype(np.uint8), dpi)
