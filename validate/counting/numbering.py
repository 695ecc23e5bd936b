"""Numbers of headings, groups and rows: ``I``, ``A``, ``1``, ``1.1``, ``a``, and whether they run on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from normalize.forms.ordinals import LETTERS, Ordinal, OrdinalKind, parse_numeral

_OPTIONAL = frozenset("đfjwz")
"""Letters that only one of the two alphabets has: authors count with either."""

_LETTERED = (OrdinalKind.CAPITAL, OrdinalKind.LETTER)


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
        ordinal = parse_numeral(printed)
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
    skips_optional = lettered and _OPTIONAL.issuperset(LETTERS[before.rank : now.rank - 1])
    return step == 1 or skips_optional or (now.rank == 1 and before.rank > 1)
