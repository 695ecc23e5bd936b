from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.forms.dates import find_dates


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("ngày 24 tháng 02 năm 2017", date(2017, 2, 24)),
        ("16/8/2016", date(2016, 8, 16)),
        ("30 /12/2016", date(2016, 12, 30)),
        ("ngày 17.10.2016", date(2016, 10, 17)),
    ],
)
def test_whole_dates(printed: str, value: date) -> None:
    (found,) = find_dates(printed)
    assert found.value == value


@pytest.mark.parametrize("printed", ["05/2016", "ngày tháng 9 năm 2018", "tháng 02 năm 2017"])
def test_without_a_day_it_is_no_date(printed: str) -> None:
    (found,) = find_dates(printed)
    assert found.value is None
    assert not found.is_impossible


def test_a_day_that_does_not_exist_is_told() -> None:
    (found,) = find_dates("ngày 31/02/2017")
    assert found.is_impossible


@pytest.mark.parametrize(
    "text", ["07/2011/QĐ-UBND", "24/63", "207/207 xã", "1.2.3", "ngày 11/9", "2016-2020"]
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.booleans())
def test_every_date_is_read_back(day: date, padded: bool) -> None:
    month = f"{day.month:02}" if padded else str(day.month)
    for printed in (f"ngày {day.day} tháng {month} năm {day.year}", f"{day.day}/{month}/{day.year}"):
        (found,) = find_dates(printed)
        assert found.value == day


@given(st.text(alphabet="ngày thá năm 0123456789/.-", max_size=60))
def test_places_never_overlap_and_hold_what_is_printed(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert found.start >= end
        assert text[found.start : found.end] == found.printed
        end = found.end
