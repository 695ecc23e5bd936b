"""Dashes between words: hyphen and en dash differ in the width of their ink, not in what is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.reading.glyphs import em_of
from extract.engines.reading.ink_lines import InkLine
from extract.engines.recognizer import to_line

_DASHES = frozenset("-–—~")

WIDE = 1.0
"""Widths of a letter from which a dash is an en dash: on a scan of 200 dpi those had 1.3, hyphens 0.7."""

FLAT = 0.14
"""Ems: a dash is lower (at 200 dpi 3 or 4 pixels of 30)."""

LETTER = 0.35
"""Ems: what is as high is a letter or a figure."""


def measured_dashes(line: TextLine, band: InkLine) -> TextLine:
    """Write each dash that stands alone between two words as its ink is wide: ``-`` or ``–``."""
    if not any(word.text in _DASHES for word in line.words[1:-1]):
        return line
    em = em_of(band)
    letters = [
        piece.width for piece in band.pieces if LETTER * em < piece.height and piece.width < piece.height
    ]
    if not letters:
        return line
    width = median(letters)
    words = list(line.words)
    for at, word in enumerate(words[1:-1], start=1):
        bars = _bars(band.pieces, words[at - 1].box.x1, words[at + 1].box.x0, em)
        if word.text in _DASHES and len(bars) == 1:
            words[at] = _written(word, bars[0].width / width)
    return to_line(words)


def _bars(pieces: Sequence[PixelBox], left: int, right: int, em: float) -> list[PixelBox]:
    """Give the flat pieces of ink whose middle stands between two words."""
    return [
        piece
        for piece in pieces
        if piece.height <= FLAT * em
        and piece.width > 1.5 * piece.height
        and left <= (piece.x0 + piece.x1) / 2 <= right
    ]


def _written(word: TextWord, width: float) -> TextWord:
    return replace(word, text="–" if width >= WIDE else "-")
