"""Targets, bands, funding and letterhead of the Lạng Sơn plan, sound and with one thing wrong."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from extract.model import Block
from normalize.records import Indicator, LegalReference, Record, Section, WorkItem
from tests.validate.plan_builders import (
    HARD,
    HARD_ROWS,
    LANG_SON_FUNDING,
    commune_table,
    header,
    interpretation,
    line,
    source,
    target,
    trace,
)
from validate.check import check
from validate.model import Issue, Severity

TARGETS = (
    target(2, 10, 38, "18"),
    target(3, 14, 83, "40"),
    target(5, 9, 40, "19.3"),
    target(6, 11, 38, "18"),
    target(12, None, 207, None),
    target(19, 13, 190, "92"),
)

SENTENCES = {
    8: "Số xã đạt 15-18 tiêu chí có 8/207 xã, chiếm 3,87%;",
    30: "Số xã đạt 10-14 tiêu chí có 30/207 xã, chiếm 14,49%;",
    108: "Số xã đạt 5-9 tiêu chí có 108/207 xã, chiếm 52,17%;",
    23: "Số xã đạt dưới 5 tiêu chí còn 23/207 xã, chiếm 11,11%",
}


def quantity(value: str, unit: str, text: str, subject: str = "") -> Indicator:
    return Indicator(
        value=Decimal(value), unit=unit, text=text, subject=subject, traces={"value": trace(value)}, page=1
    )


BANDS = tuple(quantity(str(count), "xã", text) for count, text in SENTENCES.items())
REACHED = quantity("38", "xã", "nâng tổng số xã đạt chuẩn lên 38 xã", "nâng tổng số xã đạt chuẩn")


def issues(*records: Record, blocks: Sequence[Block] = ()) -> list[Issue]:
    """What a document of these records alone raises; that it holds little else is not asked here."""
    ignored = {"header-incomplete", "target-missing", "no-plan-found"}
    found = check(interpretation(*records, blocks=blocks)).issues
    return [issue for issue in found if issue.rule not in ignored]


def rules(*records: Record) -> list[str]:
    return [issue.rule for issue in issues(*records)]


def test_sound_targets_raise_nothing() -> None:
    assert rules(*TARGETS) == []


@pytest.mark.parametrize(
    ("values", "rule", "severity"),
    [
        ({"share_percent": Decimal(48)}, "share-arithmetic", Severity.WARNING),
        ({"communes_total": 39, "share_percent": Decimal(18)}, "share-rounding", Severity.INFO),
        ({"communes_total": 9, "share_percent": None}, "target-within", Severity.ERROR),
        ({"communes_base": 201, "share_percent": None}, "target-base-differs", Severity.WARNING),
        ({"criterion_no": 3}, "target-number", Severity.ERROR),
    ],
)
def test_a_target_that_contradicts_itself(values: dict[str, object], rule: str, severity: Severity) -> None:
    spoiled = dataclasses.replace(TARGETS[0], **values)
    found = issues(spoiled, *TARGETS[1:])
    assert {(issue.rule, issue.severity) for issue in found} == {(rule, severity)}


def test_a_missing_criterion_is_named() -> None:
    (issue,) = check(interpretation(*(target(n, 1, 2, None) for n in range(1, 19)))).issues
    assert issue.rule == "target-missing" and "19" in issue.message


def test_bands_and_achieved_communes_add_up() -> None:
    assert rules(target(2, 10, 38, "18"), REACHED, *BANDS) == []
    spoiled = dataclasses.replace(
        BANDS[1], value=Decimal(31), text="Số xã đạt 10-14 tiêu chí có 31/207 xã, chiếm 14,49%;"
    )
    assert rules(REACHED, BANDS[0], spoiled, *BANDS[2:]) == ["bands-total"]


def test_a_share_behind_a_count_is_recomputed() -> None:
    sound = quantity("3.87", "%", SENTENCES[8])
    wrong = quantity("8.87", "%", SENTENCES[8].replace("3,87", "8,87"))
    assert rules(BANDS[0], sound) == []
    assert rules(BANDS[0], wrong) == ["indicator-share"]


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ("5", "Đối với 05 xã điểm đặc biệt khó khăn phấn đấu", []),
        ("6", "Đối với 06 xã điểm đặc biệt khó khăn phấn đấu", ["table-prose-count"]),
        ("125", "toàn tỉnh có 125 xã đặc biệt khó khăn", []),
        ("3", "trong đó có 03 xã chuyển từ năm 2016 sang", ["carried-over-count"]),
    ],
)
def test_prose_counts_the_rows_of_a_table(value: str, text: str, expected: list[str]) -> None:
    assert rules(*commune_table(HARD_ROWS, HARD, 3), quantity(value, "xã", text)) == expected


@pytest.mark.parametrize(("mean", "expected"), [("8.4", []), ("8.1", ["mean-criteria"])])
def test_the_mean_over_the_table(mean: str, expected: list[str]) -> None:
    text = f"05 xã điểm đặc biệt khó khăn phấn đấu đạt bình quân {mean} tiêu chí/xã"
    stated = quantity(mean, "tiêu chí/xã", text, "đặc biệt khó khăn phấn đấu đạt bình quân")
    assert rules(*commune_table(HARD_ROWS, HARD, 3), stated) == expected


def test_sources_against_a_rough_total() -> None:
    (issue,) = issues(*LANG_SON_FUNDING)
    assert (issue.rule, issue.severity, issue.field) == ("funding-total-rough", Severity.WARNING, "amount")
    assert "2221550" in issue.message and issue.printed == "khoảng 2.220.000"


def test_a_total_is_rough_where_the_prose_says_so() -> None:
    bare = dataclasses.replace(LANG_SON_FUNDING[0], traces={"amount": trace("2.220.000")})
    prose = Section(section_id="s001", text_raw="Tổng nhu cầu khoảng 2.220.000 triệu đồng, trong đó:")
    assert rules(bare, *LANG_SON_FUNDING[1:], prose) == ["funding-total-rough"]
    assert rules(bare, *LANG_SON_FUNDING[1:]) == ["funding-total"]


def test_parts_and_shares_of_funding() -> None:
    exact = source("", 2_221_550, None, level=0)
    assert rules(exact, *LANG_SON_FUNDING[1:]) == []
    wrong_part = source("1.2", 98_950, None, parent="1", level=2)
    assert rules(exact, *LANG_SON_FUNDING[1:3], wrong_part, *LANG_SON_FUNDING[4:]) == ["funding-parts"]
    wrong_share = source("2", 222_000, "16")
    found = rules(exact, *LANG_SON_FUNDING[1:4], wrong_share, *LANG_SON_FUNDING[5:])
    assert set(found) == {"funding-share", "funding-share-total"}


def test_the_plan_number_on_every_appendix() -> None:
    lines = [
        line(f"(Kèm theo Kế hoạch số {number} /KH-UBND ngày 24/02/2017 của UBND tỉnh)", page_number)
        for page_number, number in ((8, 37), (12, 87), (13, 34), (14, 87))
    ]
    (issue,) = [i for i in issues(header(), blocks=lines) if i.severity is not Severity.INFO]
    assert (issue.rule, issue.field, issue.place.page) == ("plan-number-differs", "document_number", 12)
    assert all(f"{number}/KH-UBND" in issue.message for number in (37, 87, 34))
    assert issues(header(), blocks=lines[:1]) == []


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"received_date": date(2017, 2, 21)}, "received-before-issued"),
        ({"plan_year": 2011}, "plan-year-date"),
        ({"issued_date": date(2017, 2, 21)}, "plan-date-differs"),
        ({"document_number": ""}, "header-incomplete"),
    ],
)
def test_a_letterhead_that_does_not_fit(values: dict[str, object], rule: str) -> None:
    enclosed = line("(Kèm theo Kế hoạch số 37/KH-UBND ngày 24/02/2017 của UBND tỉnh)", 2)
    found = check(interpretation(header(**values), blocks=[enclosed])).issues
    assert rule in {issue.rule for issue in found}


def cited(number: str, day: date | None) -> LegalReference:
    return LegalReference(
        reference_type="Quyết định", number=number, issued_date=day, traces={"issued_date": trace()}, page=1
    )


@pytest.mark.parametrize(
    ("references", "rule"),
    [
        ([cited("1600/QĐ-TTg", date(2017, 8, 16))], "cited-later"),
        (
            [cited("1600/QĐ-TTg", date(2016, 8, 16)), cited("1600/QĐ-TTg", date(2016, 8, 18))],
            "cited-date-differs",
        ),
        ([cited("22/2016/NQ-HĐND", date(2015, 9, 24))], "cited-number-year"),
    ],
)
def test_dates_of_cited_documents(references: list[LegalReference], rule: str) -> None:
    assert rules(*references) == [rule]


def test_a_group_number_used_twice() -> None:
    titles = ("Tuyên truyền", "Quy hoạch", "Quy hoạch", "Hạ tầng")
    items = [
        WorkItem(
            group_no=number, group_title=title, item_no=item, traces={"group_no": trace(number, 0.9)}, page=1
        )
        for number, title, item in zip(("V", "V", "V", "VI"), titles, "1121", strict=True)
    ]
    (issue,) = issues(*items)
    assert (issue.rule, issue.record_id[-4:]) == ("group-numbering", "0002")
    assert [ref.record_id[-4:] for ref in issue.also] == ["0003"]  # a task of the same group


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Lý Vinh Quang", []), ("TỊCH", ["signer-name-odd"]), ("Phó Chủ Tịch", ["signer-name-odd"])],
)
def test_a_signer_has_a_name(name: str, expected: list[str]) -> None:
    assert rules(header(signer_name=name)) == expected


def test_an_incoming_stamp_whose_date_was_not_read() -> None:
    stamp = line("CÔNG VĂN ĐẾN Số: Ngày")
    unread = issues(header(received_date=None), blocks=[stamp])
    assert [(issue.rule, issue.field) for issue in unread] == [("stamp-unread", "received_date")]
    assert issues(header(), blocks=[stamp]) == []


def test_two_budgets_are_each_held_against_their_own_total() -> None:
    prose = (
        source("", 7829, None, level=0),
        source("1", 3271, None),
        source("2", 3893, None),
        source("3", 665, None),
    )
    table = (
        source("I", 4304, None),
        source("II", 4825, None),
        source("III", 575, None),
        source("", 9704, None, level=0),
    )
    assert rules(*prose, *table) == []
    wrong = source("II", 4925, None)
    assert rules(*prose, table[0], wrong, *table[2:]) == ["funding-total"]


NEW_AND_BETTER = "DANH SÁCH XÃ ĐẠT CHUẨN NÔNG THÔN MỚI, NÔNG THÔN MỚI NÂNG CAO NĂM 2017"


def in_groups(*labels: str) -> list[Record]:
    rows = commune_table(HARD_ROWS, NEW_AND_BETTER, 3)
    return [dataclasses.replace(row, group_label=label) for row, label in zip(rows, labels, strict=True)]


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ("3", "Có thêm 03 xã đạt chuẩn nông thôn mới;", []),
        ("2", "có 02 xã đạt chuẩn nông thôn mới nâng cao;", []),
        ("4", "Có thêm 04 xã đạt chuẩn nông thôn mới;", ["table-prose-count"]),
        ("4", "Có 04 xã đạt chuẩn;", []),
    ],
)
def test_prose_counts_the_rows_of_the_group_it_names(value: str, text: str, expected: list[str]) -> None:
    new, better = "Xã đạt chuẩn nông thôn mới", "Xã đạt chuẩn nông thôn mới nâng cao"
    rows = in_groups(new, new, new, better, better)
    assert [
        rule for rule in rules(*rows, quantity(value, "xã", text)) if rule == "table-prose-count"
    ] == expected


def test_prose_counts_a_table_grouped_by_district_as_a_whole() -> None:
    rows = in_groups("Huyện A", "Huyện A", "Huyện B", "Huyện B", "Huyện B")
    counted = quantity("6", "xã", "Có 06 xã đạt chuẩn nông thôn mới;")
    assert "table-prose-count" in rules(*rows, counted)


@pytest.mark.parametrize(("last", "expected"), [("45.75", []), ("45.57", ["funding-total"])])
def test_sources_in_other_units_than_their_total(last: str, expected: list[str]) -> None:
    whole = dataclasses.replace(source("", 165_750_000_000, None, level=0), currency_unit="đồng")
    first = dataclasses.replace(source("1", 120, "72.4"), currency_unit="tỷ đồng")
    second = dataclasses.replace(
        source("2", 0, "27.6", printed=last.replace(".", ",")), amount=Decimal(last), currency_unit="tỷ đồng"
    )
    assert [rule for rule in rules(whole, first, second) if rule.startswith("funding")] == expected
