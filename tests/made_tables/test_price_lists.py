"""Price lists: what is counted has the unit of its row, its price and cost have not."""

from __future__ import annotations

from pathlib import Path

import pytest

import sohoa
from normalize.records import Interpretation

ITEMS = """1 | Máy tính | bộ | 2 | 12.500 | 25.000
2 | Máy in | cái | 3 | 4.200 | 12.600
3 | Phần mềm diệt vi rút | bản | 5 | 1.150 | 5.750
4 | Bàn ghế | bộ | 4 | 3.800 | 15.200"""


def interpreted(head: str, folder: Path) -> Interpretation:
    path = folder / "plan.txt"
    path.write_text(
        f"KẾ HOẠCH\nNăm 2020\n\n--- BẢNG ---\n{head}\n{ITEMS}\n--- HẾT BẢNG ---\n", encoding="utf-8"
    )
    return sohoa.interpret(sohoa.read(path))


@pytest.mark.parametrize("unit", [" (nghìn đồng)", ""])
def test_prices_are_in_money_and_only_a_missing_unit_is_a_doubt(unit: str, tmp_path: Path) -> None:
    head = f"TT | Nội dung | ĐVT | Số lượng | Đơn giá{unit} | Thành tiền{unit}"
    found = interpreted(head, tmp_path)
    cells = found.tables[0].cells
    assert [cells[2, number].unit for number in (4, 5, 6)] == ["cái", *[unit.strip(" ()")] * 2]
    doubts = {issue.rule for issue in sohoa.check(found).issues if issue.rule.startswith("table-")}
    assert doubts == (set() if unit else {"table-unit-missing"})
