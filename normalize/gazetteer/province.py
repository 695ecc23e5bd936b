"""Find the province that an issuer, a place line or a stamp names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from normalize.gazetteer.keys import folded, unaccented
from normalize.gazetteer.model import Unit

_LEAD = re.compile(r"^.*(?:t[iỉìíĩị]nh|th[aàá]nh ph[oốồô]|\btp\b\.?)\s*", re.IGNORECASE | re.DOTALL)
_LEAST_SIMILARITY = 85


def find_province(text: str, in_force: Sequence[Unit], ever: Sequence[Unit]) -> Unit | None:
    """Give the single province named: exact, without accents, at last by similarity; else None.

    Those in force go first; a name that only stood at another time is found too.
    """
    for units in (in_force, ever):
        for key in (folded, unaccented):
            found = _longest({unit for unit in units if key(unit.name) in key(text)})
            if found is not None:
                return found
    return _similar(_LEAD.sub("", text), in_force)


def _longest(units: Iterable[Unit]) -> Unit | None:
    """Of the names found choose the longest, where it is alone (several may be one unit through time)."""
    longest = sorted(units, key=lambda unit: (-len(folded(unit.name)), str(unit.valid_from)))
    if not longest:
        return None
    tied = {unit.code for unit in longest if len(folded(unit.name)) == len(folded(longest[0].name))}
    return longest[0] if len(tied) == 1 else None


def _similar(name: str, units: Iterable[Unit]) -> Unit | None:
    scored = sorted(
        ((fuzz.ratio(unaccented(name), unaccented(unit.name)), unit.code, unit) for unit in units),
        reverse=True,
    )
    best, next_best = scored[0], scored[1]
    if best[0] >= _LEAST_SIMILARITY and best[0] - next_best[0] >= 5:
        return best[2]
    return None
