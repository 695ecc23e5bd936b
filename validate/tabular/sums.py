"""Sums that a table promises: totals over rows, parts of an item, totals over columns.

A row or column called total promises a sum by its name. That the parts below an item add up to it, and
that a total column is the sum of the columns beside it, is taken as promised when it holds in most
places of the same table: then the places where it does not are reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from validate.arithmetic import total
from validate.tabular.grid import Grid, Role, Row, children, is_total

MOST = 0.7
FEWEST_INSTANCES = 3


@dataclass(frozen=True, slots=True)
class Sum:
    """One promised sum: the cell (row, column) that states it, what it says and what its parts make."""

    row: int
    column: int
    stated: Decimal
    found: Decimal
    parts: int

    @property
    def holds(self) -> bool:
        """Say whether the promise is kept."""
        return self.stated == self.found


def broken_totals(grid: Grid) -> Iterator[Sum]:
    """Check rows called Tổng or Cộng against the rows that they can mean; one that fits suffices."""
    for position, row in enumerate(grid.rows):
        if row.role is not Role.ITEM:
            for column in grid.sum_columns:
                yield from _broken_total(grid, position, column)


def _broken_total(grid: Grid, position: int, column: int) -> Iterator[Sum]:
    row = grid.rows[position]
    stated = grid.figures.get((row.index, column))
    if stated is None:
        return
    sums = [_sum(grid, row, column, stated, parts) for parts in _meanings(grid.rows, position)]
    sums = [found for found in sums if found.parts >= 2]
    if sums and not any(found.holds for found in sums):
        yield sums[0]


def _meanings(rows: Sequence[Row], position: int) -> Iterator[list[Row]]:
    """Give the sets of rows that a total may sum, the likeliest first."""
    before, after = rows[:position], rows[position + 1 :]
    since = _since_last_total(before)
    items = [row for row in before if row.role is Role.ITEM]
    if rows[position].role is Role.SUBTOTAL:
        yield _outermost(since)
    yield _outermost(items)
    yield _outermost(since)
    yield [row for row in before if row.role is Role.SUBTOTAL]
    yield _outermost([row for row in after if row.role is Role.ITEM])
    if since:
        deepest = max(row.depth for row in since)
        yield [row for row in since if row.depth == deepest]


def _since_last_total(before: Sequence[Row]) -> list[Row]:
    last = max((index for index, row in enumerate(before) if row.role is not Role.ITEM), default=-1)
    return list(before[last + 1 :])


def _outermost(rows: Sequence[Row]) -> list[Row]:
    top = min((row.depth for row in rows), default=0)
    return [row for row in rows if row.depth == top]


def _sum(grid: Grid, row: Row, column: int, stated: Decimal, parts: Sequence[Row]) -> Sum:
    values = [grid.figures.get((part.index, column)) for part in parts]
    known = sum(value is not None for value in values)
    return Sum(row.index, column, stated, total(values), known)


def broken_parts(grid: Grid) -> Iterator[Sum]:
    """Check items against the parts below them, where most items are the sum of theirs."""
    yield from _unusual(list(_part_sums(grid)))


def _part_sums(grid: Grid) -> Iterator[Sum]:
    for position, row in enumerate(grid.rows):
        parts = list(children(grid.rows, position)) if row.role is Role.ITEM else _after_total(grid, position)
        for column in grid.sum_columns:
            stated = grid.figures.get((row.index, column))
            found = _sum(grid, row, column, stated, parts) if stated is not None else None
            if found and found.parts:
                yield found


def _after_total(grid: Grid, position: int) -> list[Row]:
    """Give the unnumbered rows after a closing total: its parts by source ('Trong đó')."""
    after = grid.rows[position + 1 :]
    closing = all(row.role is Role.ITEM and not row.number for row in after)
    return list(after) if closing else []


def broken_column_totals(grid: Grid) -> Iterator[Sum]:
    """Check columns called total against the columns beside them, where most rows are such sums."""
    for column in grid.sum_columns:
        if is_total(grid.title(column)):
            candidates = (list(_column_sums(grid, column, parts)) for parts in _column_parts(grid, column))
            kept = max(candidates, key=lambda sums: sum(found.holds for found in sums), default=[])
            yield from _unusual(kept)


def _column_parts(grid: Grid, column: int) -> Iterator[list[int]]:
    """Give the columns that a total column may sum: those after it, those before it, all others."""
    after = [other for other in grid.sum_columns if other > column]
    stop = next((index for index, other in enumerate(after) if is_total(grid.title(other))), len(after))
    yield after[:stop]
    yield [other for other in grid.sum_columns if other < column]
    yield [other for other in grid.sum_columns if other != column]


def _column_sums(grid: Grid, column: int, parts: Sequence[int]) -> Iterator[Sum]:
    for row in grid.rows:
        stated = grid.figures.get((row.index, column))
        values = [grid.figures.get((row.index, part)) for part in parts]
        known = sum(value is not None for value in values)
        if stated is not None and known:
            yield Sum(row.index, column, stated, total(values), known)


def _unusual(sums: Sequence[Sum]) -> Iterator[Sum]:
    kept = sum(found.holds for found in sums)
    if len(sums) >= FEWEST_INSTANCES and kept >= MOST * len(sums):
        yield from (found for found in sums if not found.holds)
