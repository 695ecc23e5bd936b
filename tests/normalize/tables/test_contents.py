"""Columns whose titles leave open what they hold: their cells and the columns beside them decide."""

from __future__ import annotations

import pytest
from table_making import interpret, rules

from normalize.records import CommuneTarget

SET = (1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19)


def read(text: str, year: int = 2019) -> list[CommuneTarget]:
    return interpret(text, CommuneTarget, year=year)


def values(row: CommuneTarget) -> tuple[object, ...]:
    return (row.achieved_count, row.planned_count, row.planned_criteria, row.cumulative_count)


@pytest.mark.parametrize(
    ("titles", "first", "second", "expected"),
    [
        (
            "TT\tXã\tTH 2018\tKH 2019\tTiêu chí phấn đấu",
            "1\tYên Trạch\t13\t15\t2,17",
            "2\tCông Sơn\t12\t14\t5, 6",
            (13, None, (2, 17), 15),
        ),
        (
            "TT\tXã\tHiện trạng số tiêu chí đạt\tSố TC đăng ký trong năm\tTổng số tiêu chí đạt cuối năm",
            "1\tYên Trạch\t15\t2\t17",
            "2\tCông Sơn\t11\t2\t13",
            (15, 2, (), 17),
        ),
        (
            "TT\tXã\tSố tiêu chí đạt năm 2018\tSố tiêu chí phấn đấu đạt năm 2019",
            "1\tYên Trạch\t13\t15",
            "2\tCông Sơn\t12\t14",
            (13, None, (), 15),
        ),
        (
            "TT\tXã\tSố TC đạt đến 31/12/2018\tTC tăng thêm năm 2019\tSố TC đạt đến 31/12/2019",
            "1\tYên Trạch\t15\t2\t17",
            "2\tCông Sơn\t10\t3\t13",
            (15, 2, (), 17),
        ),
    ],
)
def test_counts_are_told_apart(titles: str, first: str, second: str, expected: tuple[object, ...]) -> None:
    rows = read(f"{titles}\n{first}\n{second}\n")
    assert values(rows[0]) == expected
    assert rules(rows) == []


def test_a_planned_count_that_could_be_either_is_told() -> None:
    rows = read(
        "TT\tXã\tSố tiêu chí đạt năm 2018\tSố tiêu chí phấn đấu đạt năm 2019\n"
        "1\tYên Trạch\t4\t6\n2\tCông Sơn\t3\t5\n"
    )
    assert [row.planned_count for row in rows] == [6, 5]
    assert set(rules(rows)) == {"planned-count-undecided"}


def test_a_list_takes_the_side_that_its_title_or_year_names() -> None:
    rows = read(
        """\
TT\tXã\tHuyện\tTiêu chí đạt\tTrong đó năm 2019
1\tYên Trạch\tCao Lộc\t1,2,3,4\t6,17
2\tHữu Lễ\tVăn Quan\t1,3,4,5\t2,6,17
"""
    )
    assert [row.planned_criteria for row in rows] == [(6, 17), (2, 6, 17)]


@pytest.mark.parametrize("marks", [("1", "0"), ("Đạt", "Chưa đạt"), ("+", "-"), ("x", "o"), ("Đ", "KĐ")])
def test_a_matrix_marks_in_its_own_way(marks: tuple[str, str]) -> None:
    numbers = "\t".join(f"TC{number}" for number in range(1, 20))
    cells = "\t".join(marks[0] if number in SET else marks[1] for number in range(1, 20))
    (row,) = read(f"TT\tTên xã\t{numbers}\tCộng\n1\tXã Yên Trạch\t{cells}\t17\n")
    assert (row.achieved_criteria, row.achieved_count) == (SET, 17)


def test_criteria_numbered_below_one_title_are_a_matrix() -> None:
    numbers = "\t".join(map(str, range(1, 20)))
    blank = "\t" * 18
    cells = "\t".join("x" if number in SET else "" for number in range(1, 20))
    (row,) = read(f"TT\tXã\tTiêu chí{blank}\tTổng số TC đạt\n\t\t{numbers}\t\n1\tXã Yên Trạch\t{cells}\t17\n")
    assert (row.achieved_criteria, row.achieved_count) == (SET, 17)


def test_only_groups_may_be_numbered() -> None:
    rows = read(
        "TT\tĐơn vị\tSố TC đạt\n1\tCao Lộc\t\n\tYên Trạch\t15\n\tCông Sơn\t14\n2\tVăn Quan\t\n\tHữu Lễ\t10\n"
    )
    assert [(row.district_code, row.row_no) for row in rows] == [("183", ""), ("183", ""), ("184", "")]
    assert rules(rows) == []


def test_districts_with_numbers_of_communes_are_no_communes() -> None:
    rows = read(
        "TT\tĐơn vị\tTổng số xã\tSố xã đạt chuẩn\n1\tCao Lộc\t21\t5\n2\tVăn Quan\t23\t2\n3\tLộc Bình\t27\t3\n"
    )
    assert rows == []


def test_titles_whose_first_cell_was_misread_are_titles_all_the_same() -> None:
    (row,) = read("31\tTên xã\tHuyện\tSố tiêu chí đạt\n1\tYên Trạch\tCao Lộc\t13\n")
    assert (row.commune_code, row.achieved_count) == ("06247", 13)


def test_what_was_added_last_year_is_not_all_that_is_achieved() -> None:
    rows = read(
        """\
TT\tĐơn vị\tKết quả năm 2018\t\t\tKế hoạch năm 2019\t\t
\t\tTổng số TC đạt\tTăng thêm năm 2018\tTên TC\tTổng số TC đạt\tTăng thêm năm 2019\tTên TC
1\tXã Yên Trạch - Cao Lộc\t13\t1\t10\t15\t2\t2, 17
2\tXã Hữu Lễ - Văn Quan\t10\t2\t4, 8\t13\t3\t2, 5, 6
"""
    )
    assert [values(row) for row in rows] == [(13, 2, (2, 17), 15), (10, 3, (2, 5, 6), 13)]
    assert [row.achieved_criteria for row in rows] == [(), ()]
    assert "10" in rows[0].note


def test_counts_out_of_the_set_and_of_later_years() -> None:
    rows = read("TT\tTên xã\tSố TC đã đạt\tPhấn đấu\n1\tYên Trạch\t17/19\t19/19\n2\tCông Sơn\t16/19\t18/19\n")
    assert [values(row) for row in rows] == [(17, None, (), 19), (16, None, (), 18)]
    rows = read(
        "TT\tTên xã\tSố tiêu chí đạt hiện nay\tKế hoạch đạt chuẩn\t\n\t\t\tNăm 2019\tNăm 2020\n"
        "1\tYên Trạch\t13\t15\t17\n2\tCông Sơn\t12\t14\t15\n"
    )
    assert [values(row) for row in rows] == [(13, None, (), 15), (12, None, (), 14)]


def test_a_sum_of_achieved_and_planned_is_what_is_reached_in_all() -> None:
    rows = read(
        """\
TT\tHuyện\tXã\tNăm 2018\t\tNăm 2019\t\t
\t\t\tSố TC đạt\tCác TC chưa đạt\tSố TC phấn đấu\tTiêu chí\tTổng
1\tCao Lộc\tYên Trạch\t15\t2, 10, 11, 17\t2\t2, 10\t17
2\tVăn Quan\tHữu Lễ\t17\t6, 17\t2\t6, 17\t19
"""
    )
    assert [values(row) for row in rows] == [(15, 2, (2, 10), 17), (17, 2, (6, 17), 19)]
