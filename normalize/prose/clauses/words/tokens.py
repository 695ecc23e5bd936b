"""A text as tokens: numbers with their units, years and periods, dates, citations, cues, words and marks.

Every letter and figure of the text lies in exactly one token. What the tokens mean together is the business
of ``grammar``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from normalize.forms.citations import find_numbers
from normalize.forms.dates import find_dates
from normalize.lexicon import Concept, Hit, Spelled, spell
from normalize.prose.clauses.words.numerals import SIGNS, Numeral, find_run, read_numeral
from normalize.prose.clauses.words.units import QuantityUnit, UnitReader
from normalize.prose.clauses.words.vocabulary import MONTH, cues, roles_of, units

_OPAQUE = re.compile(r"[“\"”][^“”\"]{1,80}[”\"]|\b(?:https?://|www\.)\S+|\S+@\S+")
"""Slogans in quotation marks and addresses: what stands in them counts nothing."""
_SPAN = re.compile(
    r"(?P<first>(?:19|20)\d\d)\s?(?:[-–—]|đến(?:\s+năm)?)\s?(?P<last>(?:19|20)?\d\d)(?![\d/]|[.,]\d|\s?%)"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d/%‰]|[.,]\d)")
_DAY = re.compile(r"(?P<day>\d{1,2})\s?[/.]\s?(?P<month>\d{1,2})(?![\d/]|[.,]\d)")
_LAST_DAY, _LAST_MONTH = 31, 12  # of the calendar


class TokenKind(Enum):
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
class Token:
    """A piece of a text at ``[start, end)``; the fields that its kind has are set."""

    kind: TokenKind
    start: int
    end: int
    text: str
    roles: frozenset[str] = frozenset()
    cue: Concept | None = None
    numeral: Numeral | None = None
    unit: QuantityUnit | None = None
    years: tuple[int, int] | None = None

    def has(self, *roles: str) -> bool:
        """Say whether it is a cue with one of the roles."""
        return not self.roles.isdisjoint(roles)

    def names(self, *concepts: str) -> bool:
        """Say whether it is a phrase of one of the concepts."""
        return self.cue is not None and self.cue.name in concepts

    def is_mark(self, marks: str) -> bool:
        """Say whether it is one of the marks."""
        return self.kind is TokenKind.MARK and self.text in marks


@lru_cache(maxsize=1024)
def scan(text: str) -> tuple[Token, ...]:
    """Cut a text (NFC) into tokens, in reading order."""
    return tuple(_Scanner(text).tokens())


class _Scanner:
    """Walks over the words of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spelled: Spelled = spell(text)
        self.has_figures = any(char.isdigit() for char in text)
        self.opaque = _opaque(text) if self.has_figures else {}
        self.units = UnitReader(self.spelled)
        self.last: Token | None = None
        self.unit_end = -1
        """Where the last unit ends."""

    def tokens(self) -> Iterator[Token]:
        index = 0
        while index < len(self.spelled.spans):
            start = self.spelled.spans[index][0]
            for token in self._at(index, start):
                self.last = token
                self.unit_end = token.end if token.kind is TokenKind.UNIT else self.unit_end
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
            if (
                found.kind is TokenKind.NUMBER
                and found.numeral
                and (unit := self._unit_at(found.numeral.rest))
            ):
                yield unit
            return
        hit = cues().at(self.spelled, index)
        if hit and not self._runs_into_opaque(hit):
            yield self._cue(hit)
            return
        low, high = self.spelled.spans[index]
        is_word = self.text[low].isalnum()
        yield Token(TokenKind.WORD if is_word else TokenKind.MARK, low, high, self.text[low:high])

    def _cue(self, hit: Hit) -> Token:
        roles = roles_of(hit.concept.name)
        return Token(TokenKind.CUE, hit.start, hit.end, self.text[hit.start : hit.end], roles, hit.concept)

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
        if kind == "code" and cues().at(self.spelled, self.spelled.index_at(start)) and match[0][:2] == "TC":
            return None
        if kind == "code":
            return Token(TokenKind.CODE, start, match.end(), match[0])
        if text[start].isdigit() and (years := self._years(start)):
            return years
        if kind == "plain" and (day := self._day(start)):
            return day
        numeral = read_numeral(text, kind, match)
        is_word = kind == "alike" and text[start].isalpha() and self._unit_at(numeral.rest) is None
        if is_word or self._touches_word(numeral):
            return Token(TokenKind.CODE, start, numeral.end, text[start : numeral.end])
        return Token(
            TokenKind.NUMBER, numeral.start, numeral.rest, text[numeral.start : numeral.rest], numeral=numeral
        )

    def _touches_word(self, numeral: Numeral) -> bool:
        """Say whether letters that are no unit touch a numeral: ``1ruyên``, ``30a``, ``COVID -19``."""
        at = numeral.rest
        before = self.text[numeral.start - 1 : numeral.start]
        hyphened = before in ("-", "–") and self.text[numeral.start - 2 : numeral.start - 1].isalpha()
        goes_on = self.unit_end == numeral.start - 1  # 850đ/kg-1.200đ/kg
        if hyphened and not goes_on and self.last is not None and self.last.kind is not TokenKind.NUMBER:
            return True
        if at >= len(self.text) or not self.text[at].isalpha():
            return False
        hit = units().at(self.spelled, self.spelled.index_at(at))
        return hit is None or hit.start != at

    def _years(self, start: int) -> Token | None:
        span = _SPAN.match(self.text, start)
        if span:
            first, last = int(span["first"]), int(span["last"])
            last += first // 100 * 100 if last < 100 else 0
            if first <= last:
                return Token(TokenKind.YEARS, start, span.end(), span[0], years=(first, last))
        year = _YEAR.match(self.text, start)
        if year is None:
            return None
        named = self.last is not None and (
            self.last.has("year", "time", "of_year")
            or self.last.kind is TokenKind.YEARS
            or (self.last.unit is not None and self.last.unit.name == MONTH)  # 10 tháng 2019 nhập 31 tấn
        )
        unit = None if named else self._unit_at(year.end())
        touches = self.text[year.end() : year.end() + 1]
        if touches.isalpha() or (unit and unit.unit and unit.unit.kind != "time"):
            return None
        value = int(year[0])
        return Token(TokenKind.YEARS, start, year.end(), year[0], years=(value, value))

    def _day(self, start: int) -> Token | None:
        """Read ``30/6`` as a day where a word says so; ``10/10`` with nothing behind it is one as well."""
        day = _DAY.match(self.text, start)
        if day is None or not (1 <= int(day["day"]) <= _LAST_DAY and 1 <= int(day["month"]) <= _LAST_MONTH):
            return None
        after = self.spelled.index_at(day.end())
        named = self.last is not None and self.last.has("day")
        if not named or ("." in day[0] and self.last and not self.last.names("day_word")):
            return None
        return (
            None
            if units().at(self.spelled, after) and not named
            else Token(TokenKind.DATE, start, day.end(), day[0])
        )

    def _unit_at(self, at: int) -> Token | None:
        placed = self.units.at(at)
        if placed is None:
            return None
        start, end, unit = placed
        return Token(TokenKind.UNIT, start, end, self.text[start:end], unit=unit)


def _opaque(text: str) -> dict[int, Token]:
    """Give what holds figures and no quantity, by where it begins."""
    spans = [(found.start, found.end, TokenKind.CITATION, None) for found in find_numbers(text)]
    dates = ((found.start, found.end, TokenKind.DATE, (found.year, found.year)) for found in find_dates(text))
    quoted = ((match.start(), match.end(), TokenKind.QUOTED, None) for match in _OPAQUE.finditer(text))
    taken: list[tuple[int, int, TokenKind, tuple[int, int] | None]] = []
    for span in (*spans, *dates, *quoted):
        if all(span[1] <= low or high <= span[0] for low, high, _, _ in taken):
            taken.append(span)
    return {low: Token(kind, low, high, text[low:high], years=years) for low, high, kind, years in taken}
