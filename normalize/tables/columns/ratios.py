"""Columns that follow from two others: shares and growth (``KH 2023/ƯTH 2022``), prices times amounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import permutations

from normalize.lexicon import Lexicon
from normalize.records.kinds import Basis, ColumnKind
from normalize.tables.columns.relate import Across, Values
from normalize.tables.model import Column, RelationKind
from normalize.tables.relations.law import Law, ends

_MOST_COLUMNS = 16
"""Columns of figures; among more, two whose quotient fits by chance are found too easily, and slowly."""
_FEWEST_ROWS = 3
"""Rows in which a quotient fits before it is taken for the column's: two may by chance."""
_NEARLY_ALL = 0.8
"""Share of rows in which it must fit: printed mistakes and cells misread are fewer."""
_HUNDRED = Decimal(100)  # per cent
_TELL_NOTHING = (Decimal(0), _HUNDRED)
"""Per cent of nothing, and of equal figures: any pair of columns gives them."""
_STEP = 1.0
"""The worth of the last place of a whole number: no figure is rounded by more."""
_FLOAT = 1e-9
"""What floats may be off, far above their real error of a few units in the sixteenth place."""
_POWERS = tuple(Decimal(10) ** power for power in range(-4, 4))


def ratios_across(columns: Sequence[Column], rows: Sequence[Values]) -> Iterator[Across]:
    """Find the columns that are a quotient or a product of two others in nearly all rows."""
    measures = [c for c in columns if c.is_figures and c.kind is not ColumnKind.PERCENT]
    if len(measures) > _MOST_COLUMNS:
        return
    figures = [{number: _Figure(value, ends(value, "")) for number, value in row.items()} for row in rows]
    rates = [each for each in measures if _is_rate(each)]
    for column in columns:
        if column.kind is ColumnKind.PERCENT or (column.basis is Basis.OTHER and not column.unit_is_own):
            candidates = _quotients(column, [each for each in measures if each is not column])
        elif column.is_figures:
            candidates = _products(column, measures, rates, rows)
        else:
            continue
        kept = [(held, each) for each in candidates if (held := _held(each, figures))]
        if kept:
            yield max(kept, key=lambda pair: pair[0])[1]


def _quotients(column: Column, measures: Sequence[Column]) -> Iterator[Across]:
    for first, second in permutations(measures, 2):
        for less in (Decimal(0), _HUNDRED):
            law = Law(RelationKind.RATIO, _HUNDRED, less)
            yield Across(column.number, (first.number, second.number), law)


def _products(
    column: Column, measures: Sequence[Column], rates: Sequence[Column], rows: Sequence[Values]
) -> Iterator[Across]:
    """Give the products of a rate (a price, a yield) and another column, between units of powers of ten."""
    for rate in rates:
        for other in measures:
            if column is rate or other is column or other is rate:
                continue
            parts = (other.number, rate.number)
            for power in _powers(column.number, parts, rows):
                yield Across(column.number, parts, Law(RelationKind.PRODUCT, power))


def _is_rate(column: Column) -> bool:
    return Lexicon.load("table_sums").opening(column.leaf) is not None


def _powers(whole: int, parts: tuple[int, int], rows: Sequence[Values]) -> Iterator[Decimal]:
    """Give the power of ten between what a first row states and its product; none where it is not one."""
    first = next((row for row in rows if all(row.get(number) for number in (whole, *parts))), None)
    if first is not None:
        quotient = first[whole] / (first[parts[0]] * first[parts[1]])
        yield from (power for power in _POWERS if abs(quotient / power - 1) < Decimal("0.1"))


class _Figure:
    """A figure, what it may stand for unrounded, and both as floats for a first look."""

    def __init__(self, value: Decimal, ends_of: Sequence[Decimal]) -> None:
        self.value, self.ends = value, ends_of
        self.rough, self.least, self.most = float(value), float(ends_of[0]), float(ends_of[-1])


def _held(across: Across, rows: Sequence[Mapping[int, _Figure]]) -> float:
    """Give the share of rows in which a law holds; 0 where it holds in too few that tell anything."""
    first, second = across.parts
    tried = held = telling = 0
    for row in rows:
        if across.whole not in row or first not in row or second not in row:
            continue
        stated, parts = row[across.whole], (row[first], row[second])
        tried += 1
        near = _is_near(across.law, stated, *parts)
        if near and across.law.prints(stated.value, [part.ends for part in parts]):
            held += 1
            telling += stated.value not in _TELL_NOTHING
        if tried - held > (1 - _NEARLY_ALL) * len(rows):
            return 0.0
    return held / tried if telling >= _FEWEST_ROWS and held >= _NEARLY_ALL * tried else 0.0


def _is_near(law: Law, stated: _Figure, one: _Figure, other: _Figure) -> bool:
    """Say by floats whether a law may hold; most of what is tried is far off, and exact figures are slow."""
    if one.least < 0 or other.least <= 0:
        return True
    scale, less = float(law.scale), float(law.less)
    is_product = law.kind is RelationKind.PRODUCT
    low = scale * (one.least * other.least if is_product else one.least / other.most) - less
    high = scale * (one.most * other.most if is_product else one.most / other.least) - less
    slack = _STEP + _FLOAT * (abs(high) + less)
    return low - slack < stated.rough < high + slack


def law_holds(across: Across, rows: Sequence[Mapping[int, Decimal]]) -> bool:
    """Say whether a printed formula holds in some row at least, that is, was read as it is meant."""
    for row in rows:
        values = [row[part] for part in across.parts if part in row]
        stated = row.get(across.whole)
        complete = bool(values) and (across.law.is_sum or len(values) == len(across.parts))
        if stated is not None and complete and across.law.holds(stated, values, ("",) * (len(values) + 1)):
            return True
    return False
