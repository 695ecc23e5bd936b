"""Tables of what is planned for each criterion, in the forms that provinces print."""

from __future__ import annotations

import pytest
from table_making import interpret, rules

from extract.model import Table
from extract.textfile import parse_text
from normalize.context import TableCaption
from normalize.records import CriterionTarget


def targets(text: str, title: str = "") -> list[tuple[int | None, ...]]:
    rows = interpret(text, CriterionTarget, TableCaption(title=title), 2019)
    return [(row.criterion_no, row.communes_new, row.communes_total, row.communes_base) for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        """\
TT\tTên tiêu chí\tSố xã đạt đến 31/12/2018\tKế hoạch năm 2019\t
\t\t\tSố xã đạt thêm\tLũy kế số xã đạt
1\tQuy hoạch\t200\t4\t204
2\tGiao thông\t101\t12\t113
3\tThủy lợi\t165\t8\t173
""",
        """\
TT\tTiêu chí\tĐVT\tThực hiện 2018\tKế hoạch 2019\tTăng (+), giảm (-)
1\tQuy hoạch\txã\t200\t204\t+4
2\tGiao thông\txã\t101\t113\t+12
3\tThủy lợi\txã\t165\t173\t8
""",
        """\
Tiêu chí\tSố xã đạt năm 2018\tSố xã tăng thêm\tSố xã đạt đến hết năm 2019
Tiêu chí số 1: Quy hoạch\t200\t4\t204
Tiêu chí số 2: Giao thông\t101\t12\t113
Tiêu chí số 3: Thủy lợi\t165\t8\t173
""",
    ],
)
def test_increase_and_total_are_told_apart(text: str) -> None:
    assert targets(text) == [(1, 4, 204, None), (2, 12, 113, None), (3, 8, 173, None)]


def test_shares_and_the_whole_belong_to_the_year_s_end() -> None:
    text = """\
Tiêu chí\tTổng số xã\tSố xã đạt năm 2018\tTỷ lệ (%)\tSố xã đạt thêm năm 2019\tLũy kế hết năm 2019\tTỷ lệ (%)
Giao thông\t204\t101\t49,5\t12\t113\t55,4
Thủy lợi\t204\t165\t80,9\t8\t173\t84,8
Điện\t204\t176\t86,3\t6\t182\t89,2
"""
    rows = interpret(text, CriterionTarget, year=2019)
    assert [(r.criterion_no, r.communes_total, r.communes_base, str(r.share_percent)) for r in rows] == [
        (2, 113, 204, "55.4"),
        (3, 173, 204, "84.8"),
        (4, 182, 204, "89.2"),
    ]
    assert "Số xã đạt năm 2018: 101" in rows[0].text


def test_a_plan_alone_may_be_either_and_is_told() -> None:
    text = "TT\tTiêu chí\tKế hoạch năm 2019 (xã)\n1\tGiao thông\t13\n2\tThủy lợi\t17\n3\tĐiện\t18\n"
    rows = interpret(text, CriterionTarget, year=2019)
    assert set(rules(rows)) == {"criterion-count-undecided"}


def test_one_name_beside_another_criterion_s_number_is_told() -> None:
    text = (
        "TT\tTiêu chí\tSố xã đạt thêm\tLũy kế số xã đạt\n"
        "1\tQuy hoạch\t4\t204\n2\tGiao thông\t12\t113\n4\tThủy lợi\t8\t173\n"
    )
    rows = interpret(text, CriterionTarget, year=2019)
    assert [rule for row in rows for rule in rules([row])] == ["criterion-name-number"]


def test_tables_of_who_is_in_charge_count_nothing() -> None:
    text = (
        "TT\tTiêu chí\tCơ quan phụ trách\n"
        "1\tQuy hoạch\tSở Xây dựng\n2\tGiao thông\tSở GTVT\n3\tĐiện\tSở Công Thương\n"
    )
    assert isinstance(parse_text(text)[0], Table)
    assert targets(text) == []
