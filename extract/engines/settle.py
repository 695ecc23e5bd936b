"""Several readings of one printed line settled word by word: agreement counts, the rest is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.recognizer import to_line
from extract.model import Reading

UNSETTLED = 0.6
"""How much of its confidence a word keeps that no other reading confirms."""


@dataclass(frozen=True, slots=True)
class Source:
    """A reading of a line and how it was got (``vie smooth 250``)."""

    line: TextLine
    name: str


def settle(first: Source, second: Source, third: Source | None = None) -> TextLine:
    """Settle two readings of one line, asking a third where they differ.

    A word that two readings share is taken, sure of it by both; where all differ the surest stays
    with less confidence. Every other reading of a word is kept among its alternatives.
    """
    a, b = first.line.words, second.line.words
    matcher = SequenceMatcher(None, [w.text for w in a], [w.text for w in b], autojunk=False)
    words: list[TextWord] = []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "equal":
            words += [_agreed(x, y.confidence) for x, y in zip(a[a0:a1], b[b0:b1], strict=True)]
        else:
            parts = [(a[a0:a1], first.name), (b[b0:b1], second.name)]
            if third is not None:
                parts.append((_within(third.line, _span(a, a0, a1), _span(b, b0, b1)), third.name))
            words += _choose(parts)
    if not words:
        return first.line
    merged = to_line(words)
    readings = [source for source in (first, second, third) if source is not None]
    if _length(merged) > max(_length(source.line) for source in readings):
        # Boxes that drift let two readings of the same ink stand side by side.
        return _surest(readings)
    return merged


def best_fitting(merged: TextLine, readings: Sequence[Source], glyphs: int) -> TextLine:
    """Prefer a whole reading with as many characters as there are pieces of ink, if the merged has not."""
    fitting = [source for source in readings if _length(source.line) == glyphs]
    return merged if _length(merged) == glyphs or not fitting else _surest(fitting)


def _surest(readings: Sequence[Source]) -> TextLine:
    """The whole reading that is surest of itself, with the others as alternatives of its first word."""
    best = max(readings, key=lambda source: _mean(source.line.words))
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


def _agreed(word: TextWord, other: float) -> TextWord:
    both = 1 - (1 - word.confidence) * (1 - other)
    return replace(word, confidence=min(0.99, max(word.confidence, other, both)))


def _choose(parts: Sequence[tuple[tuple[TextWord, ...], str]]) -> list[TextWord]:
    """Choose among rival readings of one stretch of a line."""
    texts = [_text(words) for words, _ in parts]
    sureness = [_mean(words) for words, _ in parts]
    votes = [texts.count(text) for text in texts]
    best = max(range(len(parts)), key=lambda at: (votes[at], sureness[at]))
    if votes[best] > 1:
        agreeing = [sure for text, sure in zip(texts, sureness, strict=True) if text == texts[best]]
        confidence = min(0.95, max(agreeing))
    else:
        confidence = UNSETTLED * sureness[best]
    rivals = tuple(
        Reading(text, round(sure, 3), name)
        for text, sure, (_, name) in zip(texts, sureness, parts, strict=True)
        if text != texts[best] and text
    )
    chosen = list(parts[best][0])
    if not chosen:
        # The surest reading finds nothing here: keep what another one saw, in doubt.
        other = max(range(len(parts)), key=lambda at: (bool(parts[at][0]), sureness[at]))
        return [replace(word, confidence=UNSETTLED * word.confidence) for word in parts[other][0]]
    settled = [replace(word, confidence=min(confidence, 0.99)) for word in chosen]
    # Rivals of a stretch of several words are kept at its first word.
    settled[0] = replace(settled[0], alternatives=settled[0].alternatives + rivals)
    return settled


def _within(line: TextLine, *spans: PixelBox | None) -> tuple[TextWord, ...]:
    """The words of a line whose middle lies in one of the stretches."""
    known = [span for span in spans if span is not None]
    return tuple(
        word
        for word in line.words
        if any(span.x0 <= (word.box.x0 + word.box.x1) / 2 <= span.x1 for span in known)
    )


def _span(words: Sequence[TextWord], start: int, end: int) -> PixelBox | None:
    """The stretch that words fill; where there are none, the gap between their neighbours."""
    if start < end:
        return to_line(list(words[start:end])).box
    return None


def _text(words: Sequence[TextWord]) -> str:
    return " ".join(word.text for word in words)


def _mean(words: Sequence[TextWord]) -> float:
    total = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / total if total else 0.0
