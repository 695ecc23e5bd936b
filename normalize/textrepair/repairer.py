"""Repair a text by context: statistics of Vietnamese, and the document as its own witness."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TypeAlias

from extract.model import SECOND_OPINION, Reading
from normalize.both import Both, for_each, in_turn
from normalize.textrepair.document import count_document
from normalize.textrepair.forms.abbreviations import repair_abbreviation
from normalize.textrepair.forms.numerals import are_numerals
from normalize.textrepair.forms.punctuation import punctuation_doubts, stopped_abbreviations
from normalize.textrepair.forms.syllables import bare_letters, is_syllable
from normalize.textrepair.forms.words import WordAt, WordKind, announces_name, breaks_context, split_words
from normalize.textrepair.likelihood.confusions import Misreadings
from normalize.textrepair.likelihood.language import LanguageModel
from normalize.textrepair.likelihood.lattice import Column, LatticePath, SyllableCandidate, preferred
from normalize.textrepair.likelihood.neighbours import neighbours
from normalize.textrepair.likelihood.suspicions import Suspector
from normalize.textrepair.likelihood.worth import may_hide_word
from normalize.textrepair.model import Confidence, Opinions, Repaired, WordChange, WordDoubt, with_changes
from normalize.textrepair.repeats import Repeats, Rival, find_repeats, rival_forms
from normalize.textrepair.statistics import load_statistics
from normalize.unicode import fold_tones, unfold_tones

CHANGE_MARGIN = 2.0
"""Log-odds (nats) above which a word is changed; between 0 and this it is a doubt."""

_EXTRA_MARGIN = {WordKind.TEXT: 0.0, WordKind.CAPITAL: 1.5, WordKind.NAME: 4.0, WordKind.COUNTED: 8.0}
"""Nats more for kinds that the statistics know little of: names, and units behind figures, which they have
not counted. In a plan against storms ``bão cát`` is 7.8 nats likelier than ``60.000 bao cát`` as printed.
"""

_ALTERNATIVE = 0.5
"""What a form costs (nats) that the recognizer read itself another time, were it sure of it."""

_OPINION = -1.0
"""The same for a form that a second recognizer surely reads: of 36 such words it was right in 25."""

REPEAT_MARGIN = 5.0
"""Log-odds (nats) above which a word is changed to what stands there where a passage is repeated."""

_OFTEN = 3
"""Occurrences in the document from which on a pair of words is usual in it."""

_OWN = 5
"""How many times more often than the other a word stands in its place where it is the document's own."""

_USUAL = 0.02
"""Probability of a syllable after another from which on they are usual together in Vietnamese."""

_ABBREVIATION_MARGIN = 8.0
"""Nats by which another reading must be likelier than an abbreviation: no word list holds all of them."""

_USUAL_WORD = 8
"""Occurrences of a word from which half mended neighbours say nothing against it; misread ones had 3."""

MOST_SLIPS = 0.001
"""Words that context would change, of all, up to which a text file is as a typist wrote it.

Of 29 typed text files the worst has 0.0005, where nothing is gained by changes; a recognized one has 0.0126.
"""

FEW_SLIPS = 2
"""Words that context would change up to which any text file is: one rare name in a page says nothing."""


def _unknown(_start: int, _end: int) -> float | None:
    """The confidence of a text that nobody measured."""
    return None


def _none(_start: int, _end: int) -> tuple[Reading, ...]:
    """The other readings of what was read once."""
    return ()


_Costs: TypeAlias = tuple[tuple[tuple[str, float], ...], ...]
"""For each word of a text, the cost of each of its other readings."""


@dataclass(slots=True)
class _Found:
    """What was found in one text so far."""

    changes: list[WordChange] = field(default_factory=list)
    doubts: list[WordDoubt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Look:
    """A second look at a run of words as now read; ``free`` are those that may yet be read otherwise."""

    words: Sequence[WordAt]
    reading: Sequence[SyllableCandidate]
    free: list[bool]
    line: LatticePath


class TextRepairer:
    """Repairs the texts of one document, itself a witness; cheap for each text after the first."""

    def __init__(self, texts: Iterable[str], may_be_typed: bool, both: Both) -> None:
        self._texts = texts
        self._both = both
        self._may_be_typed = may_be_typed
        self._made: Mender | None = None

    @classmethod
    def for_document(
        cls, texts: Iterable[str], may_be_typed: bool = False, both: Both = in_turn
    ) -> TextRepairer:
        """Make a repairer that takes the document's own texts (cleaned, as read) as evidence.

        It looks at them when the first text is to be repaired: in a typed document none is. A text file
        ``may_be_typed`` or another engine's reading; that shows in how it reads.
        """
        return cls(texts, may_be_typed, both)

    @property
    def is_typed(self) -> bool:
        """Whether a document that may be typed reads so: it is left as it stands."""
        return self._may_be_typed and self._mender.is_typed

    def repair(
        self,
        text: str,
        alternatives: Sequence[Reading] = (),
        confidence: Confidence = _unknown,
        opinions: Opinions = _none,
    ) -> Repaired:
        """Repair a cleaned text; ``alternatives`` are the recognizer's other readings of the whole of it.

        What was read with much ``confidence`` is not looked at for misreadings that would not be told.
        ``opinions`` are how else single words were read.
        Tone placement and everything that is not a misread word stay as printed.
        """
        mender = self._mender
        return (
            mender.misspelled(text)
            if self.is_typed
            else mender.repair(text, alternatives, confidence, opinions)
        )

    @property
    def _mender(self) -> Mender:
        if self._made is None:
            self._made = Mender.for_document(self._texts, self._both)
        return self._made


@dataclass(slots=True)
class Mender:
    """What is known of one document and its misreadings, and how its texts are repaired by it."""

    model: LanguageModel
    repeats: Repeats = field(default_factory=dict)
    suspector: Suspector | None = None
    stopped: frozenset[str] = frozenset()
    is_typed: bool = False
    _repaired: dict[tuple[str, _Costs], Repaired] = field(default_factory=dict)

    @classmethod
    def for_document(cls, texts: Iterable[str], both: Both = in_turn) -> Mender:
        """Take the texts of a document as evidence.

        A first look at them, with usual costs, shows how much was misread and what.
        """
        texts = list(texts)
        document = count_document(texts)
        statistics = load_statistics()
        first = cls(LanguageModel(statistics, document))
        changes = [*chain.from_iterable(for_each(first.changes, texts, both))]
        pairs = (
            (_key(change.printed), _key(change.value)) for change in changes if not change.printed.isupper()
        )
        repeats = find_repeats([word.key for word in split_words(text)] for text in texts)
        misreadings = Misreadings.learn(pairs, document.total)
        suspector = Suspector(statistics, document, misreadings.change)
        stopped = stopped_abbreviations(texts)
        model = first.model.learned(misreadings)
        is_typed = len(changes) <= max(FEW_SLIPS, MOST_SLIPS * document.total)
        return cls(model, repeats, suspector, stopped, is_typed)

    def changes(self, text: str) -> tuple[WordChange, ...]:
        """Give what would be changed of a text of which no more is known."""
        return self.repair(text, (), _unknown, _none).changes

    def repair(
        self,
        text: str,
        alternatives: Sequence[Reading],
        confidence: Confidence,
        opinions: Opinions,
    ) -> Repaired:
        """Repair a cleaned text; that of a cell, whose words have no confidence, comes several times."""
        words = split_words(text)
        others = _aligned_alternatives(words, alternatives)
        for word, costs in zip(words, others, strict=True):
            for one in opinions(word.start, word.end):
                costs[_key(one.text)] = min(_cost(one), costs.get(_key(one.text), math.inf))
        if confidence is not _unknown:
            return self._repair(text, words, others, confidence)
        key = text, tuple(tuple(costs.items()) for costs in others)
        if key not in self._repaired:
            self._repaired[key] = self._repair(text, words, others, confidence)
        return self._repaired[key]

    def _repair(
        self,
        text: str,
        words: Sequence[WordAt],
        others: Sequence[Mapping[str, float]],
        confidence: Confidence,
    ) -> Repaired:
        rivals = rival_forms([word.key for word in words], self.repeats)
        found = _Found()
        for run in _runs(text, words):
            self._repair_run(
                [words[number] for number in run],
                [others[number] for number in run],
                [rivals.get(number, ()) for number in run],
                confidence,
                found,
            )
        for word in words:
            if word.kind is WordKind.ABBREVIATION:
                value = repair_abbreviation(word.printed, self.model.document.abbreviations)
                if value:
                    margin = _ABBREVIATION_MARGIN
                    change = WordChange(word.start, word.end, word.printed, value, margin, "abbreviation")
                    found.changes.append(change)
        changes = sorted(found.changes, key=lambda change: change.start)
        found.doubts.extend(punctuation_doubts(text, self.stopped))
        doubts = sorted(found.doubts, key=lambda doubt: doubt.start)
        return Repaired(with_changes(text, changes), tuple(changes), tuple(doubts))

    def misspelled(self, text: str) -> Repaired:
        """Doubt what carries Vietnamese marks and is no syllable, a slip of the keyboard; change nothing."""
        slips = (word for word in split_words(text) if word.kind.is_common)
        doubts = (
            WordDoubt(word.start, word.end, word.printed, "", 0.0, "unknown-syllable")
            for word in slips
            if word.key != bare_letters(word.key) and not self._is_known(word.key)
        )
        return Repaired(text, (), tuple(doubts))

    def _repair_run(
        self,
        words: Sequence[WordAt],
        others: Sequence[Mapping[str, float]],
        rivals: Sequence[Sequence[Rival]],
        confidence: Confidence,
        found: _Found,
    ) -> None:
        columns = [self._column(word, other) for word, other in zip(words, others, strict=True)]
        picks = preferred(columns, self.model)
        if any(pick for pick, _ in picks):
            columns = [
                self._with_letters(column, words, number) if pick else column
                for number, (column, (pick, _)) in enumerate(zip(columns, picks, strict=True))
            ]
            picks = preferred(columns, self.model)
        if self.suspector is None and not any(pick for pick, _ in picks):
            return  # a first look asks for changes alone
        best = [column[pick].syllable for column, (pick, _) in zip(columns, picks, strict=True)]
        reading: list[SyllableCandidate] = []
        free: list[bool] = []
        unknown: list[int] = []
        for number, word in enumerate(words):
            pick, margin = picks[number]
            heard = bool(pick) and others[number].get(best[number]) == _OPINION
            if pick and not heard and self._is_own(words, best, number):
                pick, margin = 0, 0.0
            extra = _EXTRA_MARGIN.get(word.kind, 0.0)
            witness = self._witness(words, best, number) if pick else ""
            if heard:
                witness = "; ".join(filter(None, ("second recognizer", witness)))
            marks_alone = bare_letters(best[number]) == bare_letters(word.key)
            backed = heard or (bool(witness) and marks_alone)
            sure = backed and margin >= CHANGE_MARGIN + extra
            half = sure and not heard and self._is_half_mended(words, best, number)
            value = self._write(word, best[number]) if pick else ""
            settled = True
            if sure and not half:
                found.changes.append(WordChange(word.start, word.end, word.printed, value, margin, witness))
            elif pick and margin > extra and not (half and self._is_usual(word.key)):
                reason = "half-mended" if half else "context"
                made = self._makes_word(words, number, (best[number],))
                found.doubts.append(
                    WordDoubt(word.start, word.end, word.printed, value, margin, reason, made)
                )
            elif word.kind.is_common and not self._is_known(word.key):
                unknown.append(number)
            else:
                settled = False
            named = announces_name(words, number)  # no name stands in the statistics beside it
            free.append(word.kind.is_common and not settled and not named)
            reading.append(columns[number][pick if sure and not half else 0])
        if self.suspector and (unknown or any(free)):
            look = _Look(words, reading, free, LatticePath(reading, self.model))
            self._tell_unknown(look, unknown, self.suspector, found)
            self._look_again(look, rivals, self.suspector, confidence, found)

    def _tell_unknown(self, look: _Look, unknown: Sequence[int], suspector: Suspector, found: _Found) -> None:
        """Doubt what is no syllable, and say what it may be."""
        for at in unknown:
            guess = suspector.guess(look.line, [candidate.syllable for candidate in look.reading], at)
            value = self._write(look.words[at], guess) if guess else ""
            word = look.words[at]
            found.doubts.append(WordDoubt(word.start, word.end, word.printed, value, 0.0, "unknown-syllable"))

    def _look_again(
        self,
        look: _Look,
        rivals: Sequence[Sequence[Rival]],
        suspector: Suspector,
        confidence: Confidence,
        found: _Found,
    ) -> None:
        """Look again at the words of a run that stayed as read."""
        for at, forms in enumerate(rivals):
            for rival in forms:
                self._weigh_rival(look, at, rival, found)

        def paired(at: int) -> bool:
            return may_hide_word(confidence(look.words[at].start, look.words[at + 1].end))

        keys = [candidate.syllable for candidate in look.reading]
        for one in suspector.suspect(look.line, keys, look.free, paired):
            words = look.words[one.at : one.at + len(one.reading)]
            doubt = self._doubt(words, one.reading, one.margin, "context")
            made = self._makes_word(look.words, one.at, one.reading)
            found.doubts.append(replace(doubt, makes_word=made))

    def _weigh_rival(self, look: _Look, at: int, rival: Rival, found: _Found) -> None:
        """Compare a form with what stands in its place where the document repeats the passage."""
        end = at + len(rival.form)
        if end > len(look.words) or not all(look.free[at:end]):
            return
        places = list(zip(look.words[at:end], rival.form, strict=True))
        others = [SyllableCandidate(form, neighbours(word.key)[form]) for word, form in places]
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
            found.changes.append(WordChange(word.start, word.end, word.printed, value, margin, evidence))

    def _doubt(
        self, words: Sequence[WordAt], reading: Sequence[str], margin: float, reason: str
    ) -> WordDoubt:
        printed = " ".join(word.printed for word in words)
        value = " ".join(self._write(*both) for both in zip(words, reading, strict=True))
        return WordDoubt(words[0].start, words[-1].end, printed, value, margin, reason)

    def _is_usual(self, key: str) -> bool:
        """Tell whether the document has a word throughout (``dược``): it is no misreading of another."""
        return self.model.document.words.get(key, 0) >= _USUAL_WORD

    def _makes_word(self, words: Sequence[WordAt], at: int, reading: Sequence[str]) -> bool:
        """Tell whether a reading from place ``at`` is part of a known word with what stands beside it."""
        before = words[at - 1].key if at else ""
        end = at + len(reading)
        after = words[end].key if end < len(words) else ""
        is_compound = self.model.statistics.is_compound
        return is_compound(before, reading[0]) or is_compound(reading[-1], after)

    def _is_half_mended(self, words: Sequence[WordAt], best: Sequence[str], at: int) -> bool:
        """Tell whether a changed syllable stands after one that it never follows, as half a compound would.

        A compound with the next makes good for that; names are in no statistics.
        """
        if not at or not words[at - 1].kind.is_common or self._attested(best[at - 1], best[at]):
            return False
        return at + 1 == len(best) or not self.model.statistics.is_compound(best[at], best[at + 1])

    def _write(self, word: WordAt, syllable: str) -> str:
        """Write a syllable in the case of the printed word and the tone placement of the document."""
        value = unfold_tones(syllable) if self.model.document.old_placement else syllable
        if word.printed.isupper():
            return value.upper()
        return value.capitalize() if word.printed[0].isupper() else value

    def _witness(self, words: Sequence[WordAt], best: Sequence[str], number: int) -> str:
        """Name the pairs with a neighbour that are attested; without one, nothing but frequency speaks.

        A pair that the document has less often than what was read in its place is no witness. Of
        a name in capitals the statistics know nothing, and of what may be one (the portal ``Cổng
        dịch vụ công``) only what is usual; else the document must have the pair more often than the
        one as read.
        """
        kind = words[number].kind
        found: list[str] = []
        for at in range(max(0, number - 1), min(number + 1, len(best) - 1)):
            as_read = self._in_document(words[at].key, words[at + 1].key)
            usual = kind is WordKind.CAPITAL and self.model.statistics.following(*best[at : at + 2]) >= _USUAL
            if kind.is_common or usual or self._in_document(best[at], best[at + 1]) > as_read:
                found.append(self._attested(best[at], best[at + 1], as_read))
        return "; ".join(filter(None, found))

    def _is_own(self, words: Sequence[WordAt], best: Sequence[str], number: int) -> bool:
        """Say whether a word is one that the document has in its place far more often than the other.

        ``về dược và mỹ phẩm`` in a plan on medicines: misread at every place it would hardly be.
        """
        own, other = words[number].key, best[number]
        pairs = [((words[number - 1].key, own), (words[number - 1].key, other))] if number else []
        if number + 1 < len(words):
            pairs.append(((own, words[number + 1].key), (other, words[number + 1].key)))
        return is_syllable(own) and all(
            self._in_document(*mine) >= _OWN * (1 + self._in_document(*rival)) for mine, rival in pairs
        )

    def _with_letters(self, column: Column, words: Sequence[WordAt], number: int) -> Column:
        """Add what a word may be with another letter, where the document often has that beside a neighbour.

        ``phát tiễn`` is ``phát triển`` then, and not ``phạt tiền``.
        """
        before = words[number - 1].key if number else ""
        after = words[number + 1].key if number + 1 < len(words) else ""
        rivals = tuple(
            SyllableCandidate(other, self.model.misreadings.change + cost)
            for other, cost in neighbours(words[number].key).items()
            if bare_letters(other) != bare_letters(words[number].key)
            and max(self._in_document(before, other), self._in_document(other, after)) >= _OFTEN
        )
        return column + rivals

    def _in_document(self, before: str, syllable: str) -> int:
        return self.model.document.pairs.get((before, syllable), 0)

    def _attested(self, before: str, syllable: str, as_read: int = 0) -> str:
        """Name a pair that the statistics know, or the document, as often as ``as_read``."""
        in_document = self._in_document(before, syllable)
        known = self.model.statistics.is_attested(before, syllable) or are_numerals(before, syllable)
        if in_document and (known or in_document >= as_read):
            return f"{before} {syllable} (x{in_document} in the document)"
        return f"{before} {syllable}" if known else ""

    def _is_known(self, key: str) -> bool:
        return is_syllable(key) or key in self.model.statistics.index

    def _column(self, word: WordAt, others: Mapping[str, float]) -> Column:
        """Give the candidates for a word, the printed form first."""
        if word.kind not in _EXTRA_MARGIN:
            return (SyllableCandidate(word.key, 0.0),)
        extra = tuple(
            SyllableCandidate(other, cost)
            for other, cost in others.items()
            if other != word.key and other in self.model.statistics.index
        )
        return self.model.column(word.key) + extra


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
        cost = _cost(alternative)
        others = split_words(alternative.text)
        if len(others) == len(words):
            for place, other in zip(found, others, strict=True):
                place[other.key] = min(cost, place.get(other.key, cost))
    return found


def _cost(reading: Reading) -> float:
    """What it costs that a form was printed which was read so, and not as it then stood."""
    if reading.source == SECOND_OPINION:
        return _OPINION
    return _ALTERNATIVE - math.log(min(1.0, max(reading.confidence, 0.05)))


def _key(word: str) -> str:
    return fold_tones(word.lower())
