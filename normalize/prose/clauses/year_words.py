"""Words that tell years: those named, listed, compared with, or told by another (``năm trước``)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.prose.clauses.quantity import Quantity
from normalize.prose.clauses.words.tokens import Token, TokenKind
from normalize.prose.clauses.words.vocabulary import HOUR, TIMES

Years = tuple[int, int]
"""The first and the last."""
_MONTH = re.compile(r"\d{1,2}\s?/\s?\d{4}|(?:tháng\s+)?\d{1,2}\s+năm\s+\d{4}", re.IGNORECASE)

_NORM_NEAR = 14
"""Tokens within which ``theo`` stands before the years of a norm: a programme's name is long."""


def in_brackets(tokens: Sequence[Token], at: int) -> int | None:
    """Find years that stand alone in the brackets that open at a token: ``(giai đoạn 2021-2025)``."""
    inside = at + 1
    while inside < len(tokens) and tokens[inside].has("year", "time", "to"):
        inside += 1
    closed = inside + 1 < len(tokens) and tokens[inside + 1].is_mark(")")
    return inside if closed and tokens[inside].kind is TokenKind.YEARS else None


def names_years(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a token names the years of what is told, no date of a document."""
    token = tokens[at]
    if token.kind is TokenKind.YEARS:
        return not (at and tokens[at - 1].kind is TokenKind.CITATION)
    if token.kind is not TokenKind.DATE or token.years is None:
        return False
    if _MONTH.fullmatch(token.text):
        return True  # tháng 10/2009: a document's date has its day
    near = [one for one in tokens[max(0, at - 5) : at] if not one.has("soft", "year")]
    if len(near) > 2 and near[-1].unit and near[-1].unit.name == HOUR:  # đến 18 giờ ngày 07/8/2021
        near = near[:-2]
    return bool(near) and near[-1].has("time", "to", "before", "until", "from")


def is_compared(tokens: Sequence[Token], at: int) -> bool:
    """Say whether years are compared with or looked out to: ``so với năm 2017``, ``tầm nhìn đến 2050``.

    Those of prices are none's either: ``(giá so sánh 2010)``, nor those behind ``gấp 2 lần``.
    """
    near = [token for token in tokens[max(0, at - 3) : at] if not token.has("year")]
    times = bool(near) and near[-1].unit is not None and near[-1].unit.name == TIMES  # gấp 2 lần năm 2010
    return times or any(token.has("compare", "vision", "prices") for token in near)


def is_of_norm(tokens: Sequence[Token], at: int) -> bool:
    """Say whether years only name a norm: ``theo chuẩn nghèo giai đoạn 2022-2025``, ``theo Đề án … 2030``."""
    for index in range(at - 1, max(at - _NORM_NEAR, -1), -1):
        token = tokens[index]
        if token.kind in (TokenKind.NUMBER, TokenKind.YEARS) or token.has("link") or token.is_mark(".,;:()"):
            return False
        if token.names("standard"):
            return True
        if token.has("according"):
            return any(norm.names("criterion", "provision") for norm in tokens[index + 1 : index + 3])
    return False


def years_at(tokens: Sequence[Token], own: int) -> Years | None:
    """Give the years at a token, with those before it that a word counts together: ``các năm 2024, 2025``."""
    first = own
    while first > 1 and (tokens[first - 1].is_mark(",") or tokens[first - 1].has("and")):
        if tokens[first - 2].kind is not TokenKind.YEARS:
            break
        first -= 2
    together = first < own and tokens[first - 1].has("several")
    named = [at for at in range(first, own + 1) if tokens[at].kind is TokenKind.YEARS]
    return listed(tokens, named) if together else tokens[own].years


def is_last_year(tokens: Sequence[Token], first: int, quantity: Quantity) -> bool:
    """Say whether a quantity is of the year before the one spoken of: ``…, năm trước đạt 46.200 tấn``."""
    for at in range(quantity.first - 1, first - 1, -1):
        opens = at == first or tokens[at - 1].is_mark("(,;")
        if tokens[at].has("same_period") and opens:
            return True
        if tokens[at].has("last_year"):
            return not is_compared(tokens, at) and not (at and tokens[at - 1].kind is TokenKind.UNIT)
        leads = tokens[at].is_mark(",") and any(token.has("last_year") for token in tokens[first : first + 4])
        if tokens[at].kind in (TokenKind.MARK, TokenKind.YEARS) and not leads:
            return False
    return False


def tells_outlook(tokens: Sequence[Token]) -> bool:
    """Say whether an outlook has a number of its own: ``tầm nhìn đến năm 2030 có 60 sản phẩm``."""
    behind = tokens[4:]
    return (
        any(token.has("vision") for token in tokens[:3])
        and any(token.has("link", "exists", "reached") for token in behind)
        and not any(token.kind is TokenKind.MARK for token in behind)
    )


def listed(tokens: Sequence[Token], named: Sequence[int]) -> Years | None:
    """Give the last years named, with those that they are listed with: ``Các năm 2024, 2025``."""
    years = tokens[named[-1]].years
    for before, at in zip(reversed(named[:-1]), reversed(named[1:]), strict=True):
        first = tokens[before].years
        linked = all(token.is_mark(",") or token.has("and", "year") for token in tokens[before + 1 : at])
        if not linked or first is None or years is None or first[1] + 1 != years[0]:
            break
        years = (first[0], years[1])
    return years


def span(ends: tuple[Years | None, Years | None]) -> Years | None:
    """Give the years over which a change goes, where both ends have theirs."""
    return (ends[0][0], ends[1][1]) if ends[0] and ends[1] and ends[0][0] < ends[1][1] else None
