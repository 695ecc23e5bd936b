"""Rows that are missing or have lost their number are told where that can be known."""

from __future__ import annotations

import dataclasses

from extract.model import PageOrigin
from normalize.records import CriterionTarget
from tests.validate.plan_builders import HARD, HARD_ROWS, commune_table, interpretation
from validate.check import check


def test_a_lost_row_number_is_told_on_a_scan_only() -> None:
    rows = commune_table(HARD_ROWS, HARD, 3, confidence=0.97)
    rest = {field: trace for field, trace in rows[1].traces.items() if field != "row_no"}
    bare = dataclasses.replace(rows[1], row_no="", traces=rest)
    for origin, expected in ((PageOrigin.OCR, ["0002"]), (PageOrigin.TEXT_LAYER, [])):
        issues = check(interpretation(rows[0], bare, *rows[2:], origin=origin)).issues
        told = [i.record_id[-4:] for i in issues if i.rule == "row-numbering" and "(?)" in i.message]
        assert told == expected


def test_a_missing_criterion_is_told_at_the_one_before() -> None:
    numbers = [number for number in range(1, 20) if number not in (7, 18)]
    targets = [CriterionTarget(criterion_set="1980/QĐ-TTg", criterion_no=number) for number in numbers]
    found = interpretation(*targets)
    by_id = {row.record_id: row for row in found.records["criterion_targets"]}
    told = [issue for issue in check(found).issues if issue.rule == "target-missing"]
    assert [by_id[issue.record_id].criterion_no for issue in told] == [6, 17]
