"""The tokens of a text by their place, where asking beyond either end is no error."""

from __future__ import annotations

from dataclasses import dataclass

from normalize.prose.clauses.words.numerals import Numeral
from normalize.prose.clauses.words.tokens import Token
from normalize.prose.clauses.words.units import QuantityUnit


@dataclass(frozen=True, slots=True)
class Cursor:
    """Tokens that a grammar walks over."""

    tokens: tuple[Token, ...]

    def token(self, at: int) -> Token | None:
        """Give the token at a place."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def is_mark(self, at: int, marks: str) -> bool:
        """Say whether one of the marks stands at a place."""
        token = self.token(at)
        return token is not None and token.is_mark(marks)

    def has(self, at: int, *roles: str) -> bool:
        """Say whether a cue with one of the roles stands at a place."""
        token = self.token(at)
        return token is not None and token.has(*roles)

    def numeral(self, at: int) -> Numeral | None:
        """Give the numeral at a place."""
        token = self.token(at)
        return token.numeral if token else None

    def unit(self, at: int) -> tuple[int, QuantityUnit | None]:
        """Give the unit at a place with the place behind it."""
        token = self.token(at)
        return (at + 1, token.unit) if token and token.unit else (at, None)
