"""Appendices: numbers and titles of their own, and a table for each heading."""

from __future__ import annotations

from extract.model import PageOrigin
from normalize.records import CommuneCriterion, TableEntry
from tests.validate.plan_builders import HARD, HARD_ROWS, commune_table, interpretation, line
from validate.check import check

SCHEDULE = TableEntry(table_id="t01", appendix_no=1, title="Nội dung công việc", dataset=("work_items",))
TARGETS = TableEntry(table_id="t02", appendix_no=3, title=HARD, dataset=("commune_targets",))


def test_rows_under_the_caption_of_another_table() -> None:
    sound = check(interpretation(SCHEDULE, TARGETS, *commune_table(HARD_ROWS, HARD, 3)))
    assert [issue.rule for issue in sound.issues] == []
    again = TableEntry(table_id="t02", appendix_no=1, title=SCHEDULE.title, dataset=("commune_targets",))
    lost = check(interpretation(SCHEDULE, again, *commune_table(HARD_ROWS, SCHEDULE.title, 1)))
    told = [(issue.rule, issue.field) for issue in lost.issues]
    rows = [("appendix-shared", "appendix_no"), ("appendix-shared", "table_title")] * len(HARD_ROWS)
    assert told == [*rows, ("appendix-shared", "appendix_no"), ("appendix-shared", "title")]


def test_an_appendix_heading_without_a_table() -> None:
    headings = [line("Phụ lục 01", 2), line("Phụ lục 02", 3), line("(Phụ lục chi tiết kèm theo)", 4)]
    (issue,) = check(interpretation(SCHEDULE, blocks=headings)).issues
    assert (issue.rule, issue.printed, issue.place.page) == ("appendix-without-table", "Phụ lục 02", 3)


def test_a_doubtful_number_reaches_the_tidy_rows() -> None:
    rows = commune_table(HARD_ROWS[:1], "", 1)
    tidy = CommuneCriterion(
        appendix_no=1, commune_code=rows[0].commune_code, criterion_no=6, state="achieved"
    )
    checked = check(interpretation(SCHEDULE, *rows, tidy, origin=PageOrigin.OCR))
    told = {(ref.dataset, ref.field) for issue in checked.issues for ref in issue.concerned}
    assert ("commune_criteria", "appendix_no") in told
