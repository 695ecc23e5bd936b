"""The column that a digital signature writes into the left margin, told from the running text beside it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.geometry import around, box_of, line_of, typical_height
from extract.layout.marks import is_signature_note
from extract.layout.paragraphs import body_edges
from extract.model import Box, Line, Word

TOLERANCE = 3.0
"""Points that a line of the running text may begin left of the edge; a blank is wider."""

LINES_BELOW = 4
"""So many lines of the page below the last opening word its value (a time, a time zone) may still go on."""


def part_signature(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Give the lines without what a signature wrote left of the text, and what it wrote.

    A recognizer takes notes for the beginning of the printed lines that they stand beside; such a
    line is cut at the text's edge. Nothing is parted where no line opens a signature left of the text.
    """
    column = _signed_column(lines)
    if column is None:
        return list(lines), []
    text: list[Line] = []
    notes: list[Line] = []
    for line in lines:
        left = [word for word in line.words if word.box is not None and word.box.x1 < column.x1]
        rest = [word for word in line.words if word not in left]
        if not left or not _begins_in(column, box_of(line)) or _crosses(column, rest):
            text.append(line)
            continue
        notes.append(line_of(left, line.place.page))
        text += [line_of(rest, line.place.page)] if rest else []
    return text, notes


def _signed_column(lines: Sequence[Line]) -> Box | None:
    """From the notes' left edge to that of the text, which the lines beside no note tell."""
    opening = [box_of(line) for line in lines if is_signature_note(line.text)]
    if not opening:
        return None
    height = typical_height(lines)
    notes = around(opening)
    top, bottom = notes.y0 - height, notes.y1 + LINES_BELOW * height
    edges = body_edges([line for line in lines if not top < box_of(line).y0 < bottom])
    if edges is None or notes.x0 > edges[0] - height:
        return None
    return Box(notes.x0, top, edges[0], bottom)


def _crosses(column: Box, rest: Sequence[Word]) -> bool:
    """Whether words run over the text's edge: print of its own width, not two things side by side."""
    return any(word.box is not None and word.box.x0 < column.x1 - TOLERANCE for word in rest)


def _begins_in(column: Box, box: Box) -> bool:
    """Whether a line begins in the left half of the column, beside the notes.

    A centred letterhead or a pen mark a little left of the text begins right of that half.
    """
    return box.x0 < (column.x0 + column.x1) / 2 and column.y0 < box.y0 < column.y1
