"""Short lines that a seal touches, put to the second recognizer as a whole: mostly the names of signers.

It reads a line of bold print under the rim of a seal where the first one makes scraps of it: of four names
of which that had lost the surname, two whole and two but for a mark. What it reads stays beside the line;
whether that is a name is said by those who know names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.engines.base import Gray
from extract.engines.opinion import SecondOpinion, find_opinion
from extract.engines.reading.second_opinion import DOUBTED, HEARD
from extract.model import SECOND_OPINION, Box, Line, Paragraph, Reading
from extract.scan.cleaning.noise import shared

_FEWEST, _MOST = 2, 8
"""Words of a name with scraps of the seal before it."""
_BEGINNINGS = 4
"""Words with which a name may begin; those before are scraps."""
_AIR = 0.25
"""Heights of a line around print that is cut out."""
_LOST = (1.2, 2.4, 3.6)
"""Heights of a line that letters taken by the seal may begin to the left of what was read."""
_HIGHER = 1.5
"""How much higher than the last word scraps of a seal are at least."""


def with_whole_readings(
    gray: Gray, scale: float, paragraphs: Sequence[Paragraph], seals: Sequence[Box]
) -> list[Paragraph]:
    """Give paragraphs with what the second recognizer reads of their lines that a seal touches.

    ``scale`` is points a pixel of the page, ``seals`` are in points.
    """
    opinion = find_opinion() if seals else None
    if opinion is None:
        return list(paragraphs)

    def heard(line: Line) -> Line:
        if not (_is_doubted(line) and _is_touched(line, seals)):
            return line
        return replace(line, alternatives=tuple(_readings(gray, scale, line, opinion)))

    return [replace(paragraph, lines=tuple(map(heard, paragraph.lines))) for paragraph in paragraphs]


def _is_touched(line: Line, seals: Sequence[Box]) -> bool:
    box = line.place.box
    return box is not None and any(shared(box, seal) > 0 for seal in seals)


def _is_doubted(line: Line) -> bool:
    """Say whether a line is short, ends as a name does, and has words that are not surely read."""
    words = line.words
    is_short = _FEWEST <= len(words) <= _MOST and all(word.box is not None for word in words)
    return (
        is_short and words[-1].text[:1].isupper() and any((word.confidence or 0) < DOUBTED for word in words)
    )


def _readings(gray: Gray, scale: float, line: Line, opinion: SecondOpinion) -> Iterator[Reading]:
    """Read the line from each word on with which it may begin, and from a little to the left of it."""
    boxes = [word.box for word in line.words if word.box]
    last = boxes[-1]
    level = [box for box in boxes if box.height < _HIGHER * last.height]
    top = min(box.y0 for box in level) - _AIR * last.height
    bottom = max(box.y1 for box in level) + _AIR * last.height
    starts = [box.x0 - _AIR * last.height for box in boxes[:_BEGINNINGS]]
    seen: set[str] = set()
    for start in (*starts, *(boxes[0].x0 - lost * last.height for lost in _LOST)):
        part = gray[_pixels(top, bottom, scale), _pixels(start, last.x1 + _AIR * last.height, scale)]
        heard = opinion.read(part) if min(part.shape) > 0 else None
        if heard and heard.confidence >= HEARD and heard.text not in seen:
            seen.add(heard.text)
            yield Reading(heard.text, round(heard.confidence, 3), SECOND_OPINION)


def _pixels(low: float, high: float, scale: float) -> slice:
    return slice(max(0, round(low / scale)), max(0, round(high / scale)))
