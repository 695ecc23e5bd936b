"""Tables that are drawn with other things than plain rules: shaded cells, dots, pictures of rules."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from tests.extract.textlayer.made import COLUMNS, HIGH, ROWS, TOP, Made, cells_of, texts_of

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


def test_a_frame_with_strips_around_the_page_is_no_part_of_the_table(tmp_path: Path) -> None:
    made = Made().grid()
    for y in (40, 60, 780, 800):
        made.rule(50, y, 545, y)
    for x in (50, 545):
        made.rule(x, 40, x, 800)
    made.text(60, 54, "UBND tỉnh Tây Ninh", 9).text(60, 794, "In lúc 08:15 ngày 30/7/2020", 9)
    made.text(70, 120, "Tổng chiều dài cần bảo trì là 612,4 km.")
    content = made.cells().read(tmp_path)
    assert [cells_of(content)] == [[list(row) for row in ROWS]]
    assert texts_of(content) == [
        "UBND tỉnh Tây Ninh",
        "Tổng chiều dài cần bảo trì là 612,4 km.",
        "In lúc 08:15 ngày 30/7/2020",
    ]


def test_rows_that_no_rule_parts_begin_at_their_figures(tmp_path: Path) -> None:
    made = Made()
    for y in (TOP, TOP + HIGH, TOP + 5 * HIGH):
        made.rule(COLUMNS[0], y, COLUMNS[-1], y)
    for x in COLUMNS:
        made.rule(x, TOP, x, TOP + 5 * HIGH)
    made.cells([("TT", "Nội dung", "Chỉ tiêu", "Kinh phí", "Ghi chú")])
    printed = (
        (0, ("1", "Cho vay vốn từ", "1.350", "41.800", "")),
        (1, ("", "Quỹ việc làm", "", "", "")),
        (2, ("2", "Điều tra cung, cầu", "105.000", "1.145", "")),
        (3, ("3", "Tổ chức hội chợ", "12", "980", "")),
        (4, ("", "việc làm", "", "", "")),
    )
    for line, texts in printed:
        for column, text in enumerate(texts):
            if text:
                made.text(COLUMNS[column] + 5, TOP + HIGH + 16 + line * 15, text)
    assert cells_of(made.read(tmp_path))[1:] == [
        ["1", "Cho vay vốn từ Quỹ việc làm", "1.350", "41.800", ""],
        ["2", "Điều tra cung, cầu", "105.000", "1.145", ""],
        ["3", "Tổ chức hội chợ việc làm", "12", "980", ""],
    ]


def test_a_ruled_head_over_shaded_rows_keeps_its_cells(tmp_path: Path) -> None:
    made = Made()
    top, middle, low = TOP, TOP + 20, TOP + 44
    edges = COLUMNS
    for y in (top, low):
        made.rule(edges[0], y, edges[-1], y)
    made.rule(edges[2], middle, edges[4], middle)
    for x in edges:
        made.rule(x, middle if x == edges[3] else top, x, low)
    for row in (0, 2):
        for x0, x1 in itertools.pairwise(edges):
            made.area(x0, low + row * 20, x1, low + (row + 1) * 20, (222, 234, 246))
    made.text(edges[0] + 5, top + 26, "TT").text(edges[1] + 5, top + 26, "Hoạt động")
    made.text(edges[2] + 50, top + 14, "Số lượng").text(edges[4] + 5, top + 26, "Thời gian")
    made.text(edges[2] + 5, middle + 16, "Kế hoạch").text(edges[3] + 5, middle + 16, "Thực hiện")
    for row, texts in enumerate(ROWS[1:]):
        for column, text in enumerate(texts):
            made.text(edges[column] + 5, low + row * 20 + 14, text)
    rows = cells_of(made.read(tmp_path))
    assert rows[0] == ["TT", "Hoạt động", "Số lượng", "Thời gian"]
    assert rows[1] == ["Kế hoạch", "Thực hiện"]
    assert rows[2:] == [list(row) for row in ROWS[1:]]


def test_cells_of_two_lines_around_figures_in_their_middle(tmp_path: Path) -> None:
    made = Made()
    xs = (70, 190, 280, 370)
    lines = (
        (0, ("Chỉ tiêu", "Đơn vị", "Năm 2012", "Năm 2013")),
        (20, ("Đường kết tinh", "Tấn", "118.420", "131.700")),
        (40, ("Thuốc viên", "Triệu", "", "")),
        (46, ("", "", "1.902", "2.164")),
        (52, ("các loại", "viên", "", "")),
        (72, ("Nhân hạt điều", "Tấn", "6.208", "7.011")),
        (92, ("", "Triệu", "", "")),
        (98, ("Điện sản xuất", "", "1.340", "1.277")),
        (104, ("", "kWh", "", "")),
    )
    for y, texts in lines:
        for x, text in zip(xs, texts, strict=True):
            if text:
                made.text(x, 200 + y, text, 10)
    assert cells_of(made.read(tmp_path)) == [
        ["Chỉ tiêu", "Đơn vị", "Năm 2012", "Năm 2013"],
        ["Đường kết tinh", "Tấn", "118.420", "131.700"],
        ["Thuốc viên các loại", "Triệu viên", "1.902", "2.164"],
        ["Nhân hạt điều", "Tấn", "6.208", "7.011"],
        ["Điện sản xuất", "Triệu kWh", "1.340", "1.277"],
    ]


@pytest.mark.parametrize("sign", ["¹", "²", "\xad"])
def test_signs_alone_are_no_letters_of_old_fonts(sign: str, tmp_path: Path) -> None:
    content = Made().text(70, 100, f"({sign}) Theo giá so sánh năm 2010").read(tmp_path)
    assert texts_of(content)[0].endswith("Theo giá so sánh năm 2010")
