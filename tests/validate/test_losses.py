"""Figures, columns, rows and titles that recognition lost: told on a scan, no word on a text layer."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from plan_builders import BELOW, HARD_ROWS, commune_table, interpretation, source, target, trace

from extract.model import PageOrigin
from normalize.records import Indicator, Recipient, Record, Section, TableEntry
from validate.check import check
from validate.model import Severity


def told(rule: str, *records: Record, origin: PageOrigin = PageOrigin.OCR) -> list[tuple[str, str]]:
    """Give record (dataset and position) and field of every doubt that a rule raises."""
    issues = check(interpretation(*records, origin=origin)).issues
    found = [issue for issue in issues if issue.rule == rule and issue.severity is Severity.WARNING]
    return sorted((f"{issue.dataset} {issue.record_id[-1]}", issue.field) for issue in found)


def count(value: int, text: str, section: str = "", criterion: int | None = None) -> Indicator:
    traces = {name: trace(text, 0.96) for name in ("value", "unit", "text", "criterion_no")}
    return Indicator(
        section_id=section,
        criterion_no=criterion,
        value=Decimal(value),
        unit="xã",
        text=text,
        page=1,
        traces=traces,
    )


def section(number: int, label: str, text: str, **values: str) -> Section:
    traces = {name: trace(text, 0.96) for name in ("label", "text", "text_raw")}
    return Section(
        section_id=f"s{number:03}",
        level=1,
        label=label,
        text=text,
        text_raw=text,
        page=1,
        traces=traces,
        **values,
    )


def test_figures_where_the_target_of_a_criterion_is_missing() -> None:
    texts = {n: f"Tiêu chí số {n} về một nội dung: có thêm 5 xã" for n in range(1, 20)}
    sections = [section(n, "", text) for n, text in texts.items()]
    targets = [dataclasses.replace(target(n, 5, 38, "18"), text=text) for n, text in texts.items() if n != 7]
    stray, own = count(172, "nâng tổng số lên 172/207 xã", "s007"), count(14, "trong 14 xã", "s008", 8)
    assert told("target-unread", *sections, *targets, stray, own) == [
        ("indicators 1", "criterion_no"),
        ("indicators 1", "unit"),
        ("indicators 1", "value"),
    ]


def test_a_count_under_a_criterion_whose_target_lacks_one() -> None:
    targets = [target(n, None if n == 4 else 5, 38, "18") for n in range(1, 6)]
    records = (*targets, count(11, "có thêm 11 xã", criterion=4), count(5, "gồm 5 xã", criterion=5))
    assert told("target-count-astray", *records) == [
        ("criterion_targets 4", "communes_new"),
        ("indicators 1", "criterion_no"),
        ("indicators 1", "unit"),
        ("indicators 1", "value"),
    ]
    assert told("target-count-astray", *targets) == []


def test_a_share_that_stands_behind_all_other_counts() -> None:
    targets = [target(n, 5, 38, None if n == 2 else "18") for n in range(1, 7)]
    assert told("target-share-missing", *targets) == [("criterion_targets 2", "share_percent")]
    all_communes = target(7, None, 207, None)
    assert told("target-share-missing", *targets[:1], *targets[2:], all_communes) == []


def test_two_figures_with_a_mark_between_that_parts_none() -> None:
    glued = count(14, "Số xã đạt 10:14 tiêu chí")
    assert told("figure-glued", glued) == [("indicators 1", "value"), ("indicators 1", "value_to")]
    assert told("figure-glued", count(30, "có 30/207 xã, chiếm 14,49%")) == []


def test_a_part_that_exceeds_its_source() -> None:
    swapped = (source("1", 218_400, None), source("1.1", 312_350, None, parent="1", level=2))
    other = source("1.2", 93_950, None, parent="1", level=2)
    fields = {field for _, field in told("funding-structure", *swapped, other)}
    assert {"source_no", "parent_no", "level", "amount_vnd"} <= fields


def test_a_paragraph_that_begins_inside_a_sentence() -> None:
    cut = (section(1, "-", "Các đoàn thể tích cực tham gia"), section(2, "", "kinh doanh giỏi."))
    assert told("paragraph-cut", *cut) == [
        ("sections 1", "text"),
        ("sections 2", "level"),
        ("sections 2", "text"),
    ]
    assert (
        told("paragraph-cut", *cut, origin=PageOrigin.TEXT_LAYER) != []
    )  # read by a recognizer all the same
    sound = (section(1, "-", "Các đoàn thể tham gia."), section(2, "", "Kinh doanh giỏi."))
    assert told("paragraph-cut", *sound) == []


def test_headings_that_do_not_begin_at_one() -> None:
    late = [section(n, label, "Vốn") for n, label in enumerate(("2", "3"), start=1)]
    assert told("section-numbering", *late) == [("sections 1", "label")]
    first = section(1, "1", "Vốn", parent_id="s000")
    goes_on = section(2, "2", "Vốn", parent_id="s009")
    assert told("section-numbering", first, goes_on) == []


@pytest.mark.parametrize(("abbreviation", "doubts"), [("VT, KGVXI", 1), ("VT, KTN (VQK)", 0)])
def test_an_abbreviation_that_ends_in_a_stroke(abbreviation: str, doubts: int) -> None:
    traces = {"abbreviation": trace(abbreviation, 0.96)}
    recipient = Recipient(recipient="Lưu", abbreviation=abbreviation, page=1, traces=traces)
    assert len(told("abbreviation-ambiguous", recipient)) == doubts


def test_a_column_of_figures_whose_title_was_not_understood() -> None:
    rows = commune_table(HARD_ROWS, BELOW, 4, 0.96)
    lost = [
        dataclasses.replace(row, cumulative_count=None, note=f"Ly kế số tiều chí: {row.cumulative_count}")
        for row in rows
    ]
    assert told("column-unread", *lost) == [(f"commune_targets {n}", "cumulative_count") for n in range(1, 6)]
    assert told("column-unread", *rows) == []


def test_lists_that_do_not_make_the_cumulative_count() -> None:
    (row, *_) = commune_table(HARD_ROWS, BELOW, 4, 0.96)
    wrong = dataclasses.replace(row, achieved_count=None, achieved_criteria=(5,))
    assert ("commune_targets 1", "achieved_criteria") in told("criteria-listed-sum", wrong)
    assert told("criteria-listed-sum", dataclasses.replace(row, achieved_count=None)) == []


def test_a_row_that_became_two() -> None:
    first, second, *_ = commune_table(HARD_ROWS, BELOW, 4, 0.96)
    scrap = dataclasses.replace(first, commune_text="Quan _", commune_code="")
    doubted = told("row-divided", first, scrap, second)
    assert {record for record, _ in doubted} == {"commune_targets 2"}
    assert {"achieved_criteria", "planned_criteria"} <= {field for _, field in doubted}


def test_a_recognized_table_without_title() -> None:
    entry = TableEntry(table_id="t01", page=1, page_first=1, page_last=1)
    assert told("table-title-missing", entry) == [("tables 1", "appendix_no"), ("tables 1", "title")]
    assert told("table-title-missing", entry, origin=PageOrigin.TEXT_LAYER) == []


def test_what_is_worked_out_from_a_doubtful_field_is_doubtful() -> None:
    records = (source("", 100, None, level=0), source("1", 40, None), source("2", 50, None))
    scanned = [
        dataclasses.replace(record, page=1, traces={"amount": trace(str(record.amount), 0.96)})
        for record in records
    ]
    assert ("funding 2", "amount_vnd") in told("derived-doubt", *scanned)
    assert told("derived-doubt", *records, origin=PageOrigin.TEXT_LAYER) == []
