"""Administrative units through time, and what becomes of a printed place name.

Codes are those of the General Statistics Office: 2 digits for a province, 3 for a district,
5 for a commune. A code is not an identity (most codes of 2025 reuse an older one): the key of
a unit is (code, valid_from).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from extract.messages import Language, Wording
from extract.model import Reading


class Level(IntEnum):
    """The tier of a unit."""

    PROVINCE = 1
    DISTRICT = 2
    COMMUNE = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """One administrative unit while it kept its code, name, type and parents.

    ``name`` is official and without type (Bính Xá), ``type`` in lower case (xã, thị trấn, quận …).
    ``district_code`` is empty for provinces and for communes after 1 July 2025. ``valid_to`` is the
    first day on which it no longer stands; None is unknown or before the plan years in
    ``valid_from`` and still in force in ``valid_to``. ``aliases`` are other spellings in use.
    """

    code: str
    name: str
    type: str
    level: Level
    province_code: str
    district_code: str
    valid_from: date | None
    valid_to: date | None
    aliases: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, date | None]:
        """What identifies the unit: its code and its first day."""
        return (self.code, self.valid_from)

    @property
    def full_name(self) -> str:
        """Type and name, as in running text: ``xã Bính Xá``."""
        return f"{self.type} {self.name}"

    def in_force(self, on: date) -> bool:
        """Say whether the unit stands on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on < self.valid_to
        )


class SuccessorKind(StrEnum):
    """How much of a unit its successor took over."""

    WHOLE = "whole"
    PART = "part"
    MAIN = "main"
    """The main successor; whether others took parts is not known."""


@dataclass(frozen=True, slots=True)
class Succession:
    """An edge from a unit that ended to one that took over the whole or a part of it."""

    predecessor: Unit
    successor: Unit
    on: date
    kind: SuccessorKind
    source: str


def in_words(reasons: Iterable[Wording], language: Language | None = None) -> str:
    """Say why a unit is a candidate or a match, in the language of the process unless told otherwise."""
    return "; ".join(reason.told(language) for reason in reasons)


class Evidence(StrEnum):
    """What a printed name and an official one agree in, strongest first."""

    EXACT = "exact"
    FOLDED = "folded"
    """Equal up to case, tone placement, y/i and punctuation."""
    UNACCENTED = "unaccented"
    """Equal once accents are stripped."""
    FUZZY = "fuzzy"
    """Near in weighted edit distance."""
    NONE = "none"


class PlaceFlag(StrEnum):
    """What a person should know about a match."""

    UNMATCHED = "unmatched"
    """Nothing near enough was found."""
    AMBIGUOUS = "ambiguous"
    """Two or more candidates are too close to choose."""
    OTHER_DISTRICT = "other-district"
    """The unit lies in another district than the printed one."""
    OTHER_TYPE = "other-type"
    """Printed xã, phường or thị trấn disagrees with the unit's type."""
    DISTRICT_UNKNOWN = "district-unknown"
    """The printed district is none of the province."""
    DISTANT = "distant"
    """The printed name is far from the unit's."""
    SEVERAL = "several"
    """The cell names several communes; see ``parts``."""
    REPEATED = "repeated"
    """Another row of the same table has the same unit."""
    NOT_IN_FORCE = "not-in-force"
    """The name is of a unit that does not stand at that date."""


@dataclass(frozen=True, slots=True)
class PlaceQuery:
    """A printed place: the cell's text, the district's own column or group row, other readings."""

    text: str
    district_text: str = ""
    alternatives: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedPlace:
    """What a cell says before any look-up: the printed name and district without type words.

    ``note`` keeps what stood in brackets and was not understood; ``printed_type`` is the word
    that was taken for the type (``TT.``, ``Xa``).
    """

    name: str
    type: str = ""
    district: str = ""
    district_type: str = ""
    carried_over_from: int | None = None
    especially_difficult: bool = False
    note: str = ""
    printed_type: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that a printed place may mean, its district, a score (0-1) and why."""

    unit: Unit
    district: Unit | None
    score: float
    evidence: Evidence
    reasons: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """The outcome for one query: ``unit`` is None when nothing is sure enough.

    ``score`` (0-1) is the best candidate's, ``margin`` its lead over the next one; ``candidates``
    are best first whatever was decided; ``district`` is the unit's own, or, where no unit was
    assigned, the printed one. ``parts`` holds a match each for a cell that names several communes.
    """

    query: PlaceQuery
    parsed: ParsedPlace
    unit: Unit | None
    district: Unit | None
    score: float
    margin: float
    evidence: Evidence
    reasons: tuple[Wording, ...]
    candidates: tuple[Candidate, ...] = ()
    flags: tuple[PlaceFlag, ...] = ()
    parts: tuple[PlaceMatch, ...] = ()
