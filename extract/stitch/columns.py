"""The columns of two parts of a table, matched by the positions of their borders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.image.upright import upright_box
from extract.model import Page, Table

COLUMN_SHARE = 0.02
"""Columns are the same when their borders differ by less than this share of the table's width."""

Frames = Mapping[int | None, Page]


def column_borders(table: Table, frames: Frames) -> list[float] | None:
    """The x of the column borders on the table's last page, from left to right; None without boxes."""
    page = table.places[-1].page if table.places else None
    frame = frames.get(page) or Page(page)
    borders: dict[int, list[float]] = {}
    for cell in table.cells:
        for place in cell.places:
            if place.page == page and place.box is not None:
                box = upright_box(place.box, frame)
                borders.setdefault(cell.column, []).append(box.x0)
                borders.setdefault(cell.column + cell.column_span, []).append(box.x1)
    if len(borders) != table.column_count + 1:
        return None
    return [sorted(borders[i])[len(borders[i]) // 2] for i in range(table.column_count + 1)]


def align_columns(high: Table, low: Table, frames: Frames) -> tuple[Table, Table] | None:
    """Give both parts on common columns, or None when their borders do not agree.

    The borders of one part must all be borders of the other, a shift of the page aside: a part
    may lack a border that all its rows span.
    """
    above, below = column_borders(high, frames), column_borders(low, frames)
    if above is None or below is None:
        return None
    slack = COLUMN_SHARE * (above[-1] - above[0])
    below = [border - below[0] + above[0] for border in below]
    if len(above) >= len(below):
        places = _matched(below, above, slack)
        return (high, _on_columns(low, places, len(above) - 1)) if places else None
    places = _matched(above, below, slack)
    return (_on_columns(high, places, len(below) - 1), low) if places else None


def _matched(few: Sequence[float], many: Sequence[float], slack: float) -> list[int] | None:
    """The index in ``many`` of each border of ``few``; None when one is missing or an end differs."""
    places = [min(range(len(many)), key=lambda i: abs(many[i] - border)) for border in few]
    near = all(abs(many[i] - border) <= slack for i, border in zip(places, few, strict=True))
    whole = places[0] == 0 and places[-1] == len(many) - 1
    rising = all(a < b for a, b in pairwise(places))
    return places if near and whole and rising and len(few) > 2 else None


def _on_columns(table: Table, places: Sequence[int], count: int) -> Table:
    if count == table.column_count:
        return table
    cells = tuple(
        replace(
            cell,
            column=places[cell.column],
            column_span=places[cell.column + cell.column_span] - places[cell.column],
        )
        for cell in table.cells
    )
    return replace(table, cells=cells, column_count=count)
