"""What the document itself says: how often its own syllables follow each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from normalize.textrepair.words import Kind, breaks_context, split_words
from normalize.unicode import strip_accents

_RIVAL_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """Pairs of syllables as read, and how often each syllable was followed by any other.

    ``rivals`` counts, by bare letters, all pairs that differ only in their marks.
    """

    pairs: Mapping[tuple[str, str], int]
    followed: Mapping[str, int]
    rivals: Mapping[tuple[str, str], int]
    abbreviations: Mapping[str, int]

    def support(self, before: str, syllable: str, as_read: bool) -> float:
        """Support for a pair: its count, less one if it is the pair under test, less half of its rivals'."""
        own = self.pairs.get((before, syllable), 0)
        rivals = self.rivals.get((strip_accents(before), strip_accents(syllable)), 0) - own
        return max(0.0, own - as_read - _RIVAL_WEIGHT * rivals)


def count_document(texts: Iterable[str]) -> DocumentCounts:
    """Count the pairs of all texts of a document."""
    pairs: Counter[tuple[str, str]] = Counter()
    followed: Counter[str] = Counter()
    abbreviations: Counter[str] = Counter()
    for text in texts:
        words = split_words(text)
        abbreviations.update(word.printed for word in words if word.kind is Kind.ABBREVIATION)
        for before, word in pairwise(words):
            if word.joined or not breaks_context(text, before, word):
                pairs[before.key, word.key] += 1
                followed[before.key] += 1
    rivals: Counter[tuple[str, str]] = Counter()
    for (before_key, key), number in pairs.items():
        rivals[strip_accents(before_key), strip_accents(key)] += number
    return DocumentCounts(pairs, followed, rivals, abbreviations)
