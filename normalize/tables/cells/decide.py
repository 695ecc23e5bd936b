"""Which reading of an ambiguous figure is meant: what its column, row and table use each mark for.

``26,345`` is 26345 beside ``1,234,567`` and 26.345 beside ``3,5``. A dot before three digits is thousands
unless its column says otherwise, as Vietnamese writes them; a comma is never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from normalize.tables.cells.readings import ReadingOf, Use

_OTHER_MARK = {".": ",", ",": "."}
_OTHER_USE = {Use.THOUSANDS: Use.DECIMAL, Use.DECIMAL: Use.THOUSANDS}
_CLEARLY = 4
"""Cells for one use of a mark against each cell for the other, from which the other are slips."""
_FEWEST_GROUPED = 4
"""Figures that all have three digits behind their comma, from which the comma groups thousands: measured
decimals seldom agree to have three each."""

_SEVERAL = 2
"""Figures that use a mark for decimals beside which a lone one with it for thousands is in doubt."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How some cells use marks: ``uses`` is what each is used for, where the cells agree.

    ``clashes`` are the marks used as decimal signs by some cells at least, ``grouping`` those that always
    have three digits behind them, often enough to group thousands. ``lone`` are the marks that one figure
    alone uses for thousands, and several for decimals.
    """

    uses: Mapping[str, Use]
    clashes: str
    grouping: str
    lone: str


def habit_of(figures: Iterable[Sequence[ReadingOf]]) -> Habit:
    """Say how figures, each given with all its readings, use their marks."""
    thousands, decimal, undecided = ({".": 0, ",": 0} for _ in range(3))
    for found in figures:
        if len(found) > 1:
            undecided[found[0].uses[0][0]] += 1
        elif found:
            for mark, used_for in found[0].uses:
                (thousands if used_for is Use.THOUSANDS else decimal)[mark] += 1
    seen = [mark for mark in ".," if thousands[mark] or decimal[mark]]
    clear = {mark: use for mark in seen if (use := _clear(thousands[mark], decimal[mark]))}
    # A mark that says nothing itself is used for what the other one is not.
    uses = clear | {
        mark: _OTHER_USE[clear[other]]
        for mark, other in _OTHER_MARK.items()
        if mark not in seen and other in clear
    }
    return Habit(
        uses,
        "".join([mark for mark in seen if decimal[mark]]),
        "".join([mark for mark in ".," if mark not in seen and undecided[mark] >= _FEWEST_GROUPED]),
        "".join([mark for mark in seen if thousands[mark] == 1 and decimal[mark] >= _SEVERAL]),
    )


def _clear(thousands: int, decimal: int) -> Use | None:
    """Give what a mark is clearly used for, by how many use it so; None where cells disagree."""
    if thousands > _CLEARLY * decimal:
        return Use.THOUSANDS
    return Use.DECIMAL if decimal > _CLEARLY * thousands else None


class Decision(NamedTuple):
    """The reading chosen, or None, and what decided it."""

    reading: ReadingOf | None
    evidence: str = ""


def decide(found: Sequence[ReadingOf], habits: Iterable[tuple[str, Habit]]) -> Decision:
    """Choose one of a figure's readings by the habits of its surroundings, the nearest first."""
    if len(found) < 2:
        return Decision(found[0] if found else None, "form")
    ((mark, _),) = found[0].uses  # two marks allow one reading alone
    for name, habit in habits:
        if use := habit.uses.get(mark):
            return Decision(_using(found, mark, use), name)
        if mark == "," and mark in habit.grouping:
            return Decision(_using(found, mark, Use.THOUSANDS), name)
        if mark in habit.clashes:
            # The surroundings use the mark both ways: no one can say.
            return Decision(None)
    return Decision(_using(found, mark, Use.THOUSANDS), "custom") if mark == "." else Decision(None)


def _using(found: Sequence[ReadingOf], mark: str, use: Use) -> ReadingOf | None:
    return next((reading for reading in found if (mark, use) in reading.uses), None)
