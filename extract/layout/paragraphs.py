"""One column of lines to paragraphs: labels, indents, blanks and short last lines part them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.layout.columns import WIDE_GAP, split_at_gaps
from extract.layout.geometry import box_of, join_lines, rows_of, typical_height
from extract.layout.marks import in_capitals, is_short_figure, opens_paragraph, stands_alone, starts_item
from extract.layout.order import stand_between
from extract.model import Alignment, Box, Line, Paragraph, ParagraphKind


@dataclass(frozen=True, slots=True)
class TextColumn:
    """The text edges of a column in points, its line height and the distance from line to line."""

    left: float
    right: float
    height: float
    leading: float

    def centered(self, box: Box) -> bool:
        """Whether a line stands in the middle with room on both sides."""
        before, after = box.x0 - self.left, self.right - box.x1
        room = min(before, after)
        return room > 2.6 * self.height and abs(before - after) < max(
            2 * self.height, 0.12 * (before + after)
        )


def column_of(lines: Sequence[Line], edges: tuple[float, float] | None = None) -> TextColumn:
    """Measure a column; ``edges`` (left, right) are taken instead of its own where given."""
    boxes = sorted((box_of(line) for line in lines), key=lambda box: box.y0)
    height = typical_height(lines)
    steps = [low.y1 - high.y1 for high, low in pairwise(boxes)]
    steps = [step for step in steps if 0.7 * height < step < 3 * height]
    left, right = edges or (min(box.x0 for box in boxes), max(box.x1 for box in boxes))
    return TextColumn(left, right, height, median(steps) if steps else 1.3 * height)


def body_edges(lines: Sequence[Line]) -> tuple[float, float] | None:
    """Left and right edge of the running text, from its long lines; None where there are too few."""
    boxes = [box_of(line) for line in lines]
    widest = max((box.width for box in boxes), default=0.0)
    long = [box for box in boxes if box.width > 0.75 * widest]
    if len(long) < 3:
        return None
    return _low(sorted(box.x0 for box in long)), -_low(sorted(-box.x1 for box in long))


def _low(ordered: Sequence[float]) -> float:
    """The lowest value that several lines share; lower ones come from marks in the margin."""
    needed = max(2, round(0.15 * len(ordered)))
    shared = (low for low in ordered if sum(low <= value <= low + 5 for value in ordered) >= needed)
    return next(shared, ordered[0])


def paragraphs_of(
    lines: Sequence[Line],
    edges: tuple[float, float] | None = None,
    obstacles: Sequence[Box] = (),
    kind: ParagraphKind = ParagraphKind.BODY,
) -> list[Paragraph]:
    """Part the lines of one column, top to bottom, into paragraphs."""
    rows = [join_lines(row) for row in rows_of(lines)]
    if not rows:
        return []
    column = column_of(rows, edges)
    groups: list[list[Line]] = []
    for row in rows:
        if groups and _goes_on(groups[-1], row, column, obstacles):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [_paragraph(group, column, kind) for group in groups]


def _goes_on(group: Sequence[Line], line: Line, column: TextColumn, obstacles: Sequence[Box]) -> bool:
    """Whether a line continues the paragraph above it."""
    last, here = box_of(group[-1]), box_of(line)
    if opens_paragraph(line.text) and not _wrapped_label(group, line, column):
        return False
    if here.y1 - last.y1 > 1.5 * max(column.leading, 1.1 * column.height):
        return False
    if stand_between(last, here, obstacles):
        return False
    if stands_alone(group[-1].text) or _weight_changes(group[-1], line):
        return False
    if _hangs(group, here, column) or _ends_label(group, line, column):
        return True
    if _share_middle(last, here, column):
        if line.text.startswith("(") or _is_sentence(line.text) or _is_sentence(group[-1].text):
            return False
        return in_capitals(group[-1].text) == in_capitals(line.text)
    if column.centered(last) or column.centered(here):
        return _centered_goes_on(group[-1], line, column)
    return not _ended_early(last, line, column) and not _indented(group, here, column)


def _wrapped_label(group: Sequence[Line], line: Line, column: TextColumn) -> bool:
    """Whether what looks like a label is part of a sentence that the line break put first.

    In indented text a label stands at the indent; a dash or a number at the left edge under a full
    line without an end mark is none.
    """
    last, here = box_of(group[-1]), box_of(line)
    if group[-1].text.rstrip().endswith((".", ";", ":", "!")):
        return False
    first = box_of(group[0])
    return (
        here.x0 < column.left + 0.5 * column.height < first.x0
        and last.x1 > column.right - column.height
        and starts_item(line.text)
    )


def _hangs(group: Sequence[Line], here: Box, column: TextColumn) -> bool:
    """Whether a line is set under the text of a list item whose label stands out to the left."""
    first = box_of(group[0])
    return starts_item(group[0].text) and 0.3 * column.height < here.x0 - first.x0 < 2.5 * column.height


def _ends_label(group: Sequence[Line], line: Line, column: TextColumn) -> bool:
    """Whether a line ends the label of a list item and bears its figure at the right edge.

    Such labels are broken short of the right edge, to leave room for the figures.
    """
    pieces = split_at_gaps(line, WIDE_GAP * column.height)
    return starts_item(group[0].text) and len(pieces) == 2 and is_short_figure(pieces[1].text)


def _share_middle(high: Box, low: Box, column: TextColumn) -> bool:
    """Whether two lines of different width are centred on each other."""
    apart = abs((high.x0 + high.x1) - (low.x0 + low.x1)) / 2
    return apart < 0.6 * column.height and abs(high.x0 - low.x0) > 0.5 * column.height


SENTENCE = 6
"""Words from which a line with a capital first and a full stop last is no line of a title."""


def _is_sentence(text: str) -> bool:
    """Whether a line is a sentence of its own, by chance as wide that it stands in the middle."""
    return text[:1].isupper() and text.rstrip().endswith(".") and len(text.split()) >= SENTENCE


def _weight_changes(high: Line, low: Line) -> bool:
    """Whether a wholly bold line is followed by one without a bold word, or the other way round."""
    above = {word.bold for word in high.words}
    below = {word.bold for word in low.words}
    return {frozenset(above), frozenset(below)} == {frozenset({True}), frozenset({False})}


def _centered_goes_on(high: Line, low: Line, column: TextColumn) -> bool:
    if low.text.startswith("("):
        return False
    if not (column.centered(box_of(high)) and column.centered(box_of(low))):
        # A title of several lines may have one that fills the width.
        wide, other = sorted((box_of(high), box_of(low)), key=lambda box: -box.width)
        if wide.width < 0.85 * (column.right - column.left) or not column.centered(other):
            return False
        if other == box_of(high) or high.text.rstrip().endswith((".", ";", ":")):
            return False
        return not _looks_like_first_line(wide, column)
    return in_capitals(high.text) == in_capitals(low.text)


def _looks_like_first_line(box: Box, column: TextColumn) -> bool:
    return box.x0 > column.left + 0.7 * column.height


def _ended_early(last: Box, line: Line, column: TextColumn) -> bool:
    """Whether the next line's first word would have fitted on the line above: its paragraph was over."""
    first = line.words[0].box if line.words else None
    needed = (first.width if first else column.height) + 0.5 * column.height
    return column.right - last.x1 > needed + 0.3 * column.height


def _indented(group: Sequence[Line], here: Box, column: TextColumn) -> bool:
    """Whether a line is set in from the lines above it, as only a first line is."""
    if len(group) > 1:
        return here.x0 > box_of(group[-1]).x0 + 0.8 * column.height
    first = box_of(group[0])
    if here.x0 <= first.x0 + 0.8 * column.height:
        return (
            here.x0 > column.left + 1.2 * column.height
            and abs(here.x0 - first.x0) < 0.4 * column.height
            and first.x0 > column.left + 1.2 * column.height
        )
    return not (starts_item(group[0].text) and here.x0 < first.x0 + 4 * column.height)


def _paragraph(lines: Sequence[Line], column: TextColumn, kind: ParagraphKind) -> Paragraph:
    boxes = [box_of(line) for line in lines]
    return Paragraph(tuple(lines), kind, _alignment(boxes, column), boxes[0].x0 - column.left)


def _alignment(boxes: Sequence[Box], column: TextColumn) -> Alignment:
    slack = column.height
    if all(column.centered(box) for box in boxes) or (
        len(boxes) > 1 and all(_share_middle(high, low, column) for high, low in pairwise(boxes))
    ):
        return Alignment.CENTER
    full = boxes[:-1]
    if full and all(box.x1 > column.right - slack for box in full):
        return Alignment.JUSTIFIED
    if all(box.x1 > column.right - slack for box in boxes) and boxes[0].x0 > column.left + 6 * slack:
        return Alignment.RIGHT
    return Alignment.LEFT
