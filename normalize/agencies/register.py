"""The known agencies and every spelling of their names, loaded once from ``agencies.tsv``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources

from normalize.unicode import strip_accents


class AgencyKind(StrEnum):
    """How an agency's name is built."""

    DEPARTMENT = "sở"
    """Named after the word Sở, which a list gives once."""
    MINISTRY = "bộ"
    """Named after the word Bộ."""
    BODY = "body"
    """Exists at several levels and means little without one: UBND tỉnh, BCĐ cấp xã."""
    OFFICE = "office"
    """Complete by its name."""


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency while it had its name; ``successor`` took over its tasks at ``valid_to``."""

    kind: AgencyKind
    name: str
    abbreviations: tuple[str, ...]
    other_names: tuple[str, ...]
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str = ""

    @property
    def full_name(self) -> str:
        """The canonical name, with Sở or Bộ where that belongs to it."""
        prefix = {AgencyKind.DEPARTMENT: "Sở ", AgencyKind.MINISTRY: "Bộ "}.get(self.kind, "")
        return prefix + self.name

    @property
    def spellings(self) -> tuple[str, ...]:
        """Name, other names and abbreviations, without Sở or Bộ."""
        return (self.name, *self.other_names, *self.abbreviations)


_CONNECTOR = re.compile(r"\bva\b|[^0-9a-z]")


def agency_key(text: str) -> str:
    """Make the key under which spellings are compared: no accents, case, blanks, ``và`` or ``&``."""
    return _CONNECTOR.sub("", strip_accents(text).lower())


@cache
def agencies() -> tuple[Agency, ...]:
    """Load all known agencies."""
    text = (resources.files(__package__) / "agencies.tsv").read_text(encoding="utf-8")
    return tuple(_agency(line) for line in text.splitlines() if line and not line.startswith("#"))


def _agency(line: str) -> Agency:
    kind, name, abbreviations, others, valid_from, valid_to, successor = line.split("\t")
    return Agency(
        kind=AgencyKind(kind),
        name=name,
        abbreviations=_split(abbreviations),
        other_names=_split(others),
        valid_from=date.fromisoformat(valid_from) if valid_from else None,
        valid_to=date.fromisoformat(valid_to) if valid_to else None,
        successor=successor,
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@cache
def by_spelling(kind: AgencyKind) -> Mapping[str, tuple[Agency, ...]]:
    """Map the key of every spelling to the agencies of a kind that have it."""
    found: defaultdict[str, dict[Agency, None]] = defaultdict(dict)
    for agency in agencies():
        if agency.kind is kind:
            for spelling in agency.spellings:
                found[agency_key(spelling)][agency] = None
    return {key: tuple(known) for key, known in found.items()}


@cache
def abbreviations() -> frozenset[str]:
    """All known abbreviations as written."""
    return frozenset(short for agency in agencies() for short in agency.abbreviations)
