"""The numbers that Word computes for lists (numbering.xml) and prints before paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from extract.office.word.xml import child, children, is_on, number, value

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MOST_LETTERS = 780


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: the form of its numbers and the text around them (``%1.%2``)."""

    start: int = 1
    form: str = "decimal"
    text: str = "%1."
    legal: bool = False


@dataclass
class _List:
    """A list (numId): its levels, where they start anew, and the counters that it shares with others."""

    levels: dict[int, ListLevel]
    anew: dict[int, int]
    counters: dict[int, int]
    begun: set[int] = field(default_factory=set)


class Lists:
    """Counts through all lists of a document; ask it once a paragraph, in order."""

    def __init__(self, root: Element | None) -> None:
        abstract = {number(part, "abstractNumId"): part for part in children(root, "abstractNum")}
        levels = {key: _levels(part) for key, part in abstract.items()}
        by_style = {value(child(part, "styleLink")): key for key, part in abstract.items()}
        counters: dict[int | None, dict[int, int]] = {}
        self._lists: dict[int, _List] = {}
        for part in children(root, "num"):
            key = number(child(part, "abstractNumId"))
            link = value(child(abstract.get(key), "numStyleLink"))
            key = by_style.get(link, key) if link else key
            overrides = list(children(part, "lvlOverride"))
            own = {number(o, "ilvl") or 0: _level(lvl) for o in overrides for lvl in children(o, "lvl")}
            starts = ((number(o, "ilvl") or 0, number(child(o, "startOverride"))) for o in overrides)
            anew = {level: start for level, start in starts if start is not None}
            shared = counters.setdefault(key, {})
            self._lists[number(part, "numId") or 0] = _List({**levels.get(key, {}), **own}, anew, shared)

    def label(self, list_id: int, level: int) -> str:
        """Count one paragraph on and give what is printed before it: ``1.``, ``II``, ``-``; maybe nothing."""
        found = self._lists.get(list_id)
        if found is None:
            return ""
        self._count(found, level)
        own = found.levels.get(level, ListLevel())
        if own.form == "bullet":
            return _PRIVATE.sub("-", own.text)
        return re.sub(r"%(\d)", lambda match: self._number(found, int(match[1]) - 1, own.legal), own.text)

    def _count(self, found: _List, level: int) -> None:
        start = found.levels.get(level, ListLevel()).start
        if level in found.anew and level not in found.begun:
            found.counters[level] = found.anew[level]
        else:
            found.counters[level] = found.counters.get(level, start - 1) + 1
        found.begun.add(level)
        for deeper in [key for key in found.counters if key > level]:
            del found.counters[deeper]
        for upper in range(level):
            found.counters.setdefault(upper, found.levels.get(upper, ListLevel()).start)

    def _number(self, found: _List, level: int, legal: bool) -> str:
        own = found.levels.get(level, ListLevel())
        return written(found.counters.get(level, own.start), "decimal" if legal else own.form)


def _levels(abstract: Element) -> dict[int, ListLevel]:
    return {number(part, "ilvl") or 0: _level(part) for part in children(abstract, "lvl")}


def _level(part: Element) -> ListLevel:
    start = number(child(part, "start"))
    return ListLevel(
        1 if start is None else start,
        value(child(part, "numFmt")) or "decimal",
        value(child(part, "lvlText")) or "",
        bool(is_on(child(part, "isLgl"))),
    )


def written(count: int, form: str) -> str:
    """Write a number in a form of Word's (decimal, upperRoman, lowerLetter), decimal in unknown ones."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02}"
    if form.endswith("Roman") and 0 < count < 4000:
        return _roman(count) if form == "upperRoman" else _roman(count).lower()
    if form.endswith("Letter") and 0 < count <= _MOST_LETTERS:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    return str(count)


def _roman(count: int) -> str:
    digits = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
              (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
    text = ""
    for size, sign in digits:
        text += sign * (count // size)
        count %= size
    return text
