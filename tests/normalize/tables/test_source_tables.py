"""Tables of sources of money."""

from decimal import Decimal

from table_making import interpret, rules

from normalize.context import TableCaption
from normalize.records import Funding, TableEntry

SOURCES = """\
TT\tNguồn vốn\tKế hoạch năm 2017\tTỷ lệ (%)
I\tNgân sách Trung ương\t312.350\t14,5
1\tVốn Chương trình NTM\t218.400\t
2\tVốn giảm nghèo\t93.950\t
II\tNgân sách địa phương\t222.000\t10
\tTổng cộng\t534.350\t100
"""


def test_sources_nest_by_their_numbers_and_the_total_is_level_zero() -> None:
    records = interpret(SOURCES, Funding, TableCaption(unit="Triệu đồng"))
    assert [(r.source_no, r.parent_no, r.level) for r in records] == [
        ("I", "", 1),
        ("I.1", "I", 2),
        ("I.2", "I", 2),
        ("II", "", 1),
        ("", "", 0),
    ]
    assert [r.amount for r in records] == [312350, 218400, 93950, 222000, 534350]
    assert records[0].amount_vnd == 312_350_000_000
    assert records[0].share_percent == Decimal("14.5")
    assert rules(records) == []
    assert [r.share_percent_computed for r in records[:2]] == [Decimal("58.45"), Decimal("40.87")]
    assert records[-1].share_percent_computed is None


def test_a_missing_unit_is_told_and_no_dong_are_invented() -> None:
    records = interpret(SOURCES, Funding)
    assert {r.amount_vnd for r in records} == {None}
    assert set(rules(records)) == {"unit-missing"}


def test_years_before_a_total_column_stay_unmapped() -> None:
    text = """\
<table><tr><th rowspan="2">TT</th><th rowspan="2">Nguồn kinh phí</th><th colspan="2">Năm thực hiện</th>
<th rowspan="2">Tổng cộng</th></tr><tr><th>2016</th><th>2017</th></tr>
<tr><td>I</td><td>Hỗ trợ từ Trung ương</td><td>299</td><td>2195</td><td>2494</td></tr></table>
"""
    assert [r.amount for r in interpret(text, Funding)] == [2494]
    assert rules(interpret(text, TableEntry)) == ["column-unmapped", "column-unmapped", "table-unit-missing"]


def test_sums_of_groups_and_notes_are_no_sources() -> None:
    text = """\
TT\tNguồn vốn\tKế hoạch năm 2017
I\tNgân sách Trung ương\t312.350
1\tVốn Chương trình NTM\t218.400
2\tVốn giảm nghèo\t93.950
\tCộng I\t312.350
\tTổng cộng\t312.350
\tGhi chú: chưa kể vốn tín dụng\t
"""
    records = interpret(text, Funding, TableCaption(unit="Triệu đồng"))
    assert [(r.source_no, r.level, r.source_name) for r in records] == [
        ("I", 1, "Ngân sách Trung ương"),
        ("I.1", 2, "Vốn Chương trình NTM"),
        ("I.2", 2, "Vốn giảm nghèo"),
        ("", 0, "Tổng cộng"),
    ]


def test_an_amount_that_can_be_read_in_two_ways_is_told_with_its_readings() -> None:
    text = (
        "TT\tNguồn vốn\tSố tiền\n1\tNgân sách tỉnh\t1,234\n2\tNgân sách huyện\t1,5\n3\tDân góp\t1,234,567\n"
    )
    records = interpret(text, Funding, TableCaption(unit="Triệu đồng"))
    assert (records[0].amount, records[0].amount_vnd) == (None, None)
    assert rules(records) == ["number-ambiguous"]
    assert set(records[0].findings[0].suggestion.split("; ")) == {"1.234", "1234"}
