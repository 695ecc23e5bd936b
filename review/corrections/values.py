"""A value typed by a person, read by the type that its column is declared with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from normalize.records import RECORD_TYPES
from normalize.records.columns import Column, ValueType, declared

LONGEST_VALUE = 20_000
"""Characters of a value: the longest paragraph of a real plan has 4,000."""


class ValueProblemError(ValueError):
    """A typed value does not fit its column; the message says what would."""


@cache
def columns_of(dataset: str) -> Mapping[str, Column]:
    """Give the columns of a dataset that a person may correct, by name; empty for an unknown dataset."""
    kinds = {kind.DATASET: kind for kind in RECORD_TYPES}
    if dataset not in kinds:
        return {}
    return {column.name: column for column in declared(kinds[dataset]) if not column.key}


def parse_value(column: Column, text: str) -> Any:
    """Read a typed value; an empty text is a missing value. Raises ValueProblemError."""
    text = text.strip()
    if len(text) > LONGEST_VALUE:
        raise ValueProblemError(f"has {len(text)} characters, over the limit of {LONGEST_VALUE}")
    if column.is_list:
        parts = [part.strip() for part in text.split(";") if part.strip()]
        return tuple(_one(column, part) for part in parts)
    if not text:
        return "" if column.type is ValueType.TEXT else None
    return _one(column, text)


def _one(column: Column, text: str) -> Any:
    value = _typed(column.type, text)
    if column.allowed and text not in column.allowed:
        raise ValueProblemError(f"'{text}' is none of {', '.join(column.allowed)}")
    limits = column.limits
    if limits.pattern and not re.fullmatch(limits.pattern, text):
        raise ValueProblemError(f"'{text}' does not look like a {column.name}")
    if isinstance(value, int | Decimal | float):
        low, high = limits.low, limits.highest
        if (low is not None and value < low) or (high is not None and value > high):
            raise ValueProblemError(f"{text} is outside {low if low is not None else '…'} to {high or '…'}")
    return value


def _typed(kind: ValueType, text: str) -> Any:
    try:
        match kind:
            case ValueType.INTEGER | ValueType.INTEGERS:
                return int(text)
            case ValueType.DECIMAL:
                return Decimal(text)
            case ValueType.FLOAT:
                return float(text)
            case ValueType.DATE:
                return date.fromisoformat(text)
            case ValueType.BOOLEAN:
                return {"true": True, "false": False}[text.lower()]
            case _:
                return text
    except (ValueError, InvalidOperation, KeyError):
        raise ValueProblemError(f"'{text}' is no {kind}; write {_EXAMPLES.get(kind, 'a value')}") from None


_EXAMPLES = {
    ValueType.INTEGER: "a whole number such as 1250",
    ValueType.INTEGERS: "whole numbers such as 1;3;7",
    ValueType.DECIMAL: "a number such as 1250.5",
    ValueType.FLOAT: "a number such as 0.95",
    ValueType.DATE: "a date such as 2017-02-24",
    ValueType.BOOLEAN: "true or false",
}
