"""Sums and differences across the columns, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.tables.cells.units import unit_kind
from normalize.tables.columns.relate import Across
from normalize.tables.model import Column, Relation, RelationKind, Row
from normalize.tables.relations.additive import adds_up, is_additive, promised
from normalize.tables.relations.figures_at import Cells, number_at
from normalize.tables.rows.words import begins_with, is_total


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
    named = (each for each in _of_named_parts(columns) if each.whole not in known)
    for relation in (*across, *named, *_of_totals(columns, rows, cells, totals)):
        tried = _tried(relation, rows, cells)
        yield from promised(tried, lambda found: number_at(cells, *found.whole))


def _of_totals(
    columns: Sequence[Column], rows: Sequence[Row], cells: Cells, totals: Sequence[Column]
) -> Iterator[Across]:
    """Give the meaning of each total column that holds most often: the columns behind it, or before it."""
    for total in totals:
        candidates = [Across(total.number, parts) for parts in _parts(columns, total) if len(parts) > 1]
        yield from sorted(candidates, key=lambda each: -sum(r.holds for r in _tried(each, rows, cells)))[:1]


def _of_named_parts(columns: Sequence[Column]) -> Iterator[Across]:
    """Give the columns with parts behind them under a head ``Trong đó``; rows say whether these are all."""
    for whole, first in pairwise(columns):
        head = next((title for title in first.titles if begins_with(title.text, "of_which")), None)
        if head is None or head in whole.titles or is_total(whole.leaf) or not is_additive(whole):
            continue
        parts = tuple(c.number for c in columns[whole.number :] if head in c.titles and is_additive(c))
        if len(parts) > 1:
            yield Across(whole.number, parts)


def _parts(columns: Sequence[Column], total: Column) -> Iterator[tuple[int, ...]]:
    after = [c for c in columns if c.number > total.number and is_additive(c)]
    before = tuple(c.number for c in columns if c.number < total.number and is_additive(c))
    stop = next((at for at, column in enumerate(after) if is_total(column.leaf)), len(after))
    yield tuple(column.number for column in after[:stop])
    yield before
    yield (*before, *(column.number for column in after))


def _tried(relation: Across, rows: Sequence[Row], cells: Cells) -> Iterator[Relation]:
    law = relation.law
    for row in rows:
        stated = number_at(cells, row.number, relation.whole)
        if stated is None or not _is_meant(relation, row):
            continue
        values = {
            part: value
            for part in relation.parts
            if (value := number_at(cells, row.number, part)) is not None
        }
        if not values or (not law.is_sum and len(values) < len(relation.parts)):
            continue
        expected = law.expected(list(values.values()))
        if expected is None:
            continue
        places = ((row.number, relation.whole), *((row.number, part) for part in values))
        holds = law.holds(stated, list(values.values()), [cells[place].unit for place in places])
        yield Relation(law.kind, places[0], places[1:], expected, holds, law.scale, law.less, law.added)


def _is_meant(relation: Across, row: Row) -> bool:
    """Say whether a law is meant for a row: rates add up nowhere, shares compare by points."""
    if relation.law.is_sum:
        return adds_up(row.label, row.unit)
    return relation.law.kind is not RelationKind.RATIO or unit_kind(row.unit) != "percent"
