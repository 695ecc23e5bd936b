"""Signs of comparison: whether a bar stands under ``<`` or ``>`` shows in the ink, not in what is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.engines.bands import Band
from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.glyphs import em_of
from extract.engines.recognizer import to_line
from extract.model import Reading

BARRED = {"<": "≤", ">": "≥"}

SURE = 0.9
"""Confidence of a lone sign that its own ink and the bar under it bear out."""

FLAT = 0.14
"""Ems: a bar is lower (at 200 dpi 3 or 4 pixels of 38)."""

NEAR = 0.3
"""Ems: so far under its sign a bar stands at most (5 pixels of 38)."""


def bar_comparators(line: TextLine, band: Band) -> TextLine:
    """Read ``<`` and ``>`` over a bar of their own width as ``≤`` and ``≥``."""
    if not any(_sign(word) in BARRED for word in line.words):
        return line
    em = em_of(band)
    return to_line([_barred(word, band.pieces, em) for word in line.words])


def _barred(word: TextWord, pieces: Sequence[PixelBox], em: float) -> TextWord:
    sign = _sign(word)
    inside = [piece for piece in pieces if word.box.x0 - 2 <= (piece.x0 + piece.x1) / 2 <= word.box.x1 + 2]
    bars = [piece for piece in inside if piece.height <= FLAT * em and piece.width > 2 * piece.height]
    if sign not in BARRED or not any(_stands_on(piece, bar, em) for piece in inside for bar in bars):
        return word
    old = Reading(word.text, word.confidence, "before looking for a bar")
    confidence = max(word.confidence, SURE) if len(word.text) == 1 else word.confidence
    return replace(
        word,
        text=BARRED[sign] + word.text[1:],
        confidence=confidence,
        alternatives=(*word.alternatives, old),
    )


def _sign(word: TextWord) -> str:
    """The first sign of a word, or what another reading says that a lone one is (``Ấ`` for ``≤``)."""
    if len(word.text) == 1 and word.text.isalpha():
        return next((one.text for one in word.alternatives if one.text in BARRED), "")
    return word.text[:1]


def _stands_on(piece: PixelBox, bar: PixelBox, em: float) -> bool:
    """Whether a piece of a sign's height has a bar right under it, as wide as itself."""
    shared = min(piece.x1, bar.x1) - max(piece.x0, bar.x0)
    is_sign = 0.25 * em < piece.height < 0.7 * em
    return is_sign and shared > 0.7 * max(piece.width, bar.width) and 0 <= bar.y0 - piece.y1 <= NEAR * em
