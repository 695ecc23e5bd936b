"""A quantity of a text, and all that was read of a text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from normalize.prose.clauses.words.numerals import Numeral
from normalize.prose.clauses.words.tokens import Token
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


@dataclass(frozen=True, slots=True)
class TextQuantities:
    """The quantities of a text in reading order, and the numbers that nothing explains."""

    tokens: tuple[Token, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    unread: tuple[Token, ...] = ()
