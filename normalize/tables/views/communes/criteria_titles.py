"""What heads say of columns about communes and criteria: the place, or the side, and counts from lists.

Roles are ``commune``, ``district``, ``SIDE_count`` and ``SIDE_criteria`` with the sides achieved, missing,
planned and cumulative, ``note`` and ``total``; empty for others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from normalize.lexicon import Hit, Lexicon
from normalize.tables.views.titles import mend, names_in

_LEXICON = "commune_columns"
_SIDES = ("cumulative", "missing", "planned", "achieved")
_YEAR_ALONE = re.compile(r"(?:năm )?20\d\d", re.IGNORECASE)
_BETWEEN = re.compile(r"[,/+(-]|\bvà\b")


def role_of(titles: Sequence[str]) -> str:
    """Give the role of a column by its titles from the top level down."""
    if of_criteria(titles) and (role := criteria_role(titles)):
        return role
    leaf = titles[-1] if titles else ""
    if place := _place(leaf):
        return place
    if any(_says(title, "note") for title in titles):
        return "note"
    return "total" if _begins(leaf, "total", "in_all", "count") else ""


def criteria_role(titles: Sequence[str]) -> str:
    """Give the role of a column known to be about criteria; empty where no title names a side."""
    side = side_of(titles)
    if not side:
        return ""
    leaf = titles[-1]
    if side == "achieved" and any(_says(title, "planned") for title in titles[:-1]):
        side = "cumulative" if _says(leaf, "in_all", "total") or _begins(leaf, "count") else "planned"
    own = next((title for title in reversed(titles) if _of_criteria(title)), "")
    counts = _says(leaf, "count") or _says(own, "count") or side == "cumulative"
    return f"{side}_count" if counts and not says_list(titles) else f"{side}_criteria"


def counting_role(titles: Sequence[str]) -> str:
    """Give the role of a column that names a side and counts or lists, in a table known to be about criteria.

    ``Kế hoạch năm 2017`` over ``Tổng số`` and ``Cụ thể`` says nothing of criteria by itself.
    """
    if titles and _YEAR_ALONE.fullmatch(titles[-1].strip()) and (side := side_of(titles[:-1])):
        return f"{side}_count"
    leaf = titles[-1] if titles else ""
    return criteria_role(titles) if _says(leaf, "count", "list", "cumulative") else ""


def side_of(titles: Sequence[str]) -> str:
    """Give the side that titles name, the lowest first: achieved, missing, planned, cumulative."""
    return next((side for title in reversed(titles) if (side := _side(title))), "")


def says_list(titles: Sequence[str]) -> bool:
    """Say whether the lowest title asks for the criteria themselves and not for how many they are."""
    return bool(titles) and _says(titles[-1], "list")


def says_added(titles: Sequence[str]) -> bool:
    """Say whether a title names what is added to the years before."""
    return any(_says(title, "added") or "thêm" in title.lower().split() for title in titles)


def of_criteria(titles: Sequence[str]) -> bool:
    """Say whether a title names criteria."""
    return any(map(_of_criteria, titles))


def of_communes(text: str) -> bool:
    """Say whether a text names communes."""
    return _says(text, "commune")


def _side(title: str) -> str:
    names = [hit.concept.name for hit in _hits(title)]
    if "until" in names and "achieved" in names[names.index("until") :]:
        return "cumulative"
    return next((side for side in _SIDES if side in names), "")


def _of_criteria(title: str) -> bool:
    """Say whether a title names criteria, in any of the phrases that hold the word."""
    return any("tiêu chí" in hit.phrase or "TC" in hit.phrase.split() for hit in _hits(title))


def _place(leaf: str) -> str:
    hits = _hits(leaf)
    if not hits or leaf[: hits[0].start].strip(" `'´‘’.,:;_|~-–•"):
        return ""
    first = hits[0].concept.name
    if first == "area":
        return "" if _says(leaf, "other_area") else "commune"
    if first != "district":
        return "commune" if first == "commune" else ""
    later = (hit for hit in hits[1:] if hit.concept.name == "commune")
    named = any(_BETWEEN.search(leaf[hits[0].end : hit.start]) for hit in later)
    return "commune" if named else "district"


def _says(title: str, *names: str) -> bool:
    return not names_in(title, _LEXICON).isdisjoint(names)


def _begins(title: str, *names: str) -> bool:
    hits = _hits(title)
    return bool(hits) and hits[0].start == 0 and hits[0].concept.name in names


@cache
def _hits(title: str) -> tuple[Hit, ...]:
    lexicon = Lexicon.load(_LEXICON)
    return lexicon.find(mend(title, lexicon))
