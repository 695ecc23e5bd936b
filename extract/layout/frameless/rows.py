"""Printed rows as pieces of text with wide blanks between them, column of the page by column of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.layout.columns import split_at_gaps
from extract.layout.geometry import around, box_of, join_lines, rows_of
from extract.model import Box, Line, Word

GAP = 0.9
"""A blank of so many line heights parts two pieces of a row."""

GUTTER = 1.2
"""A blank of so many line heights may part two columns of running text."""

PROSE = 0.6
"""Running text fills at least this share of its column's width with one piece."""

PROSE_ROWS = 6
"""So many rows of running text on both sides of a blank make it the gutter of a page of two columns."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One printed row: its pieces from left to right, the box around it and its words that have a place."""

    pieces: tuple[Line, ...]
    box: Box
    words: tuple[Word, ...]

    @classmethod
    def of(cls, pieces: Sequence[Line]) -> PrintedRow:
        """Make a row of one or more pieces."""
        words = tuple(word for piece in pieces for word in piece.words if word.box is not None)
        return cls(tuple(pieces), around(map(box_of, pieces)), words)


def zones_of(lines: Sequence[Line], height: float) -> Iterator[list[PrintedRow]]:
    """Give the rows of a page from top to bottom, those of two columns of running text each for itself."""
    rows = [PrintedRow.of(_pieces(join_lines(row), height)) for row in rows_of(lines)]
    middle = _gutter(rows, height)
    if middle is None:
        yield rows
        return
    zone: list[PrintedRow] = []
    for row in rows:
        if _crosses(row, middle):
            yield from _halves(zone, middle)
            yield [row]
            zone = []
        else:
            zone.append(row)
    yield from _halves(zone, middle)


def _pieces(line: Line, height: float) -> list[Line]:
    """Cut a line at wide blanks; tables may be set smaller than the page's text."""
    return split_at_gaps(line, GAP * min(height, box_of(line).height))


def gap_between(above: PrintedRow, below: PrintedRow) -> float:
    """The blank between two rows in points."""
    return below.box.y0 - above.box.y1


OVERLAP = 0.2
"""Line heights by which two printed rows overlap that are lines of cells of one row, not set level."""


def is_beside(above: PrintedRow, below: PrintedRow) -> bool:
    """Whether two printed rows stand partly level: lines of high cells around low ones in their middle."""
    height = min(box_of(piece).height for piece in (*above.pieces, *below.pieces))
    return gap_between(above, below) < -OVERLAP * height


def _gutter(rows: Sequence[PrintedRow], height: float) -> float | None:
    """The middle of the blank between two columns of running text; None on a page of one column."""
    if not rows:
        return None
    page = around(row.box for row in rows)
    blanks = [
        (box_of(one).x1, box_of(other).x0)
        for row in rows
        for one, other in zip(row.pieces, row.pieces[1:], strict=False)
        if box_of(other).x0 - box_of(one).x1 > GUTTER * height
        and page.x0 + 0.3 * page.width < box_of(other).x0 < page.x0 + 0.7 * page.width
    ]
    if len(blanks) < PROSE_ROWS:
        return None
    # Running text ends flush, so that most blanks begin at one place: the median one.
    blanks.sort(key=lambda blank: blank[1])
    start = blanks[len(blanks) // 2][1]
    near = [blank for blank in blanks if abs(blank[1] - start) < height / 2]
    middle = start - height / 2
    left, right = middle - page.x0, page.x1 - middle
    both = sum(
        any(box_of(p).width > PROSE * left and box_of(p).x1 <= middle + height / 4 for p in row.pieces)
        and any(box_of(p).width > PROSE * right and box_of(p).x0 >= middle for p in row.pieces)
        for row in rows
    )
    return middle if both >= PROSE_ROWS and 2 * both >= len(near) else None


def _crosses(row: PrintedRow, middle: float) -> bool:
    return any(box_of(piece).x0 < middle < box_of(piece).x1 for piece in row.pieces)


def _halves(rows: Sequence[PrintedRow], middle: float) -> Iterator[list[PrintedRow]]:
    for right in (False, True):
        parts = (tuple(p for p in row.pieces if (box_of(p).x0 >= middle) == right) for row in rows)
        half = [PrintedRow.of(part) for part in parts if part]
        if half:
            yield half
