"""Repair a text by context: statistics of Vietnamese, and the document as its own witness."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.model import Reading
from normalize.textrepair.abbreviations import repair_abbreviation
from normalize.textrepair.confusions import reading_cost
from normalize.textrepair.document import DocumentCounts, count_document
from normalize.textrepair.lattice import Candidate, best_through
from normalize.textrepair.model import Change, Doubt, Repaired
from normalize.textrepair.statistics import Statistics, load_statistics
from normalize.textrepair.syllables import is_syllable
from normalize.textrepair.words import Kind, WordAt, breaks_context, split_words
from normalize.unicode import fold_key, strip_accents

CHANGE_MARGIN = 2.0
"""Log-odds above which a word is changed; between 0 and this it is a doubt."""

DOUBT_MARGIN = 0.0
_NAME_MARGIN = 4.0
_DOCUMENT_SHARE = 0.3
_DOCUMENT_PRIOR = 5.0
_DOCUMENT_GAIN = 4.0
_MOST_CANDIDATES = 7


@dataclass(slots=True)
class TextRepairer:
    """Repairs the texts of one document; made once a document, cheap for each text."""

    statistics: Statistics
    document: DocumentCounts
    _steps: dict[tuple[str, str, bool], float] = field(default_factory=dict)
    _columns: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)

    @classmethod
    def for_document(cls, texts: Iterable[str]) -> TextRepairer:
        """Make a repairer that takes the document's own texts (cleaned, as read) as evidence."""
        return cls(load_statistics(), count_document(texts))

    def repair(self, text: str, alternatives: Sequence[Reading] = ()) -> Repaired:
        """Repair a cleaned text; ``alternatives`` are the recognizer's other readings of the whole of it.

        Tone placement and everything that is not a misread word stay as printed.
        """
        words = split_words(text)
        others = _aligned_alternatives(words, alternatives)
        changes: list[Change] = []
        doubts: list[Doubt] = []
        for run in _runs(text, words):
            self._repair_run([words[number] for number in run], [others[n] for n in run], changes, doubts)
        for word in words:
            if word.kind is Kind.ABBREVIATION:
                value = repair_abbreviation(word.printed, self.document.abbreviations)
                if value:
                    changes.append(Change(word.start, word.end, word.printed, value, 8.0, "abbreviation"))
        changes.sort(key=lambda change: change.start)
        doubts.sort(key=lambda doubt: doubt.start)
        return Repaired(_apply(text, changes), tuple(changes), tuple(doubts))

    def _repair_run(
        self,
        words: Sequence[WordAt],
        others: Sequence[frozenset[str]],
        changes: list[Change],
        doubts: list[Doubt],
    ) -> None:
        columns = [self._column(word, other) for word, other in zip(words, others, strict=True)]
        if all(len(column) == 1 for column in columns):
            scores = [[0.0] for _ in columns]
        else:
            scores = best_through(columns, self.statistics.log_start, self._step)
        for word, column, score in zip(words, columns, scores, strict=True):
            best = max(range(len(column)), key=score.__getitem__)
            margin = score[best] - score[0]
            needed = CHANGE_MARGIN + (_NAME_MARGIN if word.kind is Kind.NAME else 0.0)
            value = column[best].syllable
            if best and margin >= needed:
                changes.append(
                    Change(word.start, word.end, word.printed, _like(word, value), margin, "context")
                )
            elif best and margin > DOUBT_MARGIN and word.kind is Kind.TEXT:
                doubts.append(
                    Doubt(word.start, word.end, word.printed, _like(word, value), margin, "context")
                )
            elif word.kind is Kind.TEXT and not self._is_known(word.key):
                doubts.append(Doubt(word.start, word.end, word.printed, "", 0.0, "unknown-syllable"))

    def _is_known(self, key: str) -> bool:
        return is_syllable(key) or key in self.statistics.index

    def _column(self, word: WordAt, others: frozenset[str]) -> tuple[Candidate, ...]:
        """Give the candidates for a word, the printed form first."""
        if word.kind not in (Kind.TEXT, Kind.NAME):
            return (Candidate(word.key, 0.0),)
        column = self._columns.get(word.key)
        if column is None:
            column = self._columns[word.key] = self._make_column(word.key)
        extra = tuple(
            Candidate(other, 2.0) for other in others if other != word.key and other in self.statistics.index
        )
        return column + extra

    def _make_column(self, key: str) -> tuple[Candidate, ...]:
        same = fold_key(key)
        found = [
            Candidate(member, reading_cost(key, member))
            for member in self.statistics.by_bare.get(strip_accents(key), ())
            if member != key and is_syllable(member) and fold_key(member) != same
        ]
        found.sort(key=lambda one: one.cost - self.statistics.log_start(one.syllable))
        return (Candidate(key, 0.0), *found[:_MOST_CANDIDATES])

    def _step(self, before: Candidate, after: Candidate) -> float:
        as_read = not (before.cost or after.cost)
        key = (before.syllable, after.syllable, as_read)
        known = self._steps.get(key)
        if known is None:
            known = self._steps[key] = self._log_probability(*key)
        return known

    def _log_probability(self, before: str, syllable: str, as_read: bool) -> float:
        """Mix the statistics with the document's own pairs; a pair under test is no witness for itself."""
        static = math.exp(self.statistics.log_probability(before, syllable))
        followed = self.document.followed.get(before, 0)
        if not followed:
            return math.log(static)
        support = self.document.support(before, syllable, as_read, self.statistics.plausibility)
        seen = support / (followed + _DOCUMENT_PRIOR)
        mixed = (1 - _DOCUMENT_SHARE) * static + _DOCUMENT_SHARE * seen
        return math.log(min(mixed, static * math.exp(_DOCUMENT_GAIN)))


def _runs(text: str, words: Sequence[WordAt]) -> list[list[int]]:
    """Group the numbers of words that are each other's context."""
    runs: list[list[int]] = []
    for number, word in enumerate(words):
        if number and (word.joined or not breaks_context(text, words[number - 1], word)):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _aligned_alternatives(words: Sequence[WordAt], alternatives: Sequence[Reading]) -> list[frozenset[str]]:
    """Give each word the other readings of it, from alternatives that have as many words as the text."""
    found: list[set[str]] = [set() for _ in words]
    for alternative in alternatives:
        others = split_words(alternative.text)
        if len(others) == len(words):
            for place, other in zip(found, others, strict=True):
                place.add(other.key)
    return [frozenset(place) for place in found]


def _like(word: WordAt, value: str) -> str:
    """Write a syllable in the case of the printed word."""
    if word.printed.isupper():
        return value.upper()
    return value.capitalize() if word.printed[0].isupper() else value


def _apply(text: str, changes: Sequence[Change]) -> str:
    parts: list[str] = []
    done = 0
    for change in changes:
        parts += [text[done : change.start], change.value]
        done = change.end
    return "".join([*parts, text[done:]])
