"""Count syllables and their successors in word lists, running text and phrases.

Counts are kept in units of ``UNIT`` to one occurrence in running text, so that the rarer
ones survive as whole numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from normalize.textrepair.statistics import BEFORE
from normalize.unicode import fold_tones

UNIT = 20
"""What an occurrence in running text weighs, so that weights stay whole numbers."""
WORD_LIST_WEIGHT = UNIT / 40
"""The word list counts a corpus of other kinds (news, fiction): plans go by the text before it."""
TRULY_ALONE = 0.2
"""Part of the single syllables of the word list that are words: rarer compounds were cut up in it."""

PHRASE_WEIGHT = UNIT * 40
"""A phrase of our own lexicons stands in every plan."""

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[\n.:;!?,()“”\"/…\[\]]|\s[-–+]\s|\d")


@dataclass(slots=True)
class Counts:
    """How often a syllable begins a word, is one, ends a longer one, and is followed by another.

    ``inside`` are the pairs that stand together within a word.
    """

    starts: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    last: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    inside: set[tuple[str, str]] = field(default_factory=set)

    def count_end(self, syllable: str, weight: int) -> None:
        """Count an end where it is not known whether the syllable was a word or the last of one."""
        self.alone[syllable] += weight
        self.last[syllable] += weight


def syllables(text: str) -> list[str]:
    """Split text into lower-case syllables in the new tone placement."""
    return [fold_tones(word.lower()) for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def count_word_list(lines: Iterable[str], counts: Counts) -> None:
    """Count ``xây_dựng 35119`` lines; pieces of words (``xo@@``) are left out."""
    for line in lines:
        word, _, number = line.rstrip("\n").rpartition(" ")
        parts = [syllable for part in word.split("_") for syllable in syllables(part)]
        if not parts or "@@" in word or any(not part.isalpha() for part in word.split("_")):
            continue
        weight = max(1, round(int(number) * WORD_LIST_WEIGHT))
        counts.starts[parts[0]] += weight
        if len(parts) > 1:
            counts.last[parts[-1]] += weight
        else:
            counts.alone[parts[0]] += round(weight * TRULY_ALONE)
        for pair in pairwise(parts):
            counts.pairs[pair] += weight
            counts.inside.add(pair)


def count_lexicon(words: Iterable[str], counts: Counts) -> None:
    """Count each word of a plain list once; it tells that syllables go together, not how often."""
    for word in words:
        parts = syllables(word)
        if len(parts) > 1 and word.islower() and all(part.isalpha() for part in word.split()):
            for pair in pairwise(parts):
                counts.pairs[pair] += UNIT
                counts.inside.add(pair)
            counts.last[parts[-1]] += UNIT


def count_running_text(text: str, counts: Counts, weight: int = UNIT, *, openings: bool = True) -> None:
    """Count pairs inside sentences; each kind of successor once more as a free end (Witten and Bell).

    With ``openings`` the first syllable of each follows ``BEFORE``.
    """
    seen: set[tuple[str, str]] = set()
    for sentence in _SENTENCE_END.split(text):
        parts = syllables(sentence)
        counts.starts.update({part: number * weight for part, number in Counter(parts).items()})
        opened = [BEFORE, *parts] if openings else parts
        for pair in pairwise(opened):
            counts.pairs[pair] += weight
            seen.add(pair)
        if parts:
            counts.count_end(parts[-1], weight)
    for first, _ in seen:
        counts.count_end(first, weight)


def count_phrases(lines: Iterable[str], counts: Counts) -> None:
    """Count administrative phrases, one a line, each as a run of text of its own."""
    phrases = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    count_running_text("\n".join(phrases), counts, PHRASE_WEIGHT, openings=False)
