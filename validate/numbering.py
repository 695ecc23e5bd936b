"""Numbers of headings, groups and rows: ``I``, ``A``, ``1``, ``1.1``, ``a``, and whether they run on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_ROMAN = re.compile(r"(?=[IVXL])(XL|L?X{0,3})(IX|IV|V?I{0,3})", re.IGNORECASE)
_STROKES = re.compile(r"[Il|!]{2,3}")
"""II and III as recognizers often give them."""

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_OPTIONAL = frozenset("đfjwz")
"""Letters that only one of the two alphabets has: authors count with either."""

_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3})*")


class NumberKind(StrEnum):
    """The alphabet of a number."""

    ROMAN = "roman"
    CAPITAL = "capital"
    ARABIC = "arabic"
    DOTTED = "dotted"
    LETTER = "letter"


_LETTERED = (NumberKind.CAPITAL, NumberKind.LETTER)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A read number: its kind, the dotted prefix it stands under, and its rank from 1."""

    kind: NumberKind
    prefix: str
    rank: int


def parse_ordinal(printed: str) -> Ordinal | None:
    """Read ``I.``, ``A``, ``12``, ``1.2`` or ``a)``; None for anything else."""
    text = printed.strip().rstrip(".,;)/: ").lstrip("(").strip()
    if _DOTTED.fullmatch(text):
        prefix, _, last = text.rpartition(".")
        return Ordinal(NumberKind.DOTTED if prefix else NumberKind.ARABIC, prefix, int(last))
    if _STROKES.fullmatch(text):
        return Ordinal(NumberKind.ROMAN, "", len(text))
    if text.isupper() and _ROMAN.fullmatch(text):
        return Ordinal(NumberKind.ROMAN, "", roman_value(text))
    if len(text) == 1 and text.lower() in _LETTERS:
        kind = NumberKind.CAPITAL if text.isupper() else NumberKind.LETTER
        return Ordinal(kind, "", _LETTERS.index(text.lower()) + 1)
    return None


def roman_value(text: str) -> int:
    """Give the value of a Roman number that has been checked to be one."""
    digits = [_VALUES[char] for char in text.upper()]
    return sum(
        -digit if digit < following else digit
        for digit, following in zip(digits, [*digits[1:], 0], strict=True)
    )


@dataclass(frozen=True, slots=True)
class Break:
    """A place where numbering does not run on: the index of the number, what stands there and before it."""

    index: int
    printed: str
    before: str
    repeated: bool


def numbering_breaks(numbers: Iterable[str]) -> tuple[Break, ...]:
    """Find where numbers of siblings repeat or skip; unreadable ones and a new start at 1 pass."""
    breaks: list[Break] = []
    previous: tuple[Ordinal, str] | None = None
    for index, printed in enumerate(numbers):
        ordinal = parse_ordinal(printed)
        if ordinal is None:
            previous = None
            continue
        if previous and not _runs_on(previous[0], ordinal):
            breaks.append(Break(index, printed, previous[1], previous[0].rank == ordinal.rank))
        previous = (ordinal, printed)
    return tuple(breaks)


def _runs_on(before: Ordinal, now: Ordinal) -> bool:
    if (before.kind, before.prefix) != (now.kind, now.prefix):
        return True
    step = now.rank - before.rank
    lettered = now.kind in _LETTERED and step > 1
    skips_optional = lettered and _OPTIONAL.issuperset(_LETTERS[before.rank : now.rank - 1])
    return step == 1 or skips_optional or (now.rank == 1 and before.rank > 1)
