"""Boxes of printed lines and how they stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from statistics import median

from extract.model import Box, Line, Place, Word


def box_of(line: Line) -> Box:
    """The box of a line, from its place or its words; raises ValueError where neither has one."""
    if line.place.box is not None:
        return line.place.box
    boxes = [word.box for word in line.words if word.box is not None]
    if not boxes:
        raise ValueError(f"line without a box: {line.text!r}")
    return around(boxes)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around one or more boxes."""
    return reduce(Box.union, boxes)


def covers(outer: Box, inner: Box, slack: float) -> bool:
    """Say whether a box lies in another one, over whose edges it may reach by ``slack``."""
    return (
        outer.x0 - slack <= inner.x0
        and outer.y0 - slack <= inner.y0
        and inner.x1 <= outer.x1 + slack
        and inner.y1 <= outer.y1 + slack
    )


def scaled(box: Box, scale: float) -> Box:
    """The box with its edges so many times as far from the corner of the page."""
    return Box(box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale)


def line_of(words: Sequence[Word], page: int | None) -> Line:
    """Make a line of words, its box around theirs."""
    boxes = [word.box for word in words if word.box is not None]
    return Line(tuple(words), Place(page, around(boxes) if boxes else None))


def typical_height(lines: Sequence[Line]) -> float:
    """Median line height in points; 12 where there is no line."""
    return median(box_of(line).height for line in lines) if lines else 12.0


def same_row(one: Box, other: Box) -> bool:
    """Whether two boxes overlap vertically by half of the lower one's height."""
    overlap = min(one.y1, other.y1) - max(one.y0, other.y0)
    return overlap >= 0.5 * min(one.height, other.height)


def at_edge(box: Box, width: float, height: float, rim: float) -> bool:
    """Whether a box lies wholly in the rim of a page of the given size."""
    return box.x1 < rim or box.y1 < rim or box.x0 > width - rim or box.y0 > height - rim


def rows_of(lines: Iterable[Line]) -> list[list[Line]]:
    """Group lines that stand beside each other, top to bottom, each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda ln: (box_of(ln).y0 + box_of(ln).y1) / 2):
        if rows and same_row(around(box_of(other) for other in rows[-1]), box_of(line)):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda ln: box_of(ln).x0) for row in rows]


def join_lines(row: Sequence[Line]) -> Line:
    """Make one line of the pieces of a row."""
    if len(row) == 1:
        return row[0]
    return line_of([word for piece in row for word in piece.words], row[0].place.page)
