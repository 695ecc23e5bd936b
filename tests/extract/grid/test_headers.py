"""How many leading rows are the header."""

from __future__ import annotations

import pytest

from extract.grid.headers import count_header_rows
from extract.model import Cell, Line, Table, Word

Row = list[str | None]


def table(rows: list[Row], tall: tuple[int, ...] = ()) -> Table:
    """A table of texts; None widens the cell to its left; columns in ``tall`` span the first two rows."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is None or (r == 1 and c in tall):
                continue
            span = next((i for i, t in enumerate(row[c + 1 :], 1) if t is not None), len(row) - c)
            lines = (Line(tuple(Word(word) for word in text.split())),) if text else ()
            cells.append(Cell(r, c, lines, 2 if r == 0 and c in tall else 1, span))
    return Table(tuple(cells), len(rows), len(rows[0]))


ONE = [["STT", "Nội dung", "Thời gian"], ["1", "Họp Ban Chỉ đạo", "Quý I"], ["2", "Báo cáo", "Quý II"]]
TWO: list[Row] = [
    ["STT", "Đơn vị", "Kết quả rà soát", None, "Lũy kế"],
    ["", "", "Số tiêu chí đạt", "Cụ thể", ""],
    ["I", "Kế hoạch năm 2017", None, None, None],
    ["1", "Xã Tân Văn", "6", "1,3,7", "19"],
]
MISREAD_GROUP: list[Row] = [*TWO[:2], ["Ì", "Kế hoạch năm 2017", "", "", ""], TWO[3]]
YEARS: list[Row] = [
    ["TT", "Nguồn", "Năm thực hiện", None, "Tổng"],
    ["", "", "2016", "2017", ""],
    ["I", "Trung ương", "299", "2195", "2494"],
]
NUMBERED: list[Row] = [
    ["STT", "Đơn vị", "Đạt", "Đăng ký"],
    ["(1)", "(2)", "(3)", "(4)"],
    ["1", "Xã A", "6", "13"],
]
PART: list[Row] = [
    ["3.", "Sở Lao động", "3.992.000.000", "2.492.000"],
    ["4.", "Sở Nông nghiệp", "2.867", "2.507"],
]
CUT: list[Row] = [["", "chủ trương đầu tư", "", ""], ["4.", "Sở Nông nghiệp", "2.867", "2.507"]]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (table([list(row) for row in ONE]), 1),
        (table(TWO, (0, 1, 4)), 2),
        (table(MISREAD_GROUP, (0, 1, 4)), 2),
        (table(YEARS, (0, 1, 4)), 2),
        (table(NUMBERED), 2),
        (table(PART), 0),
        (table(CUT), 0),
    ],
    ids=["one row", "two levels", "misread group", "years", "column numbers", "continuation", "cut row"],
)
def test_header_rows(found: Table, expected: int) -> None:
    assert count_header_rows(found) == expected
