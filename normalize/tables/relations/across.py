"""Sums and differences across the columns, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from normalize.tables.columns.relate import Across
from normalize.tables.model import Column, Relation, RelationKind, Row
from normalize.tables.relations.additive import adds_up, agrees, is_additive, promised
from normalize.tables.relations.down import Cells, number_at
from normalize.tables.rows.words import is_total


def relations_of_rows(
    columns: Sequence[Column], rows: Sequence[Row], cells: Cells, across: Sequence[Across]
) -> Iterator[Relation]:
    """Find the relations across that a table promises: those that hold in nearly all rows, and totals."""
    known = {relation.whole for relation in across}
    totals = [
        column
        for column in columns
        if is_total(column.leaf) and is_additive(column) and column.number not in known
    ]
    for relation in (*across, *_of_totals(columns, rows, cells, totals)):
        tried = _tried(relation, rows, cells)
        yield from promised(tried, lambda found: number_at(cells, *found.whole))


def _of_totals(
    columns: Sequence[Column], rows: Sequence[Row], cells: Cells, totals: Sequence[Column]
) -> Iterator[Across]:
    """Give the meaning of each total column that holds most often: the columns behind it, or before it."""
    for total in totals:
        candidates = [Across(total.number, parts) for parts in _parts(columns, total) if len(parts) > 1]
        yield from sorted(candidates, key=lambda each: -sum(r.holds for r in _tried(each, rows, cells)))[:1]


def _parts(columns: Sequence[Column], total: Column) -> Iterator[tuple[int, ...]]:
    after = [c for c in columns if c.number > total.number and is_additive(c)]
    before = tuple(c.number for c in columns if c.number < total.number and is_additive(c))
    stop = next((at for at, column in enumerate(after) if is_total(column.leaf)), len(after))
    yield tuple(column.number for column in after[:stop])
    yield before
    yield (*before, *(column.number for column in after))


def _tried(relation: Across, rows: Sequence[Row], cells: Cells) -> Iterator[Relation]:
    kind = RelationKind.DIFFERENCE if relation.is_difference else RelationKind.SUM_ACROSS
    for row in rows:
        stated = number_at(cells, row.number, relation.whole)
        if not relation.is_difference and not adds_up(row.label, row.unit):
            continue
        known = {
            part: value
            for part in relation.parts
            if (value := number_at(cells, row.number, part)) is not None
        }
        if stated is None or not known or (relation.is_difference and len(known) < 2):
            continue
        values: list[Decimal] = list(known.values())
        expected = relation.expected(values)
        places = tuple((row.number, part) for part in known)
        unit = cells[row.number, relation.whole].unit
        holds = agrees(stated, expected, list(known.values()), unit)
        yield Relation(kind, (row.number, relation.whole), places, expected, holds)
