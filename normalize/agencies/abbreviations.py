"""Mend the abbreviations of agencies that OCR damages: ``BCD`` is BCĐ, ``VP DP`` is VPĐP."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from normalize.agencies.register import abbreviations
from normalize.unicode import strip_accents

_SHORTEST = 3
"""Letters: of two-letter capitals (CT, NV, TP) the register has so many that one slip makes another."""
_CAPITALS = "A-ZĐ"
_AROUND_AMPERSAND = re.compile(rf"(?<=[{_CAPITALS}])(?:\s+&\s*|\s*&\s+)(?=[{_CAPITALS}])")
_PAIR = re.compile(rf"(?<![\w&-])([{_CAPITALS}]{{2,}}) ([{_CAPITALS}]{{2,}})(?![\w&-])")
_SHORT = re.compile(rf"(?<![\w&-])[{_CAPITALS}][{_CAPITALS}&-]*[{_CAPITALS}](?![\w&])")


@dataclass(frozen=True, slots=True)
class AbbreviationChange:
    """An abbreviation as printed and as the known list writes it."""

    printed: str
    value: str


def repair_abbreviations(text: str) -> tuple[str, tuple[AbbreviationChange, ...]]:
    """Write damaged abbreviations as the list of known ones does; the evidence is that list.

    A form that is itself known, or that several known ones fold to, is left alone.
    """
    changes: list[AbbreviationChange] = []

    def mend(match: re.Match[str]) -> str:
        known = _known_as(match[0])
        if known and known != match[0]:
            changes.append(AbbreviationChange(match[0], known))
        return known or match[0]

    mended = _SHORT.sub(mend, _PAIR.sub(mend, _AROUND_AMPERSAND.sub("&", text)))
    return mended, tuple(dict.fromkeys(changes))


def _known_as(printed: str) -> str | None:
    if printed in abbreviations() or len(printed) < _SHORTEST:
        return None
    candidates = _by_bare_form().get(strip_accents(printed).replace(" ", ""), frozenset()) or _with_stroke(
        printed
    )
    return next(iter(candidates)) if len(candidates) == 1 else None


def _with_stroke(printed: str) -> frozenset[str]:
    """Known abbreviations one of whose Đ was read as P or PĐ (``BCP`` and ``BCPĐ`` for BCĐ)."""
    readings = (
        printed[: match.start()] + "Đ" + printed[match.start() + length :]
        for match in re.finditer("P", printed)
        for length in ((1, 2) if printed[match.start() + 1 :].startswith("Đ") else (1,))
    )
    return abbreviations() & frozenset(readings)


@cache
def _by_bare_form() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for short in abbreviations():
        if " " not in short:
            found[strip_accents(short)].add(short)
    return {bare: frozenset(forms) for bare, forms in found.items()}
