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

_WORD = re.compile(r"[^\W\d_]{3,}")


AGREED = 3
"""So many columns of figures with a line on each level prove sub-rows whatever the words beside them."""


def split_subrows(table: Table) -> Table:
    """Split each ruled row whose figures stand on several level lines; other rows stay as they are."""
    cells: list[Cell] = []
    added = 0
    for number, row in enumerate(table.rows()):
        words = _words(row) if number >= table.header_rows and _is_plain(table, row) else None
        extents = _levels(row, words) if words is not None else []
        if words is None or len(extents) < 2:
            cells += [replace(cell, row=cell.row + added) for cell in row]
            continue
        for part, extent in enumerate(extents):
            cells += [_part(cell, words, part, extent, number + added + part) for cell in row]
        added += len(extents) - 1
    return replace(table, cells=tuple(cells), row_count=table.row_count + added) if added else table


def _is_plain(table: Table, row: Sequence[Cell]) -> bool:
    """Whether every position of the row has a cell of its own, one row high."""
    return all(cell.row_span == 1 for cell in row) and sum(c.column_span for c in row) == table.column_count


def _middle(line: Line) -> float:
    box = line.place.box
    return (box.y0 + box.y1) / 2 if box else 0.0


def _levels(row: Sequence[Cell], words: Cell) -> list[tuple[float, float]]:
    """The vertical extents of the sub-rows; empty when the row is one."""
    boxes = [place.box for cell in row for place in cell.places if place.box is not None]
    if not boxes:
        return []
    figures = [cell for cell in row if cell.column > words.column and _only_figures(cell)]
    heights = [line.place.box.height for cell in figures for line in cell.lines if line.place.box]
    if sum(len(cell.lines) > 1 for cell in figures) < 2:
        return []
    slack = max(0.6 * median(heights), 3.0)
    levels = _merged(_clustered(figures, slack), 3.5 * slack)
    agreed = sum(len(cell.lines) == len(levels) for cell in figures) >= AGREED
    if len(levels) < 2 or not (agreed or _words_beside_each(words, levels, slack)):
        return []
    middles = [max(_middle(line) for line in level) for level in levels]
    if _begins_each(words, middles, slack):
        return _extents_below(row, middles, slack, boxes[0])
    return _extents(words, middles, slack, boxes[0])


def _begins_each(words: Cell, levels: Sequence[float], slack: float) -> bool:
    """Whether figures stand beside the first line of each item: what is beside them begins as an item does.

    They stand beside the last lines where an item's words begin above its figures.
    """
    lines = [min(words.lines, key=lambda line: abs(_middle(line) - level)) for level in levels]
    beside = {id(line) for line in lines}
    begun = [line for line in words.lines if id(line) not in beside]
    level = abs(_middle(words.lines[0]) - levels[0]) <= slack
    return level and bool(begun) and all(_begins(line.text) for line in lines)


def _begins(text: str) -> bool:
    return text[:1].isupper() or text[:1] in {"-", "+", "*", "•"} or text[:1].isdigit()


def _extents_below(
    row: Sequence[Cell], levels: Sequence[float], slack: float, box: Box
) -> list[tuple[float, float]]:
    """Cut above the line of each level but the first: what stands below a level belongs to it."""
    middles = sorted(_middle(line) for cell in row for line in cell.lines)
    cuts = []
    for level in levels[1:]:
        above = [middle for middle in middles if middle < level - slack]
        cuts.append((max(above) + level) / 2)
    return list(pairwise([box.y0, *cuts, box.y1]))


def _only_figures(cell: Cell) -> bool:
    """Whether a cell holds figures, a misread one among several aside."""
    figures = sum(_is_figure(line.text) for line in cell.lines)
    return figures > 0.6 * len(cell.lines)


def _is_figure(text: str) -> bool:
    """Whether a line holds a figure, some of its digits perhaps misread as letters."""
    return len(text) <= 16 and any(c.isdigit() for c in text) and not _WORD.search(text)


Level = list[Line]


def _clustered(figures: Sequence[Cell], slack: float) -> list[Level]:
    """Lines of figures that stand level, from top to bottom."""
    groups: list[Level] = []
    for line in sorted((line for cell in figures for line in cell.lines), key=_middle):
        if groups and _middle(line) - _middle(groups[-1][-1]) <= slack:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _merged(levels: Sequence[Level], near: float) -> list[Level]:
    """Join neighbouring levels that have no column in common: one row whose figures are not set level."""
    merged: list[Level] = []
    for level in levels:
        if merged and _middle(level[0]) - _middle(merged[-1][-1]) <= near and _disjoint(merged[-1], level):
            merged[-1] = merged[-1] + level
        else:
            merged.append(level)
    return merged


def _disjoint(one: Level, other: Level) -> bool:
    boxes = [(a.place.box, b.place.box) for a in one for b in other]
    return all(a is None or b is None or a.x1 <= b.x0 or b.x1 <= a.x0 for a, b in boxes)


def _words(row: Sequence[Cell]) -> Cell | None:
    """The cell whose printed lines name the sub-rows: the widest one with words."""
    candidates = [cell for cell in row if cell.lines and not _only_figures(cell)]
    return max(candidates, key=_width, default=None)


def _width(cell: Cell) -> float:
    return max((place.box.width for place in cell.places if place.box), default=0.0)


def _words_beside_each(words: Cell, levels: Sequence[Level], slack: float) -> bool:
    """Whether every level of figures has a line of words beside it."""
    middles = [_middle(line) for line in words.lines]
    return all(
        any(abs(_middle(line) - middle) <= 1.5 * slack for line in level for middle in middles)
        for level in levels
    )


def _extents(words: Cell, levels: Sequence[float], slack: float, box: Box) -> list[tuple[float, float]]:
    """Cut below the line of each level: words above a level and below the one before belong to it."""
    middles = sorted(_middle(line) for line in words.lines)
    pitch = median([low - high for high, low in pairwise(middles)] or [2 * slack])
    cuts = []
    for level, after in pairwise(levels):
        own = max((m for m in middles if m <= level + 0.6 * pitch), default=level)
        following = [m for m in middles if m > max(own, level)]
        cuts.append((max(own, level) + min([after, *following])) / 2)
    edges = [box.y0, *cuts, box.y1]
    return list(pairwise(edges))


def _part(cell: Cell, words: Cell, part: int, extent: tuple[float, float], row: int) -> Cell:
    """What a cell has on one sub-row; a lone row number left of the words stands on the first."""
    top, bottom = extent
    if cell.column < words.column and len(cell.lines) < 2:
        lines = cell.lines if part == 0 else ()
    else:
        lines = tuple(line for line in cell.lines if top <= _middle(line) < bottom)
    places = tuple(
        Place(place.page, Box(place.box.x0, top, place.box.x1, bottom)) if place.box else place
        for place in cell.places
    )
    return replace(cell, row=row, lines=lines, places=places, alternatives=())
