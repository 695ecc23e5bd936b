"""Syllables that a recognizer may take for each other: in their marks, in one letter, or in both."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from normalize.textrepair.confusions import VARIANTS, mark_cost
from normalize.textrepair.statistics import load_statistics
from normalize.textrepair.syllables import is_syllable
from normalize.unicode import fold_key, strip_accents

_LOOK_ALIKE = "vm vu vy uy nu nm nr li lt it ri hb hk hn ce co eo dc dl ao gq gy ft tr xs"
_PAIRS = frozenset(frozenset(pair) for pair in _LOOK_ALIKE.split())
_LETTER = 2.0
"""What a letter misread, lost or added costs (nats) beside the usual cost of a change."""

_TONE = 1.2
_SHAPE = 1.5
_DEAREST = 4.0
_TONES = frozenset("\u0300\u0301\u0309\u0303\u0323")


@lru_cache(maxsize=16384)
def neighbours(key: str) -> Mapping[str, float]:
    """Give the known syllables that one may be a misreading of, each with its cost (nats)."""
    groups = load_statistics().by_bare
    bare, same = strip_accents(key), fold_key(key)
    found: dict[str, float] = {}
    for other in _near_letters(bare):
        for syllable in groups[other]:
            if (key, syllable) in VARIANTS or not is_syllable(syllable) or fold_key(syllable) == same:
                continue
            cost = mark_cost(key, syllable) if other == bare else _LETTER + _other_marks(key, syllable)
            if cost <= _DEAREST:
                found[syllable] = cost
    return found


@lru_cache(maxsize=4096)
def _near_letters(bare: str) -> tuple[str, ...]:
    """Give the known runs of bare letters that differ in one letter at most."""
    return tuple(other for other in load_statistics().by_bare if _is_near(bare, other))


def _is_near(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) == len(other):
        differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
        return len(differing) == 1 and frozenset(differing[0]) in _PAIRS
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(
        long[:place] + long[place + 1 :] == short for place in range(len(long))
    )


def _other_marks(one: str, other: str) -> float:
    """Cost of the marks where letters differ, so that those cannot be compared one by one."""
    (tone, shapes), (other_tone, other_shapes) = _marks(one), _marks(other)
    return _TONE * (tone != other_tone) + _SHAPE * (shapes != other_shapes)


def _marks(syllable: str) -> tuple[str, str]:
    marks = [letter for letter in unicodedata.normalize("NFD", syllable) if unicodedata.combining(letter)]
    tone = "".join(mark for mark in marks if mark in _TONES)
    return tone, "".join(mark for mark in marks if mark not in _TONES)
