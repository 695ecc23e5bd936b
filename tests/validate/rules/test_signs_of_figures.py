"""A figure whose signs say the reverse of its column's is doubted: a misread comma makes thousands of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.read import read
from normalize.interpret import interpret
from validate.check import check

PLAN = """# KẾ HOẠCH VỐN NĂM 2019

Đơn vị tính: triệu đồng

| STT | Danh mục | Kế hoạch vốn |
|---|---|---|
| 1 | Đường giao thông xã Bính Xá | 6.120,250 |
| 2 | Trường học xã Đình Lập | {figure} |
| 3 | Trạm y tế xã Kiên Mộc | 1.204,500 |
| 4 | Chợ trung tâm | 2.310,75 |
| 5 | Kênh mương | 980,125 |
"""


@pytest.mark.parametrize(
    ("figure", "doubted"),
    [("7.360,158", False), ("7,360,158", True), ("7,360.158", True), ("7.360.158", True)],
)
def test_signs_that_say_the_reverse_of_the_column_s(figure: str, doubted: bool, tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(PLAN.format(figure=figure), encoding="utf-8")
    issues = check(interpret(read(path))).issues
    assert any(issue.printed == figure for issue in issues) is doubted
