"""Any table as read: which sums it promises, and where it breaks them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.forms.ordinals import OrdinalKind, parse_numeral
from normalize.records.kinds import RowKind
from normalize.tables.model import RelationKind, TypedTable
from normalize.tables.relations.groups import TOTALS
from normalize.tables.rows.words import is_total
from normalize.tables.type_table import type_table
from tests.validate.plan_builders import table_of
from validate.counting.numbering import numbering_breaks
from validate.tabular.magnitude import broken_label_shares, odd_figures

HEADER = ["TT", "Nội dung", "Tổng cộng", "2016", "2017"]
SOUND = [
    HEADER,
    ["I", "Tuyên truyền", "1.000", "400", "600"],
    ["1", "Phổ biến", "700", "300", "400"],
    ["", "Ngân sách trung ương", "200", "100", "100"],
    ["", "Ngân sách địa phương", "500", "200", "300"],
    ["2", "Đào tạo", "300", "100", "200"],
    ["", "Ngân sách địa phương (100%)", "300", "100", "200"],
    ["II", "Hạ tầng", "500", "200", "300"],
    ["1", "Xây dựng", "500", "200", "300"],
    ["", "Ngân sách địa phương", "500", "200", "300"],
    ["", "Tổng cộng", "1.500", "600", "900"],
]


def typed(rows: list[list[str]]) -> TypedTable:
    return type_table(table_of(rows))


def spoiled(row: int, column: int, text: str) -> TypedTable:
    """SOUND with one cell changed, row and column from 0 with the head."""
    rows = [list(cells) for cells in SOUND]
    rows[row][column] = text
    return typed(rows)


def found(table: TypedTable) -> set[tuple[str, int, int]]:
    """The broken relations: of what kind, and where in the rows as given (from 0 with the head)."""
    broken = set()
    for relation in table.relations:
        row, column = relation.whole
        of_total = table.row(row).kind in TOTALS
        kind = "column" if relation.kind is not RelationKind.SUM_DOWN else "total" if of_total else "parts"
        if not relation.holds:
            broken.add((kind, row, column - 1))
    return broken


def test_a_sound_table_breaks_nothing() -> None:
    assert found(typed(SOUND)) == set()


def test_depths_follow_the_numbering() -> None:
    rows = typed(SOUND).rows
    assert [row.depth for row in rows[:-1]] == [1, 2, 3, 3, 2, 3, 1, 2, 3]
    assert rows[-1].kind is RowKind.TOTAL


def test_a_wrong_total_row() -> None:
    assert ("total", 10, 3) in found(spoiled(10, 3, "650"))


def test_a_wrong_part_shows_at_its_item_and_in_its_row() -> None:
    assert {("parts", 2, 3), ("column", 3, 2)} <= found(spoiled(3, 3, "180"))


def test_a_number_that_cannot_be_read_keeps_its_row_in_place() -> None:
    assert found(spoiled(7, 0, "ll,")) == set()
    assert found(spoiled(5, 0, "z")) == set()


def test_a_table_whose_items_are_no_sums_promises_none() -> None:
    rows = [
        ["TT", "Xã", "Số tiêu chí", "Dân số"],
        ["I", "Huyện A", "10", "900"],
        ["1", "Xã B", "12", "400"],
        ["2", "Xã C", "9", "300"],
        ["II", "Huyện D", "11", "700"],
        ["1", "Xã E", "15", "800"],
    ]
    assert found(typed(rows)) == set()


def test_shares_are_not_added_up() -> None:
    rows = [["TT", "Huyện", "Số hộ", "Tỷ lệ (%)"], ["1", "A", "10", "5,00"], ["2", "B", "30", "6,00"]]
    assert found(typed([*rows, ["", "Tổng cộng", "40", "5,75"]])) == set()
    assert found(typed([*rows, ["", "Tổng cộng", "41", "5,75"]])) == {("total", 3, 2)}


def test_subtotals_and_a_grand_total() -> None:
    rows = [
        ["TT", "Nguồn", "Số tiền"],
        ["1", "Nguồn A", "10"],
        ["2", "Nguồn B", "20"],
        ["", "Cộng", "30"],
        ["3", "Nguồn C", "40"],
        ["4", "Nguồn D", "50"],
        ["", "Cộng", "90"],
        ["", "Tổng cộng", "120"],
    ]
    assert found(typed(rows)) == set()
    rows[6][2] = "80"
    assert found(typed(rows)) == {("total", 6, 2)}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Tổng", True),
        ("Tổng số", True),
        ("TỔNG CỘNG", True),
        ("Cộng", True),
        ("Tông công", True),
        ("Tổng mức đầu tư", False),
        ("Cộng đồng", False),
        ("Công an", False),
        ("Tổng cục Thống kê", False),
    ],
)
def test_titles_of_totals(title: str, expected: bool) -> None:
    assert is_total(title) is expected


def test_three_lost_zeros_are_suggested_back_by_a_relation_of_other_rows() -> None:
    rows = [
        ["TT", "Dự án", "Tổng mức", "Đã cấp", "Đề xuất"],
        ["1", "A", "5.500.000", "1.300.000", "1.700.000"],
        ["2", "B", "3.992.000", "1.500.000", "2.492"],
        ["3", "C", "2.867.000", "500.000", "2.367.000"],
        ["4", "D", "8.300.000", "5.600.000", "1.200.000"],
        ["5", "E", "4.980.000", "2.000.000", "2.980.000"],
    ]
    (odd,) = odd_figures(typed(rows))
    assert (odd.row, odd.column, odd.suggestion) == (2, 5, Decimal("2492000"))


def test_a_share_in_a_label() -> None:
    assert list(broken_label_shares(typed(SOUND))) == []
    (broken,) = broken_label_shares(spoiled(4, 1, "Ngân sách địa phương (30%)"))
    assert broken.row == 4


@pytest.mark.parametrize(
    ("numbers", "breaks"),
    [
        (["I", "II", "III", "IV", "V", "V", "VI"], ["V"]),
        (["1", "2", "4"], ["4"]),
        (["1", "2", "1", "2", "3"], []),
        (["a", "b", "c", "d", "đ", "e"], []),
        (["a", "b", "c", "d", "e"], []),
        (["D", "E", "F", "G", "H"], []),
        (["D", "E", "G", "H"], []),
        (["D", "E", "H"], ["H"]),
        (["1.1", "1.2", "2.1", "2.3"], ["2.3"]),
        (["1", "?", "3"], []),
        (["1", "3", "3", "4"], ["3"]),
        (["I", "II", "II", "IV"], ["II"]),
        (["1", "2", "5", "7"], ["5", "7"]),
    ],
)
def test_numbers_that_do_not_run_on(numbers: list[str], breaks: list[str]) -> None:
    assert [one.printed for one in numbering_breaks(numbers)] == breaks


def test_dotted_numbers_start_once_under_one_parent() -> None:
    numbers = ["2.1", "2.2", "2.1"]
    assert [one.index for one in numbering_breaks(numbers, one_parent=True)] == [2]
    assert numbering_breaks(numbers) == numbering_breaks(["1", "2", "1"], one_parent=True) == ()


@given(st.integers(min_value=1, max_value=39))
def test_roman_numbers_are_read(value: int) -> None:
    tens, ones = divmod(value, 10)
    printed = "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    ordinal = parse_numeral(f"{printed}.")
    assert ordinal is not None and (ordinal.kind, ordinal.rank) == (OrdinalKind.ROMAN, value)
