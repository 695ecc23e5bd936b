"""The unit of a column: its own (``Diện tích (ha)``, ``Tỷ lệ``), or the table's where it can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from normalize.tables.cells.units import (
    is_unit,
    leading_unit,
    tidy_unit,
    unit_at_end,
    unit_in_brackets,
    unit_kind,
)
from normalize.tables.columns.titles import begins_with, says
from normalize.tables.columns.years import basis_of

_COUNTED = re.compile(r"(?:tổng\s+)?số(?:\s+lượng)?\s+(.+)", re.IGNORECASE)
"""``Số hộ nghèo`` counts households; ``Số lượng`` alone counts nothing named."""
_ASIDE = re.compile(r"\s*\([^()]*\)")
_NO_UNIT = re.compile(r"\b(?:ICOR|hệ số|chỉ số)\b", re.IGNORECASE)
_NO_MONEY = re.compile(
    r"(?:tổng\s+)?số(?!\s*(?:tiền|vốn|kinh phí|dự toán))\b(?!\s*$)|số lượng|khối lượng|diện tích",
    re.IGNORECASE,
)


def own_unit(titles: Sequence[str]) -> str:
    """Give the unit that a column's titles name, the lowest level first; empty without one."""
    for title in reversed(titles):
        unit = unit_in_brackets(title) or unit_at_end(title)
        if not unit and is_unit(title):
            unit = _whole_title(title)
        if unit:
            return unit
    return next((unit for title in reversed(titles) if (unit := implied_unit(title))), "")


def _whole_title(title: str) -> str:
    """Give the unit that a title is as a whole; ``Kế hoạch`` and ``Dịch vụ`` count nothing there."""
    if "sector" in says(title):
        return ""
    if basis_of(title) is None:
        return tidy_unit(title)
    return "%" if title.startswith("%") else ""


@cache
def implied_unit(title: str) -> str:
    """Give the unit that the words of a title or label imply: ``Tỷ lệ`` is in per cent, ``Số hộ`` in hộ."""
    if "‰" in title:
        return "‰"
    if "%" in title or says(title)[:1] == ("percent",):
        return "%"
    counted = _COUNTED.match(title)
    return leading_unit(counted[1]) if counted else ""


def table_unit_holds(unit: str, titles: Sequence[str]) -> bool:
    """Say whether a column without a unit of its own is in that of its table.

    Money is no unit of counted things: ``Số người``, ``Số lượng`` beside ``Thành tiền``.
    """
    leaf = _ASIDE.sub("", titles[-1]) if titles else ""
    if _NO_UNIT.search(leaf):
        return False
    return unit_kind(unit) != "money" or not _NO_MONEY.match(leaf)


def label_unit(label: str, *, table_unit: str = "") -> str:
    """Give the unit that a row's label names (``DSTB (nghìn người)``), or implies beside its table's."""
    if unit := unit_in_brackets(label):
        return unit
    named = begins_with(label, "percent") and bool(table_unit)
    return "%" if named and unit_kind(table_unit) != "percent" else ""


def has_no_unit(label: str) -> bool:
    """Say whether a row's figure has no unit at all (``ICOR``)."""
    return bool(_NO_UNIT.search(label))
