"""Criteria listed in one sentence with a count each: ``TC1: 204 xã; TC2: 113 xã; TC3: 173 xã``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from normalize.criteria import CriteriaSet
from normalize.unicode import strip_accents

_FEWEST = 3
_SURE = 0.9
_PART = re.compile(
    r"(?:^|(?P<colon>:)|[;,]|\bva\b)\s*(?:[-+*]\s*)?(?:co\s+)?"
    r"(?P<named>(?:(?:tieu chi|tc)\s*(?:so\s*)?(?P<number>\d{1,2})\s*)?[-–.(]?\s*(?:ve\s+)?"
    r"(?P<name>[a-z][a-z ,&-]{1,60}?)?)\s*\)?\s*(?::|la\b|co\b|dat\b)?\s*\d{1,3}(?:\s*/\s*\d{1,3})?\s*xa\b"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One criterion of a list: number, name as printed and where it stands, its part of the text.

    ``lead`` is what stands before the whole list.
    """

    number: int
    name: str
    named: tuple[int, int]
    start: int
    end: int
    lead: str


def listed_criteria(text: str, criteria: CriteriaSet) -> tuple[Listed, ...]:
    """Read a list of at least three criteria with counts of communes; empty where there is none."""
    plain = strip_accents(text).lower()
    found = [(match, number) for match in _PART.finditer(plain) if (number := _number(match, text, criteria))]
    numbers = [number for _, number in found]
    if len(set(numbers)) < _FEWEST or len(set(numbers)) < len(numbers):
        return ()
    starts = [match.start("named") for match, _ in found]
    parts = pairwise((*starts, len(text)))
    return tuple(
        Listed(number, _name(match, text), _span(match), start, end, text[: starts[0]])
        for (match, number), (start, end) in zip(found, parts, strict=True)
    )


def _number(match: re.Match[str], text: str, criteria: CriteriaSet) -> int | None:
    if match["number"]:
        return int(match["number"])
    matched = criteria.match(_name(match, text)) if match["name"] else None
    return matched.number if matched and matched.score >= _SURE else None


def _name(match: re.Match[str], text: str) -> str:
    return text[slice(*match.span("name"))].strip(" ,-") if match["name"] else ""


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("name") if match["name"] else match.span("number")
