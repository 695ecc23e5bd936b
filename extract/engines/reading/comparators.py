"""Signs of comparison: whether a bar stands under ``<`` or ``>`` shows in the ink, not in what is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extract.engines.base import Gray, PixelBox, TextLine, TextWord
from extract.engines.reading.glyphs import em_of
from extract.engines.reading.ink_lines import InkLine
from extract.engines.recognizer import to_line
from extract.model import Reading

BARRED = {"<": "≤", ">": "≥"}

SURE = 0.9
"""Confidence of a lone sign that its own ink and the bar under it bear out."""

FLAT = 0.14
"""Ems: a bar is lower (at 200 dpi 3 or 4 pixels of 38)."""

HARDLY = 0.7
"""A lone letter over a bar read less surely than this may be a sign (``Ấ`` for ``≤``, read with 0.67)."""

OPEN = 1.5
"""So many times as high as at its other end is a sign where it opens."""

DARK = 128

NEAR = 0.3
"""Ems: so far under its sign a bar stands at most (5 pixels of 38)."""


def bar_comparators(line: TextLine, band: InkLine, image: Gray) -> TextLine:
    """Read ``<`` and ``>`` over a bar of their own width as ``≤`` and ``≥``; ``image`` holds the band."""
    if not any(_may_be_sign(word) for word in line.words):
        return line
    em = em_of(band)
    return to_line([_barred(word, band.pieces, em, image) for word in line.words])


def _may_be_sign(word: TextWord) -> bool:
    return word.text[:1] in BARRED or (
        len(word.text) == 1 and word.text.isalpha() and word.confidence < HARDLY
    )


def _barred(word: TextWord, pieces: Sequence[PixelBox], em: float, image: Gray) -> TextWord:
    if not _may_be_sign(word):
        return word
    inside = [piece for piece in pieces if word.box.x0 - 2 <= (piece.x0 + piece.x1) / 2 <= word.box.x1 + 2]
    bars = [piece for piece in inside if piece.height <= FLAT * em and piece.width > 2 * piece.height]
    sign = next((piece for piece in inside for bar in bars if _stands_on(piece, bar, em)), None)
    read = word.text[:1] if word.text[:1] in BARRED else _direction(image, sign) if sign else ""
    if sign is None or not read:
        return word
    old = Reading(word.text, word.confidence, "before looking for a bar")
    return replace(
        word,
        text=BARRED[read] + word.text[1:],
        confidence=max(word.confidence, SURE) if len(word.text) == 1 else word.confidence,
        alternatives=(*word.alternatives, old),
    )


def _direction(image: Gray, sign: PixelBox) -> str:
    """Say to which side a piece of ink opens; empty where it opens to none."""
    ink = image[sign.y0 : sign.y1, sign.x0 : sign.x1] < DARK
    third = max(1, ink.shape[1] // 3)
    left, right = (_height(part) for part in (ink[:, :third], ink[:, -third:]))
    if right > OPEN * left:
        return "<"
    return ">" if left > OPEN * right else ""


def _height(ink: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> int:
    rows = np.flatnonzero(ink.any(axis=1))
    return int(rows[-1] - rows[0] + 1) if len(rows) else 0


def _stands_on(piece: PixelBox, bar: PixelBox, em: float) -> bool:
    """Whether a piece of a sign's height has a bar right under it, as wide as itself."""
    shared = min(piece.x1, bar.x1) - max(piece.x0, bar.x0)
    is_sign = 0.25 * em < piece.height < 0.7 * em
    return is_sign and shared > 0.7 * max(piece.width, bar.width) and 0 <= bar.y0 - piece.y1 <= NEAR * em
