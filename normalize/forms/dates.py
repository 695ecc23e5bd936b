"""Dates as Vietnamese documents print them. Without a day it is no date, only a month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_BLANK = r"[\s.…_]{0,40}"
"""What is printed where figures are to be filled in, before and behind them."""
_FILLED = r"\d(?:[\s.…_]?\d)?"
"""One or two figures in a blank, its dots between them: ``...1.3..``."""
_WORDS = re.compile(
    rf"(?:ngày{_BLANK}(?P<day>{_FILLED})?{_BLANK})?tháng{_BLANK}(?P<month>{_FILLED})?{_BLANK}năm\s*"
    + _YEAR
    + r"(?!\d)",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?" + _YEAR + r"(?![\d/])"
)
_MONTH_FIGURES = re.compile(
    r"(?<![\d./-])(?:(?P<day>(?!))|)(?P<month>0?[1-9]|1[0-2])\s?/\s?" + _YEAR + r"(?!\d|\s?/)"
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text, at ``[start, end)``.

    ``value`` is None where the day (or month) is missing (``05/2016``, a day left blank for the pen)
    or where no such day exists (``31/02/2017``: then ``is_impossible``). ``is_broken``: something stands
    between the figures of its day or month, as where a pen filled them in (``2 5``).
    """

    start: int
    end: int
    printed: str
    value: date | None
    day: int | None
    month: int | None
    year: int
    is_broken: bool = False

    @property
    def is_impossible(self) -> bool:
        """Say whether day, month and year are all there and yet no date."""
        return self.value is None and self.day is not None and self.month is not None


def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """Find all dates, complete or not, in reading order; they never overlap."""
    found: list[PrintedDate] = []
    for pattern in (_WORDS, _FIGURES, _MONTH_FIGURES):
        for match in pattern.finditer(text):
            if all(match.end() <= known.start or known.end <= match.start() for known in found):
                found.append(_printed(match))
    return tuple(sorted(found, key=lambda printed: printed.start))


def _printed(match: re.Match[str]) -> PrintedDate:
    parts = [match[part] or "" for part in ("day", "month")]
    figures = ["".join(filter(str.isdigit, part)) for part in parts]
    day, month = (int(part) if part else None for part in figures)
    year, is_broken = int(match["year"]), figures != parts
    value = _date(day, month, year)
    return PrintedDate(match.start(), match.end(), match[0], value, day, month, year, is_broken)


def _date(day: int | None, month: int | None, year: int) -> date | None:
    if day is None or month is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
