"""What a unit of one day corresponds to on another: followed through successions, shares never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from normalize.gazetteer.gazetteer import Gazetteer
from normalize.gazetteer.model import Level, SuccessorKind, Unit


class UnitRelation(StrEnum):
    """How a unit stands to the unit that it is joined with."""

    SAME = "same"
    """It is that unit, and took nothing over in between."""
    WHOLE = "whole"
    """It lies wholly in that unit, which may hold others too."""
    MAIN = "main"
    """Its main part lies in that unit; whether all of it is not known."""
    PART = "part"
    """A part of it, of unknown share, lies in that unit."""
    CONTAINS = "contains"
    """That unit went wholly into it, with others perhaps."""
    OVERLAPS = "overlaps"
    """A part of that unit, of unknown share, went into it."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A unit of the wanted day and how the unit that was asked for stands to it."""

    unit: Unit
    relation: UnitRelation


_WORST = (
    UnitRelation.SAME,
    UnitRelation.WHOLE,
    UnitRelation.CONTAINS,
    UnitRelation.MAIN,
    UnitRelation.PART,
    UnitRelation.OVERLAPS,
)
_FORWARD = {
    SuccessorKind.WHOLE: UnitRelation.WHOLE,
    SuccessorKind.MAIN: UnitRelation.MAIN,
    SuccessorKind.PART: UnitRelation.PART,
}
_BACKWARD = {
    SuccessorKind.WHOLE: UnitRelation.CONTAINS,
    SuccessorKind.MAIN: UnitRelation.OVERLAPS,
    SuccessorKind.PART: UnitRelation.OVERLAPS,
}


class Lineage:
    """Joins units of any day with those of ``as_of``; what was found once is remembered."""

    def __init__(self, gazetteer: Gazetteer, as_of: date) -> None:
        self._gazetteer = gazetteer
        self._as_of = as_of
        self._known: dict[tuple[str, date | None, date], tuple[Counterpart, ...]] = {}

    def counterparts(self, unit: Unit, on: date) -> tuple[Counterpart, ...]:
        """Give the units of ``as_of`` that a unit, as it was on a day, corresponds to.

        None where nothing is known of it.
        """
        key = (*unit.key, on)
        if key not in self._known:
            communes = unit.level is Level.COMMUNE
            self._known[key] = self._of_commune(unit, on) if communes else self._of_wider_unit(unit)
        return self._known[key]

    def _of_commune(self, unit: Unit, on: date) -> tuple[Counterpart, ...]:
        best: dict[tuple[str, date | None], Counterpart] = {}
        for counterpart in (*self._itself(unit, on), *self._followed(unit, on)):
            known = best.get(counterpart.unit.key)
            if known is None or _rank(counterpart.relation) < _rank(known.relation):
                best[counterpart.unit.key] = counterpart
        return tuple(sorted(best.values(), key=lambda found: found.unit.code))

    def _itself(self, unit: Unit, on: date) -> Iterator[Counterpart]:
        if not unit.in_force(self._as_of):
            return
        first, last = sorted((on, self._as_of))
        took_over = any(first < edge.on <= last for edge in self._gazetteer.predecessors(unit))
        later = UnitRelation.WHOLE if on < self._as_of else UnitRelation.CONTAINS
        yield Counterpart(unit, later if took_over else UnitRelation.SAME)

    def _followed(self, unit: Unit, on: date) -> Iterator[Counterpart]:
        """Go one succession on, or back, and follow from there; several parts of one unit may meet again."""
        if on <= self._as_of:
            edges = self._gazetteer.successors(unit)
            steps = [
                (edge.successor, edge.on, _FORWARD[edge.kind]) for edge in edges if edge.on <= self._as_of
            ]
        else:
            edges = self._gazetteer.predecessors(unit)
            steps = [
                (edge.predecessor, edge.on - timedelta(days=1), _BACKWARD[edge.kind])
                for edge in edges
                if self._as_of < edge.on <= on
            ]
        for other, day, relation in steps:
            for further in self.counterparts(other, day):
                yield Counterpart(further.unit, max(relation, further.relation, key=_rank))

    def _of_wider_unit(self, unit: Unit) -> tuple[Counterpart, ...]:
        """Join a district or province through its communes: wholly where all of them lie in one unit."""
        if unit.in_force(self._as_of):
            return (Counterpart(unit, UnitRelation.SAME),)
        if unit.valid_to is None or unit.valid_to > self._as_of:
            return ()  # it did not stand yet: its communes of that day are not known to be all of it
        last_day = unit.valid_to - timedelta(days=1)
        homes: defaultdict[str, set[UnitRelation]] = defaultdict(set)
        for commune in self._communes(unit, last_day):
            for counterpart in self.counterparts(commune, last_day):
                homes[self._home(counterpart.unit, unit.level)].add(counterpart.relation)
        homes.pop("", None)
        wholly = len(homes) == 1
        found = [
            Counterpart(home, UnitRelation.WHOLE if wholly else UnitRelation.PART)
            for code in sorted(homes)
            if (home := self._gazetteer.by_code(code, self._as_of)) is not None
        ]
        return tuple(found)

    def _communes(self, unit: Unit, on: date) -> Iterable[Unit]:
        district = unit.code if unit.level is Level.DISTRICT else ""
        return self._gazetteer.units(on, province_code=unit.province_code, district_code=district)

    @staticmethod
    def _home(commune: Unit, level: Level) -> str:
        return commune.district_code if level is Level.DISTRICT else commune.province_code


def _rank(relation: UnitRelation) -> int:
    return _WORST.index(relation)
