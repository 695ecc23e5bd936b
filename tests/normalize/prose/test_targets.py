from __future__ import annotations

from decimal import Decimal

import pytest

from normalize.criteria import set_of_year
from normalize.prose.criteria.targets import Targets, read_targets
from normalize.prose.sections.tree import build_sections
from normalize.prose.segment.parts import split_parts
from tests.normalize.prose.reading import HEAD, nodes_of, seed

# Read from the plan by eye: number, new, total, base, share.
LANG_SON = [
    (1, None, 207, 207, None),
    (2, 10, 38, 207, None),
    (3, 14, 83, 207, "40"),
    (4, 18, 96, 207, None),
    (5, 9, 40, 207, "19.3"),
    (6, 11, 38, 207, "18"),
    (7, 11, 172, 207, "83"),
    (8, 16, None, None, None),
    (9, 11, 79, 207, "38"),
    (10, 15, 39, 207, "19"),
    (11, 11, 56, 207, "27"),
    (12, None, 207, 207, None),
    (13, 20, 47, None, "23"),
    (14, 18, 178, 207, "86"),
    (15, 12, 72, 207, "35"),
    (16, 29, 82, 207, "40"),
    (17, 11, 38, 207, "18"),
    (18, 11, 38, 207, "18"),
    (19, 13, 190, 207, "92"),
]


def targets(text: str, year: int = 2018) -> Targets:
    return read_targets(nodes_of(HEAD + text), set_of_year(year), year)


def test_every_target_of_the_lang_son_plan() -> None:
    found = read_targets(build_sections(split_parts(seed())), set_of_year(2017), 2017)
    rows = [
        (r.criterion_no, r.communes_new, r.communes_total, r.communes_base, r.share_percent)
        for r in found.records
    ]
    assert rows == [(*row[:4], Decimal(row[4]) if row[4] else None) for row in LANG_SON]
    assert {r.criterion_set for r in found.records} == {"1980/QĐ-TTg"}
    assert found.records[1].share_percent_computed == Decimal("18.36")


@pytest.mark.parametrize(
    ("text", "new", "total", "base", "share"),
    [
        ("- Tiêu chí số 2 về Giao thông: Phấn đấu thêm 5 xã đạt chuẩn.", 5, None, None, None),
        ("- Tiêu chí 2 - Giao thông: có 100/120 xã (đạt 83,3%).", None, 100, 120, "83.3"),
        ("- Tiêu chí số 2 (Giao thông): tăng thêm 12 xã so với năm 2017, lũy kế 90 xã.", 12, 90, None, None),
        ("- Tiêu chí Giao thông: duy trì 50/50 xã đạt chuẩn.", None, 50, 50, None),
        ("- Tiêu chí Giao thông: giữ vững 50/50 xã đạt chuẩn.", None, 50, 50, None),
        (
            "- Tiêu chí số 2 về Giao thông: Năm 2017 có 30/191 xã đạt; năm 2018 phấn đấu có 41/191 xã đạt.",
            None,
            41,
            191,
            None,
        ),
        ("- Tiêu chí số 2 về Giao thông: Hiện có 30/191 xã đạt; phấn đấu thêm 11 xã.", 11, None, None, None),
        ("3.2. Tiêu chí số 2 (Giao thông): Phấn đấu 85 xã đạt, đạt 46,7%, tăng 12 xã.", 12, 85, None, "46.7"),
        ("+ Giao thông (tiêu chí số 2): 170/182 xã.", None, 170, 182, None),
        ("- Tiêu chí 2. Giao thông: có 90 xã đạt chuẩn, chiếm 49,5%.", None, 90, None, "49.5"),
        ("- Tiêu chí số 2: Phấn đấu thêm 4 xã đạt chuẩn.", 4, None, None, None),
        ("- Số xã đạt tiêu chí số 2 về giao thông: 38/207 xã, chiếm 18%.", None, 38, 207, "18"),
        ("(2) Tiêu chí Giao thông: tăng từ 70 xã lên 85 xã.", 15, 85, None, None),
        ("- Tiêu chí số 2 - Giao thông: có 12 xã đạt chuẩn (tăng 2 xã).", 2, 12, None, None),
        (
            "- Tiêu chí số 2 về Giao thông: Có 65 xã đạt, tăng 07 xã so với năm 2017, chiếm tỷ lệ 81,25%.",
            7,
            65,
            None,
            "81.25",
        ),
        ("- Tiêu chí Giao thông (số 2): phấn đấu có 41/191 xã đạt.", None, 41, 191, None),
        ("- Tigu chí số 2 về Giao thông: có thêm 7 xã đạt chuẩn.", 7, None, None, None),
        ("- Tiêu chi so 2 ve Giao thong: phan dau co them 7 xã dat chuan.", 7, None, None, None),
        ("- Tiêu chí số 2 về Giao thông: làm mới 18 km đường (trong đó 5 xã điểm).", None, None, None, None),
    ],
)
def test_other_phrasings(
    text: str, new: int | None, total: int | None, base: int | None, share: str | None
) -> None:
    found = targets(f"I. MỤC TIÊU\n\n{text}\n").records
    if (new, total) == (None, None):
        assert found == ()
        return
    (row,) = found
    assert (row.criterion_no, row.communes_new, row.communes_total, row.communes_base) == (
        2,
        new,
        total,
        base,
    )
    assert row.share_percent == (Decimal(share) if share else None)


def test_a_criterion_in_a_heading_covers_what_stands_below() -> None:
    text = (
        "1. Tiêu chí số 3 về Thủy lợi:\n\n- Kiên cố hóa 61 km kênh.\n\n- Phấn đấu thêm 4 xã đạt.\n\n2. Khác\n"
    )
    (row,) = targets(text).records
    assert (row.criterion_no, row.communes_new) == (3, 4)


def test_a_name_of_another_number_is_told() -> None:
    (row,) = targets("- Tiêu chí số 3 về Giao thông: phấn đấu thêm 4 xã đạt chuẩn.\n").records
    assert [finding.rule for finding in row.findings] == ["criterion-name-number"]
    assert row.findings[0].suggestion == "2"


def test_a_share_with_a_point_can_only_be_a_decimal_and_one_with_a_thousand_is_left_empty() -> None:
    (row,) = targets("- Tiêu chí số 2 về Giao thông: có 50/191 xã đạt, chiếm 26.3%.\n").records
    assert (row.share_percent, row.findings) == (Decimal("26.3"), ())
    (row,) = targets("- Tiêu chí số 2 về Giao thông: có 50/191 xã đạt, chiếm 26,178%.\n").records
    assert row.share_percent is None
    assert [finding.rule for finding in row.findings] == ["number-ambiguous"]


@pytest.mark.parametrize(
    "text",
    [
        "- Rà soát 14 xã theo bộ tiêu chí quốc gia về nông thôn mới.",
        "- Xã đạt 15-18 tiêu chí có 8/207 xã, chiếm 3,87%;",
        "Thực hiện tiêu chí số 5 và số 6 tại 14 xã.",
    ],
)
def test_no_target_is_invented(text: str) -> None:
    assert targets(f"I. MỤC TIÊU\n\n{text}\n").records == ()


def test_without_a_set_there_are_no_targets() -> None:
    nodes = nodes_of(HEAD + "- Tiêu chí số 2 về Giao thông: thêm 4 xã đạt.\n")
    assert read_targets(nodes, None, 2005).records == ()


def test_a_count_that_may_be_of_those_that_join_or_of_all_is_told() -> None:
    (row,) = targets("- Tiêu chí số 2 về Giao thông: phấn đấu có 12 xã đạt.\n").records
    assert [finding.rule for finding in row.findings] == ["criterion-count-undecided"]
    (row,) = targets("- Tiêu chí số 2 về Giao thông: hoàn thành 12 xã đạt chuẩn.\n").records
    assert (row.communes_new, row.findings) == (12, ())


def test_a_dash_inside_a_name_does_not_end_it() -> None:
    text = "- Tiêu chí 2 (Hạ tầng kinh tế - xã hội): phấn đấu 34/88 xã đạt chuẩn, tăng thêm 06 xã.\n"
    (row,) = targets(text, 2026).records
    assert (row.criterion_set, row.criterion_name) == ("51/2025/QĐ-TTg", "Hạ tầng kinh tế - xã hội")
