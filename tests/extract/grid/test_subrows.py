"""Ruled rows whose printed lines are rows of their own (as in funding appendices), and those that are not."""

from __future__ import annotations

from extract.grid.subrows import split_subrows
from extract.model import Box, Cell, Line, Place, Table, Word

XS = (50.0, 80.0, 300.0, 350.0, 400.0, 450.0)
PITCH = 15.0


def cell(column: int, lines: dict[int, str], row: int = 0, height: float = 80.0) -> Cell:
    """A cell with text on some printed lines, counted from the top of the row."""
    printed = []
    for number, text in lines.items():
        y = 100 + number * PITCH
        box = Box(XS[column] + 2, y, XS[column + 1] - 2, y + 10)
        printed.append(Line((Word(text, box),), Place(1, box)))
    box = Box(XS[column], 98, XS[column + 1], 98 + height)
    return Cell(row, column, tuple(printed), places=(Place(1, box),))


def table(*cells: Cell) -> Table:
    return Table(cells, 1, len(cells), places=(Place(1, Box(XS[0], 98, XS[-1], 178)),))


def rows(found: Table) -> list[list[str]]:
    return [[c.text for c in row] for row in found.rows()]


def test_item_and_its_funding_lines() -> None:
    ruled = table(
        cell(0, {1: "2"}),
        cell(
            1, {0: "Đào tạo cho sinh viên", 1: "và doanh nghiệp:", 2: "Ngân sách trung ương", 3: "Địa phương"}
        ),
        cell(2, {1: "520", 2: "332", 3: "188"}),
        cell(3, {1: "60", 2: "42", 3: "18"}),
        cell(4, {1: "110", 2: "70", 3: "40"}),
    )
    found = split_subrows(ruled)
    assert rows(found) == [
        ["2", "Đào tạo cho sinh viên và doanh nghiệp:", "520", "60", "110"],
        ["", "Ngân sách trung ương", "332", "42", "70"],
        ["", "Địa phương", "188", "18", "40"],
    ]
    assert found.row_count == 3


def test_empty_figures_keep_their_line() -> None:
    ruled = table(
        cell(0, {0: "4"}),
        cell(1, {0: "Xây dựng phần mềm", 1: "Ngân sách trung ương", 2: "Ngân sách địa phương"}),
        cell(2, {0: "220", 1: "75", 2: "145"}),
        cell(3, {}),
        cell(4, {0: "220", 1: "75", 2: "145"}),
    )
    assert [row[3] for row in rows(split_subrows(ruled))] == ["", "", ""]
    assert [row[4] for row in rows(split_subrows(ruled))] == ["220", "75", "145"]


def test_figures_of_one_line_that_are_not_quite_level_stay_together() -> None:
    ruled = table(
        cell(0, {1: "4"}),
        cell(1, {0: "Điều tra, khảo sát", 1: "xây dựng cơ sở dữ liệu:", 2: "Ngân sách địa phương"}),
        cell(2, {1: "145", 2: "145"}),
        cell(3, {0: "15", 2: "15"}),
        cell(4, {0: "30", 2: "30"}),
    )
    assert [row[2:] for row in rows(split_subrows(ruled))] == [["145", "15", "30"], ["145", "15", "30"]]


def test_wrapped_text_and_lists_of_numbers_are_one_row() -> None:
    ruled = table(
        cell(0, {1: "1"}),
        cell(1, {0: "Xã Hoàng Văn Thụ -", 1: "Bình Gia (năm 2016", 2: "chuyển sang)"}),
        cell(2, {1: "18"}),
        cell(3, {0: "1,2,3,4,6,7,8,", 1: "9,10,11,12,13,", 2: "14,15"}),
        cell(4, {1: "5"}),
    )
    assert split_subrows(ruled) == ruled
