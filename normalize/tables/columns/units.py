"""The unit of a column: its own (``Diện tích (ha)``, ``Tỷ lệ``), or the table's where it can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from normalize.lexicon import Hit, Lexicon, spell
from normalize.tables.cells.unit_lines import SaidUnit, units_said
from normalize.tables.cells.units import (
    in_full,
    is_money,
    is_unit,
    leading_unit,
    money_factor,
    tidy_unit,
    unit_at_end,
    unit_in_brackets,
    unit_kind,
    unit_names,
    without_english,
)
from normalize.tables.columns.measures import can_be_in, measure_of, measured
from normalize.tables.columns.titles import begins_with, says
from normalize.tables.columns.years import basis_of
from normalize.tables.rows.words import is_total
from normalize.unicode import fold_key

_FIGURED = re.compile(r"\d\s*[%‰]")
"""A share with its figure is no unit: ``Ngân sách địa phương (30%)``."""
_PEOPLE = ("people", "labour", "households")
_MOST_WORDS = 6
"""Words and figures of a unit at the end of a title: ``1.000 đồng/m2/năm``."""
_ABBREVIATED = re.compile(r"[A-ZĐ]{2,6}(?![^\W\d_])")
"""What is counted, written in capitals: ``Số CCN``."""


def own_unit(titles: Sequence[str]) -> str:
    """Give the unit that a column's titles print or surely mean, the lowest first; empty without one.

    What a title counts without saying so (``Hộ nghèo giảm``, ``Địa phương``) is weaker: ``counted_unit``.
    """
    for level, title in enumerate(map(without_english, reversed(titles))):
        unit = unit_in_brackets(title) or unit_at_end(title) or _unit_behind(title)
        if unit and says_money(titles) and unit_kind(unit) == "count":
            unit = ""  # Vốn đối ứng (huyện, xã): who pays, not what is counted
        if not unit and is_unit(title):
            unit = _whole_title(title, is_leaf=not level)
        if unit := unit or implied_unit(title):
            return _bare_share(unit)
    return ""


def _bare_share(unit: str) -> str:
    """Give a share of what was planned or reached (``% TH/KH``) without it; ``% GDP`` stays."""
    return "%" if unit.startswith("%") and basis_of(unit) is not None else unit


@cache
def _unit_behind(title: str) -> str:
    """Give the unit that a title ends with, no mark before it: of what it measures (``Diện tích m2``)."""
    if said := next((each.unit for each in units_said(title)), ""):
        return said  # Kinh phí ĐVT: triệu đồng
    starts = [start for start, _ in spell(title).spans[1:]][-_MOST_WORDS:]
    ends = (title[start:] for start in starts if unit_kind(title[start:]) in ("measure", "money", "percent"))
    unit = next((in_full(tidy_unit(end)) for end in ends if measure_of(title).can_be_in(end)), "")
    return "" if money_factor(unit) == 1 else unit  # Giá hợp đồng


def says_money(titles: Sequence[str]) -> bool:
    """Say whether titles speak of money at any level."""
    return any(_says_money(title) for title in titles)


@cache
def _says_money(title: str) -> bool:
    measure = measure_of(title)
    return measure.name == "money" if measure.is_known else "money" in says(title)


def _whole_title(title: str, *, is_leaf: bool) -> str:
    """Give the unit that a title is as a whole; of what can be counted none is sure (``Huyện``, ``Năm``)."""
    kind = unit_kind(title) if measure_of(title).name != "pure_number" else ""
    if kind in ("measure", "money", "percent") or (kind == "time" and is_leaf):
        return in_full(tidy_unit(title)) if kind != "percent" else title
    return ""


@cache
def implied_unit(title: str) -> str:
    """Give the unit that the words of a title or label imply: ``Tỷ lệ`` is in per cent, ``Số hộ`` in hộ."""
    signs = _FIGURED.sub("", title)
    if "‰" in signs:
        return "‰"
    if "%" in signs or says(title)[:1] == ("percent",):
        return "%"
    measure = measure_of(title)
    if not measure.is_number or lists_things(measure.noun):
        return ""
    short = _ABBREVIATED.match(measure.noun)
    return leading_unit(measure.noun) or (short[0] if short and not title.isupper() else "")


def lists_things(text: str) -> bool:
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
        concept = measure_of(title).concept
        if concept and concept.get("unit"):
            return str(concept.get("unit"))
        if is_unit(title) and unit_kind(title) == "count" and "sector" not in says(title):
            return (leading_unit(title) or tidy_unit(title)) if basis_of(title) is None else ""
        if counted := _counted(title):
            hit, noun = counted
            return leading_unit(noun) or noun[: hit.end]
    return ""


def counts_people(titles: Sequence[str]) -> bool:
    """Say whether a column counts people by its words (``Học viên``) and none of its titles speaks of money.

    Beside a column of money (``Kinh phí``) it is none of it.
    """
    concept = measured(titles).concept
    return concept is not None and concept.name in _PEOPLE and not says_money(titles)


def _counted(title: str) -> tuple[Hit, str] | None:
    """Find what a title counts in its words from there on; before a name (``Xã Phú Lâm``) it is nothing."""
    noun = measure_of(title).noun
    hit = Lexicon.load("measures").opening(noun)
    if hit is None or not hit.concept.get("counts", False):
        return None
    names = noun[hit.end :].lstrip()[:1].isupper() and not title.isupper()
    return None if names else (hit, noun)


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

    A title that measures nothing known (``Đàn trâu``) is in the unit that nothing known is in (``con``);
    shares are named.
    """
    said = can_be_in(unit, titles)
    if said is not None:
        return said
    if unit_kind(unit) == "percent":
        return False
    names = unit_names(unit)
    return not any(names & set(each.get("units")) for each in Lexicon.load("measures").concepts.values())


def counts_others(unit: str, titles: Sequence[str]) -> bool:
    """Say whether a column counts something that its table's unit is not of: ``Hộ`` among ``người``."""
    leaf = titles[-1] if titles else ""
    counted = _counted(leaf)
    if counted is None or unit_kind(unit) != "count":
        return False
    hit, noun = counted
    if hit.concept.name == "things" and not is_unit(leaf):
        return False
    of_people = hit.concept.name in ("people", "labour") and fold_key("người") in fold_key(unit)
    return not of_people and fold_key(leading_unit(noun)) not in fold_key(unit)


def table_unit_holds(unit: str, titles: Sequence[str]) -> bool:
    """Say whether a column without a unit of its own can be in that of its table.

    Money is no unit of counted things (``Số người``), nor of a number of what other columns tell
    (``Số lượng`` beside ``Thành tiền``).
    """
    leaf = measure_of(titles[-1]) if titles else None
    if leaf is not None and leaf.is_number and not leaf.noun and unit_kind(unit) == "money":
        return is_total(titles[-1])
    return can_be_in(unit, titles) is not False


def label_unit(label: str, *, table_unit: str = "", said: Sequence[SaidUnit] = ()) -> str:
    """Give the unit that a row's label names (``DSTB (nghìn người)``) or implies (``Số hộ``, ``Tỷ lệ``).

    In a table with a unit only shares are in another; of several that are ``said`` for it, money is in the
    one of money.
    """
    if unit := unit_in_brackets(label):
        return unit
    if not table_unit:
        money = [each.unit for each in said if is_money(each.unit)] if _says_money(label) else []
        return unit_at_end(label) or implied_unit(label) or (money[0] if len(money) == 1 else "")
    return "%" if begins_with(label, "percent") and unit_kind(table_unit) != "percent" else ""


def has_no_unit(label: str) -> bool:
    """Say whether a row's figure has no unit at all (``ICOR``)."""
    return measure_of(label).name == "pure_number"
