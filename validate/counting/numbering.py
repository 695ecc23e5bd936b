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


def numbering_breaks(numbers: Iterable[str], *, one_parent: bool = False) -> tuple[Break, ...]:
    """Find where numbers of siblings repeat or skip; unreadable ones and a new start at 1 pass.

    Under ``one_parent`` dotted numbers, which name it, start once (``2.1 … 2.6 2.1``). One wrong number
    breaks twice (``1 3 3 4``): where those beside it run on but for it, the second break is none.
    """
    breaks: list[Break] = []
    previous: tuple[Ordinal, str] | None = None
    earlier: Ordinal | None = None
    for index, printed in enumerate(numbers):
        ordinal = parse_numeral(printed)
        if ordinal is None:
            previous = earlier = None
            continue
        starts_again = ordinal.rank == 1 and not (one_parent and ordinal.prefix)
        if previous and not _runs_on(previous[0], ordinal, starts_again):
            is_told = bool(breaks) and breaks[-1].index == index - 1 and _is_second(earlier, ordinal)
            if not is_told:
                breaks.append(Break(index, printed, previous[1], previous[0].rank == ordinal.rank))
        earlier = previous[0] if previous else None
        previous = (ordinal, printed)
    return tuple(breaks)


def _is_second(earlier: Ordinal | None, now: Ordinal) -> bool:
    """Say whether a number is the second behind another."""
    return earlier is not None and (earlier.kind, earlier.prefix, earlier.rank + 2) == (
        now.kind,
        now.prefix,
        now.rank,
    )


def _runs_on(before: Ordinal, now: Ordinal, starts_again: bool) -> bool:
    if (before.kind, before.prefix) != (now.kind, now.prefix):
        return True
    step = now.rank - before.rank
    lettered = now.kind in _LETTERED and step > 1
    skips_optional = lettered and _OPTIONAL.issuperset(LETTERS[before.rank : now.rank - 1])
    return step == 1 or skips_optional or (starts_again and before.rank > 1)
