"""The ways to read a printed figure: what each mark (dot, comma, blank) can mean in it.

``1.234`` is 1234 with dots for thousands and 1.234 with a dot for decimals; ``1.234,5`` allows one reading,
``7.,979,16`` none. Which reading is meant is decided by the column, the row and the sums (``decide``).
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Use(StrEnum):
    """What a mark is used for."""

    THOUSANDS = "thousands"
    DECIMAL = "decimal"


class ReadingOf(NamedTuple):
    """One reading of a figure, with the use it makes of each mark that is printed in it."""

    value: Decimal
    uses: tuple[tuple[str, Use], ...] = ()


_GROUPED = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:\{mark}\d{{3}})+") for mark in ".,"}
_ONE_MARK = re.compile(r"\d+[.,]\d+")
_BLANKS = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_REMEMBERED = 1 << 15
"""Figures read last: a table asks for each of its own several times."""
_OTHER = {".": ",", ",": "."}


@lru_cache(maxsize=_REMEMBERED)
def readings(figure: str) -> tuple[ReadingOf, ...]:
    """Give every reading of a figure without sign and unit; none where it is malformed."""
    if figure.isdecimal():
        return (ReadingOf(Decimal(figure)),)
    if " " in figure:
        return readings(figure.replace(" ", "")) if _BLANKS.fullmatch(figure) else ()
    marks = {mark for mark in figure if mark in ".,"}
    if len(marks) == 2:
        return _two_marks(figure)
    return _one_mark(figure, marks.pop()) if len(marks) == 1 else ()


def _two_marks(figure: str) -> tuple[ReadingOf, ...]:
    """Read ``1.234,5`` or ``1,234.5``: the last mark stands once and is the decimal one."""
    decimal = max(".,", key=figure.rfind)
    whole, _, fraction = figure.rpartition(decimal)
    grouped = _OTHER[decimal]
    if not fraction or not _GROUPED[grouped].fullmatch(whole):
        return ()
    value = Decimal(f"{whole.replace(grouped, '')}.{fraction}")
    return (ReadingOf(value, ((grouped, Use.THOUSANDS), (decimal, Use.DECIMAL))),)


def _one_mark(figure: str, mark: str) -> tuple[ReadingOf, ...]:
    found = []
    if _GROUPED[mark].fullmatch(figure):
        found.append(ReadingOf(Decimal(figure.replace(mark, "")), ((mark, Use.THOUSANDS),)))
    if _ONE_MARK.fullmatch(figure):
        found.append(ReadingOf(Decimal(figure.replace(mark, ".")), ((mark, Use.DECIMAL),)))
    return tuple(found)
