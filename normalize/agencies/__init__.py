"""Agencies: canonical names, abbreviations mended, lists split with shared prefixes given to each."""

from normalize.agencies.abbreviations import AbbreviationChange, repair_abbreviations
from normalize.agencies.names import CanonicalAgency, canonical_agency
from normalize.agencies.register import Agency, AgencyKind, agencies
from normalize.agencies.split import AgencyList, split_agencies

__all__ = [
    "AbbreviationChange",
    "Agency",
    "AgencyKind",
    "AgencyList",
    "CanonicalAgency",
    "agencies",
    "canonical_agency",
    "repair_abbreviations",
    "split_agencies",
]
