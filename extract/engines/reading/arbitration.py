"""Several readings of one printed line settled word by word: agreement counts, the rest is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.reading.doubts import SURE
from extract.engines.recognizer import to_line
from extract.model import Reading

UNSETTLED = 0.6
"""How much of its confidence a word keeps that no other reading confirms."""

SUREST, SHARED = 0.99, 0.88
"""The most that two readings alike make sure; of words that the first was unsure of 1 in 8 is still wrong."""

CONTESTED = 0.7
"""The most that a settled word or number keeps where another reading of it is as likely."""


@dataclass(frozen=True, slots=True)
class VotedReading:
    """A reading of a line, how it was got (``vie smooth 250``) and what its vote counts."""

    line: TextLine
    name: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class _Part:
    """What one reading says about a stretch of the line."""

    words: tuple[TextWord, ...]
    source: VotedReading

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def sureness(self) -> float:
        return _mean(self.words)


def arbitrate(
    first: VotedReading,
    second: VotedReading,
    third: VotedReading | None = None,
    glyphs: Callable[[PixelBox], int] | None = None,
) -> TextLine:
    """Settle two readings of one whole line, asking a third where they differ.

    A word that two readings share is taken, sure of it by both; where all differ, one with as many
    characters as ``glyphs`` counts in its stretch is taken before the surest, with less confidence.
    Every other reading of a word is kept among its alternatives. Readings are aligned by their words
    alone: boxes drift, and the words of a neighbour taken in by them would stand twice.
    """
    a, b = first.line.words, second.line.words
    words: list[TextWord] = []
    for a0, a1, b0, b1 in _stretches(a, b):
        if _same(a[a0:a1], b[b0:b1]):
            words.append(_agreed(a[a0], b[b0].confidence))
            continue
        parts = [_Part(a[a0:a1], first), _Part(b[b0:b1], second)]
        if third is not None and (counterpart := _counterpart(a, third.line.words, a0, a1)) is not None:
            parts.append(_Part(counterpart, third))
        ink = PixelBox.around([word.box for word in (*a[a0:a1], *b[b0:b1])])
        words += _choose(parts, glyphs(ink) if glyphs else 0)
    return to_line(words) if words else first.line


def best_fitting(merged: TextLine, readings: Sequence[VotedReading], glyphs: int) -> TextLine:
    """Prefer a whole reading of figures alone with as many characters as there are pieces of ink."""

    def fits(line: TextLine) -> bool:
        return sum(len(word.text) for word in line.words) == glyphs and not any(map(str.isalpha, line.text))

    fitting = [source for source in readings if fits(source.line)]
    return merged if fits(merged) or not fitting else _surest(fitting, readings)


def at_most(word: TextWord, confidence: float) -> TextWord:
    """Keep a word's confidence within a limit."""
    return replace(word, confidence=min(word.confidence, confidence))


def _surest(eligible: Sequence[VotedReading], readings: Sequence[VotedReading]) -> TextLine:
    """The eligible reading that is surest of itself, the others as alternatives of its first word."""
    best = max(eligible, key=lambda source: _mean(source.line.words))
    rivals = tuple(
        Reading(source.line.text, round(_mean(source.line.words), 3), source.name)
        for source in readings
        if source.line.text != best.line.text
    )
    words = [replace(word, confidence=UNSETTLED * word.confidence) for word in best.line.words]
    words[0] = replace(words[0], alternatives=words[0].alternatives + rivals)
    return to_line(words)


def _stretches(a: Sequence[TextWord], b: Sequence[TextWord]) -> Iterator[tuple[int, int, int, int]]:
    """Align two readings: words that are equal or stand for each other one by one, then what differs."""
    for tag, a0, a1, b0, b1 in _opcodes(a, b):
        if tag == "equal" or a1 - a0 == b1 - b0:
            for at in range(a1 - a0):
                yield a0 + at, a0 + at + 1, b0 + at, b0 + at + 1
        else:
            yield a0, a1, b0, b1


def _counterpart(
    a: Sequence[TextWord], c: Sequence[TextWord], start: int, end: int
) -> tuple[TextWord, ...] | None:
    """The words of ``c`` for words ``start`` to ``end`` of ``a``; None where alignment cannot tell."""
    firsts, lasts = [], []
    for _, a0, a1, c0, c1 in _opcodes(a, c):
        if a0 == a1 == start == end:
            return tuple(c[c0:c1])  # it, too, reads something where nothing stands in ``a``
        one_by_one = a1 - a0 == c1 - c0
        if start in (a0, a1) or (one_by_one and a0 < start < a1):
            firsts.append(c1 if start == a1 else c0 + start - a0)
        if end in (a0, a1) or (one_by_one and a0 < end < a1):
            lasts.append(c0 if end == a0 else c1 if end == a1 else c0 + end - a0)
    return tuple(c[min(firsts) : max(lasts)]) if firsts and lasts else None


def _opcodes(a: Sequence[TextWord], b: Sequence[TextWord]) -> Sequence[tuple[str, int, int, int, int]]:
    matcher = SequenceMatcher(None, [word.text for word in a], [word.text for word in b], autojunk=False)
    return matcher.get_opcodes()


def _same(a: Sequence[TextWord], b: Sequence[TextWord]) -> bool:
    return len(a) == len(b) == 1 and a[0].text == b[0].text


def _agreed(word: TextWord, other: float) -> TextWord:
    both = 1 - (1 - word.confidence) * (1 - other)
    most = SUREST if word.confidence >= SURE else SHARED
    return replace(word, confidence=min(most, max(word.confidence, other, both)))


def _choose(parts: Sequence[_Part], glyphs: int) -> list[TextWord]:
    """Choose among rival readings of one stretch of a line, in which ``glyphs`` pieces of ink stand.

    What one reading of three sees between two words is a speck or a piece of their own ink.
    """
    if sum(not part.words for part in parts) > 1:
        return []

    def rank(part: _Part) -> tuple[bool, bool, bool, bool, float, bool, float]:
        alike = [other for other in parts if _key(other.text) == _key(part.text)]
        fit = len(part.text.replace(" ", "")) == glyphs
        telling = fit and len(part.text) > 1 and not any(map(str.islower, part.text))
        votes = sum(other.source.weight for other in alike)
        numeral = part.text.rstrip(".") in {"I", "V", "X"}
        return bool(part.words), telling, len(alike) > 1, fit, votes, numeral, part.sureness

    best = max(parts, key=rank)
    shared = [part.sureness for part in parts if _key(part.text) == _key(best.text)]
    confidence = min(0.9, sum(shared) / len(shared)) if len(shared) > 1 else UNSETTLED * best.sureness
    rivals = tuple(
        Reading(part.text, round(part.sureness, 3), part.source.name)
        for part in parts
        if part.text and part.text != best.text
    )
    settled = [replace(word, confidence=confidence) for word in best.words]
    # Rivals of a stretch of several words are kept at its first word.
    settled[0] = replace(settled[0], alternatives=settled[0].alternatives + rivals)
    return settled


def _key(text: str) -> str:
    """Lone letters are the same in either case: without neighbours their size tells nothing."""
    return text.casefold() if len(text.rstrip(".")) == 1 else text


def _mean(words: Sequence[TextWord]) -> float:
    total = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / total if total else 0.0
