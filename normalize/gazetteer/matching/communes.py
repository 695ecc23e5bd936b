"""Match the printed places of one table to communes."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extract.messages import Wording
from normalize.gazetteer.gazetteer import Gazetteer
from normalize.gazetteer.index import ProvinceIndex
from normalize.gazetteer.keys import folded, unaccented
from normalize.gazetteer.matching.costs import (
    DISTANT,
    EDIT,
    LEAST_MARGIN,
    MOST_COST,
    OTHER_DISTRICT,
    SCALE,
    TYPED_EDIT,
    Cost,
    candidates,
    costs,
    margin,
    meant_district,
    printed_district,
)
from normalize.gazetteer.matching.parse import district_words, parse_places
from normalize.gazetteer.model import (
    Candidate,
    Evidence,
    ParsedPlace,
    PlaceFlag,
    PlaceMatch,
    PlaceQuery,
    Unit,
)

TAKEN = 4.0
"""A further row for a unit that another row names outright: tables rarely repeat a commune."""
OTHER_READING = 2.0
"""The recognizer's second best reading of a cell."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A place to match: one of a query's communes, and what each unit costs."""

    parsed: ParsedPlace
    costs: Mapping[Unit, Cost]

    @property
    def best(self) -> Unit | None:
        return min(self.costs, key=lambda unit: (self.costs[unit].total, unit.code), default=None)

    @property
    def is_sure(self) -> bool:
        """Whether the row names its best unit letter for letter in the printed district."""
        best = self.best
        return (
            best is not None and self.costs[best].total == 0 and margin(self.costs.values()) >= LEAST_MARGIN
        )

    def with_taken(self, taken: set[Unit]) -> _Row:
        dearer = {
            unit: dataclasses.replace(cost, context=cost.context + TAKEN) if unit in taken else cost
            for unit, cost in self.costs.items()
        }
        return _Row(self.parsed, dearer)


def match_communes(
    gazetteer: Gazetteer,
    queries: Sequence[PlaceQuery],
    province_code: str,
    on: date,
    *,
    typed: bool = False,
) -> tuple[PlaceMatch, ...]:
    """Match the rows of one table together, one outcome a query in the same order.

    A row that names its commune outright makes that commune less likely for the unclear rows.
    Nothing is assigned below the margin. ``typed`` says that the text was not recognized from an
    image: then one diacritic already tells two names apart.
    """
    index = gazetteer.index(province_code, on)
    edit = TYPED_EDIT if typed else EDIT
    parsed = _with_districts(index, [_parsed(query) for query in queries])
    rows = [
        [_row(index, query, place, edit) for place in places]
        for query, places in zip(queries, parsed, strict=True)
    ]
    taken = {row.best for cell in rows for row in cell if row.is_sure and row.best is not None}
    matches = [
        _cell(query, [_decide(index, query, row, taken) for row in cell])
        for query, cell in zip(queries, rows, strict=True)
    ]
    return _flag_repeats([_with_former(match, gazetteer, province_code, on) for match in matches])


def match_commune(
    gazetteer: Gazetteer, query: PlaceQuery, province_code: str, on: date, *, typed: bool = False
) -> PlaceMatch:
    """Match a place that stands alone."""
    return match_communes(gazetteer, (query,), province_code, on, typed=typed)[0]


def _parsed(query: PlaceQuery) -> tuple[ParsedPlace, ...]:
    places = parse_places(query.text)
    if not query.district_text.strip():
        return places
    kind, name = district_words(query.district_text)
    return tuple(
        place if place.district else dataclasses.replace(place, district=name, district_type=kind)
        for place in places
    )


def _with_districts(
    index: ProvinceIndex, cells: Sequence[tuple[ParsedPlace, ...]]
) -> list[tuple[ParsedPlace, ...]]:
    """Read ``Cao Sơn, Lương Sơn`` as a commune and its district where a table writes them so.

    A cell names both when its last name is one of a district and of no commune; a name that is both
    (a town is mostly called like its district) is the district's where every list of the table ends so.
    """
    ends = [_ends_in_district(index, places) for places in cells]
    several = [end for places, end in zip(cells, ends, strict=True) if len(places) > 1]
    throughout = len(several) > 1 and all(several)
    return [
        _joined(places) if end and (throughout or not _names_commune(index, places[-1])) else places
        for places, end in zip(cells, ends, strict=True)
    ]


def _ends_in_district(index: ProvinceIndex, places: tuple[ParsedPlace, ...]) -> bool:
    if len(places) < 2 or any(place.district for place in places) or places[-1].type:
        return False
    return unaccented(places[-1].name) in index.district_keys


def _names_commune(index: ProvinceIndex, place: ParsedPlace) -> bool:
    return any(unaccented(unit.name) == unaccented(place.name) for unit in index.communes.units)


def _joined(places: tuple[ParsedPlace, ...]) -> tuple[ParsedPlace, ...]:
    return tuple(dataclasses.replace(place, district=places[-1].name) for place in places[:-1])


def _row(index: ProvinceIndex, query: PlaceQuery, place: ParsedPlace, edit: float) -> _Row:
    found = costs(index, place, edit)
    for reading in query.alternatives:
        others = _parsed(PlaceQuery(reading.text, query.district_text))
        if len(others) != 1:
            continue
        for unit, cost in costs(index, others[0], edit).items():
            dearer = dataclasses.replace(cost, context=OTHER_READING)
            if unit not in found or dearer.total < found[unit].total:
                found[unit] = dearer
    return _Row(place, found)


def _decide(index: ProvinceIndex, query: PlaceQuery, alone: _Row, taken: set[Unit]) -> PlaceMatch:
    row = alone if alone.is_sure else alone.with_taken(taken)
    best = row.best
    listed = candidates(index, row.costs)
    lead = margin(row.costs.values())
    if best is None or row.costs[best].total > MOST_COST:
        return _unassigned(index, query, row, listed, PlaceFlag.UNMATCHED)
    if lead < LEAST_MARGIN:
        return _unassigned(index, query, row, listed, PlaceFlag.AMBIGUOUS)
    by_table = alone.best is not best or margin(alone.costs.values()) < LEAST_MARGIN
    return PlaceMatch(
        query=query,
        parsed=_with_remarks(row.costs[best].reading, row.parsed),
        unit=best,
        district=listed[0].district,
        score=listed[0].score,
        margin=round(min(lead, SCALE) / SCALE, 4),
        evidence=listed[0].evidence,
        reasons=(*listed[0].reasons, *((Wording.of("match.other_row"),) if by_table else ())),
        candidates=listed,
        flags=_flags(index, best, row.costs[best]),
    )


def _with_remarks(reading: ParsedPlace, first: ParsedPlace) -> ParsedPlace:
    """Keep what the cell's own text remarks where another reading names the place."""
    return dataclasses.replace(
        reading,
        carried_over_from=reading.carried_over_from or first.carried_over_from,
        especially_difficult=reading.especially_difficult or first.especially_difficult,
    )


def _flags(index: ProvinceIndex, unit: Unit, cost: Cost) -> tuple[PlaceFlag, ...]:
    flags: list[PlaceFlag] = []
    if cost.reading.district and index.districts.units:
        if not printed_district(index, cost.reading).known:
            flags.append(PlaceFlag.DISTRICT_UNKNOWN)
        elif cost.district >= OTHER_DISTRICT:
            flags.append(PlaceFlag.OTHER_DISTRICT)
    if cost.type:
        flags.append(PlaceFlag.OTHER_TYPE)
    if cost.name >= DISTANT:
        flags.append(PlaceFlag.DISTANT)
    return tuple(flags)


def _unassigned(
    index: ProvinceIndex,
    query: PlaceQuery,
    row: _Row,
    listed: tuple[Candidate, ...],
    flag: PlaceFlag,
) -> PlaceMatch:
    return PlaceMatch(
        query=query,
        parsed=row.parsed,
        unit=None,
        district=meant_district(index, row.parsed),
        score=listed[0].score if listed else 0.0,
        margin=round(min(margin(row.costs.values()), SCALE) / SCALE, 4) if listed else 0.0,
        evidence=Evidence.NONE,
        reasons=(Wording.of(f"match.{flag}"),),
        candidates=listed,
        flags=(flag,),
    )


def _cell(query: PlaceQuery, parts: Sequence[PlaceMatch]) -> PlaceMatch:
    if len(parts) == 1:
        return parts[0]
    whole = parts[0].parsed
    return PlaceMatch(
        query=query,
        parsed=dataclasses.replace(whole, name=query.text),
        unit=None,
        district=None,
        score=min(part.score for part in parts),
        margin=min(part.margin for part in parts),
        evidence=Evidence.NONE,
        reasons=(Wording.of("match.several", count=len(parts)),),
        flags=(PlaceFlag.SEVERAL,),
        parts=tuple(parts),
    )


def _with_former(match: PlaceMatch, gazetteer: Gazetteer, province_code: str, on: date) -> PlaceMatch:
    """List, for a name that nothing fits, the units that had it at another time; they are not assigned."""
    if match.unit is not None or PlaceFlag.UNMATCHED not in match.flags or not match.parsed.name:
        return match
    key = folded(match.parsed.name)
    listed = tuple(
        Candidate(unit, gazetteer.district_of(unit), 0.0, Evidence.FOLDED, tuple(_time_of(gazetteer, unit)))
        for unit in gazetteer.former(province_code, on)
        if folded(unit.name) == key
    )
    if not listed:
        return match
    flags = (*match.flags, PlaceFlag.NOT_IN_FORCE)
    return dataclasses.replace(match, candidates=(*match.candidates, *listed), flags=flags)


def _time_of(gazetteer: Gazetteer, unit: Unit) -> Iterator[Wording]:
    """Say when a unit stood and what took it over."""
    ends = f"{'' if unit.valid_from else '_always'}{'' if unit.valid_to else '_still'}"
    yield Wording.of(f"match.stood{ends}", first=unit.valid_from, last=unit.valid_to)
    heirs = ", ".join(edge.successor.full_name for edge in gazetteer.successors(unit))
    if heirs:
        yield Wording.of("match.heirs", heirs=heirs)


def _flag_repeats(matches: Sequence[PlaceMatch]) -> tuple[PlaceMatch, ...]:
    named = Counter(match.unit for match in matches if match.unit is not None)
    return tuple(
        dataclasses.replace(match, flags=(*match.flags, PlaceFlag.REPEATED))
        if match.unit is not None and named[match.unit] > 1
        else match
        for match in matches
    )
