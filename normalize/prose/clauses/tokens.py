"""A text as tokens: numbers with their units, years and periods, dates, citations, cues, words and marks.

Every letter and figure of the text lies in exactly one token. What the tokens mean together is the business
of ``grammar``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache

from normalize.citations import find_numbers
from normalize.dates import find_dates
from normalize.lexicon import Concept, Hit, Lexicon, Spelled, spell
from normalize.prose.clauses.numerals import SIGNS, Numeral, find_run, read_numeral
from normalize.unicode import strip_accents

_OPAQUE = re.compile(r"[“\"”][^“”\"]{1,80}[”\"]|\b(?:https?://|www\.)\S+|\S+@\S+")
"""Slogans in quotation marks and addresses: what stands in them counts nothing."""
_SPAN = re.compile(
    r"(?P<first>(?:19|20)\d\d)\s?(?:[-–—]|đến(?:\s+năm)?)\s?(?P<last>(?:19|20)?\d\d)(?![\d/]|[.,]\d|\s?%)"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d/%‰]|[.,]\d)")
_DAY = re.compile(r"(?P<day>\d{1,2})\s?[/.]\s?(?P<month>\d{1,2})(?![\d/]|[.,]\d)")
_LAST_DAY, _LAST_MONTH = 31, 12


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    UNIT = auto()
    YEARS = auto()
    DATE = auto()
    CITATION = auto()
    CODE = auto()
    QUOTED = auto()
    CUE = auto()
    WORD = auto()
    MARK = auto()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the datasets write it; ``kind`` as in units.toml, ``noun`` for one that no lexicon knows.

    ``factor`` is the đồng of one unit of money. ``forgiven`` tells that it is not printed letter for letter.
    """

    name: str
    kind: str
    factor: int = 0
    forgiven: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text at ``[start, end)``; the fields that its kind has are set."""

    kind: Kind
    start: int
    end: int
    text: str
    roles: frozenset[str] = frozenset()
    cue: Concept | None = None
    numeral: Numeral | None = None
    unit: Unit | None = None
    years: tuple[int, int] | None = None

    def has(self, *roles: str) -> bool:
        """Say whether it is a cue with one of the roles."""
        return not self.roles.isdisjoint(roles)

    def is_mark(self, marks: str) -> bool:
        """Say whether it is one of the marks."""
        return self.kind is Kind.MARK and self.text in marks


@lru_cache(maxsize=1024)
def scan(text: str) -> tuple[Token, ...]:
    """Cut a text (NFC) into tokens, in reading order."""
    return tuple(_Scanner(text).tokens())


@cache
def _units() -> Lexicon:
    """Give the units of running text, where the first noun is the unit: no longer names for tables."""
    known = Lexicon.load("units").concepts.values()
    return Lexicon([concept for concept in known if concept.get("only") != "tables"])


@cache
def _cues() -> Lexicon:
    return Lexicon.load("clauses")


@cache
def _roles(concept: str) -> frozenset[str]:
    return frozenset(_cues()[concept].get("roles", ()))


class _Scanner:
    """Walks over the words of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spelled: Spelled = spell(text)
        self.has_figures = any(char.isdigit() for char in text)
        self.opaque = _opaque(text) if self.has_figures else {}
        self.last: Token | None = None

    def tokens(self) -> Iterator[Token]:
        index = 0
        while index < len(self.spelled.spans):
            start = self.spelled.spans[index][0]
            for token in self._at(index, start):
                self.last = token
                yield token
                start = token.end
            index = max(self.spelled.index_at(start), index + 1)

    def _at(self, index: int, start: int) -> Iterator[Token]:
        """Give the token that begins at a word, with the unit behind it where it is a number."""
        if start in self.opaque:
            yield self.opaque[start]
            return
        sign = self.text[start] in SIGNS and self.text[start + 1 : start + 2].isdigit()
        if self.has_figures and (found := self._figures(start + sign)) and found.start == start:
            yield found
            if found.kind is Kind.NUMBER and found.numeral and (unit := self._unit(found.numeral.rest)):
                yield unit
            return
        hit = _cues().at(self.spelled, index)
        if hit and not self._runs_into_opaque(hit):
            yield self._cue(hit)
            return
        low, high = self.spelled.spans[index]
        is_word = self.text[low].isalnum()
        yield Token(Kind.WORD if is_word else Kind.MARK, low, high, self.text[low:high])

    def _cue(self, hit: Hit) -> Token:
        roles = _roles(hit.concept.name)
        return Token(Kind.CUE, hit.start, hit.end, self.text[hit.start : hit.end], roles, hit.concept)

    def _runs_into_opaque(self, hit: Hit) -> bool:
        return bool(self.opaque) and any(hit.start < start < hit.end for start in self.opaque)

    # ---- figures -----------------------------------------------------------------------

    def _figures(self, start: int) -> Token | None:
        text = self.text
        if not (text[start].isalnum() or text[start] == "|"):
            return None
        run = find_run(text, start)
        if run is None:
            return None
        kind, match = run
        if kind == "code" and _cues().at(self.spelled, self.spelled.index_at(start)) and match[0][:2] == "TC":
            return None
        if kind == "code":
            return Token(Kind.CODE, start, match.end(), match[0])
        if text[start].isdigit() and (years := self._years(start)):
            return years
        if kind == "plain" and (day := self._day(start)):
            return day
        numeral = read_numeral(text, kind, match)
        is_word = kind == "alike" and text[start].isalpha() and self._unit(numeral.rest) is None
        if is_word or self._touches_word(numeral):
            return Token(Kind.CODE, start, numeral.end, text[start : numeral.end])
        return Token(
            Kind.NUMBER, numeral.start, numeral.rest, text[numeral.start : numeral.rest], numeral=numeral
        )

    def _touches_word(self, numeral: Numeral) -> bool:
        """Say whether letters that are no unit touch a numeral: ``1ruyên``, ``30a``, ``COVID -19``."""
        at = numeral.rest
        before = self.text[numeral.start - 1 : numeral.start]
        hyphened = before in ("-", "–") and self.text[numeral.start - 2 : numeral.start - 1].isalpha()
        if hyphened and self.last is not None and self.last.kind is not Kind.NUMBER:
            return True
        if at >= len(self.text) or not self.text[at].isalpha():
            return False
        hit = _units().at(self.spelled, self.spelled.index_at(at))
        return hit is None or hit.start != at

    def _years(self, start: int) -> Token | None:
        span = _SPAN.match(self.text, start)
        if span:
            first, last = int(span["first"]), int(span["last"])
            last += first // 100 * 100 if last < 100 else 0
            if first <= last:
                return Token(Kind.YEARS, start, span.end(), span[0], years=(first, last))
        year = _YEAR.match(self.text, start)
        if year is None:
            return None
        named = self.last is not None and (self.last.has("year", "time") or self.last.kind is Kind.YEARS)
        unit = None if named else self._unit(year.end())
        touches = self.text[year.end() : year.end() + 1]
        if touches.isalpha() or (unit and unit.unit and unit.unit.kind != "time"):
            return None
        value = int(year[0])
        return Token(Kind.YEARS, start, year.end(), year[0], years=(value, value))

    def _day(self, start: int) -> Token | None:
        """Read ``30/6`` as a day where a word says so; ``10/10`` with nothing behind it is one as well."""
        day = _DAY.match(self.text, start)
        if day is None or not (1 <= int(day["day"]) <= _LAST_DAY and 1 <= int(day["month"]) <= _LAST_MONTH):
            return None
        after = self.spelled.index_at(day.end())
        named = self.last is not None and (self.last.text.lower() in ("ngày", "trước", "thủ đô"))
        if not named or ("." in day[0] and self.last and self.last.text.lower() != "ngày"):
            return None
        return (
            None
            if _units().at(self.spelled, after) and not named
            else Token(Kind.DATE, start, day.end(), day[0])
        )

    # ---- units -------------------------------------------------------------------------

    def _unit(self, at: int) -> Token | None:
        """Give the unit that begins behind a number: its multiplier, its name, what it is per."""
        index = self.spelled.index_at(at)
        if index >= len(self.spelled.spans):
            return None
        start = self.spelled.spans[index][0]
        if self.text[at:start].strip():
            return None
        if words := self._in_words(index):
            return words
        index = self._behind_brackets(index)
        hit = _units().at(self.spelled, index)
        if hit is None:
            return self._misread(index)
        unit, end = self._multiplied(hit)
        name, end = self._per(unit.name, end)
        return Token(
            Kind.UNIT,
            hit.start,
            end,
            self.text[hit.start : end],
            unit=Unit(name, unit.kind, unit.factor, unit.forgiven),
        )

    def _behind_brackets(self, index: int) -> int:
        """Step over a number in words: ``05 (năm) xã``."""
        keys = self.spelled.keys
        if keys[index] != "(":
            return index
        close = next((at for at in range(index + 1, min(index + 8, len(keys))) if keys[at] == ")"), None)
        inside = keys[index + 1 : close] if close else ()
        return close + 1 if close and inside and all(map(_is_number_word, inside)) else index

    def _in_words(self, index: int) -> Token | None:
        """Take the unit of an amount spelled in brackets: ``2.500.000 (Hai triệu năm trăm nghìn đồng)``."""
        keys = self.spelled.keys
        close = next(
            (at for at in range(index, min(index + _LONGEST_SPELLED, len(keys))) if keys[at] == ")"), 0
        )
        inside = [key for key in keys[index + 1 : close] if key.isalpha() and key != "chẵn"]
        if keys[index] != "(" or len(inside) < 2 or inside[-1] != "đồng":
            return None
        if not all(map(_is_number_word, inside[:-1])):
            return None
        start, end = self.spelled.spans[index][0], self.spelled.spans[close][1]
        return Token(Kind.UNIT, start, end, self.text[start:end], unit=Unit("đồng", "money", 1))

    def _multiplied(self, hit: Hit) -> tuple[Unit, int]:
        concept = hit.concept
        name = str(concept.get("unit")) or hit.phrase
        unit = Unit(name, str(concept.get("kind")), int(concept.get("factor", 0)), hit.forgiven)
        if unit.kind != "multiplier":
            return unit, hit.end
        after = self.spelled.index_at(hit.end)
        times = _units().at(self.spelled, after)
        if times and times.concept.get("kind") not in ("multiplier", "time", "percent"):
            phrase = str(times.concept.get("unit")) or times.phrase
            return Unit(f"{name} {phrase}", "measure"), times.end
        word = self._noun(after)
        if word:
            return Unit(f"{name} {word}", "measure"), self.spelled.spans[after][1]
        money = unit.name in ("tỷ", "triệu")
        return Unit(name, "money" if money else "measure", unit.factor if money else 0), hit.end

    def _noun(self, index: int) -> str:
        """Give the word at an index where it is one in small letters and no cue."""
        if index >= len(self.spelled.spans):
            return ""
        low, high = self.spelled.spans[index]
        word = self.text[low:high]
        if not (word.isalpha() and word.islower() and len(word) > 1) or _cues().at(self.spelled, index):
            return ""
        return word

    def _per(self, name: str, end: int) -> tuple[str, int]:
        """Add what a unit is per: ``triệu đồng/người/năm``."""
        while True:
            index = self.spelled.index_at(end)
            if index + 1 >= len(self.spelled.keys) or self.spelled.keys[index] != "/":
                return name, end
            hit = _units().at(self.spelled, index + 1)
            low, high = self.spelled.spans[index + 1]
            if hit is None and not self.text[low:high].isalpha():
                return name, end
            name, end = f"{name}/{hit.phrase if hit else self.text[low:high]}", hit.end if hit else high

    def _misread(self, index: int) -> Token | None:
        """Take a unit of two words with one letter misread for its spelling (``tiên chí``)."""
        if index + 1 >= len(self.spelled.spans) or not self.spelled.bare[index].isalpha():
            return None
        bare = " ".join(self.spelled.bare[index : index + 2])
        unit = _one_letter_off(bare)
        if unit is None or _cues().at(self.spelled, index):
            return None
        start, end = self.spelled.spans[index][0], self.spelled.spans[index + 1][1]
        return Token(Kind.UNIT, start, end, self.text[start:end], unit=unit)


_LONGEST_SPELLED = 30
"""Words of an amount spelled out, at most."""
_SHORTEST_MISREAD = 8
"""Letters from which a unit of two words is known though one of them is misread."""


@cache
def _two_words() -> dict[str, Unit]:
    """Give the counted units and those of money that have two words, by their bare letters."""
    found = {}
    for concept in _units().concepts.values():
        kind, factor = str(concept.get("kind")), int(concept.get("factor", 0))
        for phrase in concept.words if kind in ("count", "money") else ():
            plain = strip_accents(phrase).lower()
            if phrase.count(" ") == 1 and len(plain) >= _SHORTEST_MISREAD:
                found[plain] = Unit(str(concept.get("unit")) or phrase, kind, factor, forgiven=True)
    return found


@lru_cache(maxsize=4096)
def _one_letter_off(bare: str) -> Unit | None:
    if bare in _two_words():
        return _two_words()[bare]
    alike = [
        unit
        for plain, unit in _two_words().items()
        if len(plain) == len(bare) and sum(map(str.__ne__, plain, bare)) == 1
    ]
    return alike[0] if len(alike) == 1 else None


@cache
def _is_number_word(key: str) -> bool:
    return Lexicon.load("number_words").match(key) is not None


def _opaque(text: str) -> dict[int, Token]:
    """Give what holds figures and no quantity, by where it begins."""
    spans = [(found.start, found.end, Kind.CITATION, None) for found in find_numbers(text)]
    dates = ((found.start, found.end, Kind.DATE, (found.year, found.year)) for found in find_dates(text))
    quoted = ((match.start(), match.end(), Kind.QUOTED, None) for match in _OPAQUE.finditer(text))
    taken: list[tuple[int, int, Kind, tuple[int, int] | None]] = []
    for span in (*spans, *dates, *quoted):
        if all(span[1] <= low or high <= span[0] for low, high, _, _ in taken):
            taken.append(span)
    return {low: Token(kind, low, high, text[low:high], years=years) for low, high, kind, years in taken}


def text_of(tokens: Sequence[Token], text: str) -> str:
    """Give the words of a text from the first token to the last."""
    return text[tokens[0].start : tokens[-1].end] if tokens else ""
