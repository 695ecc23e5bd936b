"""Figures a thousand times off their neighbours: of the same row in one unit, or of the years beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from statistics import median

from normalize.tables.cells.figures import Place, PrintedFigure
from normalize.tables.model import Column, NumberDoubt

_FAR = 30
"""How many times a figure must differ from all its neighbours: a series of years grows less in decades."""
_NEAR = 6
"""How many times the neighbours may differ among themselves."""
_FEWEST = 3
"""Neighbours that a figure is held against; of two either may be the odd one."""


def doubt_scales(
    figures: Mapping[Place, PrintedFigure], columns: Sequence[Column], *, one_unit: bool
) -> dict[Place, PrintedFigure]:
    """Doubt the figures that are far from those of their row, where a row is of one measure.

    ``one_unit`` tells that rows have units of their own, in which prices beside them are not; else the
    columns must be years of one measure.
    """
    are_years = _are_years(columns)
    if not (one_unit or are_years):
        return dict(figures)
    find = _far if are_years and not one_unit else _two_scales
    rows: dict[tuple[int, str], dict[Place, Decimal]] = {}
    measured = {
        column.number - 1: f"{column.kind} {column.unit if column.unit_is_own else ''}"
        for column in columns
        if column.is_figures and not column.is_comparison
    }
    for place, figure in figures.items():
        if figure.value and figure.value_to is None and (measure := measured.get(place[1])):
            rows.setdefault((place[0], measure), {})[place] = abs(figure.value)
    far = {place for row in rows.values() for place in find(row, figures) if not figures[place].doubt}
    return {**figures, **{place: figures[place]._replace(doubt=NumberDoubt.SCALE) for place in far}}


def _are_years(columns: Sequence[Column]) -> bool:
    held = [column for column in columns if column.is_figures]
    return (
        len(held) > _FEWEST
        and all(column.years_are_own and column.measure == held[0].measure for column in held)
        and len({column.unit for column in held}) == 1
    )


def _far(row: Mapping[Place, Decimal], figures: Mapping[Place, PrintedFigure]) -> list[Place]:
    """Give the figures of a row of years that stand alone far off."""
    found = []
    for place, value in row.items():
        others = [other for at, other in row.items() if at != place]
        if len(others) < _FEWEST or max(others) > _NEAR * min(others):
            continue
        middle = median(others)
        if value > _FAR * middle or middle > _FAR * value:
            found.append(place)
    return found or _two_scales(row, figures)


def _two_scales(row: Mapping[Place, Decimal], figures: Mapping[Place, PrintedFigure]) -> list[Place]:
    """Give figures with a second reading that are a thousand times the clear ones (``361.396``)."""
    open_ = [place for place in row if len(figures[place].candidates) > 1]
    clear = [value for place, value in row.items() if place not in open_]
    if not open_ or not clear or max(clear) > _NEAR * min(clear):
        return []
    middle = median(clear)
    other = [abs(min(figures[place].candidates)) for place in open_]
    # A mark read as one for thousands makes a thousand times as much; within ten times is the same scale.
    far = all(row[place] > 100 * middle for place in open_)
    return open_ if far and all(middle / 10 < value < middle * 10 for value in other) else []
