"""Lists and counts of criteria in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.criteria import set_of_year
from normalize.tables.views.communes.criteria_list import parse_count, parse_criteria

SET_2017, SET_2022 = set_of_year(2017), set_of_year(2022)


@pytest.mark.parametrize(
    ("text", "count", "numbers"),
    [
        ("1,7,12,29", 4, (1, 7, 12, 29)),
        ("1,3,4, 8,9,10, 12", 7, (1, 3, 4, 8, 9, 10, 12)),
        ("4;5;6", 3, (4, 5, 6)),
        ("1 3 5.9", 4, (1, 3, 5, 9)),
        ("1-5, 7", 6, (1, 2, 3, 4, 5, 7)),
        ("2-5", 2, (2, 5)),
        ("1-3-5", 3, (1, 3, 5)),
        ("Từ 1 đến 19", 19, tuple(range(1, 20))),
        ("19/19", None, tuple(range(1, 20))),
        ("Tiêu chí số 1, 2 và 3", 3, (1, 2, 3)),
        ("Giao thông (2), Y tế", 2, (2, 15)),
        ("5 (Trường học); 17 (Môi trường và an toàn thực phẩm)", 2, (5, 17)),
        ("-", 0, ()),
        ("", None, ()),
    ],
)
def test_lists(text: str, count: int | None, numbers: tuple[int, ...]) -> None:
    listed = parse_criteria(text, SET_2017, count)
    assert (listed.numbers, listed.unread, listed.repaired) == (numbers, (), False)


def test_a_name_may_have_a_comma() -> None:
    text = "Giao thông; Thủy lợi và phòng, chống thiên tai, Y tế"
    assert parse_criteria(text, SET_2022).numbers == (2, 3, 15)


@pytest.mark.parametrize(("text", "unread"), [("12,1315", ("1315",)), ("1, 2x", ("x",)), ("xyzt", ("xyzt",))])
def test_what_is_no_criterion_is_told(text: str, unread: tuple[str, ...]) -> None:
    assert parse_criteria(text, SET_2017).unread == unread


def test_look_alikes_are_read_and_told() -> None:
    listed = parse_criteria("l,7,12,l9", SET_2017)
    assert (listed.numbers, listed.repaired) == ((1, 7, 12, 19), True)
    assert (parse_count("l8").value, parse_count("l8").repaired) == (18, True)


@pytest.mark.parametrize(
    ("text", "value", "unread"),
    [
        ("18", 18, False),
        ("08", 8, False),
        ("18/19", 18, False),
        ("18 tiêu chí", 18, False),
        ("", None, False),
        ("-", None, False),
        ("9,4", None, True),
        ("abc", None, True),
    ],
)
def test_counts(text: str, value: int | None, unread: bool) -> None:
    count = parse_count(text)
    assert (count.value, count.unread) == (value, unread)


@given(
    st.lists(st.integers(1, 19), min_size=1, unique=True).map(sorted),
    st.sampled_from([",", ", ", ";", "; ", " , ", ". "]),
)
def test_a_printed_list_comes_back(numbers: list[int], separator: str) -> None:
    listed = parse_criteria(separator.join(map(str, numbers)), SET_2017, len(numbers))
    assert listed.numbers == tuple(numbers)
    assert not listed.unread


@given(st.text(alphabet="0123456789,;.-lIO xTiêu chí()", max_size=25))
def test_figures_are_never_lost_silently(text: str) -> None:
    listed = parse_criteria(text, SET_2017)
    if any(digit in text for digit in "23456789"):
        assert listed.numbers or listed.unread
