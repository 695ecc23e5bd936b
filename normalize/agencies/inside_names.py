"""Whether a piece behind ``và`` or a comma is an agency of its own or goes on with the name before it.

``Cục Thương mại điện tử và Công nghệ thông tin`` is one agency, ``Phòng Y tế và Trung tâm Y tế`` are two.
Known agencies and the words with which names of agencies begin decide; the rest stays with the name before.
"""

from __future__ import annotations

from normalize.agencies.names import CanonicalAgency, canonical_agency
from normalize.agencies.register import AgencyKind
from normalize.lexicon import Lexicon

_INSIDE = "inside_names"
_KNOWN_FOR_SURE = 1.0
"""Score of a name that is spelled as the register has it."""


def stands_alone(text: str) -> bool:
    """Say whether a piece begins as an agency or a group of people does, or is a known agency."""
    hit = Lexicon.load("agency_words").opening(text)
    return hit.concept.name != _INSIDE if hit else canonical_agency(text) is not None


def only_goes_on(text: str) -> bool:
    """Say whether a piece begins as only the rest of a name does: ``chống thiên tai``."""
    hit = Lexicon.load("agency_words").opening(text)
    return hit is not None and hit.concept.name == _INSIDE


def with_prefix_of(before: str, text: str) -> str:
    """Give a piece the words with which the name before it begins, where that makes a known agency.

    ``Hội Nông dân, Phụ nữ`` names Hội Phụ nữ too, ``Bộ Công an, Tài chính`` Bộ Tài chính; empty for others.
    """
    hit = Lexicon.load("agency_words").opening(before)
    whole = f"{before[: hit.end]} {text}" if hit and hit.end < len(before) else ""
    return whole if whole and _for_sure(whole) else ""


def is_known(name: str) -> bool:
    """Say whether a name is spelled as the register has it."""
    return _for_sure(name) is not None


def is_complete(name: str, following: str) -> bool:
    """Say whether a name needs nothing more: a known one, but for offices before a further subject.

    ``Ban Tuyên giáo và Công tác chính trị`` is longer than the one that is known.
    """
    known = _for_sure(name)
    is_office = known is not None and known.agency.kind is AgencyKind.OFFICE
    return known is not None and not (is_office and following[:1].isupper())


def _for_sure(name: str) -> CanonicalAgency | None:
    known = canonical_agency(name)
    return known if known is not None and known.score == _KNOWN_FOR_SURE else None
