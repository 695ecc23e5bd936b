"""Syllables that a recognizer may take for each other: in their marks, in one letter, or in both."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from normalize.textrepair.forms.syllables import bare_letters, is_syllable, spelling_key
from normalize.textrepair.likelihood.confusions import VARIANTS, mark_cost
from normalize.textrepair.statistics import load_statistics

_LOOK_ALIKE = "vm vu vy uy nu nm nr li lt it ri hb hk hn ce co eo dc dl ao gq gy ft tr xs"
_LOOK_ALIKES = {
    letter: "".join(pair.strip(letter) for pair in _LOOK_ALIKE.split() if letter in pair)
    for letter in _LOOK_ALIKE
    if letter != " "
}
_LETTER = 2.0
"""What a letter misread, lost or added costs (nats) beside the usual cost of a change."""

# As in confusions.py, where another mark stands beside another letter.
_TONE = 1.2
_SHAPE = 1.5

_DEAREST = 4.0
"""Nats beyond which no neighbour is looked for: two letters."""
_TONES = frozenset("\u0300\u0301\u0309\u0303\u0323")


@lru_cache(maxsize=16384)
def neighbours(key: str) -> Mapping[str, float]:
    """Give the known syllables that one may be a misreading of, each with its cost (nats)."""
    groups = load_statistics().by_bare
    bare, same = bare_letters(key), spelling_key(key)
    found: dict[str, float] = {}
    for other in _near_letters(bare):
        for syllable in groups[other]:
            if (key, syllable) in VARIANTS or not is_syllable(syllable) or spelling_key(syllable) == same:
                continue
            cost = mark_cost(key, syllable) if other == bare else _LETTER + _other_marks(key, syllable)
            if cost <= _DEAREST:
                found[syllable] = cost
    return found


def _near_letters(bare: str) -> list[str]:
    """Give the known runs of bare letters that differ in one letter at most, in a fixed order."""
    places = _places()
    heads = [(bare[:place], bare[place:]) for place in range(len(bare) + 1)]
    near = {bare}
    for head, tail in heads:
        near.update(head + letter + tail for letter in _letters())
        if tail:
            near.add(head + tail[1:])
            near.update(head + letter + tail[1:] for letter in _LOOK_ALIKES.get(tail[0], ""))
    return sorted(places.keys() & near, key=places.__getitem__)


@cache
def _places() -> Mapping[str, int]:
    """Number the known runs of bare letters."""
    return {bare: number for number, bare in enumerate(load_statistics().by_bare)}


@cache
def _letters() -> str:
    return "".join(sorted(set().union(*_places())))


def _other_marks(one: str, other: str) -> float:
    """Cost of the marks where letters differ, so that those cannot be compared one by one."""
    (tone, shapes), (other_tone, other_shapes) = marks_of(one), marks_of(other)
    return _TONE * (tone != other_tone) + _SHAPE * (shapes != other_shapes)


@lru_cache(maxsize=16384)
def marks_of(syllable: str) -> tuple[str, str]:
    """Give the tones of a syllable and the marks that make other letters (ă, â, ơ), as combining signs."""
    marks = [letter for letter in unicodedata.normalize("NFD", syllable) if unicodedata.combining(letter)]
    tone = "".join(mark for mark in marks if mark in _TONES)
    return tone, "".join(mark for mark in marks if mark not in _TONES)
