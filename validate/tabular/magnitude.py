"""Figures of the wrong size: three zeros lost or added, a share in a label that the amounts belie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from validate.arithmetic import rounds_to, share
from validate.tabular.grid import Grid, Role, children

APART = 100
FEWEST_OTHERS = 4
_LABEL_SHARE = re.compile(r"\(?\s*(\d{1,3}(?:,\d+)?)\s*%\s*\)?")
_POWERS = tuple(Decimal(10) ** power for power in (3, -3, 6, -6, 1, -1, 2, -2))


@dataclass(frozen=True, slots=True)
class OddFigure:
    """A figure far from all others of its column, and what it might have to be."""

    row: int
    column: int
    figure: Decimal
    suggestion: Decimal | None


def odd_figures(grid: Grid) -> Iterator[OddFigure]:
    """Find figures a hundred times away from every other figure of their column."""
    for column in grid.figure_columns:
        items = [row.index for row in grid.rows if row.role is Role.ITEM]
        figures = {row: grid.figures[row, column] for row in items if grid.figures.get((row, column))}
        for row, figure in figures.items():
            others = [other for index, other in figures.items() if index != row]
            if len(others) >= FEWEST_OTHERS and all(_far(figure, other) for other in others):
                yield OddFigure(row, column, figure, _restored(grid, row, column, figure))


def _far(left: Decimal, right: Decimal) -> bool:
    low, high = sorted((abs(left), abs(right)))
    return high >= APART * low


def _restored(grid: Grid, row: int, column: int, figure: Decimal) -> Decimal | None:
    """Give the figure times a power of ten that restores a difference or sum of two other columns.

    Only a relation that some other row of the table bears out exactly is believed.
    """
    others = [other for other in grid.figure_columns if other != column]
    for power in _POWERS:
        for first, second in permutations(others, 2):
            if _differs(grid, row, first, second) == figure * power and _borne_out(
                grid, row, column, first, second
            ):
                return figure * power
    return None


def _differs(grid: Grid, row: int, first: int, second: int) -> Decimal | None:
    left, right = grid.figures.get((row, first)), grid.figures.get((row, second))
    return left - right if left is not None and right is not None else None


def _borne_out(grid: Grid, row: int, column: int, first: int, second: int) -> bool:
    return any(
        other.index != row
        and grid.figures.get((other.index, column)) == _differs(grid, other.index, first, second)
        for other in grid.rows
        if (other.index, column) in grid.figures
    )


@dataclass(frozen=True, slots=True)
class LabelShare:
    """A share printed in a row's label, and the share that its amount really is."""

    row: int
    column: int
    printed: Decimal
    exact: Decimal


def broken_label_shares(grid: Grid) -> Iterator[LabelShare]:
    """Compare ``Ngân sách địa phương (30%)`` with its amount over the amount of the item it is part of."""
    for position, parent in enumerate(grid.rows):
        for part in children(grid.rows, position):
            stated = _LABEL_SHARE.search(part.label)
            if stated:
                yield from _label_share(grid, parent.index, part.index, Decimal(stated[1].replace(",", ".")))


def _label_share(grid: Grid, parent: int, part: int, printed: Decimal) -> Iterator[LabelShare]:
    for column in grid.figure_columns:
        whole, amount = grid.figures.get((parent, column)), grid.figures.get((part, column))
        if whole and amount is not None:
            exact = share(amount, whole)
            if not rounds_to(exact, printed) and abs(exact - printed) > 1:
                yield LabelShare(part, column, printed, exact)
            return
