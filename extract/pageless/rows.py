"""Rows of cell texts, before they are cells."""

from __future__ import annotations

Row = tuple[str, ...]
"""The cell texts of one row from left to right; ``""`` is an empty cell."""


def filled(row: Row) -> list[int]:
    """Columns of a row that hold text."""
    return [column for column, text in enumerate(row) if text]


def pad(row: Row, width: int) -> Row:
    """Fill a row up with empty cells."""
    return row + ("",) * (width - len(row))
