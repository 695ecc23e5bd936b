"""Which way a quantity changes, and from which one: ``từ 61 xã lên 67 xã``, ``tăng 12 xã``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.prose.clauses.quantity import Quantity
from normalize.prose.clauses.words.cursor import Cursor
from normalize.prose.clauses.words.tokens import TokenKind
from normalize.records import Trend


def changed(cursor: Cursor, found: Sequence[Quantity], quantity: Quantity) -> Quantity:
    """Say which way a quantity changes and from which one it started."""
    if found and (change := _end_of_change(cursor, found[-1], quantity)):
        before = found[-1]
        origin = before.origin if before.origin is not None else len(found) - 1
        return replace(quantity, change=change, origin=origin)
    if cursor.has(quantity.first, "from") and quantity.high is None and not quantity.qualifier:
        return quantity
    if difference := _difference(cursor, quantity.first - 1):
        return replace(quantity, change=difference)
    at = quantity.first - 1
    while cursor.has(at, "mean", "every", "qualifier", "from") or cursor.is_mark(at, ":"):
        at -= 1
    if cursor.has(at, "increase"):
        return replace(quantity, change=Trend.INCREASE)
    if cursor.has(at, "decrease"):
        return replace(quantity, change=Trend.DECREASE)
    return quantity


def _difference(cursor: Cursor, at: int) -> Trend | None:
    """Give the way of what tells by how much more or less there is: ``thấp hơn năm trước 335 tấn``."""
    while not cursor.has(at, "higher", "lower"):
        token = cursor.token(at)
        if token is None or not (token.has("compare", "year", "before") or token.kind is TokenKind.YEARS):
            return None
        at -= 1
    return Trend.INCREASE if cursor.has(at, "higher") else Trend.DECREASE


def _end_of_change(cursor: Cursor, before: Quantity, quantity: Quantity) -> Trend | None:
    """Give the way of ``từ A (năm …) lên B`` where a quantity is its B, or goes on behind it."""
    between = cursor.tokens[before.stop : quantity.first]
    fillers = ("time", "year", "qualifier", "and", "mean", "reached")
    plain = all(
        token.kind in (TokenKind.YEARS, TokenKind.DATE) or token.is_mark("(),") or token.has("to", *fillers)
        for token in between
    )
    if not plain or before.is_share != quantity.is_share:
        return None
    starts = cursor.has(before.first, "from") and before.high is None
    goes_on = before.origin is not None and any(token.kind is TokenKind.YEARS for token in between)
    steps = [token for token in between if token.has("rise", "fall")]
    if goes_on and before.change and before.origin is not None and not steps:
        return before.change
    if not starts or not any(token.has("to", "reached") for token in between):
        return None
    if steps:
        return Trend.INCREASE if steps[-1].has("rise") else Trend.DECREASE
    if before.value is None or quantity.value is None or before.value == quantity.value:
        return None
    return Trend.INCREASE if before.value < quantity.value else Trend.DECREASE
