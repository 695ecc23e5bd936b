"""Rows that only number the columns, with formulas: ``(1) (2) (3)``, ``A B 1 2 3=1+2``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

_NUMBER = re.compile(r"[(\[]?\s*(\d{1,2}|[A-Za-z])\s*[a-z]?\s*[)\]]?\s*(?:[=:]\s*(?P<formula>.+))?")
_FORMULA = re.compile(r"[\d\s()+\-–*x×:/.,=%…]+", re.IGNORECASE)
_FEWEST = 3
"""Numbers in order that make a row of column numbers: two may be figures of a body."""
_MOST_LETTERS = 3
"""Columns lettered ``A, B, C`` before the numbers begin: ordinal, label and unit hold no figures."""


def numbers_columns(texts: Sequence[str]) -> bool:
    """Say whether the texts of a row (empty ones left in) number the columns in order."""
    printed = [text for text in texts if text]
    matches = list(takewhile(bool, map(_NUMBER.fullmatch, printed)))
    if len(printed) < _FEWEST or len(matches) < len(printed):
        return False
    if any(match["formula"] and not _FORMULA.fullmatch(match["formula"]) for match in matches if match):
        return False
    numbers = [int(match[1]) for match in matches if match and match[1].isdecimal()]
    letters = [match[1] for match in matches if match and not match[1].isdecimal()]
    if len(numbers) < 2 or len(letters) > _MOST_LETTERS:
        return False
    if all(text.startswith("(") for text in printed):
        # In brackets they may jump where columns were left out.
        return numbers == sorted(set(numbers)) and numbers[0] <= 2
    # Letters number the first columns (A, B), figures the others; beside a formula some may be left out too.
    reckoned = any(match["formula"] for match in matches if match)
    in_order = numbers == (
        sorted(set(numbers)) if reckoned else list(range(numbers[0], numbers[0] + len(numbers)))
    )
    return in_order and numbers[0] <= len(letters) + 2


def column_numbers(texts: Sequence[str]) -> Mapping[int, int]:
    """Give the column index that each printed column number stands in."""
    found: dict[int, int] = {}
    for index, text in enumerate(texts):
        match = _NUMBER.fullmatch(text) if text else None
        if match and match[1].isdecimal():
            found.setdefault(int(match[1]), index)
    return found


def formula_of(text: str) -> str:
    """Give a column number with its formula, written regularly: ``(8)=(6)+(7)``; empty without one."""
    match = _NUMBER.fullmatch(text)
    if not match or not match["formula"]:
        return ""
    return re.sub(r"\s+", "", text).replace("–", "-")
