"""Repair a text by context: statistics of Vietnamese, and the document as its own witness."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from extract.model import Reading
from normalize.textrepair.abbreviations import repair_abbreviation
from normalize.textrepair.confusions import VARIANTS, Misreadings
from normalize.textrepair.document import DocumentCounts, count_document
from normalize.textrepair.lattice import Candidate, Line, Model, Step, best_through
from normalize.textrepair.model import Change, Doubt, Repaired
from normalize.textrepair.neighbours import neighbours
from normalize.textrepair.punctuation import punctuation_doubts, stopped_abbreviations
from normalize.textrepair.repeats import Repeats, Rival, find_repeats, rival_forms
from normalize.textrepair.statistics import Statistics, load_statistics
from normalize.textrepair.suspicions import Suspector
from normalize.textrepair.syllables import is_syllable
from normalize.textrepair.words import Kind, WordAt, breaks_context, split_words
from normalize.unicode import fold_key, fold_tones, strip_accents, unfold_tones

CHANGE_MARGIN = 2.0
"""Log-odds (nats) above which a word is changed; between 0 and this it is a doubt."""

_EXTRA_MARGIN = {Kind.TEXT: 0.0, Kind.CAPITAL: 1.5, Kind.NAME: 4.0}
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

_ALTERNATIVE = 0.5
"""What a form costs (nats) that the recognizer read itself another time, were it sure of it."""

REPEAT_MARGIN = 5.0
"""Log-odds (nats) above which a word is changed to what stands there where a passage is repeated."""

_ABBREVIATION_MARGIN = 8.0
_MOST_CANDIDATES = 7


@dataclass(slots=True)
class _Found:
    """What was found in one text so far."""

    changes: list[Change] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Look:
    """A second look at a run of words as now read; ``free`` are those that may yet be read otherwise."""

    words: Sequence[WordAt]
    reading: Sequence[Candidate]
    free: list[bool]
    line: Line


@dataclass(slots=True)
class TextRepairer:
    """Repairs the texts of one document; made once a document, cheap for each text."""

    statistics: Statistics
    document: DocumentCounts
    misreadings: Misreadings = field(default_factory=Misreadings)
    repeats: Repeats = field(default_factory=dict)
    suspector: Suspector | None = None
    stopped: frozenset[str] = frozenset()
    _starts: dict[tuple[str, bool], float] = field(default_factory=dict)
    _steps: dict[tuple[str, str, bool, bool], Step] = field(default_factory=dict)
    _columns: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)

    @classmethod
    def for_document(cls, texts: Iterable[str]) -> TextRepairer:
        """Make a repairer that takes the document's own texts (cleaned, as read) as evidence.

        A first look at them, with usual costs, shows how much was misread and what.
        """
        texts = list(texts)
        document = count_document(texts)
        first = cls(load_statistics(), document)
        changes = [change for text in texts for change in first.repair(text).changes]
        pairs = (
            (_key(change.printed), _key(change.value)) for change in changes if not change.printed.isupper()
        )
        repeats = find_repeats([word.key for word in split_words(text)] for text in texts)
        misreadings = Misreadings.learn(pairs, document.total)
        suspector = Suspector(first.statistics, document, misreadings.change)
        stopped = stopped_abbreviations(texts)
        return cls(first.statistics, document, misreadings, repeats, suspector, stopped)

    def repair(self, text: str, alternatives: Sequence[Reading] = ()) -> Repaired:
        """Repair a cleaned text; ``alternatives`` are the recognizer's other readings of the whole of it.

        Tone placement and everything that is not a misread word stay as printed.
        """
        words = split_words(text)
        others = _aligned_alternatives(words, alternatives)
        rivals = rival_forms([word.key for word in words], self.repeats)
        found = _Found()
        for run in _runs(text, words):
            self._repair_run(
                [words[number] for number in run],
                [others[number] for number in run],
                [rivals.get(number, ()) for number in run],
                found,
            )
        for word in words:
            if word.kind is Kind.ABBREVIATION:
                value = repair_abbreviation(word.printed, self.document.abbreviations)
                if value:
                    margin = _ABBREVIATION_MARGIN
                    change = Change(word.start, word.end, word.printed, value, margin, "abbreviation")
                    found.changes.append(change)
        changes = sorted(found.changes, key=lambda change: change.start)
        found.doubts.extend(punctuation_doubts(text, self.stopped))
        doubts = sorted(found.doubts, key=lambda doubt: doubt.start)
        return Repaired(_apply(text, changes), tuple(changes), tuple(doubts))

    def _repair_run(
        self,
        words: Sequence[WordAt],
        others: Sequence[Mapping[str, float]],
        rivals: Sequence[Sequence[Rival]],
        found: _Found,
    ) -> None:
        columns = [self._column(word, other) for word, other in zip(words, others, strict=True)]
        if all(len(column) == 1 for column in columns):
            scores = [[0.0] for _ in columns]
        else:
            scores = best_through(columns, Model(self._start, self._step, self._end))
        picked = [max(range(len(score)), key=score.__getitem__) for score in scores]
        best = [column[pick].syllable for column, pick in zip(columns, picked, strict=True)]
        reading: list[Candidate] = []
        free: list[bool] = []
        for number, word in enumerate(words):
            margin = scores[number][picked[number]] - scores[number][0]
            extra = _EXTRA_MARGIN.get(word.kind, 0.0)
            witness = self._witness(best, number) if picked[number] else ""
            sure = bool(witness) and margin >= CHANGE_MARGIN + extra
            half = sure and self._is_half_mended(words, best, number)
            value = self._write(word, best[number])
            settled = True
            if sure and not half:
                found.changes.append(Change(word.start, word.end, word.printed, value, margin, witness))
            elif picked[number] and margin > extra:
                reason = "half-mended" if half else "context"
                found.doubts.append(Doubt(word.start, word.end, word.printed, value, margin, reason))
            elif word.kind is Kind.TEXT and not self._is_known(word.key):
                found.doubts.append(Doubt(word.start, word.end, word.printed, "", 0.0, "unknown-syllable"))
            else:
                settled = False
            free.append(word.kind is Kind.TEXT and not settled)
            reading.append(columns[number][picked[number] if sure and not half else 0])
        if self.suspector and any(free):
            line = Line(reading, Model(self._open, self._step, self._end))
            self._look_again(_Look(words, reading, free, line), rivals, self.suspector, found)

    def _look_again(
        self, look: _Look, rivals: Sequence[Sequence[Rival]], suspector: Suspector, found: _Found
    ) -> None:
        """Look again at the words of a run that stayed as read."""
        for at, forms in enumerate(rivals):
            for rival in forms:
                self._weigh_rival(look, at, rival, found)
        keys = [candidate.syllable for candidate in look.reading]
        for one in suspector.suspect(look.line, keys, look.free):
            words = look.words[one.at : one.at + len(one.reading)]
            found.doubts.append(self._doubt(words, one.reading, one.margin, "context"))

    def _weigh_rival(self, look: _Look, at: int, rival: Rival, found: _Found) -> None:
        """Compare a form with what stands in its place where the document repeats the passage."""
        end = at + len(rival.form)
        if end > len(look.words) or not all(look.free[at:end]):
            return
        places = list(zip(look.words[at:end], rival.form, strict=True))
        others = [Candidate(form, neighbours(word.key)[form]) for word, form in places]
        margin = look.line.gain(at, others) + math.log(rival.count / rival.own)
        if margin <= 0:
            return
        look.free[at:end] = [False] * len(places)
        if margin < REPEAT_MARGIN or rival.count < rival.own:
            found.doubts.append(self._doubt(look.words[at:end], rival.form, margin, "repeated-passage"))
            return
        evidence = f"repeated passage with {' '.join(rival.form)} (x{rival.count})"
        for word, form in places:
            value = self._write(word, form)
            found.changes.append(Change(word.start, word.end, word.printed, value, margin, evidence))

    def _doubt(self, words: Sequence[WordAt], reading: Sequence[str], margin: float, reason: str) -> Doubt:
        printed = " ".join(word.printed for word in words)
        value = " ".join(self._write(*both) for both in zip(words, reading, strict=True))
        return Doubt(words[0].start, words[-1].end, printed, value, margin, reason)

    def _is_half_mended(self, words: Sequence[WordAt], best: Sequence[str], at: int) -> bool:
        """Tell whether a changed syllable stands after one that it never follows, as half a compound would.

        A compound with the next makes good for that; names are in no statistics.
        """
        if not at or words[at - 1].kind is not Kind.TEXT or self._attested(best[at - 1], best[at]):
            return False
        return at + 1 == len(best) or not self.statistics.is_compound(best[at], best[at + 1])

    def _write(self, word: WordAt, syllable: str) -> str:
        """Write a syllable in the case of the printed word and the tone placement of the document."""
        value = unfold_tones(syllable) if self.document.old_placement else syllable
        if word.printed.isupper():
            return value.upper()
        return value.capitalize() if word.printed[0].isupper() else value

    def _witness(self, best: Sequence[str], number: int) -> str:
        """Name the pairs with a neighbour that are attested; without one, nothing but frequency speaks."""
        pairs = pairwise(best[max(0, number - 1) : number + 2])
        return "; ".join(filter(None, (self._attested(*pair) for pair in pairs)))

    def _attested(self, before: str, syllable: str) -> str:
        in_document = self.document.pairs.get((before, syllable), 0)
        if in_document:
            return f"{before} {syllable} (x{in_document} in the document)"
        return f"{before} {syllable}" if self.statistics.is_attested(before, syllable) else ""

    def _is_known(self, key: str) -> bool:
        return is_syllable(key) or key in self.statistics.index

    def _column(self, word: WordAt, others: Mapping[str, float]) -> tuple[Candidate, ...]:
        """Give the candidates for a word, the printed form first."""
        if word.kind not in _EXTRA_MARGIN:
            return (Candidate(word.key, 0.0),)
        extra = tuple(
            Candidate(other, cost)
            for other, cost in others.items()
            if other != word.key and other in self.statistics.index
        )
        return self._column_of(word.key) + extra

    def _column_of(self, key: str) -> tuple[Candidate, ...]:
        column = self._columns.get(key)
        if column is None:
            column = self._columns[key] = self._make_column(key)
        return column

    def _make_column(self, key: str) -> tuple[Candidate, ...]:
        found = [Candidate(member, self.misreadings.cost(key, member)) for member in _rivals(key)]
        found.sort(key=lambda one: one.cost - math.log(self.statistics.start(one.syllable)))
        return (Candidate(key, 0.0), *found[:_MOST_CANDIDATES])

    def _start(self, candidate: Candidate) -> float:
        return math.log(self._start_probability(candidate.syllable, not candidate.cost))

    def _open(self, candidate: Candidate) -> float:
        """Score a first candidate of a run as what opens a sentence or a part of one."""
        start = self._start_probability(candidate.syllable, not candidate.cost)
        return math.log(self.statistics.opening(candidate.syllable, start))

    def _start_probability(self, syllable: str, as_read: bool) -> float:
        """Mix how common a syllable is in general and elsewhere in this document."""
        known = self._starts.get((syllable, as_read))
        if known is None:
            elsewhere = max(0, self.document.words.get(syllable, 0) - as_read)
            here = elsewhere / (self.document.total + _DOCUMENT_WORDS_PRIOR)
            known = (1 - _DOCUMENT_SHARE) * self.statistics.start(syllable) + _DOCUMENT_SHARE * here
            self._starts[syllable, as_read] = known
        return known

    def _end(self, candidate: Candidate) -> tuple[float, float]:
        alone, last = self.statistics.end(candidate.syllable)
        return math.log(alone), math.log(last)

    def _step(self, before: Candidate, after: Candidate) -> Step:
        key = (before.syllable, after.syllable, before.cost > 0, after.cost > 0)
        known = self._steps.get(key)
        if known is None:
            known = self._steps[key] = self._make_step(*key)
        return known

    def _make_step(self, before: str, syllable: str, changed: bool, other_changed: bool) -> Step:
        """Mix the statistics with the document's own pairs; a pair under test is no witness for itself."""
        alone, last, inside = self.statistics.after(
            before, syllable, self._start_probability(syllable, not other_changed)
        )
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
        total = sum(
            self.statistics.plausibility(one.syllable, other.syllable)
            for one in self._column_of(before)
            for other in self._column_of(syllable)
        )
        return own / total


def _mix(static: float, seen: float, most: float) -> float:
    """Mix two probabilities and take the logarithm; the document raises it by ``most`` nats at most."""
    mixed = (1 - _DOCUMENT_SHARE) * static + _DOCUMENT_SHARE * seen
    return math.log(min(max(mixed, static), static * math.exp(most)))


@lru_cache(maxsize=16384)
def _rivals(key: str) -> tuple[str, ...]:
    """Give the known syllables that differ from one in marks alone."""
    same = fold_key(key)
    return tuple(
        member
        for member in load_statistics().by_bare.get(strip_accents(key), ())
        if is_syllable(member) and fold_key(member) != same and (key, member) not in VARIANTS
    )


def _runs(text: str, words: Sequence[WordAt]) -> list[list[int]]:
    """Group the numbers of words that are each other's context."""
    runs: list[list[int]] = []
    for number, word in enumerate(words):
        if number and (word.joined or not breaks_context(text, words[number - 1], word)):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _aligned_alternatives(words: Sequence[WordAt], alternatives: Sequence[Reading]) -> list[dict[str, float]]:
    """Give each word the cost of its other readings, from alternatives with as many words as the text."""
    found: list[dict[str, float]] = [{} for _ in words]
    for alternative in alternatives:
        cost = _ALTERNATIVE - math.log(min(1.0, max(alternative.confidence, 0.05)))
        others = split_words(alternative.text)
        if len(others) == len(words):
            for place, other in zip(found, others, strict=True):
                place[other.key] = min(cost, place.get(other.key, cost))
    return found


def _key(word: str) -> str:
    return fold_tones(word.lower())


def _apply(text: str, changes: Sequence[Change]) -> str:
    parts: list[str] = []
    done = 0
    for change in changes:
        parts += [text[done : change.start], change.value]
        done = change.end
    return "".join([*parts, text[done:]])
