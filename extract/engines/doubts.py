"""Which words of a line are doubtful, and the stretches of ink that are read again for them.

Reading again costs as much as the print is wide: of a line with one doubtful word only that word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from extract.engines.bands import Band
from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.glyphs import visual_words
from extract.engines.marks import may_have_lost_a_hook

SURE = 0.93
"""A word less sure than this is read again another way."""

FEW_GLYPHS = 2
"""So few characters on a line give the recognizer no context: they are always read twice."""

MOST = 0.6
"""Where so much of a line is doubtful it is read again whole."""

SHORT = 6
"""Words of capitals with fewer letters are abbreviations."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``start`` to ``end`` of a line, their ink, and their ink with the word before and after."""

    start: int
    end: int
    span: PixelBox
    context: PixelBox


def has_doubts(line: TextLine, band: Band, is_poor: bool = False) -> bool:
    """Whether a line has to be read again, all or in part; where print is poor marks are doubted, too."""
    return len(band.glyphs) <= FEW_GLYPHS or any(_doubtful(line, is_poor))


def doubtful_stretches(line: TextLine, band: Band, is_poor: bool = False) -> list[Stretch]:
    """Give what is to be read again: runs of doubtful words, or all where that is most of the line."""
    inks = [_ink_of(word, band) for word in line.words]
    runs = _runs([doubt or len(band.glyphs) <= FEW_GLYPHS for doubt in _doubtful(line, is_poor)], inks)
    spans = [_across(band, inks[start:end]) for start, end in runs]
    if sum(span.width for span in spans) > MOST * band.box.width:
        return [Stretch(0, len(line.words), band.box, band.box)]
    return [
        Stretch(start, end, span, _across(band, inks[max(0, start - 1) : end + 1]))
        for (start, end), span in zip(runs, spans, strict=True)
    ]


def is_abbreviation(word: str) -> bool:
    """Whether a word is an abbreviation of capitals, such as ``BCĐ``."""
    letters = re.sub(r"[\W\d_]", "", word)
    return 1 < len(letters) < SHORT and letters.isupper()


def _doubtful(line: TextLine, is_poor: bool) -> list[bool]:
    """Tell word by word: unsure ones, abbreviations among words of another case, marks on poor print."""
    mixed = sum(word.text.isupper() and len(word.text) > 1 for word in line.words) <= 4

    def is_doubtful(word: TextWord) -> bool:
        risky = (mixed and is_abbreviation(word.text)) or (is_poor and may_have_lost_a_hook(word.text))
        return risky or word.confidence < SURE

    return [is_doubtful(word) for word in line.words]


def _ink_of(word: TextWord, band: Band) -> PixelBox:
    """The whole printed words that a read word lies on: the recognizer's boxes cut letters off."""

    def lies_on(ink: PixelBox) -> bool:
        shared = min(ink.x1, word.box.x1) - max(ink.x0, word.box.x0)
        return shared > 0.3 * min(ink.width, word.box.width)

    found = [ink for group in visual_words(band) if lies_on(ink := _around(group))]
    return _around(found) if found else word.box


def _runs(doubts: Sequence[bool], inks: Sequence[PixelBox]) -> list[tuple[int, int]]:
    """Runs of doubtful words; words read from the same ink belong together."""
    runs: list[tuple[int, int]] = []
    for at, ink in enumerate(inks):
        shared = at > 0 and inks[at - 1].x1 > ink.x0
        if runs and runs[-1][1] == at and (doubts[at] or shared):
            runs[-1] = (runs[-1][0], at + 1)
        elif doubts[at]:
            start = at
            while start > (runs[-1][1] if runs else 0) and inks[start - 1].x1 > inks[start].x0:
                start -= 1
            runs.append((start, at + 1))
    return runs


def _across(band: Band, inks: Sequence[PixelBox]) -> PixelBox:
    """A stretch of a line in the line's full height: where on it a sign stands tells what it is."""
    span = _around(inks)
    return PixelBox(span.x0, band.box.y0, span.x1, band.box.y1)


def _around(boxes: Sequence[PixelBox]) -> PixelBox:
    return reduce(PixelBox.union, boxes)
