"""A quantity of a text, and all that was read of a text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from normalize.prose.clauses.words.numerals import Numeral
from normalize.prose.clauses.words.tokens import Token, TokenKind
from normalize.records import Trend


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a text: ``[start, end)`` with its unit, ``[start, number_end)`` the number alone.

    ``base`` is the whole in ``8/207 xã``, ``high`` the upper end of a range. ``first`` and ``stop`` bound
    its tokens, qualifier and bound included; ``number`` is the token of its number. ``qualifier_start`` is
    where the qualifier's words begin. ``change`` says which way a stated change goes, ``origin`` is the
    place (in the text's quantities) of the one that a change starts from.
    """

    start: int
    number_end: int
    end: int
    low: Numeral
    high: Numeral | None
    base: Numeral | None
    unit: str
    unit_kind: str
    qualifier: str
    qualifier_start: int
    first: int
    number: int
    stop: int
    change: Trend | None = None
    origin: int | None = None
    misread_unit: bool = False

    @property
    def value(self) -> Decimal | None:
        """The (lower) value; None when it is ambiguous."""
        return self.low.value

    @property
    def is_share(self) -> bool:
        """Say whether it is a percentage."""
        return self.unit.startswith(("%", "‰"))


LONGEST = 200
"""Tokens on either side of a quantity that are looked at: more than a sentence has, less than a long text."""


@dataclass(frozen=True)
class TextQuantities:
    """The quantities of a text in reading order, and the numbers that nothing explains."""

    tokens: tuple[Token, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    unread: tuple[Token, ...] = ()

    def sentence_of(self, at: int) -> tuple[int, int]:
        """Give the bounds (as tokens) of the sentence, or part between semicolons, around a token.

        No further than LONGEST from it: text without a full stop costs no more than its length.
        """
        low, high = max(0, at - LONGEST), min(len(self.tokens), at + LONGEST)
        following = bisect_right(self._begins, at)
        first = self._begins[following - 1] if following else 0
        stop = self._begins[following] if following < len(self._begins) else high
        return max(first, low), min(stop, high)

    @cached_property
    def _begins(self) -> tuple[int, ...]:
        """The tokens that sentences behind the first begin with: words apart from a mark that ends one."""
        return tuple(
            at
            for at, (mark, token) in enumerate(pairwise(self.tokens), 1)
            if mark.is_mark(".;") and token.start > mark.end and self._may_begin(at)
        )

    def _may_begin(self, at: int) -> bool:
        """Say whether a token behind a full stop may begin a sentence: of numbers only one behind a unit."""
        before = self.tokens[at - 2].kind if at > 1 else None
        return self.tokens[at].kind is not TokenKind.NUMBER or before is TokenKind.UNIT
