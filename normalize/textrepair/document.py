"""What the document itself says: how often its own syllables follow each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from normalize.textrepair.forms.syllables import bare_letters
from normalize.textrepair.forms.words import WordKind, breaks_context, split_words
from normalize.unicode import fold_tones, unfold_tones


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """Pairs of syllables as read, and how often each syllable was followed by any other.

    ``rivals`` holds, by bare letters, the pairs that differ only in their marks: one of them
    may be the misreading of another. ``old_placement`` tells that tones stand as in ``hòa``.
    """

    pairs: Mapping[tuple[str, str], int]
    followed: Mapping[str, int]
    rivals: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]
    abbreviations: Mapping[str, int]
    words: Mapping[str, int]
    total: int
    old_placement: bool

    def support(
        self, before: str, syllable: str, as_read: bool, plausible: Callable[[str, str], float]
    ) -> float:
        """Give the occurrences that speak for a pair.

        All occurrences of the pair and its rivals are shared out by count and plausibility: forms
        of which one is a misreading would otherwise keep each other alive. The pair under test
        (``as_read``) is no witness for itself.
        """
        own = self.pairs.get((before, syllable), 0) - as_read
        if own <= 0:
            return 0.0
        members = self.rivals[bare_letters(before), bare_letters(syllable)]
        if len(members) == 1:
            return float(own)
        counts = {pair: self.pairs[pair] for pair in members} | {(before, syllable): own}
        weights = {pair: number * plausible(*pair) for pair, number in counts.items()}
        return sum(counts.values()) * weights[before, syllable] / sum(weights.values())


def count_document(texts: Iterable[str]) -> DocumentCounts:
    """Count the pairs of all texts of a document."""
    pairs: Counter[tuple[str, str]] = Counter()
    followed: Counter[str] = Counter()
    abbreviations: Counter[str] = Counter()
    singles: Counter[str] = Counter()
    placed = 0
    for text in texts:
        words = split_words(text)
        placed += (text != fold_tones(text)) - (text != unfold_tones(text))
        singles.update(word.key for word in words if word.kind.is_common)
        abbreviations.update(word.printed for word in words if word.kind is WordKind.ABBREVIATION)
        for before, word in pairwise(words):
            if word.joined or not breaks_context(text, before, word):
                pairs[before.key, word.key] += 1
                followed[before.key] += 1
    rivals: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for pair in pairs:
        bare = (bare_letters(pair[0]), bare_letters(pair[1]))
        rivals[bare] = (*rivals.get(bare, ()), pair)
    return DocumentCounts(
        pairs, followed, rivals, abbreviations, singles, max(1, singles.total()), placed >= 0
    )
