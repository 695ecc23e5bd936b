"""Printed lines with what a pen wrote into their blanks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.engines.base import Gray
from extract.model import Box, Line, Reading, Word
from extract.scan.pen.blanks import Blank, Filled, box_between, em_of, find_blanks
from extract.scan.pen.figures import LAST, MOST, Figures, read_figures

_SURE = 0.9
"""Confidence from which figures that a recognizer of print read in a blank are printed ones."""
_LEAST = 0.25
"""Probability below which the writing is none of figures: an initial, strokes of a stamp."""
_MOST_CONFIDENT = 0.8
"""Confidence of a pen's figures that no second reading confirms: always told."""
_DISAGREES = 0.6
"""Probability from which other figures than print has are a doubt; of printed ones it sees the same."""
_PRINT = "print"


def with_pen_figures(gray: Gray, scale: float, lines: Sequence[Line]) -> list[Line]:
    """Give lines whose blanks hold the pen's figures; ``scale`` is points a pixel of the upright page."""
    em = em_of(lines)
    return [_filled(gray, scale, line, em) for line in lines]


def _filled(gray: Gray, scale: float, line: Line, em: float) -> Line:
    words = line.words
    for blank in reversed(find_blanks(line, em)):
        read = words[blank.first : blank.stop]
        figures = read_figures(gray, scale, blank)
        if _is_printed(read, blank):
            figures = _contradicting(figures, read[0].text)
        if figures and figures.probability < _LEAST:
            figures = _letters_alike(read, blank)
        if figures:
            words = (*words[: blank.first], *_written(read, blank, figures), *words[blank.stop :])
    return line if words is line.words else replace(line, words=words)


def _contradicting(figures: Figures | None, printed: str) -> Figures | None:
    """Give what a pen wrote where print was surely read, but the network, which knows print, sees others.

    Where it is not sure itself the printed figures stay, and are told.
    """
    if figures is None or figures.text.lstrip("0") == printed.lstrip("0") or figures.probability < _DISAGREES:
        return None
    return figures if figures.probability >= _SURE else replace(figures, text=printed, is_contested=True)


def _letters_alike(read: Sequence[Word], blank: Blank) -> Figures | None:
    """Take letters that a recognizer of print read in the blank of a day for the figures they are like."""
    if blank.kind is Filled.NUMBER or blank.before or blank.behind:
        return None
    letters = "".join(word.text for word in read).strip(_DOTS)
    figures = letters.translate(_ALIKE)
    is_day = (
        figures.isdecimal() and len(figures) <= MOST[blank.kind] and 1 <= int(figures) <= LAST[Filled.DAY]
    )
    return Figures(figures, _LEAST) if is_day and not letters.isdecimal() else None


_ALIKE = str.maketrans("OoƠơÔôØøQDIl|i!ZzSsBgq", "0000000000" + "11111" + "22" + "55" + "8" + "99")
_DOTS = " .…_"


def _is_printed(read: Sequence[Word], blank: Blank) -> bool:
    """Say whether a recognizer of print surely read figures, as print has them."""
    if blank.kind is Filled.NUMBER:
        read = read[:-1] if len(read) > 1 else ()
    return len(read) == 1 and read[0].text.isdigit() and (read[0].confidence or 0) >= _SURE


def _written(read: Sequence[Word], blank: Blank, figures: Figures) -> list[Word]:
    """Put the figures between the print before and behind them; keep what was read there beside them."""
    known = [word.confidence for word in read if word.confidence is not None]
    confidence = min(known, default=0.0)
    printed = " ".join(word.text for word in read)
    bare = "".join(filter(str.isdigit, printed.removesuffix(blank.behind)))
    agrees = bare.lstrip("0") == figures.text.lstrip("0") and not figures.is_contested
    sure = max(confidence, figures.probability) if agrees else min(figures.probability, _MOST_CONFIDENT)
    other = (Reading(printed, confidence, _PRINT),) if printed else ()
    box = box_between(blank)
    written = Word(figures.text, box, sure, other)
    before = [Word(blank.before, _left(read[0].box, box), _SURE)] if blank.before else []
    if not blank.behind:
        return [*before, written]
    is_whole = read[-1].text.strip("/|.") == blank.behind.lstrip("/")
    behind = Word(blank.behind, _right(read[-1].box, box), read[-1].confidence if is_whole else _SURE)
    return [*before, written, behind]


def _left(word: Box | None, box: Box) -> Box | None:
    return Box(word.x0, word.y0, max(word.x0, box.x0), word.y1) if word else None


def _right(word: Box | None, box: Box) -> Box | None:
    return Box(min(word.x1, box.x1), word.y0, word.x1, word.y1) if word else None
