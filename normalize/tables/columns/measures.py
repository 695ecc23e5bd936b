"""What a title measures: the noun that it begins with, behind words like ``Tổng số`` and ``Trong đó``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from normalize.lexicon import Concept, Lexicon, spell
from normalize.tables.cells.units import is_money, leading_unit, unit_kind, unit_names

_BEFORE_NOUNS = ("quantifier", "number", "total_number")
_ASIDE = re.compile(r"\([^()]*\)")


class Measure(NamedTuple):
    """What a title measures: a concept of ``measures`` where its noun is known, and the words from it on.

    ``is_number`` tells that a word like ``Số`` stands before the noun, so that it is counted.
    """

    concept: Concept | None
    noun: str
    is_number: bool = False

    @property
    def name(self) -> str:
        """The name of the concept; empty for a noun that is not known."""
        return self.concept.name if self.concept else ""

    @property
    def is_known(self) -> bool:
        """Say whether anything is known of it."""
        return self.concept is not None or (self.is_number and self.noun != "")

    @property
    def has_unit(self) -> bool:
        """Say whether it is surely in some unit: an area, a population, money."""
        concept = self.concept
        return concept is not None and any(concept.get(key) for key in ("unit", "units"))

    def can_be_in(self, unit: str) -> bool | None:
        """Say whether it can be in a unit; None where that is not told.

        Things that are counted may also say whose a figure in some other unit is.
        """
        concept = self.concept
        if self.is_number and (concept is None or concept.get("counts", False)):
            return unit_kind(unit) == "count" if self.noun else None
        if concept is None or concept.get("counts", False):
            return None
        if names := concept.get("units"):
            per = "/" in unit and unit_kind(unit) != "money"
            return bool(unit_names(unit) & set(names)) and per == concept.get("per", False)
        kind = concept.get("kind")
        return (is_money(unit) if kind == "money" else unit_kind(unit) == kind) if kind else None


@cache
def measure_of(title: str) -> Measure:
    """Read what a title measures."""
    lexicon = Lexicon.load("measures")
    title = _ASIDE.sub(" ", title)
    spelled = spell(title)
    index, is_number, is_total = 0, False, False
    while index < len(spelled.keys):
        hit = lexicon.at(spelled, index)
        if hit is None and not spelled.keys[index].isalnum():
            index += 1
        elif hit is not None and hit.concept.name in _BEFORE_NOUNS:
            is_number = is_number or hit.concept.name != "quantifier"
            is_total = hit.concept.name == "total_number"
            index = spelled.index_at(hit.end)
        elif hit is not None and hit.concept.name == "no_noun":
            behind = lexicon.at(spelled, spelled.index_at(hit.end))
            if behind is None or behind.concept.name in (*_BEFORE_NOUNS, "no_noun"):
                return Measure(None, "")
            index = spelled.index_at(hit.end)  # giảm hộ nghèo, phải thanh toán
        else:
            noun = title[spelled.spans[index][0] :]
            sure = hit is not None or not is_total or leading_unit(noun) != ""
            return Measure(hit.concept if hit else None, noun, is_number and sure)
    return Measure(None, "", is_number)


def measured(titles: Sequence[str]) -> Measure:
    """Read what the titles of a column measure, the lowest that tells before those above."""
    found = [measure_of(title) for title in reversed(titles)]
    return next((each for each in found if each.is_known), Measure(None, ""))


def can_be_in(unit: str, titles: Sequence[str]) -> bool | None:
    """Say whether what titles measure can be in a unit, the lowest that tells first; None where none does."""
    said = (measure_of(title).can_be_in(unit) for title in reversed(titles))
    return next((each for each in said if each is not None), None)
