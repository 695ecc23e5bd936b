"""Tables whose cells are told by their grounds: shaded heads and rows where no rules are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.grid import RuleLine
from extract.model import Box
from extract.textlayer.drawn.drawings import Shade

LEAST = (8.0, 6.0)
"""Points across and down that the ground of a cell measures at least."""

SAME = 2.0
"""Points by which edges of one column may differ."""

ROWS_APART = 2.5
"""Grounds of one table stand at most so many heights apart: every second or third row is shaded."""


def shade_rules(shades: Sequence[Shade], ruled: Sequence[Box], words: Sequence[Box]) -> list[RuleLine]:
    """Give the rules that the grounds of cells make outside the tables that are ``ruled``.

    Where only every second row is shaded, the first and the last may stand on white: ``words`` tell.
    """
    boxes = [shade.box for shade in shades if _may_be_cell(shade.box) and not _in_any(shade.box, ruled)]
    free = [word for word in words if not _in_any(word, ruled)]
    return [rule for table in _tables(boxes) for rule in _lattice(table, free)]


def band_rules(shades: Sequence[Shade], ruled: Sequence[Box]) -> list[RuleLine]:
    """Give the outlines of shaded bands as wide as a ``ruled`` table that stand at its head or foot."""
    return [
        rule
        for shade in shades
        if any(_is_band(shade.box, table) for table in ruled)
        for rule in _outline(shade.box)
    ]


def _is_band(box: Box, table: Box) -> bool:
    flush = abs(box.x0 - table.x0) < SAME and abs(box.x1 - table.x1) < SAME
    touches = box.y0 <= table.y1 + SAME and box.y1 >= table.y0 - SAME
    return flush and touches and (box.y0 < table.y0 - SAME or box.y1 > table.y1 + SAME)


def _outline(box: Box) -> list[RuleLine]:
    sides = [RuleLine(x, box.y0, x, box.y1) for x in (box.x0, box.x1)]
    return [*sides, *(RuleLine(box.x0, y, box.x1, y) for y in (box.y0, box.y1))]


def _may_be_cell(box: Box) -> bool:
    return box.width >= LEAST[0] and box.height >= LEAST[1]


def _in_any(box: Box, places: Sequence[Box]) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return any(place.x0 - 1 <= x <= place.x1 + 1 and place.y0 - 1 <= y <= place.y1 + 1 for place in places)


def _tables(boxes: Sequence[Box]) -> Iterator[list[list[Box]]]:
    """Rows of grounds that follow each other closely and have the same edges."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (round(box.y0), box.x0)):
        if rows and abs(rows[-1][0].y0 - box.y0) < SAME and abs(rows[-1][0].y1 - box.y1) < SAME:
            rows[-1].append(box)
        else:
            rows.append([box])
    table: list[list[Box]] = []
    for row in rows:
        if table and not _follows(table[-1], row):
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _follows(above: Sequence[Box], row: Sequence[Box]) -> bool:
    gap = row[0].y0 - above[0].y1
    high = max(above[0].height, row[0].height)
    return -SAME <= gap <= ROWS_APART * high and abs(above[0].x0 - row[0].x0) < SAME


def _lattice(rows: Sequence[Sequence[Box]], words: Sequence[Box]) -> Iterator[RuleLine]:
    xs = _edges([x for row in rows for box in row for x in (box.x0, box.x1)], len(rows))
    ys = _edges([y for row in rows for y in (row[0].y0, row[0].y1)], 1)
    if len(xs) < 3 or len(ys) < 3:
        return
    gaps = [low[0].y0 - high[0].y1 for high, low in pairwise(rows)]
    if any(gap > SAME for gap in gaps):
        high = max(gaps)
        ys = [y for y in (ys[0] - high,) if _holds_row((y, ys[0]), xs, words)] + ys
        ys += [y for y in (ys[-1] + high,) if _holds_row((ys[-1], y), xs, words)]
    for y in ys:
        yield RuleLine(xs[0], y, xs[-1], y)
    for x in xs:
        yield RuleLine(x, ys[0], x, ys[-1])


def _holds_row(band: tuple[float, float], xs: Sequence[float], words: Sequence[Box]) -> bool:
    """Whether words of several columns stand in a band, none of them over an edge of a column."""
    own = [w for w in words if band[0] <= (w.y0 + w.y1) / 2 <= band[1] and w.x1 > xs[0] and w.x0 < xs[-1]]
    columns = {sum(x <= word.x0 + 1 for x in xs) for word in own}
    inside = all(xs[0] - 1 <= w.x0 and w.x1 <= xs[-1] + 1 for w in own)
    crossed = any(w.x0 + 1 < x < w.x1 - 1 for w in own for x in xs)
    return inside and not crossed and len(columns) > 1 and 2 * len(columns) >= len(xs) - 1


def _edges(values: Sequence[float], rows: int) -> list[float]:
    """Edges that at least half of the rows have, in order."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= SAME:
            groups[-1].append(value)
        else:
            groups.append([value])
    edges = [sum(group) / len(group) for group in groups if 2 * len(group) >= rows]
    return [edge for edge, after in pairwise([*edges, float("inf")]) if after - edge > SAME]
