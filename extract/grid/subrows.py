"""Printed lines that are rows of their own inside one ruled row.

Some tables rule off items only: an item and its funding lines share a ruled row, and the figures
of each stand on its line. Such a row is split where several columns of figures hold several
lines that stand level with each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extract.model import Box, Cell, Line, Place, Table

_FIGURE = re.compile(r"^[-+(]?\d[\d.,%oOlI ]*\)?$")


def split_subrows(table: Table) -> Table:
    """Split each ruled row whose figures stand on several level lines; other rows stay as they are."""
    cells: list[Cell] = []
    added = 0
    for number, row in enumerate(table.rows()):
        parts = _levels(row) if number >= table.header_rows and _is_plain(table, number, row) else []
        if len(parts) < 2:
            cells += [replace(cell, row=cell.row + added) for cell in row]
            continue
        for part, (top, bottom) in enumerate(parts):
            cells += [_part(cell, top, bottom, number + added + part) for cell in row]
        added += len(parts) - 1
    if not added:
        return table
    return replace(table, cells=tuple(cells), row_count=table.row_count + added)


def _is_plain(table: Table, number: int, row: Sequence[Cell]) -> bool:
    """Whether every position of the row has a cell of its own, one row high."""
    return all(cell.row_span == 1 for cell in row) and sum(c.column_span for c in row) == table.column_count


def _middle(line: Line) -> float:
    box = line.place.box
    return (box.y0 + box.y1) / 2 if box else 0.0


def _levels(row: Sequence[Cell]) -> list[tuple[float, float]]:
    """The vertical extents of the sub-rows; empty when the row is one."""
    figures = [cell for cell in row if cell.lines and all(_FIGURE.match(line.text) for line in cell.lines)]
    several = [cell for cell in figures if len(cell.lines) > 1]
    boxes = [place.box for cell in row for place in cell.places if place.box is not None]
    heights = [line.place.box.height for cell in figures for line in cell.lines if line.place.box]
    if len(several) < 2 or not boxes or not heights:
        return []
    slack = max(0.6 * median(heights), 3.0)
    levels = _clustered(sorted(_middle(line) for cell in figures for line in cell.lines), slack)
    if len(levels) < 2 or not _words_beside_each(row, figures, levels, slack):
        return []
    return _extents(row, figures, levels, slack, boxes[0])


def _clustered(values: Sequence[float], slack: float) -> list[float]:
    groups: list[list[float]] = []
    for value in values:
        if groups and value - groups[-1][-1] <= slack:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [median(group) for group in groups]


def _words(row: Sequence[Cell], figures: Sequence[Cell]) -> Cell | None:
    """The cell whose printed lines name the sub-rows: the one with the most lines of words."""
    candidates = [cell for cell in row if cell not in figures and cell.lines]
    return max(candidates, key=lambda cell: len(cell.lines), default=None)


def _words_beside_each(
    row: Sequence[Cell], figures: Sequence[Cell], levels: Sequence[float], slack: float
) -> bool:
    """Whether every level of figures has a line of words beside it."""
    words = _words(row, figures)
    if words is None:
        return False
    middles = [_middle(line) for line in words.lines]
    return all(any(abs(level - middle) <= 1.5 * slack for middle in middles) for level in levels)


def _extents(
    row: Sequence[Cell], figures: Sequence[Cell], levels: Sequence[float], slack: float, box: Box
) -> list[tuple[float, float]]:
    """Cut below the line of each level: words above a level and below the one before belong to it."""
    words = _words(row, figures)
    middles = sorted(_middle(line) for line in words.lines) if words else []
    cuts = []
    for level, after in pairwise(levels):
        own = max((m for m in middles if m <= level + 1.5 * slack), default=level)
        following = [m for m in middles if m > max(own, level)]
        cuts.append((max(own, level) + min([after, *following])) / 2)
    edges = [box.y0, *cuts, box.y1]
    return list(pairwise(edges))


def _part(cell: Cell, top: float, bottom: float, row: int) -> Cell:
    lines = tuple(line for line in cell.lines if top <= _middle(line) < bottom)
    places = tuple(
        Place(place.page, Box(place.box.x0, top, place.box.x1, bottom)) if place.box else place
        for place in cell.places
    )
    return replace(cell, row=row, lines=lines, places=places, alternatives=())
