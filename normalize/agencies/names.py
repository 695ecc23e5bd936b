"""Canonical names of agencies: ``Sở NN và PTNT`` is Sở Nông nghiệp và Phát triển nông thôn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from normalize.agencies.abbreviations import repair_abbreviations
from normalize.agencies.register import Agency, AgencyKind, agency_key, by_spelling
from normalize.unicode import clean, strip_accents

ACCEPTED_SCORE = 90.0
"""Per cent of equal letters: no two spellings of different agencies in the register are more alike (``ban dân
tộc``, ``ủy ban dân tộc``: 90)."""
ACCEPTED_MARGIN = 5.0
"""Lead over the next agency: less than one letter in twenty tells nothing in names of that length."""
_SHORTEST_FUZZY = 8
"""Letters of a name below which one is more than a tenth: such a name is found exactly or not at all."""

_PREFIXES = ((re.compile(r"so\s+"), AgencyKind.DEPARTMENT), (re.compile(r"bo\s+"), AgencyKind.MINISTRY))
_LEVEL = re.compile(
    r"\s+(?:cac\s+|cap\s+)*"
    r"(?:tinh|huyen|thi xa|thanh pho|tp|xa|phuong|dac khu|thi tran|cap|trung uong|tw)\b.*$"
)
# The programme whose plan this is goes without saying: BCĐ xây dựng NTM tỉnh is the BCĐ of the province.
_PROGRAMME = re.compile(
    r"\s+(?:chuong trinh\s+|ct\s*)?(?:muc tieu quoc gia\s+|mtqg\s*)*(?:ve\s+)?"
    r"(?:xay dung\s+|xd\s*)?(?:nong thon moi|ntm)\b"
)


@dataclass(frozen=True, slots=True)
class CanonicalAgency:
    """A printed agency found in the register: full canonical name, level as printed, score (0-1)."""

    name: str
    agency: Agency
    level: str
    score: float


def canonical_agency(text: str, on: date | None = None) -> CanonicalAgency | None:
    """Find what a noisy printed name means; its level (``tỉnh``, ``các huyện``) stays at the end.

    ``on`` prefers agencies that stood on that day; a name is never changed to its successor's.
    None when nothing known is near enough.
    """
    mended, _ = repair_abbreviations(clean(text).strip(" ,;:."))
    readings = tuple(_readings(_without_programme(mended)))
    for look_up in (_exact, _nearest):
        for name, level in readings:
            found = _by_prefix(name, look_up)
            if found:
                agency, score = _in_force(found[0], on), found[1]
                return CanonicalAgency(f"{agency.full_name} {level}".strip(), agency, level, score)
    return None


def _without_programme(text: str) -> str:
    match = _PROGRAMME.search(strip_accents(text).lower())
    return text[: match.start()] + text[match.end() :] if match else text


def _readings(text: str) -> Iterator[tuple[str, str]]:
    """Yield name and level apart, the longest level first, then the whole text as a name."""
    folded = strip_accents(text).lower()
    for blank in re.finditer(r"\s+", folded):
        if _LEVEL.match(folded, blank.start()):
            yield text[: blank.start()], text[blank.end() :]
    yield text, ""


_Found = tuple[tuple[Agency, ...], float] | None


def _by_prefix(name: str, look_up: Callable[[str, AgencyKind], _Found]) -> _Found:
    """Look a name up among departments or ministries when it says Sở or Bộ, then among all others."""
    folded = strip_accents(name).lower()
    for prefix, kind in _PREFIXES:
        match = prefix.match(folded)
        if match and (found := look_up(name[match.end() :], kind)):
            return found
    return look_up(name, AgencyKind.BODY) or look_up(name, AgencyKind.OFFICE)


def _exact(name: str, kind: AgencyKind) -> _Found:
    known = by_spelling(kind).get(agency_key(name))
    return (known, 1.0) if known else None


def _nearest(name: str, kind: AgencyKind) -> _Found:
    """Take the nearest spelling when it is near and clearly ahead of any other agency's."""
    key, spellings = agency_key(name), by_spelling(kind)
    if len(key) < _SHORTEST_FUZZY:
        return None
    ranked = process.extract(key, spellings.keys(), scorer=fuzz.ratio, limit=4)
    best, score, _ = ranked[0]
    rival = next((other for spelling, other, _ in ranked if spellings[spelling] != spellings[best]), 0.0)
    if score < ACCEPTED_SCORE or score - rival < ACCEPTED_MARGIN:
        return None
    return spellings[best], score / 100


def _in_force(candidates: tuple[Agency, ...], on: date | None) -> Agency:
    """Prefer the agency that stands on the day."""
    standing = (
        agency
        for agency in candidates
        if on
        and (agency.valid_from is None or agency.valid_from <= on)
        and (agency.valid_to is None or on < agency.valid_to)
    )
    return next(standing, candidates[0])
