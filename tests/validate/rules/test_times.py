"""Times of tasks that name a month twice or fall, and those that only seem to."""

from __future__ import annotations

import pytest

from normalize.forms.timing import parse_timing
from normalize.records import WorkItem
from tests.validate.plan_builders import interpretation
from validate.check import check


def _told(text: str) -> set[str]:
    timing = parse_timing(text)
    item = WorkItem(
        task="Tổ chức hội chợ",
        timing_text=text,
        timing_kind=timing.kind,
        months=timing.months,
        quarters=timing.quarters,
    )
    return {issue.rule for issue in check(interpretation(item)).issues if issue.rule.startswith("timing-")}


@pytest.mark.parametrize(
    "text",
    [
        "Từ ngày 26/6 đến 30/6/2019",
        "25/12/2019 - 05/01/2020",
        "Quý IV/2019 - Quý IV/2020",
        "10 ngày, xong trước 10/7",
        "Năm 2018; 2020",
        "Giai đoạn 2017-2020 (có phụ lục chi tiết kèm thec)",
    ],
)
def test_days_lengths_and_two_years_are_no_doubt(text: str) -> None:
    assert not _told(text)


@pytest.mark.parametrize(
    ("text", "rule"), [("Tháng 3, 3, 5", "timing-repeated"), ("Quý III, II", "timing-order")]
)
def test_lists_that_repeat_or_fall_are_told(text: str, rule: str) -> None:
    assert rule in _told(text)
