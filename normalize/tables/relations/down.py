"""Sums down the rows: totals of what stands above or below them, groups of their parts.

A row called total promises a sum by its name. That the parts below a group add up to it is taken as promised
where it holds in most places of the same table; then the places where it does not are broken promises.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from normalize.records.kinds import RowKind
from normalize.tables.model import Column, Relation, RelationKind, Row
from normalize.tables.relations.additive import agrees, is_additive, promised
from normalize.tables.relations.figures_at import Cells, number_at
from normalize.tables.relations.groups import TOTALS, meanings_of_total, parts_after_total, parts_of
from normalize.tables.relations.label_formulas import by_formula, meaning_of


def sums_down(columns: Sequence[Column], rows: Sequence[Row], cells: Cells) -> Iterator[Relation]:
    """Find the sums down that a table promises."""
    additive = [column.number for column in columns if is_additive(column)]
    totals = [row for row in rows if row.kind in TOTALS]
    told: set[int] = set()
    for row in rows:
        meaning = meaning_of(rows, row) if row.kind is not RowKind.NOTE else None
        if meaning is not None and (found := by_formula(row, meaning, additive, cells)):
            told.add(row.number)
            yield from found
    for total in totals:
        for column in additive if total.number not in told else ():
            yield from _of_total(rows, total, column, cells)
    groups = [(group, parts, 1) for group, parts in parts_of(rows) if group.number not in told]
    groups += [(total, parts_after_total(rows, total), 2) for total in totals]
    sums = (
        relation
        for group, parts, fewest in groups
        for column in additive
        if (relation := sum_of(group, parts, column, cells, fewest=fewest))
        and not _lacks_parts(relation, parts, cells)
    )
    yield from promised(sums, lambda relation: number_at(cells, *relation.whole))


def _lacks_parts(relation: Relation, parts: Sequence[Row], cells: Cells) -> bool:
    """Say whether a sum falls short where parts are blank in its column: they were not told, no one erred."""
    _, column = relation.whole
    stated = number_at(cells, *relation.whole) or Decimal(0)
    blank = any((part.number, column) not in cells for part in parts)
    return blank and not relation.holds and relation.expected < stated


def _of_total(rows: Sequence[Row], total: Row, column: int, cells: Cells) -> Iterator[Relation]:
    """Give the sum that a total is: the first meaning that holds, else the likeliest."""
    tried = (sum_of(total, parts, column, cells, fewest=2) for parts in meanings_of_total(rows, total))
    found = [relation for relation in tried if relation is not None]
    if found:
        yield next((relation for relation in found if relation.holds), found[0])


def sum_of(whole: Row, parts: Sequence[Row], column: int, cells: Cells, *, fewest: int) -> Relation | None:
    """Try whether a row's figure is the sum of others' in its unit; None where too few are there."""
    stated = number_at(cells, whole.number, column)
    if stated is None:
        return None
    unit = cells[whole.number, column].unit
    known = {
        part.number: value
        for part in parts
        if (value := number_at(cells, part.number, column)) is not None
        and cells[part.number, column].unit == unit
    }
    if len(known) < fewest:
        return None
    expected = sum(known.values(), Decimal(0))
    return Relation(
        RelationKind.SUM_DOWN,
        (whole.number, column),
        tuple((number, column) for number in known),
        expected,
        agrees(stated, expected, list(known.values()), unit),
    )
