"""Numbers of rows and groups, and the look-alikes that order explains."""

import pytest
from table_making import interpret, rules, scanned_table

from normalize.interpret import interpret as interpret_whole
from normalize.records import CommuneTarget, TableRow, WorkItem
from normalize.tables.views.row_numbers import RowNumber, item_number


@pytest.mark.parametrize(
    ("label", "previous", "number"),
    [
        ("3", "1", RowNumber("3")),
        ("l", "", RowNumber("1", mended=True)),
        ("1O", "9", RowNumber("10", mended=True)),
        ("Š", "4", RowNumber("5", mended=True)),
        ("Š", "6", RowNumber("Š", doubtful=True)),
        ("", "4", RowNumber("")),
        ("12.", "11", RowNumber("12")),
    ],
)
def test_row_numbers(label: str, previous: str, number: RowNumber) -> None:
    assert item_number(label, previous) == number


def test_a_group_label_is_mended_by_its_place_and_a_repeated_one_stays() -> None:
    items = interpret(
        """\
TT\tNội dung công việc\tChỉ đạo\tCơ quan thực hiện\tCơ quan phối hợp\tThời gian
J\tKiện toàn bộ máy\t\t\t\t
l\tKiện toàn\tUBND tỉnh\tSở Nội vụ\tCác đơn vị\tQuý I
H\tCông tác tuyên truyền\t\t\t\t
1\tXây dựng kế hoạch\tUBND tỉnh\tSở Nội vụ\tCác đơn vị\tQuý I
II\tCông tác lập Quy hoạch\t\t\t\t
1\tKiểm tra\tUBND tỉnh\tSở Nội vụ\tCác đơn vị\tQuý I
""",
        WorkItem,
    )
    assert [(i.group_no, i.item_no) for i in items] == [("I", "1"), ("II", "1"), ("II", "1")]
    assert rules(items) == ["look-alike-read", "look-alike-read", "look-alike-read"]


def test_a_number_that_order_does_not_explain_is_told() -> None:
    targets = interpret(
        """\
STT\tĐơn vị\tSố tiêu chí đạt\tCụ thể tiêu chí đã đạt
1\tXã Yên Trạch - Cao Lộc\t3\t1,3,5
Š\tXã Công Sơn - Cao Lộc\t2\t1;4
""",
        CommuneTarget,
    )
    assert [t.row_no for t in targets] == ["1", "Š"]
    assert rules(targets) == ["label-unreadable"]


@pytest.mark.parametrize(
    ("confidence", "first", "parents"), [(0.92, "I.", [None, 1, None, 3]), (None, "1.", None)]
)
def test_a_numeral_read_as_a_figure_is_told_by_those_that_follow(
    confidence: float | None, first: str, parents: list[int | None] | None
) -> None:
    rows = (
        ("TT", "Nội dung", "Kinh phí (triệu đồng)"),
        ("1.", "BAN QUẢN LÝ DỰ ÁN", ""),
        ("1.", "Dự toán mua sắm bàn ghế", "120"),
        ("II.", "SỞ Y TẾ", ""),
        ("1.", "Dự toán mua sắm thuốc", "340"),
    )
    found = list(interpret_whole(scanned_table(rows, confidence)).records["table_rows"])
    read = [(row.ordinal, row.parent_row_no) for row in found if isinstance(row, TableRow)]
    assert read[0][0] == first
    assert parents is None or [parent for _, parent in read] == parents
    told = [finding.rule for finding in found[0].findings if finding.field == "ordinal"]
    assert told == (["text-repaired"] if confidence else [])
