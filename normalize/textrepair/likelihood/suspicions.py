"""Words that context would rather read otherwise, though not clearly enough to change them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from normalize.textrepair.document import DocumentCounts
from normalize.textrepair.forms.syllables import bare_letters
from normalize.textrepair.likelihood.lattice import LatticePath, SyllableCandidate
from normalize.textrepair.likelihood.neighbours import neighbours
from normalize.textrepair.statistics import Statistics

_LEAST_MARKS = -1.4
_LEAST_LETTERS = 2.0
_LEAST_COMPOUND = -3.6
"""Log-odds (nats), the usual cost of a misreading included, above which a word is suspected: for other
marks, for another letter, for a compound of two misread syllables (two costs, hence so low).
"""

_WITNESSES = 2
"""Other occurrences beside the same neighbour that clear a word: a misreading hardly recurs so often."""

_UNKNOWN = -1
"""The number of a syllable that has none: a pair with it is negative, and never among those seen."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A likelier reading of the ``len(reading)`` words from place ``at`` of a run, and its log-odds."""

    at: int
    reading: tuple[str, ...]
    margin: float


@dataclass(slots=True)
class Suspector:
    """Suspects words of one document; ``change`` is what any misreading costs in it."""

    statistics: Statistics
    document: DocumentCounts
    change: float
    _compounds: dict[Pair, tuple[tuple[SyllableCandidate, SyllableCandidate], ...]] = field(
        default_factory=dict
    )

    def suspect(
        self, line: LatticePath, keys: Sequence[str], free: Sequence[bool], paired: Callable[[int], bool]
    ) -> Iterator[Suspicion]:
        """Suspect the words of a run that are ``free`` to be read otherwise, each at most once.

        ``paired`` says whether the word at a place may be misread together with the next one.
        """
        at = 0
        while at < len(keys):
            found = self._suspect_at(line, keys, free, at, paired)
            if found:
                yield found
            at += len(found.reading) if found else 1

    def guess(self, line: LatticePath, keys: Sequence[str], at: int) -> str:
        """Give the likeliest syllable that stands beside a neighbour for what is none; empty for none."""
        before = keys[at - 1] if at else ""
        after = keys[at + 1] if at + 1 < len(keys) else ""
        gains = {
            other: line.gain(at, (SyllableCandidate(other, cost),))
            for other, cost in self._beside(neighbours(keys[at]), before, after).items()
        }
        return max(gains, key=gains.__getitem__, default="")

    def _suspect_at(
        self,
        line: LatticePath,
        keys: Sequence[str],
        free: Sequence[bool],
        at: int,
        paired: Callable[[int], bool],
    ) -> Suspicion | None:
        if not free[at]:
            return None
        found = [*self._singles(line, keys, at)]
        if at + 1 < len(keys) and free[at + 1] and paired(at):
            found += self._pairs(line, keys, at)
        return max(found, key=lambda one: one.margin, default=None)

    def _singles(self, line: LatticePath, keys: Sequence[str], at: int) -> Iterator[Suspicion]:
        before = keys[at - 1] if at else ""
        after = keys[at + 1] if at + 1 < len(keys) else ""
        if self._is_witnessed(before, keys[at]) or self._is_witnessed(keys[at], after):
            return
        bare = bare_letters(keys[at])
        for other, cost in self._beside(neighbours(keys[at]), before, after).items():
            least = _LEAST_MARKS if bare_letters(other) == bare else _LEAST_LETTERS
            margin = line.gain(at, (SyllableCandidate(other, self.change + cost),))
            if margin > least:
                yield Suspicion(at, (other,), margin)

    def _pairs(self, line: LatticePath, keys: Sequence[str], at: int) -> Iterator[Suspicion]:
        read = (keys[at], keys[at + 1])
        if self._is_witnessed(*read) and not self.statistics.is_attested(*read):
            return
        own = self.statistics.following(*read) if self.statistics.is_compound(*read) else 0.0
        for pair in self._compounds_near(read):
            if own > self.statistics.following(pair[0].syllable, pair[1].syllable):
                continue  # two misreadings hardly make a word that is more usual than what was printed
            margin = line.gain(at, pair)
            if margin > _LEAST_COMPOUND:
                yield Suspicion(at, (pair[0].syllable, pair[1].syllable), margin)

    def _compounds_near(self, read: Pair) -> tuple[tuple[SyllableCandidate, SyllableCandidate], ...]:
        """Give the words of two syllables that both syllables together may be a misreading of."""
        known = self._compounds.get(read)
        if known is None:
            second = neighbours(read[1])
            known = self._compounds[read] = tuple(
                (
                    SyllableCandidate(first, self.change + cost),
                    SyllableCandidate(last, self.change + second[last]),
                )
                for first, cost in neighbours(read[0]).items()
                for last in sorted(second.keys() & self.statistics.compounds.get(first, frozenset()))
            )
        return known

    def _beside(self, candidates: Mapping[str, float], before: str, after: str) -> dict[str, float]:
        """Keep the candidates that ever stood after the word before, if there is one, or before the next."""
        read, seen, index = self.document.pairs, self.statistics.pairs, self.statistics.index
        first = index.get(before, _UNKNOWN) << 16 if before else _UNKNOWN
        second = index.get(after, _UNKNOWN)

        def stands_beside(syllable: str) -> bool:
            number = index.get(syllable, _UNKNOWN)
            return (
                first | number in seen
                or number << 16 | second in seen
                or (before and (before, syllable) in read)
                or (syllable, after) in read
            )

        return {syllable: cost for syllable, cost in candidates.items() if stands_beside(syllable)}

    def _is_witnessed(self, before: str, syllable: str) -> bool:
        return self.document.pairs.get((before, syllable), 0) > _WITNESSES
