"""Repair: exactly one small misreading is mended, everything else is left and told."""

from __future__ import annotations

import dataclasses

import pytest

from extract.model import PageOrigin
from normalize.records import CommuneCriterion, CommuneTarget, Method, Status
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
    trace,
)
from validate.check import check
from validate.model import Checked, Issue
from validate.repair.misreadings import options

STANDARD_TABLE = commune_table(STANDARD_ROWS, STANDARD, 2, confidence=0.7)
HARD_TABLE = commune_table(HARD_ROWS, HARD, 3, confidence=0.7)


def scanned(*rows: CommuneTarget | CommuneCriterion) -> Checked:
    return check(interpretation(*rows, origin=PageOrigin.OCR))


def doubts(checked: Checked, record_id: str) -> list[Issue]:
    """The issues of a record, but for those about how well it was read."""
    return [i for i in checked.issues if i.record_id == record_id and i.rule != "low-confidence"]


def first(checked: Checked) -> CommuneTarget:
    row = checked.records["commune_targets"][0]
    assert isinstance(row, CommuneTarget)
    return row


def misread(row: CommuneTarget, field: str, value: object, **how: object) -> CommuneTarget:
    read = dataclasses.replace(row.traces[field], **how)
    return dataclasses.replace(row, **{field: value}, traces={**row.traces, field: read})


def test_a_lost_item_comes_back_where_count_and_whole_set_agree() -> None:
    row = misread(STANDARD_TABLE[0], "planned_criteria", numbers("2,4,5,6,8,9,10,11,13,15,16,17"))
    checked = scanned(row, *STANDARD_TABLE[1:])
    assert first(checked).planned_criteria == STANDARD_TABLE[0].planned_criteria
    (issue,) = doubts(checked, first(checked).record_id)
    assert issue.rule == "repaired-by-rule"
    assert {"criteria-count", "criteria-complete"} <= set(issue.message_en.split(": ")[-1].split(", "))


def test_numbers_run_together_are_parted() -> None:
    row = misread(STANDARD_TABLE[1], "achieved_criteria", numbers("1,34,5,8,9,12,13,14,16,19"))
    checked = scanned(row, STANDARD_TABLE[0], *STANDARD_TABLE[2:])
    assert first(checked).achieved_criteria == STANDARD_TABLE[1].achieved_criteria


def test_a_lost_item_that_could_be_any_is_left() -> None:
    row = misread(HARD_TABLE[0], "achieved_criteria", numbers("1,6,12,15"))
    checked = scanned(row, *HARD_TABLE[1:])
    assert first(checked).achieved_criteria == numbers("1,6,12,15")
    assert first(checked).status is Status.REVIEW
    flagged = {issue.field for issue in checked.issues if issue.record_id == first(checked).record_id}
    assert {"achieved_criteria", "achieved_count"} <= flagged


def test_another_reading_settles_what_rules_leave_open() -> None:
    alternatives = trace(alternatives=["1,6,12,14,15"]).alternatives
    row = misread(HARD_TABLE[0], "achieved_criteria", numbers("1,6,12,15"), alternatives=alternatives)
    checked = scanned(row, *HARD_TABLE[1:])
    assert first(checked).achieved_criteria == numbers("1,6,12,14,15")
    assert [issue.rule for issue in doubts(checked, first(checked).record_id)] == ["repaired-reading"]


@pytest.mark.parametrize(
    ("origin", "confidence"),
    [(PageOrigin.TEXT_LAYER, None), (PageOrigin.TEXT_FILE, None), (PageOrigin.OCR, 0.96)],
)
def test_criterion_29_that_the_paper_says_is_suggested_and_not_changed(
    origin: PageOrigin, confidence: float | None
) -> None:
    row = commune(
        "Xã Quang Trung", "06040", "1,7,12,29", "3", confidence=confidence, appendix_no=4, table_title=BELOW
    )
    checked = check(interpretation(row, origin=origin))
    assert first(checked).achieved_criteria == (1, 7, 12, 29)
    (issue,) = [issue for issue in checked.issues if issue.rule == "criterion-range"]
    assert issue.suggestion == "1;7;12;19"


def test_criterion_29_is_kept_where_all_readings_agree() -> None:
    row = commune(
        "Xã Quang Trung", "06040", "1,7,12,29", "3", confidence=0.8, appendix_no=4, table_title=BELOW
    )
    same = trace(alternatives=["1,7,12,29"]).alternatives
    checked = scanned(misread(row, "achieved_criteria", (1, 7, 12, 29), alternatives=same))
    assert first(checked).achieved_criteria == (1, 7, 12, 29)


def test_a_difference_between_two_tables_alone_changes_nothing() -> None:
    again = commune(
        "Xã Hữu Lễ - Văn Quan",
        "06322",
        "1,4,12,17",
        "5,8,13,15",
        confidence=0.7,
        appendix_no=4,
        table_title=BELOW,
    )
    checked = scanned(again, *HARD_TABLE)
    assert first(checked).achieved_criteria == (1, 4, 12, 17)
    assert "commune-tables-differ" in {issue.rule for issue in checked.issues}


def test_the_tidy_rows_follow_a_repaired_list() -> None:
    read = numbers("2,4,5,6,8,9,10,11,13,15,16,17")
    row = misread(STANDARD_TABLE[0], "planned_criteria", read)
    tidy = [
        CommuneCriterion(appendix_no=2, commune_code=row.commune_code, criterion_no=number, state="planned")
        for number in read
    ]
    checked = scanned(row, *STANDARD_TABLE[1:], *tidy)
    rows = checked.records["commune_criteria"]
    assert [r.criterion_no for r in rows if isinstance(r, CommuneCriterion)] == [*read, 18]
    assert rows[-1].traces["criterion_no"].method is Method.REPAIRED
    assert [r.record_id[-4:] for r in rows] == [f"{n:04d}" for n in range(1, 14)]


def test_doubts_about_a_read_list_reach_its_tidy_rows() -> None:
    row = misread(HARD_TABLE[0], "achieved_criteria", numbers("1,6,12,15"))
    tidy = CommuneCriterion(appendix_no=3, commune_code=row.commune_code, criterion_no=6, state="achieved")
    checked = scanned(row, tidy, *HARD_TABLE[1:])
    assert checked.records["commune_criteria"][0].status is Status.REVIEW


def test_options_are_each_one_slip_away() -> None:
    by_value = {option.value: option for option in options((1, 7, 12, 29), ())}
    assert by_value[1, 7, 12, 19].how == "1 read as 2"
    assert (1, 7, 1, 2, 29) in by_value
    assert (1, 7, 12, 2, 9) in by_value
    assert (17, 12, 29) in by_value
    assert (1, 7, 12) in by_value
    assert (1, 7, 12, 29) not in by_value
