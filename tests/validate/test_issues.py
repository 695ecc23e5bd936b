"""The issues list: what matters first, notes that repeat told once, groups for reading."""

from __future__ import annotations

import dataclasses

from normalize.records import Finding
from tests.validate.plan_builders import HARD, HARD_ROWS, commune_table, interpretation
from validate.check import check
from validate.listing.issues import grouped
from validate.model import Severity

NOTE = Finding("text-repaired", "note", "tinh", "tỉnh")
DOUBT = Finding("text-doubtful", "note", "phần", "phần", "phấn")


def test_notes_that_repeat_are_told_once_and_doubts_each() -> None:
    rows = [dataclasses.replace(row, findings=(NOTE, DOUBT)) for row in commune_table(HARD_ROWS, HARD, 3)]
    issues = check(interpretation(*rows)).issues
    assert [issue.rule for issue in issues] == ["text-doubtful"] * 5 + ["text-repaired"]
    assert issues[-1].message.endswith("(×5)")
    assert [(group.rule, len(group.issues)) for group in grouped(issues)] == [
        ("text-doubtful", 5),
        ("text-repaired", 1),
    ]


def test_errors_come_first_and_records_in_reading_order() -> None:
    first, second, *rest = commune_table(HARD_ROWS, HARD, 3)
    broken = dataclasses.replace(second, cumulative_count=11)
    issues = check(interpretation(dataclasses.replace(first, findings=(DOUBT,)), broken, *rest)).issues
    assert [(issue.severity, issue.record_id[-4:]) for issue in issues] == [
        (Severity.ERROR, "0002"),
        (Severity.WARNING, "0001"),
    ]
    assert (issues[0].rule, issues[0].suggestion) == ("criteria-cumulative", "8")


def test_the_document_counts_its_doubts() -> None:
    first, *rest = commune_table(HARD_ROWS, HARD, 3)
    checked = check(interpretation(dataclasses.replace(first, findings=(DOUBT,)), *rest))
    doubts = [issue for issue in checked.issues if issue.severity is not Severity.INFO]
    assert [record.review_count for record in checked.records["documents"]] == [len(doubts)]  # type: ignore[attr-defined]
    assert doubts
    statuses = [record.status.value for record in checked.records["commune_targets"]]
    assert statuses == ["review", "ok", "ok", "ok", "ok"]
