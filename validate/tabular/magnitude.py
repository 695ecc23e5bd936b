"""Figures of the wrong size: three zeros lost or added, a share in a label that the amounts belie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from normalize.records.kinds import RowKind
from normalize.tables.model import TypedTable
from normalize.tables.relations.figures_at import number_at
from validate.counting.arithmetic import rounds_to, share

APART = 100
"""Times: three zeros lost or added make a thousand; a tenth of it leaves room for how figures of a column
differ."""
FEWEST_OTHERS = 4
"""Figures that the odd one is held against: of fewer any one may be the odd one."""
_LABEL_SHARE = re.compile(r"\(?\s*(\d{1,3}(?:,\d+)?)\s*%\s*\)?")
_ALL = 100
"""Per cent: a part is never all of its whole; ``hưởng 100%`` says something else."""
_POWERS = tuple(Decimal(10) ** power for power in (3, -3, 6, -6, 1, -1, 2, -2))
_MOST_COLUMNS = 20
"""Figure columns up to which relations between any three are looked for."""


@dataclass(frozen=True, slots=True)
class OddFigure:
    """A figure far from all others of its column, and what it might have to be."""

    row: int
    column: int
    figure: Decimal
    suggestion: Decimal | None


def odd_figures(table: TypedTable) -> Iterator[OddFigure]:
    """Find figures a hundred times away from every other figure of their column.

    Rows with units of their own make columns of different things: there nothing is odd.
    """
    if len({row.unit for row in table.rows} - {""}) > 1:
        return
    items = [row.number for row in table.rows if row.kind in (RowKind.ITEM, RowKind.GROUP)]
    for column in (column.number for column in table.columns if column.is_figures):
        figures = {row: value for row in items if (value := number_at(table.cells, row, column))}
        for row, figure in _far_off(figures):
            yield OddFigure(row, column, figure, _restored(table, row, column, figure))


def _far_off(figures: dict[int, Decimal]) -> Iterator[tuple[int, Decimal]]:
    """Give the figures that all others are far from: only the least and the greatest can be."""
    if len(figures) <= FEWEST_OTHERS:
        return
    ordered = sorted(figures.items(), key=lambda entry: abs(entry[1]))
    for (row, figure), (_, next_to_it) in ((ordered[0], ordered[1]), (ordered[-1], ordered[-2])):
        if _far(figure, next_to_it):
            yield row, figure


def _far(left: Decimal, right: Decimal) -> bool:
    low, high = sorted((abs(left), abs(right)))
    return high >= APART * low


def _restored(table: TypedTable, row: int, column: int, figure: Decimal) -> Decimal | None:
    """Give the figure times a power of ten that restores a difference of two other columns.

    Only a relation that some other row of the table bears out exactly is believed.
    """
    others = [c.number for c in table.columns if c.is_figures and c.number != column]
    if len(others) > _MOST_COLUMNS:
        return None
    for power in _POWERS:
        for first, second in permutations(others, 2):
            fits = _differs(table, row, first, second) == figure * power
            if fits and _borne_out(table, row, column, first, second):
                return figure * power
    return None


def _differs(table: TypedTable, row: int, first: int, second: int) -> Decimal | None:
    left, right = (number_at(table.cells, row, column) for column in (first, second))
    return left - right if left is not None and right is not None else None


def _borne_out(table: TypedTable, row: int, column: int, first: int, second: int) -> bool:
    others = (other.number for other in table.rows if other.number != row)
    return any(
        (stated := number_at(table.cells, other, column)) is not None
        and stated == _differs(table, other, first, second)
        for other in others
    )


@dataclass(frozen=True, slots=True)
class LabelShare:
    """A share printed in a row's label, and the share that its amount really is."""

    row: int
    column: int
    printed: Decimal
    exact: Decimal


def broken_label_shares(table: TypedTable) -> Iterator[LabelShare]:
    """Compare ``Ngân sách địa phương (30%)`` with its amount over the amount of the item it is part of."""
    for row in table.rows:
        stated = _LABEL_SHARE.search(row.label)
        if stated and row.parent is not None and Decimal(stated[1].replace(",", ".")) < _ALL:
            yield from _label_share(table, row.parent, row.number, Decimal(stated[1].replace(",", ".")))


def _label_share(table: TypedTable, parent: int, part: int, printed: Decimal) -> Iterator[LabelShare]:
    for column in (column.number for column in table.columns if column.is_figures):
        whole, amount = (number_at(table.cells, row, column) for row in (parent, part))
        if whole and amount is not None:
            exact = share(amount, whole)
            if not rounds_to(exact, printed) and abs(exact - printed) > 1:
                yield LabelShare(part, column, printed, exact)
            return
