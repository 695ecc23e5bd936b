"""Heads of tables without rules: titles of several lines, and titles over several columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.layout.frameless.columns import Extent, edges_of, span_of
from extract.layout.frameless.rows import PrintedRow
from extract.layout.geometry import box_of
from extract.model import Box, Line

OFF_CENTRE = 0.8
"""Line heights by which the middle of a title may be off the middle of the columns that it stands over."""

LEADING = 0.75
"""Line heights between two lines of one title at most."""


@dataclass(slots=True)
class Title:
    """A title: its lines and the columns that it stands over, the last included."""

    lines: list[Line]
    first: int
    last: int

    @property
    def box(self) -> Box:
        """The box of the last line."""
        return box_of(self.lines[-1])


def titles_of(rows: Sequence[PrintedRow], columns: Sequence[Extent], height: float) -> list[list[Title]]:
    """The titles of a head, level by level from the top."""
    titles: list[Title] = []
    for at, row in enumerate(rows):
        for piece, (first, last) in zip(
            row.pieces, _spans(row, rows[at + 1 :], columns, height), strict=True
        ):
            above = next((t for t in reversed(titles) if (t.first, t.last) == (first, last)), None)
            under = [t for t in titles if t.first <= last and first <= t.last]
            if above is not None and under[-1] is above and _goes_on(above.box, box_of(piece), height):
                above.lines.append(piece)
            else:
                titles.append(Title([piece], first, last))
    return _levels(titles)


def _goes_on(above: Box, below: Box, height: float) -> bool:
    return -0.5 * height < below.y0 - above.y1 < LEADING * height


def _levels(titles: Sequence[Title]) -> list[list[Title]]:
    levels: list[list[Title]] = []
    depth: dict[int, int] = {}
    for title in titles:
        level = max((depth.get(at, 0) for at in range(title.first, title.last + 1)), default=0)
        if level == len(levels):
            levels.append([])
        levels[level].append(title)
        for at in range(title.first, title.last + 1):
            depth[at] = level + 1
    return levels


def _spans(
    row: PrintedRow, below: Sequence[PrintedRow], columns: Sequence[Extent], height: float
) -> Iterator[tuple[int, int]]:
    """The columns that each piece of a row of titles stands over."""
    met, edges = [span_of(box_of(piece), columns) for piece in row.pieces], edges_of(columns)
    titled = {
        at
        for other in below
        for piece in other.pieces
        for first, last in [span_of(box_of(piece), columns)]
        for at in range(first, last + 1)
    }
    for number, (first, last) in enumerate(met):
        low = met[number - 1][1] + 1 if number else 0
        high = met[number + 1][0] - 1 if number + 1 < len(met) else len(columns) - 1
        middle = (box_of(row.pieces[number]).x0 + box_of(row.pieces[number]).x1) / 2
        found = first, last
        for wider in _wider((first, last), (low, high)):
            # Figures flush right leave their columns blank on the left, over which titles are centred too.
            inked = (columns[wider[0]][0] + columns[wider[1]][1]) / 2
            whole = (edges[wider[0]] + edges[wider[1] + 1]) / 2
            over = titled.issuperset(range(wider[0], wider[1] + 1))
            if over and min(abs(inked - middle), abs(whole - middle)) < OFF_CENTRE * height:
                found = wider
        yield found


def _wider(met: tuple[int, int], limits: tuple[int, int]) -> list[tuple[int, int]]:
    """Stretches of columns around those that a title meets, within limits, from narrow to wide."""
    firsts, lasts = range(limits[0], met[0] + 1), range(met[1], limits[1] + 1)
    return sorted(((a, b) for a in firsts for b in lasts), key=lambda found: found[1] - found[0])
