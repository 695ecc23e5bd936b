"""Which reading of an ambiguous figure is meant: what its column, row and table use each mark for.

``26,345`` is 26345 beside ``1,234,567`` and 26.345 beside ``3,5``. A dot before three digits is thousands
unless its column says otherwise, as Vietnamese writes them; a comma is never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from normalize.tables.cells.readings import ReadingOf, Use, readings

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
    clashes: frozenset[str]
    grouping: frozenset[str]
    lone: frozenset[str]


def habit_of(figures: Iterable[str]) -> Habit:
    """Say how figures use their marks."""
    counts: Counter[tuple[str, Use]] = Counter()
    open_: Counter[str] = Counter()
    for figure in figures:
        found = readings(figure)
        if len(found) == 1:
            counts.update((mark, use) for mark in ".," if (use := found[0].use(mark)))
        elif found:
            open_["." if found[0].dot else ","] += 1
    seen = {mark for mark, _ in counts}
    clear = {mark: use for mark in seen if (use := _clear(counts, mark))}
    # A mark that says nothing itself is used for what the other one is not.
    uses = clear | {
        mark: _OTHER_USE[clear[other]]
        for mark, other in _OTHER_MARK.items()
        if mark not in seen and other in clear
    }
    return Habit(
        uses,
        frozenset(mark for mark in seen if counts[mark, Use.DECIMAL]),
        frozenset(mark for mark in ".," if mark not in seen and open_[mark] >= _FEWEST_GROUPED),
        frozenset(
            mark
            for mark in seen
            if counts[mark, Use.THOUSANDS] == 1 and counts[mark, Use.DECIMAL] >= _SEVERAL
        ),
    )


def _clear(counts: Mapping[tuple[str, Use], int], mark: str) -> Use | None:
    """Give what a mark is clearly used for; None where cells disagree."""
    thousands, decimal = (counts.get((mark, use), 0) for use in Use)
    if thousands > _CLEARLY * decimal:
        return Use.THOUSANDS
    return Use.DECIMAL if decimal > _CLEARLY * thousands else None


@dataclass(frozen=True, slots=True)
class Decision:
    """The reading chosen, or None, and what decided it."""

    reading: ReadingOf | None
    evidence: str = ""


def decide(figure: str, habits: Iterable[tuple[str, Habit]]) -> Decision:
    """Choose a figure's reading by the habits of its surroundings, the nearest first."""
    found = readings(figure)
    if len(found) < 2:
        return Decision(found[0] if found else None, "form")
    mark = "." if found[0].dot else ","
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
    return next((reading for reading in found if reading.use(mark) is use), None)
