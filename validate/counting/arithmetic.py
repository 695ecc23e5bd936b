"""Arithmetic as plans print it: shares rounded to the printed decimals, sums that allow for missing parts."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

HALF = Decimal("0.5")
"""Of the last printed place: what rounding may take away."""


def last_place(printed: Decimal) -> Decimal:
    """Give the worth of the last printed decimal: 1 for 40, 0.01 for 18.36."""
    exponent = printed.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)


def share(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """Give 100 x part / whole, not rounded; ``whole`` is not 0."""
    return Decimal(100) * Decimal(part) / Decimal(whole)


def rounds_to(exact: Decimal, printed: Decimal) -> bool:
    """Say whether the exact value, rounded to the printed decimals, is what is printed."""
    return abs(exact - printed) <= HALF * last_place(printed)


def off_by_one(exact: Decimal, printed: Decimal) -> bool:
    """Say whether the printed value is cut off instead of rounded, or forced to add up to 100."""
    step = last_place(printed)
    return abs(exact.quantize(step, ROUND_HALF_UP) - printed) <= step


def as_printed(exact: Decimal, like: Decimal) -> Decimal:
    """Round an exact value to the decimals of another."""
    return exact.quantize(last_place(like), ROUND_HALF_UP)


def total(values: Iterable[Decimal | int | None]) -> Decimal:
    """Add up what is there."""
    return sum((Decimal(value) for value in values if value is not None), Decimal(0))
