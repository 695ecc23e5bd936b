"""The one way a value is written as text: in CSV, in issues and in provenance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal


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
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
