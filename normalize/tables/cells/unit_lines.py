"""Units that a line above a table or its title names for all of it: of everything, or each of one thing.

``Đơn vị tính: triệu đồng``; ``ĐVT: ha, tấn``; ``Đơn vị tính kinh phí: tỷ đồng``; ``Đơn vị: Ha - Unit: Ha``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalize.tables.cells.units import in_full, is_unit, tidy_unit, unit_words
from normalize.unicode import clean

_BEHIND = re.compile(r"\s*(?P<of>(?:[^\W\d_]+,?\s*){0,5})(?:là\s*)?[:.]\s*(?P<rest>.+)", re.IGNORECASE)
"""Up to five words say what the unit is of; more are a sentence."""
_NAMED = re.compile(r"(?P<of>[^:=()]{2,40})(?:[:=]\s*(?P<unit>[^:=()]+)|\((?P<aside>[^()]+)\))")
_BRACKETS = re.compile(r"\(([^()]{1,80})\)")
_LONGEST = 40
"""Letters of a unit that no lexicon knows."""


@dataclass(frozen=True, slots=True)
class SaidUnit:
    """A unit, and the words that say what it is of; no words: of all figures that it can be of."""

    unit: str
    of: str = ""


def units_said(text: str) -> tuple[SaidUnit, ...]:
    """Read the units that a line names behind ``Đơn vị tính:``; none without such words."""
    heads = ((hit, match) for hit in unit_words(text) if (match := _BEHIND.match(text, hit.end)))
    lead, head = next(heads, (None, None))
    if lead is None or head is None:
        return ()
    rest = _upto_bracket(head["rest"])
    found = [said for part in _parts(rest) if (said := _said(part, head["of"].strip()))]
    if not found and lead.concept.name == "unit" and rest and len(rest) <= _LONGEST:
        found = [SaidUnit(tidy_unit(rest))]  # ``Đơn vị:`` alone may name a body
    return tuple(dict.fromkeys(found))


def units_in_title(title: str) -> tuple[SaidUnit, ...]:
    """Read the units in the last brackets of a title that hold nothing else: ``(ha, tấn)``."""
    for inner in reversed(_BRACKETS.findall(title)):
        parts = _parts(inner)
        if len(parts) > 1 and all(is_unit(part) for part in parts):
            return tuple(SaidUnit(in_full(tidy_unit(part))) for part in parts)
    return ()


def units_listed(line: str) -> tuple[SaidUnit, ...]:
    """Read a line that says nothing but what is in which unit: ``(Diện tích: ha; vốn: …)``.

    Without brackets it must do so for two things at least.
    """
    bracketed = line.startswith("(") and line.endswith(")")
    if ":" not in line:
        return ()
    found = [_said(part, "") for part in _parts(line[1:-1] if bracketed else line)]
    named = tuple(each for each in found if each and each.of)
    return named if len(named) == len(found) and (bracketed or len(named) > 1) else ()


def _parts(text: str) -> list[str]:
    parts = re.split(r"[;,]|\s[-–]\s|\bvà\b", text)
    return [part.strip() for part in parts if part.strip(" .:")]


def _said(part: str, of: str) -> SaidUnit | None:
    """Read one of the units of a line; ``of`` is what its head is of."""
    lead = next(unit_words(part), None)
    part = clean(part[lead.end :] if lead and not lead.start else part).strip(" .:")
    if is_unit(part):
        return SaidUnit(in_full(tidy_unit(part)), of)
    named = _NAMED.fullmatch(part)
    unit = (named["unit"] or named["aside"] or "").strip(" .") if named else ""
    if named and is_unit(unit):
        return SaidUnit(in_full(tidy_unit(unit)), named["of"].strip())
    return None


def _upto_bracket(text: str) -> str:
    """Give what stands before the bracket that closes around a whole unit line."""
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return text[:at]
    return text
