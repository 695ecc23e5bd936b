"""Doubts about what rows repeat of their table stand at the table and leave the rows alone."""

from __future__ import annotations

import dataclasses

from normalize.records import Finding, Status, TableEntry
from tests.validate.plan_builders import HARD, HARD_ROWS, commune_table, interpretation
from validate.check import check

DOUBT = Finding("caption-missing", "table_title", value=HARD)


def test_a_doubtful_title_leaves_the_rows_alone() -> None:
    rows = [
        dataclasses.replace(row, table_id="t02", findings=(DOUBT,) if number == 0 else ())
        for number, row in enumerate(commune_table(HARD_ROWS, HARD, 3))
    ]
    entry = TableEntry(table_id="t02", title=HARD, appendix_no=3, dataset=("commune_targets",), page=1)
    checked = check(interpretation(entry, *rows))
    (issue,) = (issue for issue in checked.issues if issue.rule == "caption-missing")
    (table,) = checked.records["tables"]
    assert (issue.dataset, issue.record_id, issue.field) == ("tables", table.record_id, "title")
    assert ("commune_targets", "table_title") in {(ref.dataset, ref.field) for ref in issue.also}
    assert table.status is Status.REVIEW
    assert {row.status for row in checked.records["commune_targets"]} == {Status.OK}
