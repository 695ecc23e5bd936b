"""The unit of a column: its own (``Diện tích (ha)``, ``Tỷ lệ``), or the table's where it can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from normalize.lexicon import Hit, Lexicon
from normalize.tables.cells.unit_lines import SaidUnit
from normalize.tables.cells.units import (
    in_full,
    is_unit,
    leading_unit,
    tidy_unit,
    unit_at_end,
    unit_in_brackets,
    unit_kind,
)
from normalize.tables.columns.titles import begins_with, says
from normalize.tables.columns.years import basis_of
from normalize.unicode import fold_key

_COUNTED = re.compile(r"(?:tổng\s+)?số(?:\s+lượng)?\s+(.+)", re.IGNORECASE)
"""``Số hộ nghèo`` counts households; ``Số lượng`` alone counts nothing named."""
_ASIDE = re.compile(r"\s*\([^()]*\)")
_FIGURED = re.compile(r"\d\s*[%‰]")
"""A share with its figure is no unit: ``Ngân sách địa phương (30%)``."""
_NO_UNIT = re.compile(r"\b(?:ICOR|hệ số|chỉ số)\b", re.IGNORECASE)
_NO_MONEY = re.compile(
    r"(?:tổng\s+)?số(?!\s*(?:tiền|vốn|kinh phí|dự toán))\b(?!\s*$)|số lượng|khối lượng|diện tích",
    re.IGNORECASE,
)


def own_unit(titles: Sequence[str]) -> str:
    """Give the unit that a column's titles print or surely mean, the lowest first; empty without one.

    What a title counts without saying so (``Hộ nghèo giảm``, ``Địa phương``) is weaker: ``counted_unit``.
    """
    for level, title in enumerate(reversed(titles)):
        unit = unit_in_brackets(title) or unit_at_end(title)
        if unit and says_money(titles) and unit_kind(unit) == "count":
            unit = ""  # Vốn đối ứng (huyện, xã): who pays, not what is counted
        if not unit and is_unit(title):
            unit = _whole_title(title, is_leaf=not level)
        if unit := unit or implied_unit(title):
            return unit
    return ""


def says_money(titles: Sequence[str]) -> bool:
    """Say whether titles speak of money at any level."""
    return any("money" in says(title) for title in titles)


def _whole_title(title: str, *, is_leaf: bool) -> str:
    """Give the unit that a title is as a whole; of what can be counted none is sure (``Huyện``, ``Năm``)."""
    kind = unit_kind(title)
    if kind in ("measure", "money", "percent") or (kind == "time" and is_leaf):
        return in_full(tidy_unit(title)) if kind != "percent" else title if basis_of(title) is None else "%"
    return ""


@cache
def implied_unit(title: str) -> str:
    """Give the unit that the words of a title or label imply: ``Tỷ lệ`` is in per cent, ``Số hộ`` in hộ."""
    signs = _FIGURED.sub("", title)
    if "‰" in signs:
        return "‰"
    if "%" in signs or says(title)[:1] == ("percent",):
        return "%"
    counted = _COUNTED.match(title)
    return leading_unit(counted[1]) if counted and not _is_list(counted[1]) else ""


def _is_list(text: str) -> bool:
    """Say whether a text names several things counted together: ``xã, phường, thị trấn``."""
    parts = re.split(r",|\bvà\b", text)
    return len(parts) > 1 and all(is_unit(part) for part in parts[:2])


def counted_unit(titles: Sequence[str]) -> str:
    """Give what a column counts by the nouns its titles begin with, the lowest first; empty without one.

    Under a head that speaks of money such nouns say who pays (``Kinh phí | Hợp tác xã``).
    """
    if says_money(titles):
        return ""
    for title in reversed(titles):
        if is_unit(title) and unit_kind(title) == "count" and "sector" not in says(title):
            return tidy_unit(title) if basis_of(title) is None else ""
        if hit := _counted_head(title):
            return leading_unit(title) or title[: hit.end]
    return ""


def _counted_head(title: str) -> Hit | None:
    """Find the noun that a title begins with; before a name (``Xã Phú Lâm``) it counts nothing."""
    hit = Lexicon.load("counted_heads").opening(title)
    if hit is None:
        return None
    names = title[hit.end :].lstrip()[:1].isupper() and not title.isupper()
    return None if names else hit


def unit_of_table(said: Sequence[SaidUnit], titles: Sequence[str], *, is_money: bool) -> str:
    """Give the unit said for a whole table that holds for a column without one of its own.

    One said of something (``kinh phí: tỷ đồng``) is for columns that name it; of several for everything
    (``ha, tấn``) the one of the column's kind is meant, or none is known.
    """
    if named := next((each.unit for each in said if each.of and _speaks_of(each.of, titles)), ""):
        return named
    rest = [each.unit for each in said if not each.of or (is_money and unit_kind(each.unit) == "money")]
    if len(rest) > 1:
        rest = [unit for unit in rest if (unit_kind(unit) == "money") == is_money]
    if len(rest) > 1:
        rest = [unit for unit in rest if _can_measure(unit, titles)]
    if len(rest) != 1 or not table_unit_holds(rest[0], titles):
        return ""
    return "" if counts_others(rest[0], titles) else rest[0]


def _speaks_of(words: str, titles: Sequence[str]) -> bool:
    wanted = fold_key(words)
    return any(wanted in fold_key(title) for title in titles)


def _can_measure(unit: str, titles: Sequence[str]) -> bool:
    """Say whether one of several units can be a title's by what that measures (``Diện tích``: ha).

    A title that measures nothing known (``Đàn trâu``) is in the unit that nothing known is in (``con``).
    """
    measured = [hit.concept for title in titles for hit in Lexicon.load("measured").find(title)]
    names = {hit.concept.name for hit in Lexicon.load("units").find(unit)}
    per = "/" in unit
    fits = (names & set(each.get("units")) and per == each.get("per", False) for each in measured)
    if measured:
        return any(fits)
    return not any(names & set(each.get("units")) for each in Lexicon.load("measured").concepts.values())


def counts_others(unit: str, titles: Sequence[str]) -> bool:
    """Say whether a column counts something that its table's unit is not of: ``Hộ`` among ``người``."""
    leaf = titles[-1] if titles else ""
    hit = _counted_head(leaf)
    if hit is None or unit_kind(unit) != "count" or (hit.concept.name == "things" and not is_unit(leaf)):
        return False
    of_people = hit.concept.name == "people" and fold_key("người") in fold_key(unit)
    return not of_people and fold_key(leading_unit(leaf)) not in fold_key(unit)


def table_unit_holds(unit: str, titles: Sequence[str]) -> bool:
    """Say whether a column without a unit of its own can be in that of its table.

    Money is no unit of counted things: ``Số người``, ``Số lượng`` beside ``Thành tiền``.
    """
    leaf = _ASIDE.sub("", titles[-1]) if titles else ""
    if _NO_UNIT.search(leaf):
        return False
    return unit_kind(unit) != "money" or not _NO_MONEY.match(leaf)


def label_unit(label: str, *, table_unit: str = "") -> str:
    """Give the unit that a row's label names (``DSTB (nghìn người)``) or implies (``Số hộ``, ``Tỷ lệ``).

    In a table with a unit only shares are in another.
    """
    if unit := unit_in_brackets(label):
        return unit
    if not table_unit:
        return unit_at_end(label) or implied_unit(label)
    return "%" if begins_with(label, "percent") and unit_kind(table_unit) != "percent" else ""


def has_no_unit(label: str) -> bool:
    """Say whether a row's figure has no unit at all (``ICOR``)."""
    return bool(_NO_UNIT.search(label))
