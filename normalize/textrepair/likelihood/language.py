"""How likely a reading is: the statistics of Vietnamese, mixed with what the document itself says."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache

from normalize.textrepair.document import DocumentCounts
from normalize.textrepair.forms.numerals import NUMBER_WORDS, are_numerals
from normalize.textrepair.forms.syllables import bare_letters, is_syllable, spelling_key
from normalize.textrepair.likelihood.confusions import VARIANTS, Misreadings
from normalize.textrepair.likelihood.lattice import Column, Links, States, Step, SyllableCandidate
from normalize.textrepair.statistics import Statistics, load_statistics

# How far the document's own words count beside the language's: three in ten at most, after five occurrences
# of the word before and a page of words. Set by hand; `make bench-text` shows what a change does.
_DOCUMENT_SHARE = 0.3
_DOCUMENT_PRIOR = 5.0
_DOCUMENT_WORDS_PRIOR = 500.0
_DOCUMENT_GAIN = 4.0
_AS_READ_GAIN = 1.0
"""How far the document's other occurrences may speak for a form as read, in logarithms of their
number: a misreading may recur, but hardly thirty times.
"""

_TOGETHER = 1.5
"""What a change costs less beside another one: misreadings come in company."""

_AFTER_NUMERAL = 0.04
"""Least probability of a word of a number after another one: there are about as many as 1 / it."""

_NONE: Set[str] = frozenset()

_MOST_CANDIDATES = 7
"""Readings of a word that are weighed: the search costs their square."""


@dataclass(slots=True)
class LanguageModel:
    """Candidates for the words of one document, and log-probabilities (nats) of readings of them."""

    statistics: Statistics
    document: DocumentCounts
    misreadings: Misreadings = field(default_factory=Misreadings)
    _followers: Mapping[str, Set[str]] = field(init=False)
    _columns: dict[str, Column] = field(default_factory=dict)
    _starts: dict[tuple[str, bool], float] = field(default_factory=dict)
    _ends: dict[str, States] = field(default_factory=dict)
    _steps: dict[tuple[str, str, bool, bool], Step] = field(default_factory=dict)
    _between: dict[tuple[str, str], Links] = field(default_factory=dict)

    def __post_init__(self) -> None:
        followers: defaultdict[str, set[str]] = defaultdict(set)
        for before, after in self.document.pairs:
            followers[before].add(after)
        self._followers = dict(followers)

    def learned(self, misreadings: Misreadings) -> LanguageModel:
        """Give the model of the same document with what was learned of its misreadings.

        What costs do not enter into is taken over; only columns that may be others now are made anew.
        """
        other = {read for read, _ in misreadings.learned}
        between = {key: links for key, links in self._between.items() if other.isdisjoint(key)}
        model = LanguageModel(self.statistics, self.document, misreadings)
        model._starts, model._ends, model._between = self._starts, self._ends, between
        model._steps = {key: step for key, step in self._steps.items() if other.isdisjoint(key[:2])}
        return model

    def column(self, key: str) -> Column:
        """Give the candidates for a word, the form as read first."""
        column = self._columns.get(key)
        if column is None:
            found = [SyllableCandidate(member, self.misreadings.cost(key, member)) for member in _rivals(key)]
            found.sort(key=lambda one: one.cost - math.log(self.statistics.start(one.syllable)))
            column = self._columns[key] = (SyllableCandidate(key, 0.0), *found[:_MOST_CANDIDATES])
        return column

    def start(self, candidate: SyllableCandidate) -> float:
        """Score a first candidate of a run."""
        return math.log(self._start_probability(candidate.syllable, not candidate.cost))

    def open(self, candidate: SyllableCandidate) -> float:
        """Score a first candidate of a run as what opens a sentence or a part of one."""
        start = self._start_probability(candidate.syllable, not candidate.cost)
        return math.log(self.statistics.opening(candidate.syllable, start))

    def end(self, candidate: SyllableCandidate) -> States:
        """Score the end of a run after a candidate that is a word, and that ends one."""
        known = self._ends.get(candidate.syllable)
        if known is None:
            alone, last = self.statistics.end(candidate.syllable)
            known = self._ends[candidate.syllable] = (math.log(alone), math.log(last))
        return known

    def links(self, before: Column, after: Column) -> Links:
        """Score each candidate of a column after each of the column before."""
        key = (before[0].syllable, after[0].syllable)
        usual = before is self._columns.get(key[0]) and after is self._columns.get(key[1])
        links = self._between.get(key) if usual else None
        if links is None:
            links = self._make_links(before, after)
            if usual:
                self._between[key] = links
        return links

    def step(self, before: SyllableCandidate, after: SyllableCandidate) -> Step:
        """Score a candidate after another one."""
        key = (before.syllable, after.syllable, before.cost > 0, after.cost > 0)
        known = self._steps.get(key)
        if known is None:
            known = self._steps[key] = self._make_step(*key)
        return known

    def _start_probability(self, syllable: str, as_read: bool) -> float:
        """Mix how common a syllable is in general and elsewhere in this document."""
        known = self._starts.get((syllable, as_read))
        if known is None:
            elsewhere = max(0, self.document.words.get(syllable, 0) - as_read)
            here = elsewhere / (self.document.total + _DOCUMENT_WORDS_PRIOR)
            known = (1 - _DOCUMENT_SHARE) * self.statistics.start(syllable) + _DOCUMENT_SHARE * here
            self._starts[syllable, as_read] = known
        return known

    def _make_links(self, before: Column, after: Column) -> Links:
        index, seen, pairs = self.statistics.index, self.statistics.pairs, self._followers
        numbers = [index.get(one.syllable, -1) << 16 for one in before]
        follow = [pairs.get(one.syllable, _NONE) for one in before]
        known: dict[tuple[int, int], Step] = {}
        for at, other in enumerate(after):
            syllable = other.syllable
            second, numeral = index.get(syllable, -1), syllable in NUMBER_WORDS
            for number, first in enumerate(numbers):
                is_known = first | second in seen or syllable in follow[number]
                if is_known or (numeral and are_numerals(before[number].syllable, syllable)):
                    known[number, at] = self.step(before[number], other)
        return Links([self.end(one) for one in before], [self.start(one) for one in after], _TOGETHER, known)

    def _make_step(self, before: str, syllable: str, changed: bool, other_changed: bool) -> Step:
        """Mix the statistics with the document's own pairs; a pair under test is no witness for itself."""
        alone, last, inside = self.statistics.after(
            before, syllable, self._start_probability(syllable, not other_changed)
        )
        if are_numerals(before, syllable):
            alone, last = max(alone, _AFTER_NUMERAL), max(last, _AFTER_NUMERAL)
        together = _TOGETHER if changed and other_changed else 0.0
        as_read = not (changed or other_changed)
        support = self.document.support(before, syllable, as_read, self.statistics.plausibility)
        if not support:
            return math.log(alone) + together, math.log(last) + together, inside
        if as_read:
            support *= self._share_of_rivals(before, syllable)
        seen = support / (self.document.followed[before] + _DOCUMENT_PRIOR)
        most = _AS_READ_GAIN * math.log1p(support) if as_read else _DOCUMENT_GAIN
        return _mix(alone, seen, most) + together, _mix(last, seen, most) + together, inside

    def _share_of_rivals(self, before: str, syllable: str) -> float:
        """Give the part of a pair's occurrences that are no misreadings of a likelier pair."""
        own = self.statistics.plausibility(before, syllable)
        ones = [one.syllable for one in self.column(before)]
        others = [other.syllable for other in self.column(syllable)]
        return own / self.statistics.plausibility_of_all(ones, others)


def _mix(static: float, seen: float, most: float) -> float:
    """Mix two probabilities and take the logarithm; the document raises it by ``most`` nats at most."""
    mixed = (1 - _DOCUMENT_SHARE) * static + _DOCUMENT_SHARE * seen
    return math.log(min(max(mixed, static), static * math.exp(most)))


@lru_cache(maxsize=16384)
def _rivals(key: str) -> tuple[str, ...]:
    """Give the known syllables that differ from one in marks alone."""
    same = spelling_key(key)
    return tuple(
        member
        for member in load_statistics().by_bare.get(bare_letters(key), ())
        if is_syllable(member) and spelling_key(member) != same and (key, member) not in VARIANTS
    )
