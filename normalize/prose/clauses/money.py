"""Amounts of money in a text, each with the share of the whole that stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from normalize.lexicon import Lexicon
from normalize.prose.clauses.quantities import read_quantities
from normalize.prose.clauses.quantity import Quantity, TextQuantities
from normalize.prose.clauses.words.numerals import Numeral
from normalize.prose.clauses.words.tokens import Token
from normalize.prose.clauses.words.units import QuantityUnit
from normalize.prose.clauses.words.vocabulary import unit_named, units
from normalize.records import Finding

_LONGEST_SHARE = 10
"""Tokens between an amount and the share that still is its own: ``chiếm tỷ lệ``, a bracket in words."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at ``[start, end)`` with its unit, the number alone at ``[start, number_end)``."""

    start: int
    number_end: int
    end: int
    numeral: Numeral
    unit: QuantityUnit
    share_before: Quantity | None = None
    share_behind: Quantity | None = None

    def findings(self, text: str) -> Iterator[Finding]:
        """Tell a unit that was taken for its nearest spelling."""
        printed = text[self.number_end : self.end].strip()
        if self.unit.forgiven and printed.lower() != self.unit.name.lower() and "(" not in printed:
            evidence = {"evidence": "units of money"}
            yield Finding("text-repaired", "currency_unit", printed, self.unit.name, details=evidence)


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Find the amounts of a text in reading order; what is paid for each of something is none."""
    reading = read_quantities(text)
    found: list[Amount] = []
    for at, quantity in enumerate(reading.quantities):
        unit = _money(reading, quantity)
        if unit is None or _is_each(reading, quantity):
            continue
        amount = Amount(quantity.start, quantity.number_end, quantity.end, quantity.low, unit)
        shares = _share_before(reading, at), _share_behind(reading, at)
        found.append(replace(amount, share_before=shares[0], share_behind=shares[1]))
    return tuple(found)


def currency(name: str) -> str:
    """Write ``tỷ`` as the unit of money that it stands for."""
    return _money_of_multipliers().get(name, name)


@cache
def _money_of_multipliers() -> dict[str, str]:
    named = [one for one in units().concepts.values() if one.get("money")]
    return {one.words[0]: unit_named(one.get("money")) for one in named}


def _money(reading: TextQuantities, quantity: Quantity) -> QuantityUnit | None:
    """Give the unit of an amount, None for other quantities, rates and ranges."""
    if quantity.unit_kind != "money" or "/" in quantity.unit or quantity.base or quantity.high:
        return None
    units = [token for token in reading.tokens[quantity.number : quantity.stop] if token.unit]
    token = units[-1] if units else None
    return replace(token.unit, name=currency(token.unit.name)) if token and token.unit else None


def _is_each(reading: TextQuantities, quantity: Quantity) -> bool:
    """Say whether money is for each of several: ``hỗ trợ mỗi hộ 5 triệu đồng``."""
    near = reading.tokens[max(0, quantity.first - 4) : quantity.first]
    return any(token.has("each") for token in near)


def _share_behind(reading: TextQuantities, at: int) -> Quantity | None:
    """Give the share that follows an amount: ``312.350 triệu đồng, chiếm 14%``, ``(80%)``."""
    quantity = reading.quantities[at]
    if at + 1 >= len(reading.quantities) or reading.quantities[at + 1].unit != "%":
        return None
    share = reading.quantities[at + 1]
    between = reading.tokens[quantity.stop : share.first]
    linked = any(token.has("share") or token.is_mark("(") for token in between)
    apart = any(token.is_mark(";") or token.has("parts") for token in between)
    behind = reading.tokens[share.stop : share.stop + 1]
    apart |= any(token.has("compare", "plan_title") for token in behind)  # bằng 74% kế hoạch
    return share if linked and not apart and len(between) <= _LONGEST_SHARE + _in_words(between) else None


def _in_words(tokens: tuple[Token, ...]) -> int:
    """How many tokens spell the amount in words."""
    words = Lexicon.load("number_words")
    return sum(words.match(token.text) is not None for token in tokens)


def _share_before(reading: TextQuantities, at: int) -> Quantity | None:
    """Give the share in brackets right before an amount: ``Vốn tín dụng (15,86 %): 64.180 triệu đồng``."""
    if not at or reading.quantities[at - 1].unit != "%":
        return None
    share = reading.quantities[at - 1]
    between = reading.tokens[share.stop : reading.quantities[at].first]
    opened = share.first > 0 and reading.tokens[share.first - 1].is_mark("(")
    closes = bool(between) and between[0].is_mark(")")
    return (
        share
        if opened and closes and all(token.is_mark("):,-") or token.has("link") for token in between)
        else None
    )
