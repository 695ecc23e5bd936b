"""The true tables of the real scans: what their notes call printed mistakes is reported, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.validate.plan_builders import interpretation, table_from_csv
from validate.check import check

TRUTH = Path(__file__).parents[4] / "shared" / "real" / "truth"

pytestmark = pytest.mark.skipif(not TRUTH.exists(), reason="the real scans are not here")

PROJECTS = (
    "STT",
    "Quyết định",
    "Chủ đầu tư",
    "Tổng mức đầu tư",
    "Thời gian thực hiện",
    "Đã cấp",
    "Đề xuất 2017",
)
YEARS = ("2016", "2017", "2018", "2019", "2020")


@pytest.mark.parametrize(
    ("name", "titles", "expected"),
    [
        (
            "kh496_p7-10_bang1",
            PROJECTS,
            {
                ("table-total", "55.197.167.000", "55189167000"),
                ("table-total", "18.239.117.000", "15749629000"),
                ("table-figure-size", "2.492.000", "2492000000"),
            },
        ),
        ("kh496_p10-11_bang2", (*PROJECTS[:5], PROJECTS[6]), set()),
        ("kh496_p12_bang3", ("STT", "Nội dung"), set()),
        ("qd1740_p7_nguon_kinh_phi", ("TT", "Nguồn kinh phí", *YEARS, "Tổng cộng"), set()),
        (
            "qd1740_p9-10_phu_luc",
            ("STT", "Nội dung", "Tổng cộng", *YEARS),
            {("table-label-share", "Ngân sách địa phương(30%)", "66%")},
        ),
    ],
)
def test_printed_mistakes_are_reported(
    name: str, titles: tuple[str, ...], expected: set[tuple[str, str, str]]
) -> None:
    table = table_from_csv(TRUTH / f"{name}.csv", titles)
    checked = check(interpretation(blocks=[table]))
    assert {(issue.rule, issue.printed, issue.suggestion) for issue in checked.issues} == expected
    assert checked.interpretation.document.tables == (table,)
