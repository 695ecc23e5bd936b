"""Level rules of one table: the bands between them hold its rows, or its head and its body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.grid.model import RuleLine
from extract.grid.strokes import horizontal_strokes, merge_strokes
from extract.layout.frameless.columns import Extent, is_figure, span_of
from extract.layout.frameless.rows import PrintedRow
from extract.layout.geometry import box_of

SAME = 4.0
"""Points by which the ends of the rules of one table may differ."""

SHORTEST = 100.0
"""Points: shorter rules underline words."""

JITTER = 3.0
"""Points by which pieces of one rule may stand apart."""

LONG = 8
"""So many words in one piece over most of a band are running text."""

WIDE = 0.9
"""Share of a rule's length that running text between two rules fills."""


@dataclass(frozen=True, slots=True)
class LevelRule:
    """A level rule: where it stands and from where to where it runs, in points."""

    y: float
    x0: float
    x1: float


def level_rules(rules: Iterable[RuleLine]) -> list[LevelRule]:
    """Give the level rules that are long enough for a table, from top to bottom."""
    strokes = merge_strokes(horizontal_strokes(rules), JITTER)
    long = [LevelRule(s.position, s.start, s.end) for s in strokes if s.length >= SHORTEST]
    return sorted(long, key=lambda level: level.y)


def groups_of(levels: Sequence[LevelRule], rows: Sequence[PrintedRow]) -> list[list[LevelRule]]:
    """Rules with the same ends and no running text between them: those of one table, two or more."""
    groups: list[list[LevelRule]] = []
    for level in levels:
        same = [g for g in groups if abs(g[-1].x0 - level.x0) < SAME and abs(g[-1].x1 - level.x1) < SAME]
        if same and not any(_is_prose(row, level) for row in rows_between(rows, same[-1][-1], level)):
            same[-1].append(level)
        else:
            groups.append([level])
    parts = [part for group in groups for part in _parted(group, rows)]
    return [part for part in parts if len(part) > 1 and part[-1].y - part[0].y > 2 * JITTER]


def _parted(group: Sequence[LevelRule], rows: Sequence[PrintedRow]) -> list[list[LevelRule]]:
    """Part the rules of tables under each other: titles between two rules, then the same head again."""
    parts, start = [], 0
    for at in range(start + 2, len(group) - 2):
        titles = rows_between(rows, group[at - 1], group[at])
        head, again = (_texts(rows_between(rows, group[n], group[n + 1])) for n in (start, at))
        if titles and all(len(row.pieces) == 1 for row in titles) and head == again and len(head) > 1:
            parts.append(list(group[start:at]))
            start = at
    return [*parts, list(group[start:])]


def _texts(rows: Sequence[PrintedRow]) -> list[str]:
    return [piece.text for row in rows for piece in row.pieces]


def rows_between(rows: Sequence[PrintedRow], above: LevelRule, below: LevelRule) -> list[PrintedRow]:
    """The rows between two rules."""
    return [row for row in rows if above.y < _middle(row) < below.y and _overlaps(row, above)]


def _middle(row: PrintedRow) -> float:
    return (row.box.y0 + row.box.y1) / 2


def _overlaps(row: PrintedRow, level: LevelRule) -> bool:
    return min(row.box.x1, level.x1) - max(row.box.x0, level.x0) > 0.5 * row.box.width


def _is_prose(row: PrintedRow, level: LevelRule) -> bool:
    length = level.x1 - level.x0
    return any(len(p.words) >= LONG and box_of(p).width > WIDE * length for p in row.pieces)


def bands_of(rows: Sequence[PrintedRow], group: Sequence[LevelRule]) -> list[list[PrintedRow]]:
    """The rows between the rules of a table, band by band; empty bands are left out."""
    found = (rows_between(rows, above, below) for above, below in pairwise(group))
    return [band for band in found if band]


def hold_rows(bands: Sequence[Sequence[PrintedRow]], columns: Sequence[Extent]) -> bool:
    """Whether each band is one row of the table: no column has two figures in one band."""
    stacked = sum(_stacks_figures(band, columns) for band in bands[1:])
    return len(bands) > 2 and 3 * stacked < len(bands)


def _stacks_figures(band: Sequence[PrintedRow], columns: Sequence[Extent]) -> bool:
    columns_of_figures = [
        span_of(box_of(piece), columns) for row in band for piece in row.pieces[1:] if is_figure(piece)
    ]
    return len(columns_of_figures) > len(set(columns_of_figures))
