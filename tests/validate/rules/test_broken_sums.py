"""A sum that fails is one doubt, told at the total that states it."""

from __future__ import annotations

from pathlib import Path

from extract.read import read
from normalize.interpret import interpret
from validate.check import check

TABLE = """PHÂN BỔ VỐN NĂM 2019

Đơn vị tính: triệu đồng

| STT | Danh mục | Kế hoạch vốn |
|---|---|---|
| 1 | Đường giao thông | 300 |
| 2 | Trường học | 450 |
| | Tổng cộng | 850 |
"""


def test_the_doubt_stands_at_the_total_and_names_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(TABLE, encoding="utf-8")
    checked = check(interpret(read(path)))
    (issue,) = [issue for issue in checked.issues if issue.rule == "table-total"]
    assert (issue.printed, issue.value, issue.suggestion) == ("850", "850", "750")
    cells = {cell.record_id: cell.printed for cell in checked.records["table_cells"]}  # type: ignore[attr-defined]
    assert {cells[ref.record_id] for ref in issue.also} == {"300", "450"}
