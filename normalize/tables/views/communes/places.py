"""The places of a commune table: matched together, and what a person should know about each match."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.messages import Language
from extract.model import Cell
from normalize.context import Context
from normalize.gazetteer import Candidate, Evidence, PlaceFlag, PlaceMatch, PlaceQuery, in_words
from normalize.gazetteer.matching.communes import match_communes
from normalize.records import Finding
from normalize.text_origin import is_from_text_layer

_RULES: Mapping[PlaceFlag, tuple[str, str]] = {
    PlaceFlag.UNMATCHED: ("commune-unmatched", "commune_code"),
    PlaceFlag.AMBIGUOUS: ("commune-ambiguous", "commune_code"),
    PlaceFlag.OTHER_DISTRICT: ("commune-other-district", "district_code"),
    PlaceFlag.OTHER_TYPE: ("commune-other-type", "commune_type"),
    PlaceFlag.DISTRICT_UNKNOWN: ("district-unknown", "district_code"),
    PlaceFlag.NOT_IN_FORCE: ("commune-not-in-force", "commune_code"),
    PlaceFlag.DISTANT: ("commune-distant", "commune_code"),
}
"""Flags of a match that become findings; a repeated commune is a check of validate/ over the records."""


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """A commune cell and the district printed in a column of its own or in the group row above."""

    cell: Cell
    district_text: str = ""
    district_cell: Cell | None = None


def match_places(context: Context, places: Sequence[PrintedPlace]) -> tuple[PlaceMatch, ...]:
    """Match the commune cells of one table together, one outcome a place in the same order."""
    queries = [PlaceQuery(place.cell.text, place.district_text, place.cell.alternatives) for place in places]
    typed = bool(places) and all(is_from_text_layer(place.cell.lines) for place in places)
    return match_communes(context.gazetteer, queries, context.province_code, context.as_of, typed=typed)


def place_findings(match: PlaceMatch) -> tuple[Finding, ...]:
    """Write the flags of a match as findings, with the candidates where a person must choose."""
    found = [_finding(match, *_RULES[flag]) for flag in match.flags if flag in _RULES]
    if match.unit is not None and match.evidence not in (Evidence.EXACT, Evidence.FOLDED):
        found.append(_finding(match, "commune-fuzzy", "commune_name"))
    return tuple(found)


def _finding(match: PlaceMatch, rule: str, field: str) -> Finding:
    chosen = match.unit.full_name if match.unit else ""
    district = match.district.full_name if match.district else ""
    return Finding(
        rule=rule,
        field=field,
        printed=match.query.text,
        value=f"{chosen}, {district}".strip(", "),
        suggestion="" if match.unit else _write_candidates(match.candidates),
        details={
            "district_printed": match.parsed.district,
            "district": district,
            "score": f"{match.score:.2f}",
            "margin": f"{match.margin:.2f}",
            "reason": in_words(match.reasons, Language.VI),
            "reason_en": in_words(match.reasons, Language.EN),
            "candidates": _write_candidates(match.candidates),
        },
    )


def _write_candidates(candidates: Sequence[Candidate]) -> str:
    return "; ".join(
        f"{candidate.unit.code} {candidate.unit.full_name}"
        + (f" ({candidate.district.name})" if candidate.district else "")
        for candidate in candidates[:3]
    )
