"""Amounts written out in words (``hai trăm ba mươi chín triệu đồng``), read strictly.

Diacritics are not looked at: recognizers lose them, and no two words of numbers differ in them alone but
``mười`` and ``mươi``, which their place tells apart.
"""

from __future__ import annotations

import re

from normalize.unicode import strip_accents

_DIGITS = {
    "khong": 0,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "lam": 5,
    "nham": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
}
_SCALES = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
_ZERO_TENS = {"le", "linh"}
_CLOSING = {"dong", "chan", "bang", "chu", "viet"}
_TENS = "muoi"
_HUNDRED = "tram"
_WORDS = {*_DIGITS, *_SCALES, *_ZERO_TENS, _TENS, _HUNDRED}


def are_number_words(words: str) -> bool:
    """Say whether a text is made of words of numbers alone, well put together or not."""
    tokens = _tokens(words)
    return bool(tokens) and set(tokens) <= _WORDS


def read_amount(words: str) -> int | None:
    """Read an amount in words, its đồng aside; None when the words are no well-formed number.

    Scales must fall (tỷ, triệu, nghìn): ``mười tám triệu hai trăm triệu`` is no number.
    """
    tokens = _tokens(words)
    total, group, lowest = 0, list[str](), 10**12
    for token in tokens:
        scale = _SCALES.get(token)
        if scale is None:
            group.append(token)
            continue
        value = _below_thousand(group)
        if value is None or scale >= lowest:
            return None
        total, group, lowest = total + value * scale, [], scale
    rest = _below_thousand(group) if group else 0
    return None if rest is None or not tokens else total + rest


def _tokens(words: str) -> list[str]:
    plain = strip_accents(words).casefold()
    return [word for word in re.findall(r"[^\W\d_]+", plain) if word not in _CLOSING]


def _below_thousand(tokens: list[str]) -> int | None:
    """Read ``hai trăm ba mươi chín``, ``mười tám``, ``một trăm lẻ năm``; None for anything else."""
    if _HUNDRED in tokens:
        at = tokens.index(_HUNDRED)
        hundreds = _DIGITS.get(tokens[0]) if at == 1 else None
        rest = _below_hundred(tokens[at + 1 :], after_hundred=True)
        return None if hundreds is None or rest is None else 100 * hundreds + rest
    return _below_hundred(tokens, after_hundred=False) if tokens else None


def _below_hundred(tokens: list[str], *, after_hundred: bool) -> int | None:
    match tokens:
        case []:
            return 0
        case [unit] if unit in _DIGITS and not after_hundred:
            return _DIGITS[unit]
        case [zero, unit] if zero in _ZERO_TENS and after_hundred:
            return _DIGITS.get(unit)
        case [ten, *units] if ten == _TENS and len(units) <= 1:
            return _with_unit(10, units)
        case [tens, ten, *units] if ten == _TENS and tens in _DIGITS and len(units) <= 1:
            return _with_unit(10 * _DIGITS[tens], units)
        case _:
            return None


def _with_unit(tens: int, units: list[str]) -> int | None:
    unit = _DIGITS.get(units[0]) if units else 0
    return None if unit is None else tens + unit
