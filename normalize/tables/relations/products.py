"""Outputs that are the area times the yield of the rows above them, as tables of crops print them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from normalize.lexicon import Lexicon
from normalize.tables.model import Column, Relation, RelationKind, Row
from normalize.tables.relations.additive import promised
from normalize.tables.relations.figures_at import Cells, number_at
from normalize.tables.relations.law import Law

_NAMES = ["area", "yield", "output"]


def products_down(columns: Sequence[Column], rows: Sequence[Row], cells: Cells) -> Iterator[Relation]:
    """Find the products that a table promises: area and yield make the output in most places."""
    numbers = [c.number for c in columns if c.is_figures and not c.is_comparison]
    places = [(crop, number) for crop in _crops(rows) for number in numbers]
    found = [(known, crop, number) for crop, number in places if (known := _values(crop, number, cells))]
    if not found:
        return
    law = Law(RelationKind.PRODUCT, _commonest_power([known for known, _, _ in found]))
    tried = []
    for (area, per_area, output), crop, number in found:
        at = [(row.number, number) for row in crop]
        values, units = [area, per_area], [cells[at[2]].unit, cells[at[0]].unit, cells[at[1]].unit]
        expected = law.expected(values) or Decimal(0)
        holds = law.holds(output, values, units)
        tried.append(Relation(law.kind, at[2], (at[0], at[1]), expected, holds, law.scale))
    yield from promised(tried, lambda relation: number_at(cells, *relation.whole))


def _crops(rows: Sequence[Row]) -> Iterator[tuple[Row, Row, Row]]:
    named = [_named(row.label) for row in rows]
    for at, three in enumerate(zip(rows, rows[1:], rows[2:], strict=False)):
        if named[at : at + 3] == _NAMES:
            yield three


def _named(label: str) -> str:
    hit = Lexicon.load("table_products").opening(label)
    return hit.concept.name if hit else ""


def _values(crop: Sequence[Row], column: int, cells: Cells) -> tuple[Decimal, Decimal, Decimal] | None:
    area, per_area, output = (number_at(cells, row.number, column) for row in crop)
    return (area, per_area, output) if area and per_area and output else None


def _commonest_power(found: Sequence[tuple[Decimal, Decimal, Decimal]]) -> Decimal:
    """Give the power of ten between the units: 0,1 for hectares, quintals a hectare and tonnes."""
    powers = Counter((output / (area * per_area)).adjusted() for area, per_area, output in found)
    ten = [power for power, _ in powers.most_common()]
    candidates = [Decimal(10) ** each for power in ten for each in (power, power + 1)]
    return min(
        candidates,
        key=lambda each: sum(abs(o / (a * y) / each - 1) > Decimal("0.1") for a, y, o in found),
    )
