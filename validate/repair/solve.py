"""The search for the smallest change of a few fields that makes every rule about them hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from validate.evaluate import Tested
from validate.fields import FieldRef
from validate.plan import Plan
from validate.repair.misreadings import Option, options
from validate.rules.base import Check

MARGIN = 1.0
"""By how much the best solution must beat the next one to be the only one."""

SECOND_CHANGE = 1.5
"""What it costs to believe in a second misreading, beside its own cost."""

MOST_FIELDS = 40
"""Fields of one conflict that are searched for changes: two changes among them are 780 pairs of fields."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field set to another value."""

    ref: FieldRef
    option: Option


@dataclass(frozen=True, slots=True)
class Solution:
    """Changes that make all rules of a knot hold, and what it costs to believe them."""

    changes: tuple[FieldChange, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """Failed checks that share fields: ``broken`` must come to hold, ``kept`` must go on holding."""

    broken: tuple[Tested, ...]
    kept: Mapping[FieldRef, tuple[Check, ...]]
    fields: tuple[FieldRef, ...]


def find_knots(tested: Sequence[Tested]) -> tuple[Conflict, ...]:
    """Group the failed repairable checks by the fields that they share."""
    usable = [entry for entry in tested if entry.check.repairable and entry.check.fields]
    holding: dict[FieldRef, list[Check]] = {}
    for entry in usable:
        if entry.holds:
            for ref in entry.check.fields:
                holding.setdefault(ref, []).append(entry.check)
    groups = _connected([entry for entry in usable if not entry.holds])
    return tuple(_knot(group, holding) for group in groups)


def _connected(failed: Sequence[Tested]) -> Iterator[tuple[Tested, ...]]:
    groups: list[tuple[set[FieldRef], list[Tested]]] = []
    for entry in failed:
        fields, members = set(entry.check.fields), [entry]
        apart = []
        for known, others in groups:
            if known & fields:
                fields |= known
                members = [*others, *members]
            else:
                apart.append((known, others))
        groups = [*apart, (fields, members)]
    return (tuple(members) for _, members in groups)


def _knot(broken: tuple[Tested, ...], holding: Mapping[FieldRef, list[Check]]) -> Conflict:
    fields = tuple(dict.fromkeys(ref for entry in broken for ref in entry.check.fields))
    return Conflict(broken, {ref: tuple(holding.get(ref, ())) for ref in fields}, fields)


def solve(plan: Plan, knot: Conflict) -> tuple[Solution, ...]:
    """Give the solutions of one change, or, where there is none, of two; the cheapest first."""
    if len(knot.fields) > MOST_FIELDS:
        return ()
    search = _Search(plan, knot)
    found = sorted(search.single() or search.double(), key=lambda solution: solution.cost)
    return tuple(found)


class _Search:
    """One search over one knot: values and options are looked up once."""

    def __init__(self, plan: Plan, knot: Conflict) -> None:
        self._plan = plan
        self._knot = knot
        self._checks = tuple(entry.check for entry in knot.broken)
        self._options = {ref: options(plan.value(ref), plan.trace(ref).alternatives) for ref in knot.fields}

    def single(self) -> list[Solution]:
        """Give every single change that mends the knot and breaks nothing."""
        everywhere = [ref for ref in self._knot.fields if all(ref in check.fields for check in self._checks)]
        return [
            Solution((FieldChange(ref, option),), option.cost)
            for ref in everywhere
            for option in self._options[ref]
            if self._mends({ref: option.value}, self._checks)
        ]

    def double(self) -> list[Solution]:
        """Give every pair of changes, each of which mends some broken check and breaks none for good."""
        useful = {ref: self._useful(ref) for ref in self._knot.fields}
        return list(self._pairs(useful))

    def _useful(self, ref: FieldRef) -> list[Option]:
        about = [check for check in self._checks if ref in check.fields]
        return [
            option
            for option in self._options[ref]
            if any(self._holds(check, {ref: option.value}) for check in about)
        ]

    def _pairs(self, useful: Mapping[FieldRef, list[Option]]) -> Iterator[Solution]:
        refs = [ref for ref, found in useful.items() if found]
        for index, first in enumerate(refs):
            for second in refs[index + 1 :]:
                for one in useful[first]:
                    for two in useful[second]:
                        if self._mends({first: one.value, second: two.value}, self._checks):
                            cost = one.cost + two.cost + SECOND_CHANGE
                            yield Solution((FieldChange(first, one), FieldChange(second, two)), cost)

    def _mends(self, changed: Mapping[FieldRef, Any], broken: Iterable[Check]) -> bool:
        if not all(self._holds(check, changed) for check in broken):
            return False
        return all(self._holds(check, changed) for ref in changed for check in self._knot.kept[ref])

    def _holds(self, check: Check, changed: Mapping[FieldRef, Any]) -> bool:
        return check.passes(changed[ref] if ref in changed else self._plan.value(ref) for ref in check.fields)


def only_solution(
    solutions: Sequence[Solution], allowed: Callable[[Solution], bool] = lambda _: True
) -> Solution | None:
    """Give the best solution where it is allowed and clearly cheaper than the next."""
    if not solutions or not allowed(solutions[0]):
        return None
    lead = solutions[1].cost - solutions[0].cost if len(solutions) > 1 else MARGIN
    return solutions[0] if lead >= MARGIN else None
