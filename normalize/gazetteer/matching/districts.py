"""Match a printed district: a column of its own, a group row."""

from __future__ import annotations

from datetime import date

from extract.messages import Wording
from normalize.gazetteer.gazetteer import Gazetteer
from normalize.gazetteer.matching.costs import (
    EDIT,
    LEAST_MARGIN,
    MOST_COST,
    OTHER_TYPE,
    SCALE,
    agreement,
    evidence,
)
from normalize.gazetteer.matching.parse import district_words
from normalize.gazetteer.model import (
    Candidate,
    Evidence,
    ParsedPlace,
    PlaceFlag,
    PlaceMatch,
    PlaceQuery,
    Unit,
)

_MOST_EDITS = 5
"""Edits looked at: five cost 10 of the 11 that MOST_COST bears."""


def match_district(gazetteer: Gazetteer, text: str, province_code: str, on: date) -> PlaceMatch:
    """Match ``II. Huyện Dinh Lập`` to a district; ``unit`` is None when no single one is near enough."""
    kind, name = district_words(text)
    index = gazetteer.index(province_code, on)
    found = sorted(
        (EDIT * edits + (OTHER_TYPE if kind and kind != unit.type else 0.0), unit.code, unit)
        for unit, edits in index.districts.near(name, _MOST_EDITS).items()
    )
    listed = tuple(_candidate(cost, unit, name) for cost, _, unit in found[:5])
    lead = (found[1][0] if len(found) > 1 else SCALE) - found[0][0] if found else 0.0
    flag = None
    if not found or found[0][0] > MOST_COST:
        flag = PlaceFlag.UNMATCHED
    elif lead < LEAST_MARGIN:
        flag = PlaceFlag.AMBIGUOUS
    unit = found[0][2] if flag is None else None
    return PlaceMatch(
        query=PlaceQuery(text),
        parsed=ParsedPlace("", district=name, district_type=kind),
        unit=unit,
        district=unit,
        score=listed[0].score if listed else 0.0,
        margin=round(lead / SCALE, 4),
        evidence=listed[0].evidence if unit is not None else Evidence.NONE,
        reasons=listed[0].reasons if flag is None else (Wording.of(f"match.{flag}"),),
        candidates=listed,
        flags=(flag,) if flag is not None else (),
    )


def _candidate(cost: float, unit: Unit, name: str) -> Candidate:
    found = evidence(name, unit)
    reason = agreement("district", found, "" if name == unit.name else f" ({name} / {unit.name})")
    return Candidate(unit, unit, round(max(0.0, 1 - cost / SCALE), 4), found, (reason,))
