"""One doubt is told once, and every field that it concerns stays named."""

from __future__ import annotations

import dataclasses

from extract.model import Box, PageOrigin, Place
from normalize.records import CriterionTarget, Finding, Record, Responsibility, Section, Status, Trace
from tests.validate.plan_builders import HARD, HARD_ROWS, commune_table, interpretation, trace
from validate.check import check
from validate.fields import FieldRef
from validate.model import Issue

PARAGRAPH = Place(1, Box(80, 100, 500, 160))
NUMBER = Place(1, Box(120, 120, 140, 132))


def unsure(*records: Record) -> tuple[Issue, ...]:
    issues = check(interpretation(*records, origin=PageOrigin.OCR)).issues
    return tuple(issue for issue in issues if issue.rule == "low-confidence")


def read(place: Place, confidence: float = 0.05) -> Trace:
    return dataclasses.replace(trace("chủ trì Ỹxq", confidence), place=place)


def test_records_that_quote_one_paragraph_share_its_doubt() -> None:
    section = Section(section_id="s001", text="chủ trì Ỹxq", page=1, traces={"text": read(PARAGRAPH)})
    duty = Responsibility(
        section_id="s001",
        text="chủ trì Ỹxq",
        role="leads",
        partners=("Sở Ỹxq",),
        page=1,
        traces={"text": read(PARAGRAPH), "partners": read(NUMBER)},
    )
    (issue,) = unsure(section, duty)
    assert (issue.dataset, issue.field) == ("sections", "text")
    assert {(ref.dataset, ref.field) for ref in issue.also} == {
        ("responsibilities", "text"),
        ("responsibilities", "role"),
        ("responsibilities", "partners"),
    }
    checked = check(interpretation(section, duty, origin=PageOrigin.OCR))
    assert checked.records["responsibilities"][0].status is Status.REVIEW


def test_the_title_of_a_table_is_doubted_once_for_all_its_rows() -> None:
    rows = [
        dataclasses.replace(row, traces={**row.traces, "table_title": read(PARAGRAPH)})
        for row in commune_table(HARD_ROWS, HARD, 3, 0.99)
    ]
    titles = [issue for issue in unsure(*rows) if issue.field == "table_title"]
    assert len(titles) == 1
    assert len(titles[0].concerned) == len(rows)
    assert all(isinstance(ref, FieldRef) and ref.field == "table_title" for ref in titles[0].also)


def test_doubts_at_places_apart_stay_apart() -> None:
    elsewhere = Place(1, Box(80, 300, 500, 360))
    sections = [
        Section(section_id=f"s00{n}", text="Ỹxq", page=1, traces={"text": read(place)})
        for n, place in enumerate((PARAGRAPH, elsewhere), start=1)
    ]
    assert len(unsure(*sections)) == 2


def test_a_lost_mark_of_a_list_is_told_once_for_the_paragraph_and_its_duty() -> None:
    section = Section(
        section_id="s001",
        text="Phối hợp với Sở Y tế",
        page=1,
        traces={"text": read(PARAGRAPH, 0.99)},
        findings=(Finding("list-mark-missing", "label", suggestion="-", place=PARAGRAPH),),
    )
    duty = Responsibility(
        section_id="s001",
        text="Phối hợp với Sở Y tế",
        agency="Sở Y tế",
        duty_no=1,
        page=1,
        traces={"agency": read(NUMBER, 0.99), "duty_no": read(PARAGRAPH, 0.99)},
    )
    issues = check(interpretation(section, duty, origin=PageOrigin.OCR)).issues
    (told,) = (issue for issue in issues if issue.rule in {"list-mark-missing", "duty-unmarked"})
    assert {ref.dataset for ref in told.concerned} == {"sections", "responsibilities"}


def test_texts_that_quote_a_paragraph_share_what_is_doubted_in_it() -> None:
    finding = Finding("text-doubtful", "text", "tính", suggestion="tỉnh", place=NUMBER)
    section = Section(
        section_id="s001",
        text="11 xã của tính",
        page=1,
        traces={"text": read(PARAGRAPH, 0.99)},
        findings=(finding,),
    )
    target = CriterionTarget(text="11 xã của tính", page=1, traces={"text": read(PARAGRAPH, 0.99)})
    elsewhere = Place(1, Box(80, 300, 500, 360))
    other = CriterionTarget(text="12 xã", page=1, traces={"text": read(elsewhere, 0.99)})
    issues = check(interpretation(section, target, other, origin=PageOrigin.OCR)).issues
    (told,) = (issue for issue in issues if issue.rule == "text-doubtful")
    assert [ref.record_id[-22:] for ref in told.also] == ["criterion_targets/0001"]
