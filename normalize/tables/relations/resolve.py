"""Figures in doubt that sums decide: ``2,700`` is 2700 where only so the parts make the whole.

Sums do not change when all their figures are scaled alike, so they decide only where clear figures stand
beside those in doubt, and only where one reading of all of these fits and the other does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from normalize.records.kinds import RowKind
from normalize.tables.cells.figures import Place, PrintedFigure
from normalize.tables.columns.relate import Across
from normalize.tables.model import NumberDoubt, RelationKind, Row
from normalize.tables.relations.groups import TOTALS, meanings_of_total, parts_of
from normalize.tables.relations.law import Law

Tie = tuple[Place, tuple[Place, ...], Law]
"""A whole, its parts, as places of the grid, and the law between them."""
_SUM = Law(RelationKind.SUM_DOWN)


def resolve(
    figures: Mapping[Place, PrintedFigure], rows: Sequence[Row], across: Sequence[Across]
) -> dict[Place, PrintedFigure]:
    """Decide figures in doubt by the sums that they stand in."""
    settled = dict(figures)
    in_doubt = {
        place
        for place, figure in figures.items()
        if figure.doubt in (NumberDoubt.UNDECIDED, NumberDoubt.MALFORMED)
    }
    if not in_doubt:
        return settled
    for whole, parts, law in _ties(rows, across, {column for _, column in in_doubt}):
        open_ = [place for place in (whole, *parts) if place in in_doubt and settled[place].doubt]
        # What is no number as printed becomes one by an exact sum only.
        if open_ and (law.is_sum or all(settled[place].doubt is NumberDoubt.UNDECIDED for place in open_)):
            settled.update(_decided(settled, whole, parts, law, open_))
    return settled


def _ties(rows: Sequence[Row], across: Sequence[Across], columns: Iterable[int]) -> Iterator[Tie]:
    groups = [*parts_of(rows)]
    for row in rows:
        if row.kind in TOTALS:
            groups += [(row, parts) for parts in meanings_of_total(rows, row)]
    for whole, parts in groups:
        for column in columns:
            yield (whole.index, column), tuple((part.index, column) for part in parts), _SUM
    for relation in across:
        for row in rows:
            if row.kind is not RowKind.NOTE:
                parts_across = tuple((row.index, part - 1) for part in relation.parts)
                yield (row.index, relation.whole - 1), parts_across, relation.law


def _decided(
    figures: Mapping[Place, PrintedFigure],
    whole: Place,
    parts: Sequence[Place],
    law: Law,
    open_: Sequence[Place],
) -> dict[Place, PrintedFigure]:
    """Give the figures in doubt of one tie as the only reading has it that makes its law hold."""
    fitting = [choice for choice in _choices(figures, open_) if _holds(figures, whole, parts, law, choice)]
    if len(fitting) != 1:
        return {}
    evidence = "sum" if law.is_sum else law.kind.value
    return {
        place: figures[place]._replace(value=value, doubt=None, evidence=evidence)
        for place, value in fitting[0].items()
    }


def _choices(
    figures: Mapping[Place, PrintedFigure], open_: Sequence[Place]
) -> Iterator[dict[Place, Decimal]]:
    """Give the readings of all figures in doubt alike: all the first way, all the second."""
    most = max(len(figures[place].candidates) for place in open_)
    for at in range(most):
        chosen = {
            place: figures[place].candidates[min(at, len(figures[place].candidates) - 1)]
            for place in open_
            if figures[place].candidates
        }
        if len(chosen) == len(open_):
            yield chosen


def _holds(
    figures: Mapping[Place, PrintedFigure],
    whole: Place,
    parts: Sequence[Place],
    law: Law,
    choice: Mapping[Place, Decimal],
) -> bool:
    def value(place: Place) -> Decimal | None:
        figure = figures.get(place)
        return choice.get(place, figure.value if figure and figure.value_to is None else None)

    stated = value(whole)
    known = [each for part in parts if (each := value(part)) is not None]
    if stated is None or len(known) < 2 or (not law.is_sum and len(known) < len(parts)):
        return False
    if law.is_sum:
        return law.expected(known) == stated
    return law.holds(stated, known, ("",) * (len(known) + 1))


_MOST_IN_ROW = 12
"""Figures; among more, three that add up by chance are no evidence."""


def by_row_sums(figures: Mapping[Place, PrintedFigure]) -> dict[Place, PrintedFigure]:
    """Read commas as thousands in rows where only so one figure is the sum of two others.

    For tables whose rows have units of their own: there a column's habit says little of a row
    (``4,000 | 520 | 3,480`` below ``8,50``).
    """
    settled = dict(figures)
    rows: dict[int, list[Place]] = {}
    for place, figure in figures.items():
        if not figure.printed.high:
            rows.setdefault(place[0], []).append(place)
    for places in rows.values():
        open_ = [place for place in places if len(figures[place].candidates) > 1]
        clear = [place for place in places if len(figures[place].candidates) == 1]
        if len(open_) < 2 or not clear or len(places) > _MOST_IN_ROW:
            continue
        grouped = {place: figures[place].candidates[0] for place in open_}
        if all(figures[place].value == value for place, value in grouped.items()):
            continue
        now = {place: value for place in places if (value := figures[place].value) is not None}
        if _adds_up({**now, **grouped}, clear) and not _adds_up(now, clear):
            settled |= {
                place: figures[place]._replace(value=value, doubt=None, evidence="sum")
                for place, value in grouped.items()
            }
    return settled


def _adds_up(values: Mapping[Place, Decimal], clear: Sequence[Place]) -> bool:
    """Say whether some figure is the sum of two others, a clear one among them."""
    all_values = set(values.values())
    pairs = ((values[one], other) for one in clear if one in values for other in values.values())
    return any(one != other and one and other and one + other in all_values for one, other in pairs)
