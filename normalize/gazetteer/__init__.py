"""Every commune, district and province from 2010 to 2026, and the matching of printed names."""

from __future__ import annotations

from normalize.gazetteer.gazetteer import Gazetteer
from normalize.gazetteer.matching.communes import match_commune, match_communes
from normalize.gazetteer.matching.districts import match_district
from normalize.gazetteer.model import (
    Candidate,
    Evidence,
    Level,
    ParsedPlace,
    PlaceFlag,
    PlaceMatch,
    PlaceQuery,
    Succession,
    SuccessorKind,
    Unit,
    in_words,
)

__all__ = [
    "Candidate",
    "Evidence",
    "Gazetteer",
    "Level",
    "ParsedPlace",
    "PlaceFlag",
    "PlaceMatch",
    "PlaceQuery",
    "Succession",
    "SuccessorKind",
    "Unit",
    "in_words",
    "match_commune",
    "match_communes",
    "match_district",
]
