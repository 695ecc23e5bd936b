"""The one way a value is written as text: in CSV, in issues and in provenance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class NumberRange:
    """A number that a person gave; ``high`` is the other end of a range, None for one number."""

    low: Decimal
    high: Decimal | None = None


def format_value(value: object) -> str:
    """Write a field's value as the contract says: empty for missing, ISO dates, ``;`` in lists."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return ";".join(format_value(item) for item in value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, NumberRange):
        return format_value(value.low) + (f"-{format_value(value.high)}" if value.high is not None else "")
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
