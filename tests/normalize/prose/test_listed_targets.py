"""Criteria counted in one sentence, and counts that tell of the past."""

from __future__ import annotations

import pytest

from normalize.criteria import set_of_year
from normalize.prose.criteria.targets import read_targets
from normalize.prose.indicators import read_indicators
from tests.normalize.prose.reading import HEAD, nodes_of

PLAN = HEAD.replace("2018", "2019") + "I. MỤC TIÊU\n\n"


def targets(text: str, head: str = PLAN) -> list[tuple[int | None, ...]]:
    found = read_targets(nodes_of(f"{head}{text}\n"), set_of_year(2019), 2019)
    return [(t.criterion_no, t.communes_new, t.communes_total, t.communes_base) for t in found.records]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- Số xã đạt theo từng tiêu chí: TC1: 204 xã; TC2: 113 xã; TC3: 173 xã.",
            [(1, None, 204, None), (2, None, 113, None), (3, None, 173, None)],
        ),
        (
            "- Số xã đạt thêm: Giao thông 12 xã, Thủy lợi 8 xã, Điện 6 xã.",
            [(2, 12, None, None), (3, 8, None, None), (4, 6, None, None)],
        ),
        (
            "- Đến hết năm 2019: Giao thông 113/204 xã; Thủy lợi 173/204 xã; Điện 182/204 xã.",
            [(2, None, 113, 204), (3, None, 173, 204), (4, None, 182, 204)],
        ),
        ("- Kết quả năm 2018: Giao thông 101/204 xã; Thủy lợi 165/204 xã; Điện 176/204 xã.", []),
        (
            "- Tiêu chí số 2 về giao thông có thêm 12 xã đạt, lũy kế 113/204 xã.",
            [(2, 12, 113, 204)],
        ),
        ("- Tiêu chí số 7: toàn tỉnh có 190 xã đạt (đạt 93,1%), tăng thêm 6 xã.", [(7, 6, 190, None)]),
        ("- Tiêu chí số 4: Số xã đạt chuẩn tăng thêm: 6 xã; lũy kế: 182 xã.", [(4, 6, 182, None)]),
        ("- Tiêu chí số 6 về CSVC văn hóa: thêm 09 xã đạt; tổng số 98 xã.", [(6, 9, 98, None)]),
        ("- Tiêu chí số 9: Năm 2019 hoàn thành 11 xã (lũy kế 150 xã).", [(9, 11, 150, None)]),
        (
            "- Tiêu chí điện (TC số 4): duy trì 72 xã đã đạt, thêm 8 xã, đưa tổng số lên 80/177 xã.",
            [(4, 8, 80, 177)],
        ),
        (
            "1. Giao thông (Tiêu chí số 2):\n\na) Có thêm 12 xã, nâng tổng số lên 113 xã.",
            [(2, 12, 113, None)],
        ),
    ],
)
def test_counts_of_criteria(text: str, expected: list[tuple[int | None, ...]]) -> None:
    assert targets(text) == expected


def test_results_of_earlier_years_are_no_targets() -> None:
    text = """\
I. KẾT QUẢ THỰC HIỆN NĂM 2018

- Tiêu chí số 2 về Giao thông: có thêm 10 xã, nâng tổng số xã đạt lên 101/204 xã.

II. MỤC TIÊU NĂM 2019

- Tiêu chí số 2 về Giao thông: thêm 12 xã, lũy kế 113/204 xã.
"""
    head = PLAN.replace("I. MỤC TIÊU\n\n", "")
    assert targets(text, head) == [(2, 12, 113, 204)]
    nodes = nodes_of(head + text)
    found = read_targets(nodes, set_of_year(2019), 2019)
    rows = read_indicators(nodes, found.used, found.criterion_of)
    assert [(row.criterion_no, row.value) for row in rows] == [(2, 10), (2, 101)]


def test_the_advanced_set_of_a_decision_names_its_criteria_in_its_own_way() -> None:
    found = read_targets(
        nodes_of(PLAN + "- Tiêu chí số 5 về Giáo dục: có 30/36 xã đạt (tăng 03 xã).\n"),
        set_of_year(2023),
        2023,
    )
    assert [record.findings for record in found.records] == [()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Diện tích rừng trồng mới (ha): 3.250.", ("Diện tích rừng trồng mới", 3250, "ha")),
        ("- Sản lượng (ĐVT: nghìn tấn): 318,5.", ("Sản lượng", 318.5, "nghìn tấn")),
        ("- Tỷ lệ che phủ rừng (%): 63,5.", ("Tỷ lệ che phủ rừng", 63.5, "%")),
        ("- Tổng sản phẩm (GRDP): 12.500.", ("Tổng sản phẩm (GRDP)", 12500, "")),
        ("- Diện tích trồng (ha): 3.250 cây.", ("Diện tích trồng (ha)", 3250, "cây")),
    ],
)
def test_units_in_brackets_behind_the_label(text: str, expected: tuple[str, float, str]) -> None:
    (found,) = read_indicators(nodes_of(f"{PLAN}{text}\n"), (), {})
    assert (found.subject, float(found.value or 0), found.unit) == expected
