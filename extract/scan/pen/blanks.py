"""Where a letterhead leaves blanks for a pen: between the fixed words of its number and of its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from extract.model import Box, Line, Word

_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 60
"""Letters of a line that is a number or a day of issue; running text cites both in longer ones."""
_CUE = re.compile(r"[\W_]*s[ốôồóòo0é][:;.]?", re.IGNORECASE)
_SYMBOL = re.compile(
    r"[A-ZĐ][\w&]{0,5}\s?[-–]\s?[A-ZĐƯ][\w&–-]{0,15}$|(?<!\w)[-–]\s?[A-ZĐ]\w{0,4}/[A-ZĐ][\w-]{1,12}$"
)
"""The code of a type and those of the bodies behind it: ``KH-UBND``, ``KHLN-SYT-BHXH``, ``-CTr/HU``."""

_WIDTHS = {"I": 0.33, "J": 0.39, "-": 0.33, "–": 0.5, "P": 0.56, "S": 0.56, "E": 0.61, "L": 0.61, "T": 0.61}
_WIDTHS |= {"r": 0.33, "M": 0.89, "&": 0.78}
_LETTER, _CAPITAL, _STROKE = 0.5, 0.71, 0.28
_DAY_WORD, _MONTH_WORD, _NUMBER_WORD = 1.95, 2.3, 1.33
"""Widths in ems of Times, the face of these documents: letters, the stroke, ``ngày``, ``tháng``, ``Số:``."""
_EM = 13.5
"""Points of an em where no year tells it: heads are set in 13 or 14."""
_YEAR_EMS = 1.95
"""Width of a year in ems, its figures half an em each, without the blanks beside them."""


class Filled(Enum):
    """What is written into a blank."""

    NUMBER = "number"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank in a line: what it is for, its ends and the baseline in points, the height of a figure there.

    The words ``[first, stop)`` of the line were read in it or beside it; ``before`` and ``behind`` are what
    of them is print.
    """

    kind: Filled
    x0: float
    x1: float
    baseline: float
    height: float
    first: int
    stop: int
    before: str = ""
    behind: str = ""


def find_blanks(line: Line, em: float = _EM) -> tuple[Blank, ...]:
    """Find the blanks of a line: one of a number, one or two of a day; none in other lines."""
    if len(line.text) > _LONGEST or any(word.box is None for word in line.words):
        return ()
    number = _number_blank(line.words, em)
    return (number,) if number else tuple(_day_blanks(line.words))


def em_of(lines: Sequence[Line]) -> float:
    """Give the em of a head in points, by the year of its day."""
    for line in lines:
        if len(line.text) <= _LONGEST and any(_is(word, "năm") for word in line.words):
            year = line.words[-1]
            if year.box and _YEAR.fullmatch(year.text):
                return year.box.width / _YEAR_EMS
    return _EM


def _number_blank(words: Sequence[Word], em: float) -> Blank | None:
    cue = _CUE.match(words[0].text)
    symbol = _SYMBOL.search(words[-1].text)
    start, end = words[0].box, words[-1].box
    if cue is None or symbol is None or start is None or end is None:
        return None
    alone = cue.end() == len(words[0].text)
    x0 = start.x1 if alone and len(words) > 1 else start.x0 + _NUMBER_WORD * em
    stroke = "" if symbol[0][0] in "-–" else "/"
    beside = em * _STROKE if stroke else 0
    x1 = end.x1 - em * sum(map(_width, symbol[0])) - beside
    if symbol.start() == 0 and len(words) > 1:
        x1 = max(x1, end.x0 - beside)
    height = _FIGURE * em
    first = 1 if alone and len(words) > 1 else 0
    before = "" if first else words[0].text[: cue.end()]
    return Blank(
        Filled.NUMBER, x0, x1, end.y0 + height, height, first, len(words), before, f"{stroke}{symbol[0]}"
    )


_FIGURE = 0.68
"""Height of a capital or a figure in ems."""


def _day_blanks(words: Sequence[Word]) -> Iterator[Blank]:
    """Walk the blanks behind ``ngày`` and behind ``tháng`` of a line that ends with its year."""
    year = words[-1].box
    at = {name: _last(words, name) for name in ("ngày", "tháng", "năm")}
    day, month, end = at["ngày"], at["tháng"], at["năm"]
    ends = year is not None and _YEAR.fullmatch(words[-1].text) and end == len(words) - 2
    # Running text cites days as well, not behind a place and a comma.
    if year is None or not ends or not 0 < day < month < end or not words[day - 1].text.endswith((",", ".")):
        return
    em = year.width / _YEAR_EMS
    boxes = [words[index].box for index in (day, month, end)]
    for kind, left, right, first, stop in (
        (Filled.DAY, boxes[0], boxes[1], day, month),
        (Filled.MONTH, boxes[1], boxes[2], month, end),
    ):
        if left is None or right is None:
            continue
        is_whole = kind is Filled.MONTH or _is(words[first], "ngày")
        x0 = left.x1 if kind is Filled.MONTH else left.x0 + _DAY_WORD * em
        x0 = min(x0, left.x1) if is_whole else x0
        before = "" if is_whole else words[first].text[: len("ngày")]
        glued = kind is Filled.DAY and not words[stop].text.lower().startswith("tháng")
        x1 = max(right.x1 - _MONTH_WORD * em, right.x0) if glued else right.x0
        behind = words[stop].text[-len("tháng") :] if glued else ""
        yield Blank(kind, x0, x1, year.y1, year.height, first + is_whole, stop + glued, before, behind)


def _last(words: Sequence[Word], name: str) -> int:
    """Give the last word that is a fixed one, or has it at an end, a pen's strokes beside it; -1 for none."""
    texts = [word.text.lower() for word in words]
    found = (
        at for at in range(len(words) - 1, -1, -1) if texts[at].startswith(name) or texts[at].endswith(name)
    )
    return next(found, -1)


def _is(word: Word, name: str) -> bool:
    return word.text.lower() == name


def _width(letter: str) -> float:
    return _WIDTHS.get(letter, _CAPITAL if letter.isupper() else _LETTER)


def box_between(blank: Blank) -> Box:
    """Give the place of what is written: a pen's figures are higher than print."""
    return Box(blank.x0, blank.baseline - 1.3 * blank.height, max(blank.x0, blank.x1), blank.baseline)
