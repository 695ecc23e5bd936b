"""Columns of figures: the column decides what its separators mean."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.tables.views.figures import read_figures


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["5.500.000.000", "7.989.030.000", ""], ["5500000000", "7989030000", None]),
        (["1.234", "2.500"], ["1234", "2500"]),
        (["1.234", "12.5", "0.75"], ["1.234", "12.5", "0.75"]),
        (["18,36", "14,5", "40"], ["18.36", "14.5", "40"]),
        (["8444,738", "12,5"], ["8444.738", "12.5"]),
        (["2390 723", "523 114"], [None, None]),
        (["46.700.000.000 (Trung ương hỗ trợ 36 tỷ)"], ["46700000000"]),
        (["-", "–"], [None, None]),
        (["1,234,567", "8,900"], ["1234567", "8900"]),
    ],
)
def test_columns(texts: list[str], values: list[str | None]) -> None:
    found = [figure.value for figure in read_figures(texts)]
    assert found == [None if value is None else Decimal(value) for value in values]


def test_what_stays_open_keeps_its_candidates() -> None:
    (blank, word) = read_figures(["26.300 đ", "abc"])
    assert blank.value == 26300
    assert word.unread
    (open_figure,) = read_figures(["1,234"])
    assert open_figure.value is None
    assert open_figure.is_open
    assert set(open_figure.candidates) == {Decimal("1.234"), Decimal(1234)}


@given(st.lists(st.integers(1_000_000, 10**12), min_size=1))
def test_thousands_come_back(numbers: list[int]) -> None:
    printed = [f"{number:,}".replace(",", ".") for number in numbers]
    assert [figure.value for figure in read_figures(printed)] == numbers
