"""Which reading of an ambiguous figure is meant: what its column, row and table use each mark for.

``26,345`` is 26345 beside ``1,234,567`` and 26.345 beside ``3,5``. A dot before three digits is thousands
unless its column says otherwise, as Vietnamese writes them; a comma is never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

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


@dataclass
class Habit:
    """How some cells use marks: counts of cells that allow one use of a mark only."""

    counts: Counter[tuple[str, Use]] = field(default_factory=Counter)
    open_: Counter[str] = field(default_factory=Counter)
    zero_led: bool = False

    def see(self, figure: str) -> None:
        """Count one figure."""
        found = readings(figure)
        if len(found) == 1:
            for mark in ".,":
                if use := found[0].use(mark):
                    self.counts[mark, use] += 1
        elif found:
            self.open_["." if found[0].dot else ","] += 1

    def use_of(self, mark: str) -> Use | None:
        """Give what a mark is used for; None where the cells say nothing, or disagree."""
        own = self._clear(mark)
        if own is not None or self._any(mark):
            return own
        other = self._clear(_OTHER_MARK[mark])
        return _OTHER_USE[other] if other is not None else None

    def is_alone_with(self, mark: str, use: Use) -> bool:
        """Say whether one figure alone uses a mark so, and several use it otherwise."""
        return self.counts[mark, use] == 1 and self.counts[mark, _OTHER_USE[use]] >= _SEVERAL

    def _any(self, mark: str) -> bool:
        return any(self.counts[mark, use] for use in Use)

    def _clear(self, mark: str) -> Use | None:
        thousands, decimal = (self.counts[mark, use] for use in Use)
        if thousands > _CLEARLY * decimal:
            return Use.THOUSANDS
        return Use.DECIMAL if decimal > _CLEARLY * thousands else None

    def groups_alone(self, mark: str) -> bool:
        """Say whether every figure with the mark has three digits behind it, and there are enough of them."""
        return not self._any(mark) and self.open_[mark] >= _FEWEST_GROUPED


def habit_of(figures: Iterable[str]) -> Habit:
    """Count how figures use their marks."""
    habit = Habit()
    for figure in figures:
        habit.see(figure)
    return habit


@dataclass(frozen=True, slots=True)
class Decision:
    """The reading chosen, or None, and what decided it."""

    reading: ReadingOf | None
    evidence: str = ""


def decide(figure: str, habits: Sequence[tuple[str, Habit]]) -> Decision:
    """Choose a figure's reading by the habits of its surroundings, the nearest first."""
    found = readings(figure)
    if len(found) < 2:
        return Decision(found[0] if found else None, "form")
    mark = "." if found[0].dot else ","
    for name, habit in habits:
        if use := habit.use_of(mark):
            return Decision(_using(found, mark, use), name)
        if mark == "," and habit.groups_alone(mark):
            return Decision(_using(found, mark, Use.THOUSANDS), name)
        if habit.counts[mark, Use.DECIMAL]:
            # The surroundings use the mark both ways: no one can say.
            return Decision(None)
    return Decision(_using(found, mark, Use.THOUSANDS), "custom") if mark == "." else Decision(None)


def _using(found: Sequence[ReadingOf], mark: str, use: Use) -> ReadingOf | None:
    return next((reading for reading in found if reading.use(mark) is use), None)
