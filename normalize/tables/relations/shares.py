"""Shares down a column: what each row's figure is of the row that is 100 per cent."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from normalize.records.kinds import ColumnKind
from normalize.tables.model import Column, Relation, RelationKind, Row
from normalize.tables.relations.additive import is_additive, promised
from normalize.tables.relations.figures_at import Cells, number_at
from normalize.tables.relations.law import Law

_ALL = Decimal(100)  # per cent
_LAW = Law(RelationKind.RATIO, _ALL)
_FEWEST_ROWS = 3
_MOST = 0.7
"""Share of rows that keep it; short tables of shares have four or five rows."""


def shares_down(
    columns: Sequence[Column], rows: Sequence[Row], cells: Cells, explained: Collection[int]
) -> Iterator[Relation]:
    """Find the columns of per cent that are shares of the column before them, and the rows that break that.

    ``explained`` are the columns that follow from others of their row.
    """
    for column in columns:
        if column.kind is not ColumnKind.PERCENT or column.number in explained:
            continue
        wholes = _wholes(rows, column.number, cells)
        measured = [c.number for c in columns[: column.number - 1] if is_additive(c)]
        for measure in reversed(measured):
            tried = list(_tried(wholes, column.number, measure, cells))
            held = [relation for relation in tried if relation.holds]
            if len(held) >= _FEWEST_ROWS and len(held) >= _MOST * len(tried):
                yield from promised(tried, lambda relation: number_at(cells, *relation.whole))
                break


def _wholes(rows: Sequence[Row], column: int, cells: Cells) -> dict[int, int]:
    """Give what each row is a share of: the group above it that is 100, else the first such row."""
    full = [row.number for row in rows if number_at(cells, row.number, column) == _ALL]
    found: dict[int, int] = {}
    for row in rows:
        above = row.parent
        while above is not None and above not in full:
            above = rows[above - 1].parent
        whole = above if above is not None else next(iter(full), None)
        if whole is not None and row.number not in full:
            found[row.number] = whole
    return found


def _tried(wholes: dict[int, int], column: int, measure: int, cells: Cells) -> Iterator[Relation]:
    for row, whole in wholes.items():
        stated = number_at(cells, row, column)
        values = [number_at(cells, number, measure) for number in (row, whole)]
        known = [value for value in values if value is not None]
        if not stated or len(known) < 2 or not known[1]:
            continue
        units = ["%", *(cells[number, measure].unit for number in (row, whole))]
        parts = ((row, measure), (whole, measure))
        expected = _LAW.expected(known) or Decimal(0)
        holds = _LAW.holds(stated, known, units)
        yield Relation(_LAW.kind, (row, column), parts, expected, holds, _LAW.scale)
