"""Numbers of rows and groups, and the look-alikes that order explains."""

import pytest
from table_making import interpret, rules

from normalize.records import CommuneTarget, WorkItem
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
