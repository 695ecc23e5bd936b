"""Raised figures behind a metre (``m³``): small, above the line, and no part of any letter below them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.reading.glyphs import join_words, visual_words
from extract.engines.reading.ink_lines import InkLine
from extract.engines.recognizer import to_line
from extract.model import Reading

FIGURES = {"2": "²", "3": "³"}

LOW, HIGH = 0.5, 1.2
"""Heights of an m: so high is a raised figure; marks of letters and apostrophes are lower."""

UP = 0.35
"""Of an m's height: so far above the line a raised figure ends; a figure of the line ends on it."""

NARROW = 0.3
"""Of its own height: a figure is wider than this, an apostrophe is not."""

SLENDER = 0.6
"""Of its height: a stroke is no wider (0.4 in Times), an h or a d is."""

UNSURE = 0.5
"""A unit of which a raised sign cannot be told is no surer than this."""

SURE = 0.8
"""Readings of a raised figure that are less sure than this count for nothing."""

_METRE = re.compile(r"([\W\d]*[kcdh]?m)(.*)")

Ask = Callable[[PixelBox], Sequence[TextWord]]
"""Reads a piece of ink as a figure, in several ways."""


def raise_figures(line: TextLine, band: InkLine, ask: Ask) -> TextLine:
    """Read what stands raised behind an ``m`` as a figure, whatever letter or mark it was taken for."""
    if not any(_METRE.fullmatch(word.text) for word in line.words):
        return line
    groups = visual_words(band)
    words: list[TextWord] = []
    for word in line.words:
        if words and words[-1].text[-1:] in FIGURES.values() and _goes_on(words[-1], word, groups):
            rest = word if word.text[0] == "/" else replace(word, text=f"/{word.text}")
            words[-1] = join_words(words[-1], rest)
        else:
            words.append(_raised(word, groups, ask))
    return to_line(words)


def _raised(word: TextWord, groups: Sequence[Sequence[PixelBox]], ask: Ask) -> TextWord:
    match = _METRE.fullmatch(word.text)
    glyphs = next((group for group in groups if _holds(group, word.box)), ())
    at = _raised_in(glyphs)
    if match is None or not at or match[2][:1] in FIGURES.values():
        return word
    behind = min(len(glyphs) - 1 - at, len(match[2]))
    rest = match[2][len(match[2]) - behind :]
    figure = _agreed(ask(glyphs[at]))
    if figure is None or any(char.isalnum() for char in rest):
        return replace(word, confidence=min(word.confidence, UNSURE))
    old = Reading(word.text, word.confidence, "before looking for a raised figure")
    text = match[1] + FIGURES[figure.text] + rest
    return replace(word, text=text, confidence=figure.confidence, alternatives=(*word.alternatives, old))


def _agreed(readings: Sequence[TextWord]) -> TextWord | None:
    """Give the figure that sure readings name; None where they name none, or several."""
    sure = [reading for reading in readings if reading.text in FIGURES and reading.confidence >= SURE]
    return max(sure, key=lambda word: word.confidence) if len({word.text for word in sure}) == 1 else None


def is_raised(letter: PixelBox, sign: PixelBox) -> bool:
    """Whether a piece of ink stands small and above the line behind a letter without ascenders."""
    high = letter.height
    return (
        LOW * high <= sign.height <= HIGH * high
        and sign.width >= NARROW * sign.height
        and sign.y1 <= letter.y1 - UP * high
        and sign.y0 < letter.y0
    )


def _goes_on(left: TextWord, right: TextWord, groups: Sequence[Sequence[PixelBox]]) -> bool:
    """Whether a stroke, read or not, and then the next word follow a raised figure (``m³/năm``)."""
    if right.text[0] == "/":
        return _together(left, right)
    glyphs = next((group for group in groups if _holds(group, left.box) and _holds(group, right.box)), ())
    at = _raised_in(glyphs)
    return 0 < at < len(glyphs) - 2 and _is_stroke(glyphs[at - 1], glyphs[at + 1])


def _raised_in(glyphs: Sequence[PixelBox]) -> int:
    """Give the place of the first raised figure among the glyphs of a word; 0 where there is none."""
    return next((at for at in range(1, len(glyphs)) if is_raised(glyphs[at - 1], glyphs[at])), 0)


def _is_stroke(letter: PixelBox, sign: PixelBox) -> bool:
    """Whether a piece of ink is as high and slender as a stroke beside a letter without ascenders."""
    return sign.height >= HIGH * letter.height and sign.width <= SLENDER * sign.height


def _together(left: TextWord, right: TextWord) -> bool:
    """Whether no blank stands between two words."""
    return right.box.x0 - left.box.x1 < NARROW * left.box.height


def _holds(glyphs: Sequence[PixelBox], box: PixelBox) -> bool:
    return glyphs[0].x0 <= (box.x0 + box.x1) / 2 <= glyphs[-1].x1
