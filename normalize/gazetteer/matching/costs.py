"""Match one printed place: what each unit would cost to have been printed like that.

Costs are in nats, roughly the negative logarithm of how likely the difference is in print and
recognition. They add up: name, district, type. A unit is assigned when its cost is bearable and
the next best unit costs clearly more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.messages import Wording
from normalize.gazetteer.expand import expanded
from normalize.gazetteer.index import ProvinceIndex
from normalize.gazetteer.keys import folded, unaccented
from normalize.gazetteer.matching.parse import note_as_district, readings
from normalize.gazetteer.model import Candidate, Evidence, ParsedPlace, Unit

EDIT = 2.0
"""One edit of the expanded name: a lost or swapped diacritic; other letters are several edits."""
TYPED_EDIT = 4.0
"""The same in text that nothing had to recognize: slips of the typist alone."""
OTHER_DISTRICT = 5.5
"""The unit lies in another district than the printed one: one place in a hundred, or in forty."""
UNKNOWN_DISTRICT = 3.0
"""What is printed as the district is none; perhaps it is none at all."""
OTHER_TYPE = 3.0
"""Printed xã, phường or thị trấn is not the unit's: more than one diacritic, less than another district."""
SCALE = 20.0
"""The cost at which a score is 0."""
MOST_EDITS = 12
"""Edits looked at however long a name is: twice MOST_COST, so that the runner-up is known."""
MOST_NOTE_EDITS = 3
"""Edits up to which a note in brackets is taken for a district: a diacritic or two; other notes are words."""
MOST_COST = 11.0
"""The most that is borne: a wrong first consonant, a wrong district with two diacritics."""
DISTANT = 6.0
"""A name that differs in more than two diacritics is said to be far from the official one."""
LEAST_MARGIN = 2.5
"""The least lead over the next unit: more than one diacritic of recognized text."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a unit costs under the best reading of a printed place."""

    name: float
    district: float
    type: float
    reading: ParsedPlace
    context: float = 0.0
    """What speaks against the unit outside the cell's own text: another row has it."""

    @property
    def total(self) -> float:
        """The whole cost in nats."""
        return self.name + self.district + self.type + self.context


@dataclass(frozen=True, slots=True)
class PrintedDistrict:
    """What each district costs as the meaning of the printed one; empty when none is printed."""

    costs: Mapping[str, float]
    known: bool

    def cost(self, code: str) -> float:
        """Cost of the district; of one that is too far away, that of another district."""
        return self.costs.get(code, OTHER_DISTRICT) if self.costs else 0.0


NO_DISTRICT = PrintedDistrict({}, known=True)


def costs(index: ProvinceIndex, parsed: ParsedPlace, edit: float = EDIT) -> dict[Unit, Cost]:
    """Give the units that the place may mean, with the cost of each under its best reading."""
    best: dict[Unit, Cost] = {}
    for reading in readings(_with_noted_district(index, parsed), index.district_keys):
        district = printed_district(index, reading)
        unknown = 0.0 if district.known else UNKNOWN_DISTRICT
        for unit, edits in index.communes.near(reading.name, _most_edits(reading.name)).items():
            cost = Cost(
                edit * edits,
                district.cost(unit.district_code) + unknown,
                OTHER_TYPE if reading.type and reading.type != unit.type else 0.0,
                reading,
            )
            if unit not in best or cost.total < best[unit].total:
                best[unit] = cost
    return best


def _with_noted_district(index: ProvinceIndex, parsed: ParsedPlace) -> ParsedPlace:
    """Take the note in brackets for the district if it is one, give or take a few diacritics."""
    noted = note_as_district(parsed)
    if noted is not None and index.districts.near(noted.district, MOST_NOTE_EDITS):
        return noted
    return parsed


def printed_district(index: ProvinceIndex, reading: ParsedPlace) -> PrintedDistrict:
    """Weigh the districts against the printed one: the nearest cost nothing, the others their distance."""
    if not reading.district or not index.districts.units:
        return NO_DISTRICT
    near = index.districts.near(reading.district, _most_edits(reading.district))
    if not near:
        return PrintedDistrict({}, known=False)
    raw = {
        unit.code: EDIT * edits
        + (OTHER_TYPE if reading.district_type and reading.district_type != unit.type else 0.0)
        for unit, edits in near.items()
    }
    least = min(raw.values())
    return PrintedDistrict(
        {code: min(OTHER_DISTRICT, cost - least) for code, cost in raw.items()}, known=True
    )


def meant_district(index: ProvinceIndex, parsed: ParsedPlace) -> Unit | None:
    """Give the one district that the printed one means, if it is clear."""
    printed = printed_district(index, _with_noted_district(index, parsed))
    near = [code for code, cost in printed.costs.items() if cost < LEAST_MARGIN]
    return index.district_by_code[near[0]] if len(near) == 1 else None


def _most_edits(name: str) -> int:
    """Bound the distance by length: two letters of a long name, a diacritic or two of a short one."""
    return min(MOST_EDITS, max(3, len(expanded(name)) // 3))


def evidence(name: str, unit: Unit) -> Evidence:
    """Say in what a printed name and a unit's agree."""
    names = (unit.name, *unit.aliases)
    if name in names:
        return Evidence.EXACT
    if folded(name) in map(folded, names):
        return Evidence.FOLDED
    if unaccented(name) in map(unaccented, names):
        return Evidence.UNACCENTED
    return Evidence.FUZZY


def candidates(index: ProvinceIndex, found: Mapping[Unit, Cost], most: int = 5) -> tuple[Candidate, ...]:
    """Write the cheapest units as candidates, best first; ties by code."""
    ordered = sorted(found.items(), key=lambda item: (item[1].total, item[0].code))
    return tuple(
        Candidate(
            unit,
            index.district_by_code.get(unit.district_code),
            round(max(0.0, 1 - cost.total / SCALE), 4),
            evidence(cost.reading.name, unit),
            explain(index, unit, cost),
        )
        for unit, cost in ordered[:most]
    )


def explain(index: ProvinceIndex, unit: Unit, cost: Cost) -> tuple[Wording, ...]:
    """Say why a unit is a candidate."""
    printed = cost.reading.name
    said = [agreement("name", evidence(printed, unit), f" ({printed} / {unit.name})" if cost.name else "")]
    district = index.district_by_code.get(unit.district_code)
    if cost.reading.district and district is not None:
        if cost.district >= OTHER_DISTRICT:
            said.append(
                Wording.of("match.other_district", district=district.full_name, printed=cost.reading.district)
            )
        elif folded(cost.reading.district) == folded(district.name):
            said.append(agreement("district", Evidence.EXACT, ""))
        else:
            said.append(Wording.of("match.district", printed=cost.reading.district, known=district.name))
    if cost.type:
        said.append(Wording.of("match.type", printed=cost.reading.type, known=unit.type))
    return tuple(said)


def agreement(what: str, found: Evidence, names: str) -> Wording:
    """Say in what the printed ``name`` or ``district`` agrees with a unit's; ``names`` shows both."""
    return Wording.of(f"match.{what}_{found}", names=names)


def margin(found: Iterable[Cost]) -> float:
    """Give the lead of the cheapest unit over the next one, in nats; the scale where it is alone."""
    totals: Sequence[float] = sorted(cost.total for cost in found)
    if not totals:
        return 0.0
    return max(0.0, (totals[1] if len(totals) > 1 else SCALE) - totals[0])
