"""A value typed by a person, read by the type that its column is declared with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from extract.messages import Wording
from normalize.records import RECORD_TYPES
from normalize.records.columns import ColumnSpec, ValueType, declared
from normalize.values import NumberRange

LONGEST_VALUE = 20_000
"""Characters of a value: the longest paragraph of a real plan has 4,000."""


class ValueProblemError(ValueError):
    """What a person wrote does not fit; the message, one of ``[value.…]``, says what would."""

    def __init__(self, key: str, **fields: object) -> None:
        self.why = Wording.of(key, **fields)
        super().__init__(self.why)

    def __str__(self) -> str:
        return self.why.told()


@cache
def columns_of(dataset: str) -> Mapping[str, ColumnSpec]:
    """Give the columns of a dataset that a person may correct, by name; empty for an unknown dataset."""
    kinds = {kind.DATASET: kind for kind in RECORD_TYPES}
    if dataset not in kinds:
        return {}
    return {column.name: column for column in declared(kinds[dataset]) if not column.key}


def parse_value(column: ColumnSpec, text: str) -> Any:
    """Read a typed value; an empty text is a missing value. Raises ValueProblemError."""
    if len(text) > LONGEST_VALUE:
        raise ValueProblemError("value.long", count=len(text), limit=LONGEST_VALUE)
    text = tidied(text)
    if column.is_list:
        parts = [part.strip() for part in text.split(";") if part.strip()]
        return tuple(_one(column, part) for part in parts)
    if not text:
        return "" if column.type is ValueType.TEXT and not column.choices else None
    return _one_of(column, text) if column.choices else _one(column, text)


def parse_answer(dataset: str, field: str, text: str) -> Any:
    """Read what is typed for a field; raises ValueProblemError.

    The ends of a range (``28-30``) are given together, as the ``value`` of datasets that have a ``value_to``.
    """
    columns = columns_of(dataset)
    ends = _RANGE.fullmatch(text) if field == "value" and "value_to" in columns else None
    if ends is None:
        return parse_value(columns[field], text)
    low, high = parse_value(columns["value"], ends["low"]), parse_value(columns["value_to"], ends["high"])
    if low >= high:
        raise ValueProblemError("value.range", text=text)
    return NumberRange(low, high)


_RANGE = re.compile(r"\s*(?P<low>[\d.]+)\s*[-–]\s*(?P<high>[\d.]+)\s*")
"""Two numbers without signs of their own; a date has two dashes."""


def tidied(text: str) -> str:
    """Give text as the datasets hold it: NFC, single-spaced, without signs that control or cannot be seen."""
    kinds = ((sign, unicodedata.category(sign)) for sign in unicodedata.normalize("NFC", text))
    seen = (" " if kind in ("Cc", "Cs", "Zl", "Zp") else sign for sign, kind in kinds if kind != "Cf")
    return " ".join("".join(seen).split())


def _one_of(column: ColumnSpec, text: str) -> Any:
    """Read a value by the first of a column's types that it fits; a date has two dashes."""
    for kind in column.choices:
        if (kind is ValueType.DATE) is (text.count("-") == 2):
            return _typed(kind, text)
    return _typed(column.choices[0], text)


def _one(column: ColumnSpec, text: str) -> Any:
    value = _typed(column.type, text)
    if column.allowed and text not in column.allowed:
        shown = text if len(text) <= 60 else f"{text[:60]}…"
        raise ValueProblemError("value.choice", text=shown, choices=", ".join(column.allowed))
    limits = column.limits
    if limits.pattern and not re.fullmatch(limits.pattern, text):
        raise ValueProblemError("value.pattern", text=text, field=column.name)
    if isinstance(value, int | Decimal | float):
        low, high = limits.low, limits.highest
        if (low is not None and value < low) or (high is not None and value > high):
            first, last = ("…" if end is None else end for end in (low, high))
            raise ValueProblemError("value.outside", text=text, first=first, last=last)
    return value


_GROUPED = re.compile(r"[1-9]\d{0,2}(\.\d{3})+")
"""Thousand two hundred and fifty in Vietnamese print, one and a quarter in the datasets: nobody can tell."""


def _typed(kind: ValueType, text: str) -> Any:
    try:
        match kind:
            case ValueType.INTEGER | ValueType.INTEGERS:
                return int(_plain_number(text))
            case ValueType.DECIMAL:
                return Decimal(_plain_number(text))
            case ValueType.FLOAT:
                return float(_plain_number(text))
            case ValueType.DATE:
                return date.fromisoformat(text)
            case ValueType.BOOLEAN:
                return {"true": True, "false": False}[text.lower()]
            case _:
                return text
    except (ValueError, InvalidOperation, KeyError):
        grouped = kind is ValueType.DECIMAL and _GROUPED.fullmatch(text)
        if not grouped:
            raise ValueProblemError(f"value.{kind.name.lower()}", text=text) from None
        key = "value.grouped" if text.count(".") == 1 else "value.grouped_twice"
        raise ValueProblemError(key, text=text, whole=text.replace(".", ""), part=f"{text}0") from None


def _plain_number(text: str) -> str:
    """Give a number's text if it can be read in one way only; raises ValueError."""
    if _GROUPED.fullmatch(text) or not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text):
        raise ValueError(text)
    return text
