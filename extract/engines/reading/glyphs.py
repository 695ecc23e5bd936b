"""What the ink itself says about a read line: how many characters, where blanks are, bars of numerals.

The recognizer drops blanks after commas in lists of digits and bars of Roman numerals; both can be
measured on the image. Nothing is changed unless glyphs and characters match one to one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import quantiles

from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.reading.ink_lines import InkLine
from extract.engines.recognizer import to_line
from extract.model import Reading

CAP_HEIGHT = 0.66
"""Height of digits and capitals in ems, in the serif faces of office documents."""

BLANK = 0.24
"""A gap of so many ems after a comma holds a blank; without one it is 0.07 to 0.17."""

WORD_GAP = 0.2

LEFT_FLAG = "]"
"""What a lone 1 is taken for: its flag stands on the left alone, a numeral I has serifs on both sides."""

ALIKE = 0.15
"""By how much the shares of two words in width and in characters differ at most."""

_SEPARATORS = ",;"
_RUN_TOGETHER = re.compile(r"(.*[^\W\d_][,;:])([^\W\d_].*)")
_NUMERAL = re.compile(r"([IVXHl|!\]\[]+)([.,;:)]*)")
# What bars are taken for: two joined by their serifs look like an H.
_AS_BARS = str.maketrans({"H": "II", "l": "I", "|": "I", "!": "I", "[": "I", "]": "I"})
_FIGURES = re.compile(r"[\d.,;:%/\-–\s]*\d[\d.,;:%/\-–\s]*")


def is_figures(text: str) -> bool:
    """Whether a text consists of digits and what stands between them."""
    return _FIGURES.fullmatch(text) is not None


def em_of(band: InkLine) -> float:
    """The size of the print of a line in pixels."""
    heights = [glyph.height for glyph in band.glyphs]
    tall = quantiles(heights, n=4)[2] if len(heights) > 1 else heights[0]
    return float(tall) / CAP_HEIGHT


def fits(line: TextLine, band: InkLine) -> bool:
    """Whether as many characters were read as there are pieces of ink; only told for figures."""
    text = line.text
    return not is_figures(text) or len(text.replace(" ", "")) == len(band.glyphs)


def respace(line: TextLine, band: InkLine) -> TextLine:
    """Set blanks after the separators of a list as they are printed."""
    chars = [char for word in line.words for char in word.text]
    if not any(char in _SEPARATORS for char in chars[:-1]) or len(chars) != len(band.glyphs):
        return line
    glyphs = band.glyphs
    limit = BLANK * em_of(band)
    words: list[TextWord] = []
    at = 0
    for word in line.words:
        joined = bool(words) and words[-1].text[-1] in _SEPARATORS and _gap(glyphs, at - 1) < limit
        cuts = [
            i + 1
            for i, (a, b) in enumerate(pairwise(word.text))
            if a in _SEPARATORS and b.isalnum() and _gap(glyphs, at + i) >= limit
        ]
        parts = _cut(word, cuts, glyphs[at : at + len(word.text)])
        if joined:
            words[-1] = join_words(words[-1], parts[0])
            parts = parts[1:]
        words += parts
        at += len(word.text)
    return to_line(words)


def part_words(line: TextLine, band: InkLine) -> TextLine:
    """Part two words run together at a comma (``xã,nâng``) where their ink stands apart."""
    if not any(map(_RUN_TOGETHER.fullmatch, (word.text for word in line.words))):
        return line
    groups = [PixelBox.around(group) for group in visual_words(band)]
    return to_line([part for word in line.words for part in _parted(word, groups)])


def _parted(word: TextWord, groups: Sequence[PixelBox]) -> list[TextWord]:
    match = _RUN_TOGETHER.fullmatch(word.text)
    inks = [ink for ink in groups if word.box.x0 <= (ink.x0 + ink.x1) / 2 <= word.box.x1]
    if match is None or len(inks) != 2:
        return [word]
    left, right = inks
    share = left.width / (left.width + right.width)
    if abs(share - len(match[1]) / len(word.text)) > ALIKE:
        return [word]
    return [replace(word, text=match[1], box=left), TextWord(match[2], right, word.confidence)]


def count_bars(line: TextLine, band: InkLine) -> TextLine:
    """Mend Roman numerals of which a bar was lost: ``II`` over three equal bars is ``III``."""
    if not any(map(_NUMERAL.fullmatch, (word.text for word in line.words))):
        return line
    groups = visual_words(band)
    if len(groups) != len(line.words):
        return line
    words = [_counted(word, group) for word, group in zip(line.words, groups, strict=True)]
    return to_line(words)


def _counted(word: TextWord, glyphs: Sequence[PixelBox]) -> TextWord:
    match = _NUMERAL.fullmatch(word.text)
    if match is None or match[1] == LEFT_FLAG:
        return word
    bars = glyphs[: len(glyphs) - len(match[2])]
    text = _numeral(match[1], bars)
    if text is None or text + match[2] == word.text:
        return word
    old = Reading(word.text, word.confidence, "before counting bars")
    return replace(word, text=text + match[2], alternatives=(*word.alternatives, old))


def _numeral(read: str, glyphs: Sequence[PixelBox]) -> str | None:
    """The numeral that the glyphs show: bars alone are counted, among V and X each must match."""
    spelled = read.translate(_AS_BARS)
    if set(spelled) == {"I"}:
        return "I" * len(glyphs) if 1 <= len(glyphs) <= 3 and _are_bars(glyphs) else None
    if len(spelled) != len(glyphs):
        return None
    bars = [glyph for char, glyph in zip(spelled, glyphs, strict=True) if char == "I"]
    return spelled if bars and _are_bars(bars) else None


def _are_bars(glyphs: Sequence[PixelBox]) -> bool:
    widths, heights = [g.width for g in glyphs], [g.height for g in glyphs]
    return (
        max(widths) <= 1.4 * min(widths) + 1
        and max(heights) <= 1.2 * min(heights) + 1
        and max(widths) < 0.65 * min(heights)
    )


def visual_words(band: InkLine) -> list[tuple[PixelBox, ...]]:
    """The glyphs of a line in groups that stand apart as words do."""
    limit = WORD_GAP * em_of(band)
    groups: list[list[PixelBox]] = []
    for glyph in band.glyphs:
        if groups and glyph.x0 - groups[-1][-1].x1 < limit:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return [tuple(group) for group in groups]


def glyphs_within(band: InkLine, span: PixelBox) -> int:
    """Count the glyphs of the printed words whose middle lies in a stretch."""
    return sum(
        len(group) for group in visual_words(band) if span.x0 <= (group[0].x0 + group[-1].x1) / 2 <= span.x1
    )


def _gap(glyphs: Sequence[PixelBox], at: int) -> float:
    return glyphs[at + 1].x0 - glyphs[at].x1


def _cut(word: TextWord, cuts: Sequence[int], glyphs: Sequence[PixelBox]) -> list[TextWord]:
    if not cuts:
        return [word]
    bounds = [0, *cuts, len(word.text)]
    parts = []
    for start, end in pairwise(bounds):
        box = PixelBox(glyphs[start].x0, word.box.y0, glyphs[end - 1].x1, word.box.y1)
        parts.append(TextWord(word.text[start:end], box, word.confidence))
    parts[0] = replace(parts[0], alternatives=word.alternatives)
    return parts


def join_words(left: TextWord, right: TextWord) -> TextWord:
    """Make one word of two."""
    return TextWord(
        left.text + right.text,
        left.box.union(right.box),
        min(left.confidence, right.confidence),
        left.alternatives + right.alternatives,
    )
