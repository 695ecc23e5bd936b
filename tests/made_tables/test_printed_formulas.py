"""Formulas with mixed signs in the row of column numbers, and formulas in labels and numbers of rows."""

from __future__ import annotations

from pathlib import Path

import pytest

import sohoa

COLUMNS = """TT | Đơn vị | Số đầu kỳ | Tăng trong kỳ | Giảm trong kỳ | Số cuối kỳ
(1) | (2) | (3) | (4) | (5) | (6)=(3)+(4)-(5)
1 | Xã Bình An | 120 | 15 | 7 | 128
2 | Xã Hòa Lợi | 98 | 4 | 10 | 92
3 | Xã Tân Phú | 210 | 22 | 12 | {last}
4 | Xã Vĩnh Sơn | 75 | 0 | 5 | 70"""

ROWS = """TT | Nội dung | Dự toán năm 2020 | Thực hiện năm 2020
I | Tổng thu (1+2+3) | 1.530 | 1.617
1 | Thu nội địa | 900 | 950
2 | Thu từ dầu thô | 30 | 27
3 | Thu từ xuất nhập khẩu | 600 | 640
II | Tổng chi (1+2) | 1.610 | {spent}
1 | Chi đầu tư phát triển | 610 | 650
2 | Chi thường xuyên | 1.000 | 1.020
III=I-II | Chênh lệch thu chi | -80 | {left}"""


def told(table: str, tmp_path: Path) -> list[tuple[str, str]]:
    """The doubts about relations of a document that holds one table: rule and printed figure."""
    path = tmp_path / "plan.txt"
    path.write_text(f"KẾ HOẠCH\nNăm 2020\n\n--- BẢNG ---\n{table}\n--- HẾT BẢNG ---\n", encoding="utf-8")
    issues = sohoa.check(sohoa.interpret(sohoa.read(path))).issues
    rules = ("table-ratio", "table-total", "table-parts", "table-column-total")
    return [(issue.rule, issue.printed) for issue in issues if issue.rule in rules]


def test_what_keeps_its_formulas_is_not_doubted(tmp_path: Path) -> None:
    assert told(COLUMNS.format(last="220"), tmp_path) == []
    assert told(ROWS.format(spent="1.670", left="-53"), tmp_path) == []


def test_a_column_of_sums_and_differences_is_checked(tmp_path: Path) -> None:
    assert told(COLUMNS.format(last="202"), tmp_path) == [("table-column-total", "202")]


@pytest.mark.parametrize(("spent", "left", "wrong"), [("1.760", "-143", "1.760"), ("1.670", "-35", "-35")])
def test_formulas_of_rows_are_checked(spent: str, left: str, wrong: str, tmp_path: Path) -> None:
    assert [printed for _, printed in told(ROWS.format(spent=spent, left=left), tmp_path)] == [wrong]


@pytest.mark.parametrize(
    "rows",
    [
        "A=B+C | Tổng nguồn vốn | 500 | 600\nB | Ngân sách | 300 | 350\nC | Vốn vay | 200 | 250",
        "A | Tổng nguồn vốn (B + C) | 500 | 600\nB | Ngân sách | 300 | 350\nC | Vốn vay | 200 | 250",
        "I | Thu | 500 | 600\nII | Chi | 450 | 580\nIII | Bội thu (I-II) | 50 | 20",
        " | Tổng (I+II) | 950 | 1.180\nI | Trung ương | 500 | 600\nII | Địa phương | 450 | 580",
        "1 | Lớp (6+7) | 5 | 6\n2 | Lớp 8 | 3 | 4\n3 | Lớp 9 | 2 | 2",
    ],
)
def test_other_formulas_and_what_is_none(rows: str, tmp_path: Path) -> None:
    assert told(f"TT | Nội dung | Năm 2019 | Năm 2020\n{rows}", tmp_path) == []
