"""What a person asks of the gazetteer: which places a name may mean, and one code through time."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.messages import Wording, say
from normalize.gazetteer.gazetteer import Gazetteer
from normalize.gazetteer.keys import folded
from normalize.gazetteer.matching.communes import match_commune
from normalize.gazetteer.matching.parse import district_words
from normalize.gazetteer.model import Candidate, Level, PlaceMatch, PlaceQuery, Succession, Unit, in_words

MOST_CANDIDATES = 10
"""What a person can choose from on a screen."""
FIRST_DAY = date(2010, 1, 2)
"""The first day that the reference data describe."""


class UnknownProvinceError(ValueError):
    """The province asked for is none, on no date."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A unit that a name may mean: its parents, score (0-1), why, and whether matching would assign it."""

    unit: Unit
    district: Unit | None
    province: Unit
    score: float
    reasons: tuple[Wording, ...]
    assigned: bool


@dataclass(frozen=True, slots=True)
class Episode:
    """One unit that had a code: its parents at its last day, what it came from and what took it over."""

    unit: Unit
    district: Unit | None
    province: Unit | None
    predecessors: tuple[Succession, ...]
    successors: tuple[Succession, ...]


def places(
    gazetteer: Gazetteer, name: str, *, district: str = "", province: str = "", on: date
) -> tuple[NamedPlace, ...]:
    """Give the communes that a name may mean on that day, best first, in one province or in all.

    Raises UnknownProvinceError when the province named is none.
    """
    found = [
        NamedPlace(candidate.unit, candidate.district, home, candidate.score, candidate.reasons, assigned)
        for home in _provinces(gazetteer, province, on)
        for candidate, assigned in _candidates(gazetteer, PlaceQuery(name, district), home, on)
    ]
    if sum(place.assigned for place in found) > 1:
        found = [dataclasses.replace(place, assigned=False) for place in found]
    found.sort(key=lambda place: (-place.score, place.unit.code))
    return tuple(found[:MOST_CANDIDATES])


def in_district(gazetteer: Gazetteer, text: str, on: date) -> tuple[str, str]:
    """Part ``xã Bính Xá, Đình Lập`` into a commune and its district, if its last part names one."""
    name, _, district = (part.strip() for part in text.rpartition(","))
    wanted = folded(district_words(district)[1])
    known = any(folded(unit.name) == wanted for unit in gazetteer.units(on, level=Level.DISTRICT))
    return (name, district) if name and known else (text, "")


def history(gazetteer: Gazetteer, code: str) -> tuple[Episode, ...]:
    """Give every unit that had the code, in order of time; empty for a code that none had."""
    return tuple(
        Episode(
            unit,
            gazetteer.district_of(unit),
            _province_of(gazetteer, unit),
            gazetteer.predecessors(unit),
            gazetteer.successors(unit),
        )
        for unit in gazetteer.history(code)
    )


def place_row(place: NamedPlace) -> tuple[str, ...]:
    """Write a place as the cells of a table: code, name, district, province, score, decision, why."""
    return (
        place.unit.code,
        place.unit.full_name,
        place.district.full_name if place.district else "",
        place.province.full_name,
        f"{place.score:.3f}",
        "assigned" if place.assigned else "",
        in_words(place.reasons),
    )


def episode_lines(episode: Episode) -> tuple[str, ...]:
    """Write an episode as text: a line for the unit, one more for each edge."""
    unit = episode.unit
    parents = [parent.full_name for parent in (episode.district, episode.province) if parent is not None]
    first, last = unit.valid_from or say("places.before"), unit.valid_to or say("places.now")
    return (
        f"{first} – {last}: {unit.code} {', '.join((unit.full_name, *parents))}",
        *(_edge("places.came_from", edge, edge.predecessor) for edge in episode.predecessors),
        *(_edge("places.went_to", edge, edge.successor) for edge in episode.successors),
    )


def _edge(key: str, edge: Succession, other: Unit) -> str:
    kind = say(f"succession.{edge.kind}")
    unit = f"{other.code} {other.full_name}"
    return "  " + say(key, on=edge.on, unit=unit, kind=kind, source=edge.source)


def _provinces(gazetteer: Gazetteer, text: str, on: date) -> Sequence[Unit]:
    if not text:
        return gazetteer.provinces(on)
    found = gazetteer.province(text, on)
    if found is None:
        raise UnknownProvinceError(f"no province is named {text!r}")
    return (found,)


def _candidates(
    gazetteer: Gazetteer, query: PlaceQuery, province: Unit, on: date
) -> list[tuple[Candidate, bool]]:
    match: PlaceMatch = match_commune(gazetteer, query, province.code, on)
    parts = match.parts or (match,)
    return [(candidate, candidate.unit == part.unit) for part in parts for candidate in part.candidates]


def _province_of(gazetteer: Gazetteer, unit: Unit) -> Unit | None:
    if unit.level is Level.PROVINCE:
        return None
    return gazetteer.by_code(unit.province_code, unit.valid_from or FIRST_DAY)
