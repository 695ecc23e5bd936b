"""The commune tables of the Lạng Sơn plan, with one thing wrong at a time."""

from __future__ import annotations

import dataclasses

import pytest

from normalize.records import CommuneTarget
from tests.validate.plan_builders import (
    BELOW,
    HARD,
    HARD_ROWS,
    STANDARD,
    STANDARD_ROWS,
    commune,
    commune_table,
    interpretation,
    numbers,
)
from validate.check import check
from validate.model import Issue


def issues(*rows: CommuneTarget) -> list[Issue]:
    return [issue for issue in check(interpretation(*rows)).issues if issue.rule != "header-incomplete"]


def rules(*rows: CommuneTarget) -> list[str]:
    return [issue.rule for issue in issues(*rows)]


def changed(rows: tuple[CommuneTarget, ...], index: int, **values: object) -> tuple[CommuneTarget, ...]:
    row = dataclasses.replace(rows[index], **values)
    return (*rows[:index], row, *rows[index + 1 :])


STANDARD_TABLE = commune_table(STANDARD_ROWS, STANDARD, 2)
HARD_TABLE = commune_table(HARD_ROWS, HARD, 3)


def test_sound_tables_raise_nothing() -> None:
    assert rules(*STANDARD_TABLE, *HARD_TABLE) == []


def test_criterion_29_is_flagged_once_and_kept() -> None:
    row = commune("Xã Quang Trung - Bình Gia", "06040", "1,7,12,29", "3", appendix_no=4, table_title=BELOW)
    (issue,) = issues(row)
    assert (issue.rule, issue.field, issue.value) == ("criterion-range", "achieved_criteria", "1;7;12;29")
    assert issue.printed == "1,7,12,29"
    assert issue.place.page == 1 and issue.place.box is not None


def test_planning_a_met_criterion_is_flagged_once() -> None:
    row = commune("Xã Mẫu Sơn - Lộc Bình", "06571", "1,12,14,19", "14", appendix_no=4, table_title=BELOW)
    assert [(issue.rule, issue.field) for issue in issues(row)] == [("criteria-overlap", "planned_criteria")]


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"achieved_count": 7}, "criteria-count"),
        ({"planned_criteria": numbers("4,3,5,8,13")}, "criteria-order"),
        ({"cumulative_count": 11}, "criteria-cumulative"),
    ],
)
def test_a_row_that_contradicts_itself(values: dict[str, object], rule: str) -> None:
    assert rule in rules(*changed(HARD_TABLE, 0, **values))


def test_a_missing_criterion_shows_where_communes_reach_the_standard() -> None:
    without_18 = numbers("2,4,5,6,8,9,10,11,13,15,16,17")
    rows = changed(STANDARD_TABLE, 0, planned_criteria=without_18, planned_count=12, cumulative_count=18)
    (issue,) = issues(*rows)
    assert (issue.rule, "18" in issue.message) == ("criteria-complete", True)


def test_a_commune_in_two_tables_has_the_same_data() -> None:
    again = commune(
        "Xã Hữu Lễ - Văn Quan", "06322", "1,4,12,19", "5,8,13,15", appendix_no=4, table_title=BELOW
    )
    (issue,) = issues(*HARD_TABLE, again)
    assert (issue.rule, issue.suggestion) == ("commune-tables-differ", "1;4;12;14")


def test_titles_count_their_rows() -> None:
    assert rules(*HARD_TABLE[:4]) == ["table-title-count"]


def test_row_numbers_run_on() -> None:
    assert rules(*changed(HARD_TABLE, 2, row_no="8")) == ["row-numbering"]  # one wrong number, one doubt


def test_ten_criteria_from_2026_on() -> None:
    from tests.validate.plan_builders import header

    row = commune("Xã A", "06322", "1,2,11", "3", appendix_no=1, table_title="")
    found = check(interpretation(header(plan_year=2026), row)).issues
    assert "criterion-range" in {issue.rule for issue in found}
