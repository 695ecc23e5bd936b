"""Several readings of one printed line settled word by word: agreement counts, the rest is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import reduce

from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.marks import fullness, without_marks
from extract.engines.recognizer import to_line
from extract.model import Reading

FAIRLY_SURE = 0.5

UNSETTLED = 0.6
"""How much of its confidence a word keeps that no other reading confirms."""

CONTESTED = 0.7
"""The most that a settled word or number keeps where another reading of it is as likely."""


@dataclass(frozen=True, slots=True)
class Source:
    """A reading of a line, how it was got (``vie smooth 250``) and what its vote counts."""

    line: TextLine
    name: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class _Part:
    """What one reading says about a stretch of the line."""

    words: tuple[TextWord, ...]
    source: Source

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def sureness(self) -> float:
        return _mean(self.words)


def settle(
    first: Source,
    second: Source,
    third: Source | None = None,
    glyphs: Callable[[PixelBox], int] | None = None,
) -> TextLine:
    """Settle two readings of one line, asking a third where they differ.

    A word that two readings share is taken, sure of it by both; where all differ, one with as many
    characters as ``glyphs`` counts in its stretch is taken before the surest, with less confidence.
    Every other reading of a word is kept among its alternatives.
    """
    a, b = first.line.words, second.line.words
    words: list[TextWord] = []
    for a0, a1, b0, b1 in _stretches(a, b):
        if _same(a[a0:a1], b[b0:b1]) and (not glyphs or not is_misfit(a[a0], glyphs)):
            words.append(_agreed(a[a0], b[b0].confidence))
            continue
        parts = [_Part(a[a0:a1], first), _Part(b[b0:b1], second)]
        stretch = [word.box for word in (*a[a0:a1], *b[b0:b1])]
        if third is not None:
            parts.append(_Part(_within(third.line, stretch), third))
        words += _choose(parts, glyphs(reduce(PixelBox.union, stretch)) if glyphs else 0)
    if not words:
        return first.line
    merged = to_line(words)
    readings = [source for source in (first, second, third) if source is not None]
    if _length(merged) > max(_length(source.line) for source in readings):
        # Boxes that drift let two readings of the same ink stand side by side.
        return _surest(readings, readings)
    return merged


def is_misfit(word: TextWord, glyphs: Callable[[PixelBox], int]) -> bool:
    """Whether a word of capitals has more or fewer letters than pieces of ink: capitals do not touch."""
    return word.text.isupper() and len(word.text) > 1 and len(word.text) != glyphs(word.box)


def best_fitting(merged: TextLine, readings: Sequence[Source], glyphs: int) -> TextLine:
    """Prefer a whole reading of figures alone with as many characters as there are pieces of ink."""

    def fits(line: TextLine) -> bool:
        return _length(line) == glyphs and not any(map(str.isalpha, line.text))

    fitting = [source for source in readings if fits(source.line)]
    return merged if fits(merged) or not fitting else _surest(fitting, readings)


def at_most(word: TextWord, confidence: float) -> TextWord:
    """Keep a word's confidence within a limit."""
    return replace(word, confidence=min(word.confidence, confidence))


def _surest(eligible: Sequence[Source], readings: Sequence[Source]) -> TextLine:
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


def _length(line: TextLine) -> int:
    return sum(len(word.text) for word in line.words)


def _stretches(a: Sequence[TextWord], b: Sequence[TextWord]) -> Iterator[tuple[int, int, int, int]]:
    """Align two readings: words that are equal one by one, then what differs between them."""
    matcher = SequenceMatcher(None, [word.text for word in a], [word.text for word in b], autojunk=False)
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "equal":
            for at in range(a1 - a0):
                yield a0 + at, a0 + at + 1, b0 + at, b0 + at + 1
        else:
            yield a0, a1, b0, b1


def _same(a: Sequence[TextWord], b: Sequence[TextWord]) -> bool:
    return len(a) == len(b) == 1 and a[0].text == b[0].text


def _agreed(word: TextWord, other: float) -> TextWord:
    both = 1 - (1 - word.confidence) * (1 - other)
    return replace(word, confidence=min(0.99, max(word.confidence, other, both)))


def _choose(parts: Sequence[_Part], glyphs: int) -> list[TextWord]:
    """Choose among rival readings of one stretch of a line, in which ``glyphs`` pieces of ink stand."""

    fullest = _fullest_marks(parts)

    def rank(part: _Part) -> tuple[bool, bool, bool, bool, bool, float, bool, float]:
        alike = [other for other in parts if _key(other.text) == _key(part.text)]
        fit = len(part.text.replace(" ", "")) == glyphs
        telling = fit and len(part.text) > 1 and not any(map(str.islower, part.text))
        votes = sum(other.source.weight for other in alike)
        numeral = _is_numeral(part.text)
        marked = part.text == fullest
        return bool(part.words), telling, marked, len(alike) > 1, fit, votes, numeral, part.sureness

    best = max(parts, key=rank)
    shared = [part.sureness for part in parts if _key(part.text) == _key(best.text)]
    confidence = min(0.9, sum(shared) / len(shared)) if len(shared) > 1 else UNSETTLED * best.sureness
    if best.text.isupper() and glyphs and len(best.text.replace(" ", "")) != glyphs:
        confidence *= UNSETTLED
    rivals = tuple(
        Reading(part.text, round(part.sureness, 3), part.source.name)
        for part in parts
        if part.text and part.text != best.text
    )
    settled = [replace(word, confidence=confidence) for word in best.words]
    # Rivals of a stretch of several words are kept at its first word.
    settled[0] = replace(settled[0], alternatives=settled[0].alternatives + rivals)
    return settled


def _fullest_marks(parts: Sequence[_Part]) -> str | None:
    """The fairly sure reading with fullest marks, where all differ in their marks alone."""
    if len({without_marks(part.text) for part in parts}) > 1:
        return None
    best = max(parts, key=lambda part: (fullness(part.text), part.sureness))
    least = min(fullness(part.text) for part in parts)
    return best.text if fullness(best.text) > least and best.sureness >= FAIRLY_SURE else None


def _key(text: str) -> str:
    """Lone letters are the same in either case: without neighbours their size tells nothing."""
    return text.casefold() if len(text.rstrip(".")) == 1 else text


def _is_numeral(text: str) -> bool:
    return text.rstrip(".") in {"I", "V", "X"}


def _within(line: TextLine, spans: Sequence[PixelBox]) -> tuple[TextWord, ...]:
    """The words of a line whose middle lies in one of the stretches."""
    return tuple(
        word
        for word in line.words
        if any(span.x0 <= (word.box.x0 + word.box.x1) / 2 <= span.x1 for span in spans)
    )


def _span(words: Sequence[TextWord], start: int, end: int) -> PixelBox | None:
    """The stretch that words fill, None where there are none."""
    return to_line(list(words[start:end])).box if start < end else None


def _mean(words: Sequence[TextWord]) -> float:
    total = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / total if total else 0.0
