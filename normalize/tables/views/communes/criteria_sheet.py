"""A table of communes while the roles of its columns are being found: what its columns print, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from normalize.criteria import CriteriaSet
from normalize.tables.model import Column, TypedCell
from normalize.tables.views.communes.criteria_list import Count, parse_count, parse_criteria
from normalize.tables.views.subject import ViewedTable

Counts = Sequence[int | None]
"""A number a row; None where none is printed."""


@dataclass(frozen=True)
class CriteriaSheet:
    """The columns of a table by number, and the counts and lists in their cells."""

    subject: ViewedTable

    @property
    def criteria(self) -> CriteriaSet | None:
        """The set of criteria in force."""
        return self.subject.context.criteria

    @cached_property
    def columns(self) -> Sequence[Column]:
        """The columns that do not number the rows."""
        return [column for column in self.subject.table.columns if column != self.subject.ordinals]

    def titles(self, number: int) -> tuple[str, ...]:
        """Give the titles of a column from the top level down."""
        return self.subject.titles[number]

    def texts(self, number: int) -> list[str]:
        """Give what a column's own cells print; a title across the table belongs to no column."""
        cells = self.subject.table.of_column(number)
        return [cell.printed for cell in cells if cell.source.column_span == 1]

    def is_numeric(self, number: int) -> bool:
        """Say whether most cells of a column are whole numbers."""
        texts = self.texts(number)
        return bool(texts) and sum(text.isdecimal() for text in texts) > len(texts) / 2

    def counts(self, number: int) -> Counts:
        """Give the counts of a column, a row each."""
        cells = (self.subject.table.cell(row.number, number) for row in self.subject.table.rows)
        return [read_count(cell).value if cell else None for cell in cells]

    def lengths(self, number: int) -> Counts:
        """Give the length of each row's list; None where nothing is listed."""
        table = self.subject.table
        cells = [table.cell(row.number, number) for row in table.rows]
        texts = [cell.printed if cell and cell.source.column_span == 1 else "" for cell in cells]
        return [len(parse_criteria(text, self.criteria).numbers) or None if text else None for text in texts]


def read_count(cell: TypedCell) -> Count:
    """Read a count: the cell's number as typed, or what counts out of a set (``17/19``, ``18 tiêu chí``)."""
    number = cell.number
    if number is not None and number == number.to_integral_value() and cell.printed.isdecimal():
        return Count(int(number))
    return parse_count(cell.source.text)


def agree(left: Counts, right: Counts) -> bool:
    """Say whether two columns are the same wherever both are known, at least twice."""
    both = both_known(left, right)
    return len(both) > 1 and all(a == b for a, b in both)


def both_known(left: Counts, right: Counts) -> list[tuple[int, int]]:
    """Give the pairs of two columns of which neither is unknown."""
    return [(a, b) for a, b in zip(left, right, strict=True) if a is not None and b is not None]


def added(left: Counts, right: Counts) -> Counts:
    """Add two columns; None where either is unknown."""
    return [None if a is None or b is None else a + b for a, b in zip(left, right, strict=True)]
