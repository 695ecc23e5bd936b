"""Columns of figures: the column decides what its separators mean, for every dataset alike."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Cell, Line, Table, Word
from normalize.tables.model import TypedCell
from normalize.tables.type_table import type_table


def column(texts: list[str]) -> list[TypedCell | None]:
    """Type a column of figures beside labels and give its cells."""
    lines = [
        ["TT", "Nguồn vốn", "Số tiền"],
        *([str(at + 1), f"Nguồn {at}", text] for at, text in enumerate(texts)),
    ]
    cells = tuple(
        Cell(row, at, (Line(tuple(Word(word) for word in text.split())),) if text else ())
        for row, line in enumerate(lines)
        for at, text in enumerate(line)
    )
    table = type_table(Table(cells, len(lines), 3, 1))
    return [table.cell(row.number, 3) for row in table.rows]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["5.500.000.000", "7.989.030.000", ""], ["5500000000", "7989030000", None]),
        (["1.234", "2.500"], ["1234", "2500"]),
        (["1.234", "12.5", "0.75"], ["1.234", "12.5", "0.75"]),
        (["18,36", "14,5", "40"], ["18.36", "14.5", "40"]),
        (["8444,738", "12,5"], ["8444.738", "12.5"]),
        (["2390 723", "1.500"], [None, "1500"]),
        (["46.700.000.000 (Trung ương hỗ trợ 36 tỷ)", "1.000"], ["46700000000", "1000"]),
        (["-", "–", "5"], [None, None, "5"]),
        (["1,234,567", "8,900"], ["1234567", "8900"]),
    ],
)
def test_columns(texts: list[str], values: list[str | None]) -> None:
    found = [cell.number if cell else None for cell in column(texts)]
    assert found == [None if value is None else Decimal(value) for value in values]


def test_what_stays_open_keeps_its_candidates() -> None:
    clear, still_open = column(["26.300 đ", "1,234"])
    assert clear and still_open
    assert (clear.number, still_open.number) == (26300, None)
    assert set(still_open.candidates) == {Decimal("1.234"), Decimal(1234)}


@given(st.lists(st.integers(1_000_000, 10**12), min_size=1, max_size=5))
def test_thousands_come_back(numbers: list[int]) -> None:
    printed = [f"{number:,}".replace(",", ".") for number in numbers]
    assert [cell.number if cell else None for cell in column(printed)] == numbers
