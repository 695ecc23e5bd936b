"""Words that a person must look at: hardly read, and not borne out by the words beside them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from extract.layout.geometry import around
from extract.model import SECOND_OPINION, Box, Document, Line, Paragraph, Place, Word
from normalize.textrepair.likelihood.worth import FAIRLY_READ, looks_foreign
from normalize.textrepair.statistics import Statistics, load_statistics
from normalize.unicode import fold_tones
from validate.legibility.strangeness import is_strange

UNSURE = 0.8
"""Confidence of a settled word below which it is doubted: of those below 2 in 5 are wrong, above 1 in 30."""

HARDLY_READ = 0.35
"""Below this a word is doubted whatever stands beside it: half of those are wrong (``công trợ yến``)."""

UNSURE_FIGURES = 0.7
"""The same for figures: what most of five readings say has this at least, and was right 14 times of 14."""

SURE_OF_ANYTHING = 0.95
"""Confidence from which even what looks like no Vietnamese stands as it was read."""

MARGIN = 20.0
"""So many times likelier beside its neighbours than any other reading a word must be to stand undoubted."""

WITNESSES = 2
"""A word that the same document has so often elsewhere, surely read, and its other readings never, stands.

Of an abbreviation one is enough: it has no other reading that the document knows.
"""

OFTEN = 5
"""So many times, and so many times as often, stands the abbreviation that a rarer one is a misreading of."""

FAIRLY_SURE = 0.9
"""An abbreviation read more surely is one of its own: of ten below, a letter from a common one (``ĐCĐ`` from
``BCĐ``, ``TTTÍ`` from ``TTTT``), all were misread, of four above (``STT`` from ``SYT``) one.
"""

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class UnsureWord:
    """A doubtful word, where it stands, and the other ways in which its ink was read, best first."""

    text: str
    box: Box
    confidence: float
    readings: tuple[str, ...]


class UnsureWords:
    """The doubtful words of a document, by place."""

    def __init__(self, document: Document) -> None:
        self._pages: dict[int | None, list[UnsureWord]] = defaultdict(list)
        passages = [list(lines) for lines in _passages(document)]
        judge = Judge(load_statistics(), _sure_words(passages))
        for lines in passages:
            for line, words in _unsure(lines, judge):
                self._pages[line.place.page].append(words)

    def inside(self, place: Place) -> tuple[UnsureWord, ...]:
        """Give those whose middle lies in a place, the least sure first."""
        box = place.box
        if box is None:
            return ()
        found = (word for word in self._pages[place.page] if _holds(box, word.box))
        return tuple(sorted(found, key=lambda word: word.confidence))


@dataclass(frozen=True, slots=True)
class Judge:
    """Says which words are doubtful, by the statistics of Vietnamese and the document's surely read words."""

    statistics: Statistics
    sure_words: Counter[str] = field(default_factory=Counter)

    def is_unsure(self, words: Sequence[Word], at: int) -> bool:
        """Say whether a word of a passage is doubtful."""
        word = words[at]
        if word.confidence is None or word.confidence >= SURE_OF_ANYTHING:
            return False
        if not any(map(str.isalnum, word.text + "".join(one.text for one in word.alternatives))):
            return False  # a dash or another: no value hangs on it
        if len(words) > 1 and _is_mark(word):
            return False  # alone in a cell it may be a figure
        if any(_is_strange(run, word.confidence) for run in _LETTERS.findall(word.text)):
            return not self._is_witnessed(word)
        if _is_read_alike(word) or self._is_idly_disputed(word):
            return False
        if not _LETTERS.search(word.text):
            return word.confidence < UNSURE_FIGURES
        if self._is_outnumbered(word.confidence, _bare(word.text)):
            return True
        if word.confidence < HARDLY_READ:
            return not (_is_abbreviation(_bare(word.text)) and self._is_witnessed(word))
        if word.confidence < UNSURE:
            return not (self._is_witnessed(word) or self.is_borne_out(words, at))
        return self._is_outdone(words, at)

    def is_borne_out(self, words: Sequence[Word], at: int) -> bool:
        """Whether a word is known to stand beside a neighbour, its other readings far less likely to."""
        before, syllable, after = self._around(words, at)
        known = self.statistics.is_attested
        if not syllable or not (known(before, syllable) or known(syllable, after)):
            return False
        own = self._likelihood(before, syllable, after)
        return all(own >= MARGIN * self._likelihood(before, other, after) for other in _others(words[at]))

    def _is_outdone(self, words: Sequence[Word], at: int) -> bool:
        """Whether another reading of a word is known to stand beside a neighbour, and likelier than it."""
        before, syllable, after = self._around(words, at)
        known = self.statistics.is_attested
        own = self._likelihood(before, syllable, after)
        return bool(syllable) and any(
            (known(before, other) or known(other, after)) and self._likelihood(before, other, after) > own
            for other in _others(words[at])
        )

    def _is_outnumbered(self, confidence: float, own: str) -> bool:
        """Whether an abbreviation differs in one letter from one that the document has far more often."""
        if confidence >= FAIRLY_SURE or not _is_abbreviation(own):
            return False
        most = OFTEN * max(1, self.sure_words[own])
        return any(
            count >= most
            and len(other) == len(own)
            and _is_abbreviation(other)
            and sum(one != two for one, two in zip(own, other, strict=True)) == 1
            for other, count in self.sure_words.items()
        )

    def _is_idly_disputed(self, word: Word) -> bool:
        """Whether a known word is read as an unknown one by the second recognizer, or as more than itself."""
        own = _bare(word.text)
        heard = next((_bare(one.text) for one in word.alternatives if one.source == SECOND_OPINION), "")
        return bool(heard) and (heard.startswith(own) or (self._is_known(own) and not self._is_known(heard)))

    def _is_known(self, text: str) -> bool:
        return bool(self.sure_words[text]) or fold_tones(text.lower()) in self.statistics.index

    def _is_witnessed(self, word: Word) -> bool:
        if any(one.source == SECOND_OPINION for one in word.alternatives):
            return False  # what the first recognizer misreads it misreads surely elsewhere
        others = (_bare(one.text) for one in word.alternatives)
        own = _bare(word.text)
        enough = 1 if _is_abbreviation(own) else WITNESSES
        return self.sure_words[own] >= enough and not any(
            self.sure_words[other] for other in others if other != own
        )

    def _around(self, words: Sequence[Word], at: int) -> tuple[str, str, str]:
        """The syllables of a word and of its neighbours; empty where it is none or there is none."""
        before = _syllable(words[at - 1].text) if at else ""
        after = _syllable(words[at + 1].text) if at + 1 < len(words) else ""
        return before, _syllable(words[at].text), after

    def _likelihood(self, before: str, one: str, after: str) -> float:
        ahead = self.statistics.following(before, one) if before else self.statistics.start(one)
        return ahead * (self.statistics.following(one, after) if after else 1.0)


def _passages(document: Document) -> Iterator[Sequence[Line]]:
    """The lines whose words go on from one to the next: those of a paragraph, or of a cell."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.lines
        else:
            yield from (cell.lines for cell in block.cells)


def _sure_words(passages: Sequence[Sequence[Line]]) -> Counter[str]:
    return Counter(
        _bare(word.text)
        for lines in passages
        for line in lines
        for word in line.words
        if (word.confidence or 0.0) >= SURE_OF_ANYTHING
    )


def _unsure(lines: Sequence[Line], judge: Judge) -> Iterator[tuple[Line, UnsureWord]]:
    """Give the doubtful words of each line; those that stand side by side have one cause and are one."""
    passage = [word for line in lines for word in line.words]
    start = 0
    for line in lines:
        places = range(start, start + len(line.words))
        doubts = (at for at in places if passage[at].box and judge.is_unsure(passage, at))
        for _, run in groupby(enumerate(doubts), key=lambda pair: pair[1] - pair[0]):
            yield line, _together([passage[at] for _, at in run])
        start += len(line.words)


def _together(words: Sequence[Word]) -> UnsureWord:
    boxes = [word.box for word in words if word.box]
    text = " ".join(word.text for word in words)
    readings = (one.text for word in words for one in word.alternatives if one.text not in text)
    least = min(word.confidence or 0.0 for word in words)
    return UnsureWord(text, around(boxes), least, tuple(dict.fromkeys(readings)))


def _is_strange(run: str, confidence: float) -> bool:
    foreign = confidence >= FAIRLY_READ and looks_foreign(run)
    return len(run) > 1 and is_strange(run) and not foreign


def _is_abbreviation(text: str) -> bool:
    return len(text) > 2 and text.isalpha() and text.isupper()


def _is_mark(word: Word) -> bool:
    """Whether a word is a mark and no reading of it as letters or figures is surer."""
    letters = [one.confidence for one in word.alternatives if any(map(str.isalnum, one.text))]
    return not any(map(str.isalnum, word.text)) and max(letters, default=0.0) <= (word.confidence or 0.0)


def _is_read_alike(word: Word) -> bool:
    """Whether all readings of a word differ in the marks at its ends alone, which are no part of a value.

    Nor is it in doubt whether a word is in capitals, but a code is and one half in capitals (``CHuyên``).
    """
    own = _bare(word.text)
    is_set = own.isalpha() and (own.islower() or own.isupper() or own.istitle())
    alike = {own.casefold() if is_set else own}
    readings = (_bare(one.text) for one in word.alternatives)
    return bool(word.alternatives) and alike.issuperset(one.casefold() if is_set else one for one in readings)


def _others(word: Word) -> set[str]:
    return {_syllable(one.text) for one in word.alternatives} - {"", _syllable(word.text)}


def _syllable(text: str) -> str:
    """The one run of letters of a word as the statistics count it; empty where there are more or digits."""
    runs = _LETTERS.findall(text)
    is_alone = len(runs) == 1 and not any(map(str.isdigit, text))
    return fold_tones(runs[0].lower()) if is_alone else ""


def _bare(text: str) -> str:
    return text.strip(".,;:()“”\"'")


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2
    return outer.x0 <= x <= outer.x1 and outer.y0 <= y <= outer.y1
