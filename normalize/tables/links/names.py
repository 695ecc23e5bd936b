"""Names of units as they stand alone in a label or cell: exact look-up at every level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, lru_cache

from normalize.gazetteer import Gazetteer, Level, Unit
from normalize.gazetteer.keys import folded, unaccented
from normalize.gazetteer.matching.parse import district_words, parse_places
from normalize.lexicon import Lexicon

Key = Callable[[str], str]

_NO_NAMES = ("whole", "several", "beside_places")


class NameBook:
    """Looks names up in one province (or in none: then provinces alone), as of a day."""

    def __init__(self, gazetteer: Gazetteer, province_code: str, on: date) -> None:
        self._gazetteer = gazetteer
        self._on = on
        self.province_code = province_code
        self._by_level = {level: self._names(level) for level in Level}

    def exact(self, text: str) -> tuple[Unit, ...]:
        """Give the units that a text is the name of, its type word and parents allowed for, widest first.

        A name is of several units (a town and its district); a type word picks among them.
        """
        province = _without(text, "tỉnh ")
        found = [*self._by_level[Level.PROVINCE].get(folded(province), ())]
        kind, name = district_words(text)
        if kind == "thành phố" and not found:
            found += self._by_level[Level.PROVINCE].get(folded(name), ())
        found += [
            unit for unit in self._by_level[Level.DISTRICT].get(folded(name), ()) if kind in ("", unit.type)
        ]
        if not kind:
            places = parse_places(text)
            named = self._by_level[Level.COMMUNE].get(folded(places[0].name), ()) if len(places) == 1 else ()
            found += [unit for unit in named if places[0].type in ("", unit.type)]
            if places[0].type:
                found = [unit for unit in found if unit.level is Level.COMMUNE]
        if kind == "thành phố":
            found = [unit for unit in found if unit.type == "thành phố"]
        return tuple(found)

    def is_near(self, text: str) -> bool:
        """Say whether a text is the name of one commune or more but for its marks, which were misread."""
        places = parse_places(text)
        return len(places) == 1 and unaccented(places[0].name) in self._unmarked

    @cached_property
    def _unmarked(self) -> frozenset[str]:
        return frozenset(map(unaccented, self._by_level[Level.COMMUNE]))

    def _names(self, level: Level) -> Mapping[str, tuple[Unit, ...]]:
        if level is not Level.PROVINCE and not self.province_code:
            return {}
        code = "" if level is Level.PROVINCE else self.province_code
        found: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in self._gazetteer.units(self._on, level=level, province_code=code):
            for name in (unit.name, *unit.aliases):
                if unit not in found[folded(name)]:
                    found[folded(name)].append(unit)
        return {name: tuple(units) for name, units in found.items()}


def names_nothing(text: str) -> bool:
    """Say whether a text is no name of a unit: the whole area, units without a name, a hall, a river."""
    lexicon = Lexicon.load("place_words")
    stripped = text.strip(" -–+*•.,;:()")
    rows = Lexicon.load("table_rows")
    if rows.match(stripped) is rows["region_name"]:
        return True
    if not stripped or not any(character.isalpha() for character in stripped):
        return True
    whole = lexicon.match(stripped)
    if whole is not None:
        return whole.name in _NO_NAMES
    hit = lexicon.opening(stripped)
    return hit is not None and hit.concept.name in ("several", "beside_places")


@lru_cache(maxsize=8)
def provinces_by_commune(gazetteer: Gazetteer, on: date, key: Key = folded) -> Mapping[str, frozenset[str]]:
    """Map the name of every commune and district by its key to the provinces that have one of that name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for level in (Level.COMMUNE, Level.DISTRICT):
        for unit in gazetteer.units(on, level=level):
            for name in (unit.name, *unit.aliases):
                found[key(name)].add(unit.province_code)
    return {name: frozenset(codes) for name, codes in found.items()}


def _without(text: str, lead: str) -> str:
    text = text.strip(" .,;:-–")
    return text[len(lead) :] if text.lower().startswith(lead) else text
