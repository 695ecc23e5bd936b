"""Figures, columns, rows and titles that recognition lost: told on a scan, no word on a text layer."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

import pytest

from extract.model import Box, Line, PageOrigin, Paragraph, Place, Word
from normalize.records import (
    Finding,
    Indicator,
    Recipient,
    Record,
    Responsibility,
    Section,
    TableEntry,
    WorkItem,
)
from tests.validate.plan_builders import (
    BELOW,
    HARD_ROWS,
    LANG_SON_FUNDING,
    commune_table,
    interpretation,
    source,
    target,
    trace,
)
from validate.check import check
from validate.model import Severity


def told(
    rule: str, *records: Record, origin: PageOrigin = PageOrigin.OCR, least: float = 0.4
) -> list[tuple[str, str]]:
    """Give record (dataset and position) and field of every doubt that a rule raises.

    ``least`` is the confidence of the least sure word at the place of every field.
    """
    place = Place(1, Box(10, 20, 30, 40))
    weak = Paragraph((Line((Word("…", place.box, least),), place),))
    issues = check(interpretation(*records, blocks=(weak,), origin=origin)).issues
    found = [issue for issue in issues if issue.rule == rule and issue.severity is not Severity.INFO]
    concerned = {ref for issue in found for ref in issue.concerned}
    return sorted((f"{ref.dataset} {ref.record_id[-1]}", ref.field) for ref in concerned)


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
    assert told("target-count-astray", *records, least=0.95) == []


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
    assert told("section-numbering", *late) == [("sections 1", "label"), ("sections 1", "level")]
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
        dataclasses.replace(row, cumulative_count=None, note=f"Cộng số tiều chí: {row.cumulative_count}")
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
    other = TableEntry(table_id="t02", page=1, page_first=1, page_last=1, title="Kế hoạch vốn")
    assert told("table-title-missing", entry) == []
    assert told("table-title-missing", entry, other) == []
    third = dataclasses.replace(other, table_id="t03")
    both = [("tables 1", "appendix_no"), ("tables 1", "title")]
    assert told("table-title-missing", entry, other, third) == both
    of_appendix = dataclasses.replace(entry, appendix_no=2)
    assert told("table-title-missing", of_appendix) == [("tables 1", "title")]
    assert told("table-title-missing", entry, origin=PageOrigin.TEXT_LAYER) == []


def test_what_is_worked_out_from_a_doubtful_field_is_doubtful() -> None:
    records = (source("", 100, None, level=0), source("1", 40, None), source("2", 50, None))
    scanned = [
        dataclasses.replace(record, page=1, traces={"amount": trace(str(record.amount), 0.96)})
        for record in records
    ]
    assert ("funding 2", "amount_vnd") in told("funding-total", *scanned)
    assert ("funding 2", "amount_vnd") not in told("funding-total", *records, origin=PageOrigin.TEXT_LAYER)


def test_a_share_without_its_sign() -> None:
    assert told("share-unmarked", section(1, "-", "38/207 xã chiếm tỷ lệ 1894.")) == [("sections 1", "text")]
    assert told("share-unmarked", section(1, "-", "chiếm tỷ lệ 18%; tỷ lệ 100 xã")) == []


@pytest.mark.parametrize(("text", "doubts"), [("hoàn thành 1 lš xã", 1), ("trong 1 năm xã đạt", 0)])
def test_a_scrap_between_figure_and_unit(text: str, doubts: int) -> None:
    assert len(told("figure-scrap", dataclasses.replace(target(2, 1, 38, "18"), text=text))) == doubts


def test_a_total_without_the_number_of_all_communes() -> None:
    targets = [target(n, 5, 38, "18") for n in range(1, 6)]
    lost = dataclasses.replace(target(6, None, 12, None), communes_base=None)
    assert ("criterion_targets 6", "communes_base") in told("target-base-missing", *targets, lost)
    assert told("target-base-missing", *targets) == []


def test_a_duty_without_mark_behind_a_list() -> None:
    items = [
        section(1, "-", "Rà soát hộ nghèo;", parent_id="s000"),
        dataclasses.replace(
            section(2, "", "Yêu cầu các sở", parent_id="s000"),
            findings=(Finding("list-mark-missing", "label", suggestion="-"),),
        ),
    ]
    traces = {name: trace("Yêu cầu các sở", 0.96) for name in ("agency", "agency_text")}
    duty = Responsibility(section_id="s002", agency="Sở Y tế", agency_text="Sở Y tế", page=1, traces=traces)
    assert ("responsibilities 1", "agency") in told("duty-unmarked", *items, duty)


def task(number: int, **values: Any) -> WorkItem:
    fields: dict[str, Any] = {
        "task": f"Việc {number}",
        "item_no": str(number),
        "directing": ("BCĐ tỉnh",),
        "implementing": ("VPĐP tỉnh",),
        "coordinating": ("UBND xã",),
        "timing_text": "Quý I",
        **values,
    }
    return WorkItem(**fields, page=1, traces={name: trace("…", 0.96) for name in fields})


def test_an_empty_cell_in_a_filled_column() -> None:
    tasks = [task(n, table_id="t01", directing=() if n == 3 else ("BCĐ tỉnh",)) for n in range(1, 8)]
    assert told("cell-empty", *tasks) == [("work_items 3", "directing")]


def test_a_task_of_the_running_text_has_no_empty_cell() -> None:
    tasks = [task(n, directing=() if n == 3 else ("BCĐ tỉnh",)) for n in range(1, 8)]
    assert told("cell-empty", *tasks) == []


def test_two_times_in_one_row() -> None:
    assert ("work_items 1", "task") in told("row-merged", task(1, timing_text="Quý I Quý II"))
    assert told("row-merged", task(1, timing_text="Quý I, Quý II")) == []


def test_two_entries_of_one_table() -> None:
    title = trace("KẾ HOẠCH", 0.96)
    parts = [
        TableEntry(
            table_id=f"t0{n}", appendix_no=1, title="KẾ HOẠCH", page=1, page_first=1, traces={"title": title}
        )
        for n in (1, 2)
    ]
    assert ("tables 2", "title") in told("table-parted", *parts)
    assert told("table-parted", *parts[:1]) == []


def test_a_table_without_the_list_that_the_others_have() -> None:
    first, second, third = (
        commune_table(HARD_ROWS, title, n, 0.96) for n, title in enumerate("ABC", start=1)
    )
    lost = [dataclasses.replace(row, achieved_criteria=(), achieved_count=None) for row in second]
    assert ("commune_targets 6", "planned_criteria") in told("columns-mistaken", *first, *lost, *third)
    assert told("columns-mistaken", *first, *second, *third) == []


def test_a_part_that_stands_as_a_source() -> None:
    whole, *sources = LANG_SON_FUNDING
    assert told("funding-surplus", whole, *sources) == []
    lone = dataclasses.replace(sources[1], source_no="2", parent_no="", level=1)
    assert ("funding 3", "level") in told("funding-surplus", whole, sources[0], lone, *sources[1:])


def test_rows_that_begin_late_or_stand_twice() -> None:
    rows = commune_table(HARD_ROWS, BELOW, 4, 0.96)
    assert told("row-numbering", *rows) == []
    assert told("row-numbering", *rows[2:]) == [("commune_targets 1", "row_no")]
    twice = [*rows[:2], dataclasses.replace(rows[2], row_no="2"), *rows[3:]]
    assert told("row-numbering", *twice) == [
        ("commune_targets 2", "row_no"),
        ("commune_targets 3", "row_no"),
    ]


def test_a_word_before_a_year_that_is_no_year() -> None:
    assert told("year-word", section(1, "-", "Hội nghị sơ kết nắm 2016")) == [("sections 1", "text")]
    assert told("year-word", section(1, "-", "Hội nghị sơ kết năm 2016, nắm tình hình")) == []
