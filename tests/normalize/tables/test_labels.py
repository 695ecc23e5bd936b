"""Row labels and the look-alikes that order explains."""

import pytest
from table_making import interpret, rules

from normalize.records import CommuneTarget, WorkItem
from normalize.tables.views.labels import LabelKind, Reading, label_kind, read_number_label, split_label


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("I Kế hoạch", "I", "Kế hoạch"),
        ("IV. Công tác", "IV.", "Công tác"),
        ("1.2 Rà soát", "1.2", "Rà soát"),
        ("a) Rà soát", "a)", "Rà soát"),
        ("- Rà soát", "-", "Rà soát"),
        ("Ý kiến", "", "Ý kiến"),
        ("Vận động", "", "Vận động"),
        ("12", "12", ""),
    ],
)
def test_labels_are_cut_off(text: str, label: str, rest: str) -> None:
    assert split_label(text) == (label, rest)


def test_kinds() -> None:
    kinds = [label_kind(label) for label in ("A.", "IV", "1", "1.2", "a)", "-", "")]
    assert kinds == [
        LabelKind.CAPITAL,
        LabelKind.ROMAN,
        LabelKind.NUMBER,
        LabelKind.DECIMAL,
        LabelKind.LETTER,
        LabelKind.DASH,
        LabelKind.NONE,
    ]


@pytest.mark.parametrize(
    ("label", "previous", "value", "reading"),
    [
        ("3", "1", "3", Reading.AS_PRINTED),
        ("l", "", "1", Reading.MENDED),
        ("1O", "9", "10", Reading.MENDED),
        ("Š", "4", "5", Reading.MENDED),
        ("Š", "6", "Š", Reading.DOUBTFUL),
        ("", "4", "", Reading.AS_PRINTED),
        ("12.", "11", "12", Reading.AS_PRINTED),
    ],
)
def test_row_numbers(label: str, previous: str, value: str, reading: Reading) -> None:
    assert read_number_label(label, previous) == (value, reading)


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
