"""Which columns add up, and which relations a table promises by keeping them mostly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from normalize.lexicon import Lexicon
from normalize.records.kinds import Basis, ColumnKind
from normalize.tables.cells.units import money_factor, unit_kind
from normalize.tables.model import Column, Relation

_MOST = 0.7
"""Share of kept relations from which a broken one is a slip of the paper or of the reading."""
_SOME = 0.4
"""Share of kept relations from which broken ones are told where several of the kept have more than one part:
such sums do not hold by chance."""
_JUST = Decimal("0.25")
"""Of the stated figure: a wrong digit, a part left out; wholes with other parts miss by more."""
_FEWEST = 3
"""Relations of one kind; fewer may hold by chance."""


def is_additive(column: Column) -> bool:
    """Say whether the figures of a column add up down the rows: no shares, rates, means or prices."""
    if not column.is_figures or column.kind is ColumnKind.PERCENT:
        return False
    lexicon = Lexicon.load("table_sums")
    rates = any(lexicon.opening(title.text) for title in column.titles)
    return not (rates or "/" in column.unit) and not (column.basis is Basis.OTHER and "/" in column.leaf)


@cache
def adds_up(label: str, unit: str) -> bool:
    """Say whether a row's figures add up across places: yields, rates and means do not."""
    is_rate = Lexicon.load("table_sums").opening(label) is not None
    return not is_rate and "/" not in unit and unit_kind(unit) != "percent"


def agrees(stated: Decimal, found: Decimal, parts: Sequence[Decimal], unit: str) -> bool:
    """Say whether a sum is what is stated, within the roundings of its parts.

    Counted things and đồng are never rounded; what is measured, and money in thousands and more, is.
    """
    if stated == found:
        return True
    step = max(_step(value) for value in (stated, *parts))
    exact = step == 1 and is_whole(unit)
    slack = Decimal(0) if exact else step * (len(parts) + 1) / 2
    return abs(stated - found) <= slack


@cache
def is_whole(unit: str) -> bool:
    """Say whether what comes in a unit is never rounded: counted things and đồng."""
    return unit_kind(unit) in ("", "count") or money_factor(unit) == 1


def _step(value: Decimal) -> Decimal:
    """Give the worth of the last printed place; 1 for whole numbers."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)


def promised(
    relations: Iterable[Relation], stated: Callable[[Relation], Decimal | None]
) -> Iterator[Relation]:
    """Give the relations of one kind that a table promises.

    All are where most of them hold. Where fewer do, but several parts make the whole more than once, which
    no chance does, those that hold and those that just miss (``408`` beside parts that make 430) are.
    """
    found = list(relations)
    kept = [relation for relation in found if relation.holds]
    if len(found) >= _FEWEST and len(kept) >= _MOST * len(found):
        yield from found
    elif sum(len(relation.parts) > 1 for relation in kept) > 1 and len(kept) >= _SOME * len(found):
        yield from (
            relation for relation in found if relation.holds or _just_misses(relation, stated(relation))
        )


def _just_misses(relation: Relation, stated: Decimal | None) -> bool:
    return stated is not None and abs(relation.expected - stated) <= _JUST * abs(stated)
