"""Lines that are no text: specks, edge shadows, pen strokes and seals read as letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.layout.geometry import box_of
from extract.layout.marks import is_page_number
from extract.model import Box, Line, mean_confidence

SURE = 0.4
"""A word that is less sure than this does not speak for a line."""

FEW = 6
"""Letters and digits; longer lines are text, however badly they read."""

CLEAR = 0.6
"""A line that is surer than this is text, even where a seal was stamped over it."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """The recognized lines of a page: text, what stands in a seal, and what is no text at all."""

    text: tuple[Line, ...]
    sealed: tuple[Line, ...]
    noise: tuple[Line, ...]


def sort_lines(
    lines: Sequence[Line], seals: Sequence[Box], stamps: Sequence[Box] = (), known: Sequence[Line] = ()
) -> Sorted:
    """Part the lines; nothing is dropped.

    ``stamps`` are the frames of incoming stamps, ``known`` are those of the lines that are text.
    """
    unknown = [line for line in lines if line not in known]
    sealed = [line for line in unknown if _within(line, seals) or _filled_in(line, stamps)]
    noise = [line for line in unknown if line not in sealed and is_noise(line)]
    text = [line for line in lines if line not in sealed and line not in noise]
    return Sorted(tuple(text), tuple(sealed), tuple(noise))


def is_noise(line: Line) -> bool:
    """Whether a line of a few marks has no word that is both sure and more than a single letter."""
    if sum(c.isalnum() for c in line.text) > FEW:
        return False
    if is_page_number(line.text):
        return (mean_confidence([line]) or 0.0) < SURE
    return not any(
        (word.confidence or 0.0) >= SURE and sum(c.isalnum() for c in word.text) >= 2 for word in line.words
    )


def _within(line: Line, seals: Sequence[Box]) -> bool:
    """Whether a line lies in a seal and reads badly: its lettering, not text that it was stamped over."""
    box = box_of(line)
    inside = any(shared(box, seal) > 0.8 * box.width * box.height for seal in seals)
    return inside and reads_badly(line)


def reads_badly(line: Line) -> bool:
    """Whether a line may be the lettering of a seal."""
    return (mean_confidence([line]) or 0.0) < CLEAR


def _filled_in(line: Line, stamps: Sequence[Box]) -> bool:
    """Whether a line is what a pen filled into a stamp: a few marks, all inside its frame."""
    box = box_of(line)
    inside = any(shared(box, stamp) > 0.8 * box.width * box.height for stamp in stamps)
    return inside and sum(c.isalnum() for c in line.text) <= FEW


def shared(one: Box, other: Box) -> float:
    """Give the area that two boxes have in common."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    return max(0.0, across) * max(0.0, down)
