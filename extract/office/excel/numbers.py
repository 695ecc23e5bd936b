"""Stored values of cells with the percents, dates and words of their number formats, and all digits.

Figures are written with a decimal point and without marks between thousands, so that each has one reading;
digits that a format would round away are kept.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne

MOST_DIGITS = 15
"""A binary number of 64 bits holds so many decimal digits; the others are noise (0.30000000000000004)."""

_UNPRINTED = re.compile(r"\[[^\]]*\]|_.|\*.")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_PLACES = re.compile(r"[#0?][#0?,.]*(?:E[+-][#0?]+)?|General", re.IGNORECASE)
_SECTION = re.compile(r'((?:"[^"]*"|[\\_*].|[^;])*+);')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_HOLDS = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell prints, and the number in it where it is one."""

    text: str
    number: Decimal | None = None


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a section of a number format adds to figures: text around them, zeros, percent, thousands cut off.

    ``zeros`` is the least number of digits before the point; ``is_plain`` tells a section without figures
    (``"không"``, or nothing).
    """

    before: str = ""
    after: str = ""
    zeros: int = 1
    percent: bool = False
    cut: int = 0
    is_plain: bool = False


@lru_cache(maxsize=1000)
def _sections(code: str) -> tuple[str, ...]:
    """Cut a format code at its semicolons: for positive numbers, negative ones, zeros and texts."""
    return tuple(_SECTION.findall(f"{code};"))


def section_for(value: float, code: str) -> tuple[str, bool]:
    """The section of a format code that shows a number, and whether it has the sign of negative ones.

    A stored zero is a figure, though the format may print a dash or nothing for it.
    """
    sections = _sections(code)[:3]
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        held = (
            section
            for section, condition in zip(sections, conditions, strict=True)
            if condition is None or _HOLDS[condition[1]](value, float(condition[2]))
        )
        return next(held, sections[-1]), False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    return sections[0], False


@lru_cache(maxsize=1000)
def read_format(section: str) -> NumberFormat:
    """Read one section of a format code such as ``#,##0.00" ha"``."""
    bare = _UNPRINTED.sub("", section)
    literal = iter([quoted or escaped for quoted, escaped in _LITERAL.findall(bare)])
    bare = _LITERAL.sub("\x00", bare)
    places = _PLACES.search(bare)
    if places is None and not any(map(str.isalpha, bare)) and "@" not in bare:
        return NumberFormat(re.sub("\x00", lambda _: next(literal), bare), is_plain=True)
    if places is None or places[0].lower() == "general":
        return NumberFormat()
    around = bare[: places.start()], bare[places.end() :]
    before, after = (re.sub("\x00", lambda _: next(literal), part).replace("%", "") for part in around)
    figures = places[0].split("E")[0]
    cut = len(figures) - len(figures.rstrip(","))
    zeros = max(1, figures.partition(".")[0].count("0"))
    return NumberFormat(before, after, zeros, "%" in bare, cut)


def show(value: object, code: str) -> Shown:
    """Write a stored value; texts and errors as they are, nothing for an empty cell."""
    match value:
        case None:
            return Shown("")
        case bool():
            return Shown("TRUE" if value else "FALSE")
        case int() | float():
            return _number(value, code)
        case dt.datetime() | dt.date() | dt.time() | dt.timedelta():
            return Shown(_moment(value, code))
        case _:
            return Shown(str(value).strip())


def _number(value: float, code: str) -> Shown:
    exact = Decimal(f"{value:.{MOST_DIGITS}g}") if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return Shown(str(value))
    section, signed = section_for(value, code)
    form = read_format(section)
    exact = (exact * 100 if form.percent else exact.scaleb(-3 * form.cut)).normalize()
    if form.is_plain and form.before.strip():
        return Shown(form.before.strip())
    whole, _, decimals = f"{abs(exact):f}".partition(".")
    figures = whole.rjust(form.zeros, "0") + (f".{decimals}" if decimals else "")
    sign, percent = "-" if exact < 0 and not signed else "", "%" if form.percent else ""
    return Shown(f"{form.before}{sign}{figures}{percent}{form.after}".strip(), exact)


def _moment(value: dt.datetime | dt.date | dt.time | dt.timedelta, code: str) -> str:
    """Write a date with the parts that its format shows, day first; a time as hours and minutes."""
    if isinstance(value, dt.timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    bare = _LITERAL.sub("", _UNPRINTED.sub("", code.split(";", maxsplit=1)[0])).lower()
    parts = [form for sign, form in (("d", "%d"), ("m", "%m"), ("y", "%Y")) if sign in bare]
    text = value.strftime("/".join(parts) or "%d/%m/%Y")
    clock = isinstance(value, dt.datetime) and "h" in bare and (value.hour or value.minute)
    return f"{text} {value:%H:%M}" if clock else text
