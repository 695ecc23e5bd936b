"""Whether a read line is doubtful and has to be read another way."""

from __future__ import annotations

from collections.abc import Sequence

from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.reading.glyphs import em_of, visual_words
from extract.engines.reading.ink_lines import InkLine

SURE = 0.85
"""A line with a word less sure than this is read again.

Of 600 lines of real scans 141 were; with 0.9 it was 185 and with abbreviations always read twice 233, for the
same characters wrong in the end, with 0.7 a tenth more were.
"""

FEW_GLYPHS = 2
"""So few characters on a line give the recognizer no context: they are always read twice."""


BODY = 0.3
"""Ems: what is higher is a letter or a figure, and no dash or mark."""

MET = 0.2
"""Share of a printed word's width that a word read of it covers at least."""


def has_doubts(line: TextLine, band: InkLine) -> bool:
    """Whether a line has to be read again."""
    unsure = any(word.confidence < SURE for word in line.words)
    return unsure or len(band.glyphs) <= FEW_GLYPHS or leaves_out(line, band)


def leaves_out(line: TextLine, band: InkLine) -> bool:
    """Whether letters of a line stand where no word was read (``KT.`` beside what is left of a seal)."""
    body = BODY * em_of(band)
    printed = [group for group in visual_words(band) if any(glyph.height > body for glyph in group)]
    return any(not any(_meets(word.box, group) for word in line.words) for group in printed)


def _meets(box: PixelBox, glyphs: Sequence[PixelBox]) -> bool:
    start, end = glyphs[0].x0, max(glyph.x1 for glyph in glyphs)
    return min(box.x1, end) - max(box.x0, start) > MET * (end - start)


def is_sure(word: TextWord) -> bool:
    """Whether a word needs no other reading: it is read surely, or no value hangs on it."""
    return word.confidence >= SURE or not any(map(str.isalnum, word.text))
