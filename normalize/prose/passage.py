"""Running text that remembers where each of its characters stands on paper."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from operator import attrgetter
from typing import Protocol

from extract.model import NOWHERE, Line, Paragraph, Place, Reading, Word, union_places
from normalize.both import Both, for_each, in_turn
from normalize.records import Finding, Method, Trace
from normalize.text_origin import is_from_text_layer
from normalize.textrepair.likelihood.worth import is_worth_telling
from normalize.textrepair.model import Confidence, Opinions, Repaired, WordChange, WordDoubt
from normalize.textrepair.opinions import opinions_on
from normalize.unicode import clean, clean_letters


class Repairer(Protocol):
    """What mends the diacritics of running text."""

    def repair(
        self,
        text: str,
        alternatives: Sequence[Reading] = (),
        confidence: Confidence = ...,
        opinions: Opinions = ...,
    ) -> Repaired:
        """Mend a text by context, the less of it the surer it was read."""

    @property
    def is_typed(self) -> bool:
        """Whether the document is a text file that reads as a typist wrote it."""


_SPECKS = re.compile(r"(?:^|(?<=\s))[|_¬~]+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word at ``[start, end)`` of the text as read."""

    start: int
    end: int
    word: Word
    place: Place


_START: Callable[[PlacedWord], int] = attrgetter("start")
_END: Callable[[PlacedWord], int] = attrgetter("end")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of running text: ``raw`` as read, ``text`` repaired, both with offsets to paper.

    ``index`` is the block's position in the document; ``is_typed`` says that no recognizer read the text.
    """

    raw: str
    text: str
    words: tuple[PlacedWord, ...] = ()
    changes: tuple[WordChange, ...] = ()
    doubts: tuple[WordDoubt, ...] = ()
    paragraph: Paragraph = field(default_factory=lambda: Paragraph(()))
    index: int = 0
    is_typed: bool = False

    @property
    def page(self) -> int | None:
        """The page on which it begins."""
        return next((word.place.page for word in self.words), None)

    @property
    def place(self) -> Place:
        """The place of the whole passage on its first page."""
        return self.place_of(0, len(self.text))

    @property
    def is_bold(self) -> bool:
        """Say whether the reader saw the whole passage in bold."""
        return bool(self.words) and all(placed.word.bold for placed in self.words)

    def place_of(self, start: int, end: int) -> Place:
        """Give the place of ``text[start:end]`` on the page where it begins."""
        covering = self._covering(start, end)
        if covering and covering[0].place == NOWHERE:
            return NOWHERE  # a text file: a long sentence of it has many words and no place
        places = union_places(placed.place for placed in covering)
        return places[0] if places else Place()

    def word_ids(self, start: int, end: int) -> set[int]:
        """Identify the words on paper under ``text[start:end]``, the same in every piece."""
        return {id(placed.word) for placed in self._covering(start, end)}

    def is_certain(self, start: int, end: int) -> bool:
        """Say whether nothing of ``text[start:end]`` was recognized: it was typed, or is a text layer."""
        covering = self._covering(start, end)
        return self.is_typed or (
            bool(covering)
            and all(placed.word.confidence is None and placed.place.page is not None for placed in covering)
        )

    def trace(self, start: int, end: int, method: Method = Method.AS_READ) -> Trace:
        """Trace ``text[start:end]``: its words' place, its printed form and the lowest confidence."""
        placed = self._covering(start, end)
        known = [one.word.confidence for one in placed if one.word.confidence is not None]
        low, high = self._raw_offset(start), self._raw_offset(end, at_end=True)
        if any(change.start < high and low < change.end for change in self.changes):
            method = Method.REPAIRED
        return Trace(
            printed=self.raw[low:high].strip(),
            place=self.place_of(start, end),
            confidence=min(known) if known else None,
            method=method,
            alternatives=placed[0].word.alternatives if len(placed) == 1 else (),
        )

    def whole_trace(self, method: Method = Method.AS_READ) -> Trace:
        """Trace the whole passage, with its mean confidence."""
        return replace(self.trace(0, len(self.text), method), confidence=self.paragraph.confidence)

    def piece(self, start: int, end: int) -> Passage:
        """Cut out ``text[start:end]`` as a passage of its own, blanks at its ends left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        low, high = self._raw_offset(start), self._raw_offset(end, at_end=True)
        words = tuple(
            PlacedWord(max(one.start - low, 0), min(one.end, high) - low, one.word, one.place)
            for one in self._covering(start, end)
        )
        changes = tuple(
            replace(change, start=change.start - low, end=change.end - low)
            for change in self.changes
            if low <= change.start and change.end <= high
        )
        doubts = tuple(
            replace(doubt, start=doubt.start - low, end=doubt.end - low)
            for doubt in self.doubts
            if low <= doubt.start and doubt.end <= high
        )
        return replace(
            self,
            raw=self.raw[low:high],
            text=self.text[start:end],
            words=words,
            changes=changes,
            doubts=doubts,
        )

    def repairs(self, field: str, start: int = 0, end: int | None = None) -> tuple[Finding, ...]:
        """Tell every word of ``text[start:end]`` that was mended, and every one that is doubtful."""
        low = self._raw_offset(start)
        high = len(self.raw) if end is None else self._raw_offset(end, at_end=True)
        mended = [
            Finding(
                "text-repaired",
                field,
                change.printed,
                change.value,
                details={"evidence": change.evidence},
                place=self._raw_place(change.start, change.end),
            )
            for change in self.changes
            if low <= change.start and change.end <= high
        ]
        doubtful = [
            Finding(
                "text-doubtful",
                field,
                doubt.printed,
                doubt.printed,
                doubt.suggestion,
                {"reason": doubt.reason},
                self._raw_place(doubt.start, doubt.end),
            )
            for doubt in self.doubts
            if low <= doubt.start
            and doubt.end <= high
            and is_worth_telling(doubt, self._confidence(doubt.start, doubt.end))
        ]
        return (*mended, *doubtful)

    def _confidence(self, low: int, high: int) -> float | None:
        """The confidence of the least sure word under ``raw[low:high]``; None where none has any."""
        words = (one.word for one in self._words_between(low, high))
        return min((word.confidence for word in words if word.confidence is not None), default=None)

    def _raw_place(self, low: int, high: int) -> Place:
        places = union_places(one.place for one in self._words_between(low, high))
        return places[0] if places else Place()

    def _covering(self, start: int, end: int) -> tuple[PlacedWord, ...]:
        return self._words_between(self._raw_offset(start), self._raw_offset(end, at_end=True))

    def _words_between(self, low: int, high: int) -> tuple[PlacedWord, ...]:
        """Give the words of which some letter stands in ``raw[low:high]``; words are in order."""
        first = bisect_right(self.words, low, key=_END)
        return self.words[first : bisect_left(self.words, high, first, key=_START)]

    def _raw_offset(self, position: int, at_end: bool = False) -> int:
        """Map an offset in the repaired text to one in the text as read."""
        shift = 0
        for change in self.changes:
            start = change.start + shift
            end = start + len(change.value)
            if position <= start:
                break
            if position < end:
                return change.end if at_end else change.start
            shift += len(change.value) - (change.end - change.start)
        return min(max(position - shift, 0), len(self.raw))


def read_passage(paragraph: Paragraph, index: int, repairer: Repairer | None = None) -> Passage:
    """Join a paragraph's words to running text and mend it, unless a typist wrote it so."""
    return read_passages([(paragraph, index)], repairer)[0]


def read_passages(
    paragraphs: Sequence[tuple[Paragraph, int]], repairer: Repairer | None, both: Both = in_turn
) -> list[Passage]:
    """Read several paragraphs, each with the number of its block."""
    as_read = [
        Passage(raw, raw, words, (), (), paragraph, index)
        for paragraph, index in paragraphs
        for raw, words in (_join(paragraph.lines),)
    ]
    if repairer is None:
        return as_read
    repaired = for_each(partial(_repaired, repairer=repairer), as_read, both)
    return [
        replace(passage, text=one.text, changes=one.changes, doubts=one.doubts, is_typed=repairer.is_typed)
        if one
        else passage
        for passage, one in zip(as_read, repaired, strict=True)
    ]


def _repaired(passage: Passage, repairer: Repairer) -> Repaired | None:
    """Repair what was read of a passage; None where a typist wrote it so."""
    raw, words = passage.raw, passage.words
    if not raw or is_from_text_layer(passage.paragraph.lines):
        return None
    alternatives = [reading for one in words for reading in one.word.alternatives]
    opinions = opinions_on(raw, (one.word for one in words))
    return repairer.repair(raw, alternatives, _confidences(words), opinions)


def _confidences(words: Sequence[PlacedWord]) -> Confidence:
    """Give the confidence of the least sure of the words, which are in order, at any part of their text."""
    starts, ends = [one.start for one in words], [one.end for one in words]

    def least(start: int, end: int) -> float | None:
        among = words[bisect_right(ends, start) : bisect_left(starts, end)]
        return min((one.word.confidence for one in among if one.word.confidence is not None), default=None)

    return least


def tidy(text: str) -> str:
    """Give a text as the datasets hold it: NFC, single blanks, no rules or specks read as marks."""
    return clean(_SPECKS.sub(" ", text))


def _join(lines: Iterable[Line]) -> tuple[str, tuple[PlacedWord, ...]]:
    """Join lines as ``extract.model.join_lines`` does, keeping the offset of each word."""
    parts, tail, at = list[str](), "", 0
    words = list[PlacedWord]()
    for line in lines:
        first = True
        for word in line.words:
            letters = clean_letters(word.text)
            if not letters.strip():
                continue
            glued = first and len(tail) > 1 and tail[-1] in "-–" and tail[-2].isalnum()
            blank = "" if not tail or glued else " "
            place = Place(line.place.page, word.box or line.place.box)
            start, at = at + len(blank), at + len(blank) + len(letters)
            words.append(PlacedWord(start, at, word, place))
            parts += (blank, letters)
            tail = f"{tail}{blank}{letters}"[-2:]
            first = False
    return "".join(parts), tuple(words)
