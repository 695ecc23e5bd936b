"""Units behind numbers: ``triệu đồng/người/năm``, ``nghìn tỷ đồng``, ``05 (năm) xã``, ``tiên chí``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from normalize.lexicon import Hit, Spelled
from normalize.prose.clauses.words.numerals import Numeral, find_run, read_numeral
from normalize.prose.clauses.words.vocabulary import (
    DONG,
    cues,
    is_number_word,
    longer_units,
    populations,
    units,
)
from normalize.unicode import strip_accents

_LONGEST_SPELLED = 30
"""Words of an amount spelled out, at most."""
_SHORTEST_MISREAD = 8
"""Letters from which a unit of two words is known though one of them is misread."""
_RATES = frozenset(map(Decimal, (1_000, 10_000, 100_000, 1_000_000)))
"""How many people rates are of; a share of a whole is hardly of so round a number."""
_RATES_OF_UNITS = _RATES | {Decimal(100)}
"""As before, behind a unit: ``92 máy/100 dân`` is no share of a whole."""
_TOO_MUCH = 10**14
"""Đồng that no plan of a province handles (a hundred thousand billion): ``278,344 tỷ đồng`` is 278.344."""


@dataclass(frozen=True, slots=True)
class QuantityUnit:
    """A unit as the datasets write it; ``kind`` as in units.toml, ``noun`` for one that no lexicon knows.

    ``factor`` is the đồng of one unit of money. ``forgiven`` tells that it is not printed letter for letter.
    """

    name: str
    kind: str
    factor: int = 0
    forgiven: bool = False


PlacedUnit = tuple[int, int, QuantityUnit]
"""A unit at ``[start, end)`` of a text."""


@dataclass(frozen=True, slots=True)
class UnitReader:
    """Reads the units of one text."""

    spelled: Spelled

    @property
    def text(self) -> str:
        """The text itself."""
        return self.spelled.text

    def at(self, at: int) -> PlacedUnit | None:
        """Give the unit that begins behind a number: its multiplier, its name, what it is per."""
        index = self.spelled.index_at(at)
        if index >= len(self.spelled.spans):
            return None
        start = self.spelled.spans[index][0]
        if self.text[at:start].strip():
            return None
        if words := self._in_words(index):
            return words
        if rate := self._rate(index):
            return start, rate[1], QuantityUnit(rate[0], "measure")
        index = self._behind_brackets(index)
        hit = units().at(self.spelled, index)
        cue = cues().at(self.spelled, index) if hit else None
        if hit and cue and (hit.forgiven or cue.end > hit.end):
            return None  # ``giai đoạn`` is no ``giải`` with its accent lost, ``lần lượt`` counts no times
        if hit is None:
            return self._rate_misread(index) or self._misread(index)
        unit, end = self._multiplied(hit)
        name, end = self._per(unit.name, end)
        return hit.start, end, QuantityUnit(name, unit.kind, unit.factor, unit.forgiven)

    def _behind_brackets(self, index: int) -> int:
        """Step over a number in words: ``05 (năm) xã``."""
        keys = self.spelled.keys
        if keys[index] != "(":
            return index
        close = next((at for at in range(index + 1, min(index + 8, len(keys))) if keys[at] == ")"), None)
        inside = keys[index + 1 : close] if close else ()
        return close + 1 if close and inside and all(map(is_number_word, inside)) else index

    def _in_words(self, index: int) -> PlacedUnit | None:
        """Take the unit of an amount spelled in brackets: ``2.500.000 (Hai triệu năm trăm nghìn đồng)``."""
        keys = self.spelled.keys
        close = next(
            (at for at in range(index, min(index + _LONGEST_SPELLED, len(keys))) if keys[at] == ")"), 0
        )
        inside = [key for key in keys[index + 1 : close] if key.isalpha() and key != "chẵn"]
        if keys[index] != "(" or len(inside) < 2 or inside[-1] != DONG:
            return None
        if not all(map(is_number_word, inside[:-1])):
            return None
        start, end = self.spelled.spans[index][0], self.spelled.spans[close][1]
        return start, end, QuantityUnit(DONG, "money", 1)

    def _multiplied(self, hit: Hit) -> tuple[QuantityUnit, int]:
        concept = hit.concept
        name = str(concept.get("unit")) or hit.phrase
        unit = QuantityUnit(name, str(concept.get("kind")), int(concept.get("factor", 0)), hit.forgiven)
        if unit.kind != "multiplier":
            return unit, hit.end
        after = self.spelled.index_at(hit.end)
        times = units().at(self.spelled, after)
        if times and times.concept.get("kind") not in ("multiplier", "time", "percent"):
            phrase = str(times.concept.get("unit")) or times.phrase
            return QuantityUnit(f"{name} {phrase}", "measure"), times.end
        word = self._noun(after)
        if word:
            return QuantityUnit(f"{name} {word}", "measure"), self.spelled.spans[after][1]
        money = bool(concept.get("money"))
        return QuantityUnit(name, "money" if money else "measure", unit.factor if money else 0), hit.end

    def _noun(self, index: int) -> str:
        """Give the word at an index where it is one in small letters and no cue."""
        if index >= len(self.spelled.spans):
            return ""
        low, high = self.spelled.spans[index]
        word = self.text[low:high]
        if not (word.isalpha() and word.islower() and len(word) > 1) or cues().at(self.spelled, index):
            return ""
        return word

    def _per(self, name: str, end: int) -> tuple[str, int]:
        """Add what a unit is per: ``triệu đồng/người/năm``."""
        while True:
            index = self.spelled.index_at(end)
            if index + 1 >= len(self.spelled.keys) or self.spelled.keys[index] != "/":
                return name, end
            if rate := self._rate(index):
                name, end = name + rate[0], rate[1]
                continue
            hit = self._longest(index + 1)
            low, high = self.spelled.spans[index + 1]
            if hit is None and not self.text[low:high].isalpha():
                return name, end
            name, end = f"{name}/{hit.phrase if hit else self.text[low:high]}", hit.end if hit else high
            behind = self.spelled.index_at(end)
            if self._goes_on_to_stroke(behind):
                low, high = self.spelled.spans[behind]
                name, end = f"{name} {self.text[low:high]}", high

    def _longest(self, index: int) -> Hit | None:
        hit, longer = units().at(self.spelled, index), longer_units().at(self.spelled, index)
        return longer if longer and (hit is None or longer.end > hit.end) else hit

    def _goes_on_to_stroke(self, index: int) -> bool:
        """Say whether a word more of what a unit is per stands before a stroke: ``/người dân/năm``."""
        keys = self.spelled.keys
        return index + 1 < len(keys) and keys[index].isalpha() and keys[index + 1] == "/"

    def _rate(self, index: int) -> tuple[str, int] | None:
        """Read what a rate is of, with its end: ``171,4`` */100.000 dân*, ``8 bác sĩ`` */1 vạn dân*."""
        at = self.spelled.spans[index][1]
        if self.spelled.keys[index] != "/" or index + 1 >= len(self.spelled.keys):
            return None
        run = find_run(self.text, self.spelled.spans[index + 1][0])
        numeral = read_numeral(self.text, *run) if run and run[0] in ("plain", "groups") else None
        if numeral is None or numeral.value is None:
            return None
        behind = self.spelled.index_at(numeral.rest)
        is_behind_unit = index > 0 and not self.spelled.keys[index - 1].isdigit()
        rates = _RATES_OF_UNITS if is_behind_unit else _RATES
        of = populations().at(self.spelled, behind) if numeral.value in rates else None
        if of and of.concept.get("behind_unit", False) and not is_behind_unit:
            return None
        many = units().at(self.spelled, behind) if numeral.value == 1 else None
        if many and many.concept.get("kind") == "multiplier":
            of = populations().at(self.spelled, self.spelled.index_at(many.end))
        elif many and " " in many.phrase:
            of = populations().at(self.spelled, behind)  # /1 vạn dân
        return (f"/{self.text[at : of.end].strip()}", of.end) if of else None

    def _rate_misread(self, index: int) -> PlacedUnit | None:
        """Take a word that only its marks tell from one unit, before a stroke, for it: ``03 lằn/tuần``."""
        end = self.spelled.spans[index][1]
        name, behind = self._per("", end)
        if not name or units().at(self.spelled, index + 2) is None:
            return None
        alike = _one_word().get(self.spelled.bare[index], ())
        if len(alike) != 1:
            return None
        unit = replace(alike[0], name=alike[0].name + name)
        return self.spelled.spans[index][0], behind, unit

    def _misread(self, index: int) -> PlacedUnit | None:
        """Take a unit of two words with one letter misread for its spelling (``tiên chí``)."""
        if index + 1 >= len(self.spelled.spans) or not self.spelled.bare[index].isalpha():
            return None
        bare = " ".join(self.spelled.bare[index : index + 2])
        unit = _one_letter_off(bare)
        if unit is None or cues().at(self.spelled, index):
            return None
        start, end = self.spelled.spans[index][0], self.spelled.spans[index + 1][1]
        return start, end, unit


@cache
def _one_word() -> dict[str, tuple[QuantityUnit, ...]]:
    """Give the units of one word by their bare letters."""
    found: dict[str, tuple[QuantityUnit, ...]] = {}
    for concept in units().concepts.values():
        for phrase in concept.words:
            plain = strip_accents(phrase).lower()
            unit = QuantityUnit(str(concept.get("unit")) or phrase, str(concept.get("kind")), forgiven=True)
            if plain.isalpha() and len(plain) > 1:
                found[plain] = (*found.get(plain, ()), unit)
    return found


@cache
def _two_words() -> dict[str, QuantityUnit]:
    """Give the counted units and those of money that have two words, by their bare letters."""
    found = {}
    for concept in units().concepts.values():
        kind, factor = str(concept.get("kind")), int(concept.get("factor", 0))
        for phrase in concept.words if kind in ("count", "money") else ():
            plain = strip_accents(phrase).lower()
            if phrase.count(" ") == 1 and len(plain) >= _SHORTEST_MISREAD:
                found[plain] = QuantityUnit(str(concept.get("unit")) or phrase, kind, factor, forgiven=True)
    return found


@lru_cache(maxsize=4096)
def _one_letter_off(bare: str) -> QuantityUnit | None:
    if bare in _two_words():
        return _two_words()[bare]
    alike = [
        unit
        for plain, unit in _two_words().items()
        if len(plain) == len(bare) and sum(map(str.__ne__, plain, bare)) == 1
    ]
    return alike[0] if len(alike) == 1 else None


def plausible(numeral: Numeral, unit: QuantityUnit | None) -> Numeral:
    """Settle a numeral by its unit: what comes whole has no decimals, a share or a rate may have a point."""
    if numeral.value is not None or unit is None or not numeral.printed[-1:].isdigit():
        return numeral
    if unit.kind == "count" and len(numeral.candidates) > 1:
        whole = [one for one in numeral.candidates if one == one.to_integral_value()]
        return replace(numeral, value=whole[0]) if len(whole) == 1 else numeral
    if unit.kind == "money" and len(numeral.candidates) > 1:
        likely = [one for one in numeral.candidates if one * unit.factor < _TOO_MUCH]
        return replace(numeral, value=likely[0]) if len(likely) == 1 else numeral
    is_rate = unit.kind == "percent" or "/" in unit.name
    single = len(numeral.candidates) == 1 and numeral.printed.replace(".", "").isdigit()
    return replace(numeral, value=numeral.candidates[0]) if is_rate and single else numeral
