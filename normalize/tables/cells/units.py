"""Units of measure in heads, columns, labels and beside figures: told from other words, kept as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import prod

from normalize.lexicon import Hit, Lexicon
from normalize.unicode import clean

_BETWEEN = re.compile(r"[\s/.,()²³-]*")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")
_COINED = re.compile(r"[A-Za-z]{2,5}")
"""What chemists and engineers count in one measure of something."""
_SAID = re.compile(r"\s*:\s*[^;()]{1,40}")
"""What stands behind ``Đơn vị tính`` in a unit line."""
_ENGLISH = re.compile(r"(?P<own>.+?)\s+[-–/]\s+(?P<english>[A-Za-z][A-Za-z .%]*)")
_THOUSANDS = re.compile(r"^(?:1\.?000|100|10(?:³|\^3))\s*(?=\D)")
"""``1000 người`` multiplies like ``nghìn người``."""
_UNIT_WORDS = ("unit", "unit_or_body")
_ENDS = " .,:;()[]"
_LONGEST_UNIT = 40
"""Letters; longer texts are labels, whatever words they hold."""


@cache
def unit_kind(text: str) -> str:
    """Give the kind of a text that is a unit and nothing else (money, percent, count, …); empty for others.

    A unit may have a multiplier before it (``nghìn người``) and others behind a slash (``tấn/ha``),
    where behind a measure or money any words may stand (``m3/ngày đêm``).
    """
    bare = clean(text).strip(_ENDS)
    if not bare or len(bare) > _LONGEST_UNIT:
        return ""
    if bare.startswith(("%", "‰")):
        # Behind it may stand what the share is of: % GDP, % so với năm trước.
        return "percent"
    rest = _THOUSANDS.sub("", bare)
    hits = Lexicon.load("units").find(rest)
    if not hits or not _covers(rest, hits):
        head, _, per = bare.partition("/")
        kind = unit_kind(head) if per and not any(map(str.isdigit, per)) else ""
        if not kind and _COINED.fullmatch(head) and unit_kind(per.lstrip("0123456789.")) == "measure":
            return "measure"  # MPN/100ml
        return kind if kind in ("measure", "money") else ""
    kinds = [str(hit.concept.get("kind")) for hit in hits]
    own = [kind for kind in kinds if kind != "multiplier"]
    return own[0] if own else "multiplier"


def _covers(text: str, hits: tuple[Hit, ...]) -> bool:
    """Say whether units fill a text: one, behind a multiplier, others only behind a slash."""
    at, joined = 0, True
    for hit in hits:
        between = text[at : hit.start]
        if not _BETWEEN.fullmatch(between) or not (joined or "/" in between):
            return False
        at, joined = hit.end, hit.concept.get("kind") == "multiplier"
    return bool(_BETWEEN.fullmatch(text[at:]))


def is_money(unit: str) -> bool:
    """Say whether a unit is one of money, foreign money too (which ``unit_kind`` calls a measure)."""
    return unit_kind(unit) == "money" or (is_unit(unit) and "foreign_money" in unit_names(unit))


def unit_names(text: str) -> set[str]:
    """Name the units of the lexicon that a text names."""
    return {hit.concept.name for hit in Lexicon.load("units").find(text)}


def is_unit(text: str) -> bool:
    """Say whether a text is a unit and nothing else."""
    return unit_kind(text) not in ("", "multiplier")


def unit_in_brackets(text: str) -> str:
    """Give the unit that stands in brackets (``Diện tích (ha)``), the last of several; empty without one.

    ``Năm 2023 (kế hoạch)`` has none, though plans can be counted.
    """
    found = [inner.strip() for inner in _BRACKETS.findall(text)]
    labelled = [
        inner[hit.end :].lstrip(" :.")
        for inner in found
        if (hit := Lexicon.load("lines").opening(inner)) and hit.concept.name in _UNIT_WORDS
    ]
    named = (without_english(each) for each in reversed(labelled + found) if not _is_basis(each))
    return next((in_full(tidy_unit(each)) for each in named if is_unit(each)), "")


def _is_basis(text: str) -> bool:
    return Lexicon.load("basis").match(text) is not None


def unit_at_end(text: str) -> str:
    """Give the unit at the end of a title (``Diện tích, ha``; ``Quy ra ha``); empty without one.

    Of a list (``Số xã, phường, thị trấn``) the last thing is none.
    """
    match = re.search(r"(?:[,:–-]|\bra\s)\s*([^,:–-]{1,20})$", text)
    if not match or not is_unit(match[1]) or _is_basis(match[1]):
        return ""
    names = unit_names(match[1])
    sure = {"counter", "person"} | _multipliers()
    lists = unit_kind(match[1]) == "count" and not names & sure
    return "" if lists else in_full(tidy_unit(match[1]))


def _multipliers() -> set[str]:
    """Name what makes any noun a unit: ``nghìn cây``."""
    return {c.name for c in Lexicon.load("units").concepts.values() if c.get("kind") == "multiplier"}


def in_full(unit: str) -> str:
    """Write out a unit that heads abbreviate (``Tr.đ``: ``triệu đồng``); others stay as printed."""
    concept = Lexicon.load("units").match(unit)
    return str(concept.get("in_full", unit)) if concept else unit


def without_english(text: str) -> str:
    """Give a unit without its English name, as yearbooks print it: ``Nghìn người - Thous. persons``."""
    match = _ENGLISH.fullmatch(text.strip())
    return match["own"] if match and is_unit(match["own"]) and not is_unit(match["english"]) else text


def without_unit_line(text: str) -> str:
    """Give what a line says before ``Đơn vị tính: …``; a reader of text joins it to the title."""
    said = next((hit for hit in unit_words(text) if _SAID.match(text, hit.end)), None)
    return text[: said.start].rstrip(" (") if said else text


def unit_words(text: str) -> Iterator[Hit]:
    """Give where a text says that a unit follows: ``Đơn vị tính``, ``ĐVT``, ``Đơn vị``."""
    return (hit for hit in Lexicon.load("lines").find(text) if hit.concept.name in _UNIT_WORDS)


def share_in_words(text: str) -> str:
    """Give the unit of shares that a title names without brackets (``điểm phần trăm``); empty without one."""
    hits = Lexicon.load("units").find(text)
    named = [hit for hit in hits if hit.concept.get("kind") == "percent" and not hit.forgiven]
    return text[named[0].start : named[0].end] if named else ""


def tidy_unit(text: str) -> str:
    """Write a unit as printed, without outer marks."""
    bare = clean(text).strip(" .,:;")
    return bare[1:-1].strip() if bare.startswith("(") and bare.endswith(")") else bare


def leading_unit(text: str) -> str:
    """Give the unit that a text begins with (``bộ bàn ghế``: ``bộ``); empty without one."""
    bare = clean(text)
    hits = Lexicon.load("units").find(bare)
    if not hits or hits[0].start or hits[0].forgiven or hits[0].concept.get("kind") == "multiplier":
        return ""
    if counted := str(hits[0].concept.get("counted_in")):
        return counted
    end = _noun_end(bare, hits[0])
    following = hits[1] if len(hits) > 1 else None
    if following and re.fullmatch(r"\s*/\s*", bare[end : following.start]):
        end = following.end
    return bare[:end]


def _noun_end(text: str, hit: Hit) -> int:
    """Give where the noun that counts ends: ``hộ nghèo`` are counted in ``hộ``."""
    if hit.concept.name not in ("of_a_kind", "classified"):
        return hit.end
    blanks = (at for at in range(hit.end) if text[at] == " ")
    return next((at for at in blanks if is_unit(text[:at])), hit.end)


def money_factor(unit: str) -> int | None:
    """Give how many đồng a unit of money is; None for other units and foreign money."""
    bare = clean(unit).strip(_ENDS)
    money = [hit for hit in Lexicon.load("units").find(bare) if hit.concept.get("kind") == "money"]
    if not money or "/" in bare or not money[0].concept.get("factor", 0):
        return None
    return int(money[0].concept.get("factor")) * _multiplier(bare[: money[0].start].strip())


def _multiplier(text: str) -> int:
    """Give what stands before a unit multiplies it by: 1000 for ``nghìn``, 100 for ``trăm`` and ``100``."""
    digits = text.replace(".", "")
    if digits.isdecimal():
        return int(digits)
    factors = [int(hit.concept.get("factor")) for hit in Lexicon.load("units").find(text) if _multiplies(hit)]
    # In the lexicon it would be found in the numerals of running text: hai trăm triệu đồng.
    hundreds = [100] if "trăm" in text.lower().split() else []
    return prod((*factors, *hundreds))


def _multiplies(hit: Hit) -> bool:
    return hit.concept.get("kind") == "multiplier" and not hit.forgiven
