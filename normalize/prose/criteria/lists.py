"""Criteria listed in one sentence with a count each: ``TC1: 204 xã; TC2: 113 xã; TC3: 173 xã``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from normalize.criteria import CriteriaSet
from normalize.prose.clauses.words.tokens import Token, TokenKind, scan
from normalize.prose.clauses.words.vocabulary import COMMUNE

_SURE = 0.9
"""Score of a name that counts without its number beside it."""
_FEWEST = 3
"""Criteria with a count each from which on a sentence is a list of them."""
_BULLETS = "-–+*•"


@dataclass(frozen=True, slots=True)
class Head:
    """A criterion that a piece of a paragraph speaks of: number, printed name and where both stand.

    The piece is ``[start, stop)`` of the text, its text begins at ``body``; ``lead`` stands before a list.
    ``others`` are further criteria that the same words speak of: ``Tiêu chí số 5 và số 6: …``.
    """

    number: int
    name: str
    named: tuple[int, int]
    numbered: tuple[int, int] | None
    start: int
    body: int
    stop: int
    lead: str = ""
    others: tuple[Head, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Say whether its number is printed."""
        return self.numbered is not None


def find_list(text: str, criteria: CriteriaSet) -> tuple[Head, ...]:
    """Find the criteria of a list; empty where a text is none."""
    return _ListFinder(text, criteria, scan(text)).find()


def words_of(text: str, start: int, end: int) -> str:
    """Give words of a text without the marks around them."""
    return " ".join(text[start:end].split()).strip(' ,-–“”"')


def paired(heads: Sequence[Head]) -> Iterator[tuple[Head, Head | None]]:
    """Give each head with the one behind it."""
    for at, head in enumerate(heads):
        yield head, heads[at + 1] if at + 1 < len(heads) else None


def until(head: Head, following: Head | None, end: int) -> Head:
    """End a head's piece where the next begins."""
    return replace(head, stop=following.start if following else end)


_START: Callable[[Token], int] = attrgetter("start")


@dataclass(frozen=True, slots=True)
class _ListFinder:
    text: str
    criteria: CriteriaSet
    tokens: tuple[Token, ...]

    def find(self) -> tuple[Head, ...]:
        """Read a list of at least three criteria with a count of communes each; empty where there is none."""
        if sum(token.unit is not None and token.unit.name == COMMUNE for token in self.tokens) < _FEWEST:
            return ()
        parts = [head for segment in self._segments() if (head := self._part(segment))]
        numbers = [part.number for part in parts]
        if len(set(numbers)) < _FEWEST or len(set(numbers)) < len(numbers):
            return ()
        lead = self.text[: parts[0].start]
        return tuple(
            replace(until(head, following, len(self.text)), lead=lead) for head, following in paired(parts)
        )

    def _segments(self) -> Iterator[Sequence[Token]]:
        start = 0
        for at, token in enumerate(self.tokens):
            colon = token.is_mark(":") and not self._names_one(self.tokens[start:at])
            if token.is_mark(",;") or token.has("and") or colon:
                parts = not self._inside_name(start, at)
                if parts:
                    yield self.tokens[start:at]
                    start = at + 1
        yield self.tokens[start:]

    def _names_one(self, tokens: Sequence[Token]) -> bool:
        """Say whether words are the name of one criterion alone, so that their colon parts no list off."""
        words = [token for token in tokens if not token.is_mark(_BULLETS)]
        if not words:
            return False
        if words[0].has("criterion"):
            return True
        matched = self.criteria.match(words_of(self.text, words[0].start, words[-1].end))
        return matched is not None and matched.score >= _SURE

    def _inside_name(self, start: int, at: int) -> bool:
        """Say whether a comma or ``và`` stands inside a name that a count follows."""
        return not any(
            token.kind is TokenKind.NUMBER and not self._is_criterion_number(token)
            for token in self.tokens[start:at]
        )

    def _is_criterion_number(self, token: Token) -> bool:
        at = bisect_left(self.tokens, token.start, key=_START)
        return at > 0 and (self.tokens[at - 1].has("criterion") or self.tokens[at - 1].names("number"))

    def _part(self, segment: Sequence[Token]) -> Head | None:
        tokens = [token for token in segment if not token.is_mark(_BULLETS + "(")]
        count = next(
            (
                at
                for at, token in enumerate(tokens)
                if token.kind is TokenKind.NUMBER and not self._is_criterion_number(token)
            ),
            None,
        )
        if count is None or not any(token.unit and token.unit.name == COMMUNE for token in tokens[count:]):
            return None
        words = list(tokens[:count])
        while words and (words[-1].is_mark(":)") or words[-1].has("link", "increase", "exists")):
            words.pop()
        while words and (words[0].has("lead", "exists") or words[0].names("about_what")):
            words.pop(0)
        colon = max((at for at, token in enumerate(words) if token.is_mark(":")), default=-1)
        words = words[colon + 1 :]
        if not words:
            return None
        start = words[0].start
        if words[0].has("criterion"):
            digits = next((token for token in words if token.numeral), None)
            if digits and digits.numeral and digits.numeral.value is not None:
                span = (digits.start, digits.end)
                name = words_of(self.text, digits.end, words[-1].end)
                return Head(int(digits.numeral.value), name, span, span, start, start, 0)
            words = words[1:]
        if not words:
            return None
        name = words_of(self.text, words[0].start, words[-1].end)
        matched = self.criteria.match(name)
        if matched is None or matched.score < _SURE:
            return None
        span = (words[0].start, words[-1].end)
        return Head(matched.number, name, span, None, start, start, 0)
