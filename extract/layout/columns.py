"""Blocks that stand side by side (letterhead; recipients and signature) told from running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.layout.geometry import around, box_of, join_lines, line_of, rows_of, typical_height
from extract.layout.marks import is_short_figure, starts_item
from extract.model import Box, Line, Word

WIDE_GAP = 2.0
"""A blank of so many line heights within a line may be the gap between two columns."""

CORRIDOR = 0.8
"""The blank between two columns is at least so many line heights wide all the way down."""

COLUMN_REACH = 2.5
"""The lines of a column of text follow each other within so many line heights: set at one and a half, 2.0."""


@dataclass(frozen=True, slots=True)
class PageStretch:
    """A stretch of the page: one column of lines, or a left and a right one beside each other."""

    left: tuple[Line, ...]
    right: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, left ones first."""
        return self.left + self.right


def split_at_gaps(line: Line, gap: float) -> list[Line]:
    """Cut a line where the blank between two words is wider than ``gap`` points."""
    pieces: list[list[Word]] = []
    for word in line.words:
        before = pieces[-1][-1].box if pieces else None
        if before is None or word.box is None or word.box.x0 - before.x1 > gap:
            pieces.append([word])
        else:
            pieces[-1].append(word)
    if len(pieces) < 2:
        return [line]
    return [line_of(piece, line.place.page) for piece in pieces]


def bands_of(lines: Sequence[Line]) -> list[PageStretch]:
    """Part lines into bands, top to bottom. Lines are cut at a gap only where a two-column band needs it."""
    height = typical_height(lines)
    cut = [piece for line in lines for piece in split_at_gaps(line, WIDE_GAP * height)]
    pieces = sorted(_with_values(cut, height), key=lambda piece: (box_of(piece).y0, box_of(piece).x0))
    bands: list[PageStretch] = []
    single: list[Line] = []
    at = 0
    while at < len(pieces):
        run = _two_column_run(pieces, at, height)
        if run is None:
            single.append(pieces[at])
            at += 1
            continue
        length, band = run
        if single:
            bands.append(PageStretch(tuple(single)))
            single = []
        bands.append(band)
        at += length
    return [*bands, PageStretch(tuple(single))] if single else bands


def _with_values(pieces: Sequence[Line], height: float) -> list[Line]:
    """The pieces, each label and the figure set at the right edge of its row joined to one line."""
    joined: list[Line] = []
    for row in rows_of(pieces):
        joined += [join_lines(row)] if _is_label_and_value(row, pieces, height) else row
    return joined


def _is_label_and_value(row: Sequence[Line], pieces: Sequence[Line], height: float) -> bool:
    """Whether a row is ``- Dân số:      374.125 người``, and not a line each of two columns of text."""
    if len(row) != 2 or not is_short_figure(row[1].text):
        return False
    label, value = row[0], box_of(row[1])
    if not (starts_item(label.text) or label.text.rstrip().endswith(":")):
        return False
    beside = [piece for piece in pieces if box_of(piece).x0 > box_of(label).x1]
    near = [piece for piece in beside if abs(box_of(piece).y0 - value.y0) < COLUMN_REACH * height]
    return all(is_short_figure(piece.text) for piece in near)


def _corridors(run: Sequence[Line], width: float) -> list[tuple[float, float]]:
    spans = sorted((box_of(piece).x0, box_of(piece).x1) for piece in run)
    free, reached = [], spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - reached >= width:
            free.append((reached, x0))
        reached = max(reached, x1)
    return free


def _two_column_run(pieces: Sequence[Line], at: int, height: float) -> tuple[int, PageStretch] | None:
    """The longest run of pieces from ``at`` that one corridor parts into two columns side by side."""
    if at + 1 >= len(pieces) or box_of(pieces[at + 1]).y0 > box_of(pieces[at]).y1 + height:
        return None
    best: tuple[int, PageStretch] | None = None
    for end in range(at + 2, len(pieces) + 1):
        corridors = _corridors(pieces[at:end], CORRIDOR * height)
        if not corridors:
            break
        middle = max(corridors, key=lambda c: c[1] - c[0])
        parted = _parted(pieces[at:end], sum(middle) / 2, height)
        if parted is not None:
            best = (end - at, parted)
    return best


def _parted(run: Sequence[Line], middle: float, height: float) -> PageStretch | None:
    """The run as two columns, when these stand beside each other for more than a line."""
    left = tuple(piece for piece in run if box_of(piece).x1 <= middle)
    right = tuple(piece for piece in run if box_of(piece).x0 >= middle)
    if not left or not right or len(run) < 3:
        return None
    a, b = around(map(box_of, left)), around(map(box_of, right))
    if min(len(left), len(right)) == 1:
        return PageStretch(left, right) if _stands_off(a, b, height) else None
    if min(a.y1, b.y1) - max(a.y0, b.y0) < 1.5 * height or abs(a.y0 - b.y0) > 4 * height:
        return None
    if _strays_below(left, b.y1, height) or not _all_belong(right, a.y1, height):
        return None
    return PageStretch(left, right)


def _stands_off(left: Box, right: Box, height: float) -> bool:
    """Whether a single line stands far to the side of a block: ``Phụ lục 01`` beside a letterhead."""
    return right.x0 - left.x1 > 5 * height and abs(left.y0 - right.y0) < 3 * height


def _all_belong(right: Sequence[Line], bottom: float, height: float) -> bool:
    """Whether what the right column has below the end of the left one is lined up with the column.

    A signer's name is; a title under a letterhead stands in the middle of the page.
    """
    boxes = [box_of(piece) for piece in right]
    column = around(boxes[:2])
    flush = abs(boxes[0].x0 - boxes[1].x0) < 0.4 * height
    return all(
        box.y0 < bottom
        or (flush and abs(box.x0 - column.x0) < 0.4 * height)
        or abs((box.x0 + box.x1) - (column.x0 + column.x1)) / 2 < 3 * height
        for box in boxes[2:]
    )


def _strays_below(left: Sequence[Line], bottom: float, height: float) -> bool:
    """Whether the left column goes on, after a blank, below the end of the right one: text of its own."""
    boxes = [box_of(piece) for piece in left]
    return any(low.y0 > bottom and low.y0 - high.y1 > 1.5 * height for high, low in pairwise(boxes))
