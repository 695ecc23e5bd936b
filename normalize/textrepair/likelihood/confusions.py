"""What recognizers confuse: how dear it is that one syllable was printed and another one read.

Costs are nats. They order the errors seen in recognition of Vietnamese: marks are lost more
often than swapped, and swapped more often than invented.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

# Nats by which a change of marks is less likely than the likeliest, a lost one: recognizers lose marks more
# readily than they swap them, and seldom add one. The order was seen on scans, the figures are set by hand;
# `make bench-text` shows what a change of them does.
_LOST_TONE = 1.0
_SWAPPED_TONE = 1.2
_ADDED_TONE = 1.8
_LOST_SHAPE = 1.0
_SWAPPED_SHAPE = 1.5
_ADDED_SHAPE = 1.5
_STROKE = 0.8

VARIANTS = frozenset((("hàng", "hằng"), ("hằng", "hàng")))
"""Spellings of one word in use side by side (hàng năm, hằng năm), never changed into each other."""

_TONES = frozenset("\u0300\u0301\u0309\u0303\u0323")


# Nats that a misread word costs: one word in 33 is (3.5) until the document itself tells, and never taken for
# fewer than one in 90 (4.5) or more than one in 7 (2.0), where nothing could be believed any more.
_USUAL_CHANGE = 3.5
_LEAST_CHANGE = 2.0
_MOST_CHANGE = 4.5
_WORDS_PRIOR = 300
"""Words that the usual rate weighs as much as: a page of text before a document's own rate counts."""
_SURE_PER_ERROR = 0.1
"""Part of all misreadings of one kind that a first look at a document is sure of, roughly."""

_MOST_LEARNED = 1.5
"""Nats that a word misread before may gain: repeated misreadings never outweigh half a change."""


@dataclass(frozen=True, slots=True)
class Misreadings:
    """How readily this document's recognizer misreads: any word, and words that it was seen to misread."""

    change: float = _USUAL_CHANGE
    learned: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def learn(cls, changes: Iterable[tuple[str, str]], words: int) -> Misreadings:
        """Learn from the (read, printed) pairs of sure changes among so many words."""
        learned = Counter(changes)
        rate = (learned.total() + 1) / (words + _WORDS_PRIOR)
        change = -math.log(rate / _SURE_PER_ERROR)
        return cls(min(_MOST_CHANGE, max(_LEAST_CHANGE, change)), learned)

    def cost(self, read: str, printed: str) -> float:
        """Cost of reading ``read`` where ``printed`` stands; both share their bare letters and differ."""
        seen = self.learned.get((read, printed), 0)
        return self.change + mark_cost(read, printed) - min(_MOST_LEARNED, 0.5 * math.log1p(seen))


@lru_cache(maxsize=65536)
def mark_cost(read: str, printed: str) -> float:
    """Cost of the marks that two syllables of the same bare letters differ in."""
    letters = zip(_split(read), _split(printed), strict=True)
    return sum(_letter_cost(one, other) for one, other in letters if one != other)


def _split(syllable: str) -> list[tuple[str, str, str]]:
    """Split a syllable into letters, each with its base, shape mark and tone."""
    letters: list[tuple[str, str, str]] = []
    for character in unicodedata.normalize("NFD", syllable):
        if character in _TONES and letters:
            base, shape, _ = letters[-1]
            letters[-1] = (base, shape, character)
        elif unicodedata.combining(character) and letters:
            base, _, tone = letters[-1]
            letters[-1] = (base, character, tone)
        else:
            letters.append((character, "", ""))
    return letters


def _letter_cost(read: tuple[str, str, str], printed: tuple[str, str, str]) -> float:
    cost = 0.0 if read[0] == printed[0] else _STROKE
    cost += _mark_cost(read[1], printed[1], _LOST_SHAPE, _ADDED_SHAPE, _SWAPPED_SHAPE)
    return cost + _mark_cost(read[2], printed[2], _LOST_TONE, _ADDED_TONE, _SWAPPED_TONE)


def _mark_cost(read: str, printed: str, lost: float, added: float, swapped: float) -> float:
    if read == printed:
        return 0.0
    if not read:
        return lost
    return added if not printed else swapped
