"""Sums that decide how ambiguous amounts are read: ``12,500 triệu đồng (gồm: 8.500, 4.000 triệu đồng)``."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from normalize.prose.clauses.words.numerals import Numeral

_MOST = 4096
"""Combinations of readings that are tried; more amounts in doubt decide nothing."""


def settle_sum(
    whole: tuple[Numeral, int], parts: Sequence[tuple[Numeral, int]]
) -> tuple[Decimal, ...] | None:
    """Give the one reading of a whole and its parts (each with the đồng of its unit) that adds up.

    None where all are clear, none adds up, or several readings do.
    """
    amounts = (whole, *parts)
    if not parts or all(numeral.is_clear for numeral, _ in amounts):
        return None
    readings = [(n.value,) if n.value is not None else n.candidates for n, _ in amounts]
    count = 1
    for options in readings:
        count *= len(options)
    if not 0 < count <= _MOST:
        return None
    factors = [factor for _, factor in amounts]
    fitting = [
        values
        for values in product(*readings)
        if values[0] * factors[0] == sum(v * f for v, f in zip(values[1:], factors[1:], strict=True))
    ]
    return fitting[0] if len(fitting) == 1 else None
