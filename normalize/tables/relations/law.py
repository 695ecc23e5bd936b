"""The arithmetic by which a figure follows from others, with what the rounding of printed figures allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod

from normalize.tables.model import RelationKind
from normalize.tables.relations.additive import agrees, is_whole

ONE, HALF = Decimal(1), Decimal("0.5")  # half of the last printed place: what rounding takes away


@dataclass(frozen=True, slots=True)
class Law:
    """Sum, difference (the first ``added``, else the first, less the others), product or quotient of two.

    ``scale`` multiplies products and quotients (100 for per cent, a power of ten between units), ``less`` is
    taken off behind that (100 for growth).
    """

    kind: RelationKind
    scale: Decimal = ONE
    less: Decimal = Decimal(0)
    added: int | None = None

    @property
    def is_sum(self) -> bool:
        """Say whether parts that are not there count as nothing."""
        return self.kind in (RelationKind.SUM_DOWN, RelationKind.SUM_ACROSS) and self.added is None

    def expected(self, values: Sequence[Decimal]) -> Decimal | None:
        """Give what the parts make; None for a quotient by nothing."""
        if self.kind is RelationKind.RATIO:
            return self.scale * values[0] / values[1] - self.less if values[1] else None
        if self.kind is RelationKind.PRODUCT:
            return self.scale * prod(values, start=ONE)
        added = self.added or (1 if self.kind is RelationKind.DIFFERENCE else len(values))
        return sum(values[:added], Decimal(0)) - sum(values[added:], Decimal(0))

    def holds(self, stated: Decimal, values: Sequence[Decimal], units: Sequence[str]) -> bool:
        """Say whether what is stated, in the first unit, follows from parts in the others."""
        if self.kind not in (RelationKind.RATIO, RelationKind.PRODUCT):
            found = self.expected(values)
            return found is not None and agrees(stated, found, values, units[0])
        return self.prints(stated, [ends(value, unit) for value, unit in zip(values, units[1:], strict=True)])

    def prints(self, stated: Decimal, parts: Sequence[Sequence[Decimal]]) -> bool:
        """Say whether a product or quotient of parts, each given by its ``ends``, is printed as stated."""
        made = [found for corner in product(*parts) if (found := self.expected(corner)) is not None]
        return bool(made) and _prints(stated, min(made), max(made))


def ends(value: Decimal, unit: str) -> Sequence[Decimal]:
    """Give the least and the most that a printed figure stands for; one value where nothing was rounded."""
    if value % 1 == 0 and is_whole(unit):
        return (value,)
    half = _half_step(value)
    return (value - half, value + half)


def _prints(stated: Decimal, low: Decimal, high: Decimal) -> bool:
    """Say whether a figure prints something between two bounds, rounded or with its last places cut off."""
    if stated < 0:
        return _prints(-stated, -high, -low)
    half = _half_step(stated)
    return stated - half <= high and low < stated + 2 * half


def _half_step(value: Decimal) -> Decimal:
    if value.same_quantum(ONE):
        return HALF
    exponent = value.as_tuple().exponent
    return HALF.scaleb(min(exponent, 0)) if isinstance(exponent, int) else HALF
