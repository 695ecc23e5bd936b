"""Letters of seals that are drawn letter by letter around a circle: some of them stand upright by chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.textlayer.text.glyphs import Glyph

NEAR = 2.0
"""Sizes of the letter within which its neighbours on the circle stand."""

LEANING = 5
"""So many red letters of a page that lean are a seal; fewer are a stamp set askew."""


def lean_with_seals(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Give the glyphs, with red ones beside red ones that lean made to lean with them."""
    leaning = [glyph for glyph in glyphs if glyph.turn is None and glyph.style.is_red]
    if len(leaning) < LEANING:
        return glyphs
    return [_leant(glyph, leaning) for glyph in glyphs]


def _leant(glyph: Glyph, leaning: Sequence[Glyph]) -> Glyph:
    if glyph.turn is None or not glyph.style.is_red:
        return glyph
    reach = NEAR * glyph.size
    x, y = glyph.origin
    beside = any(abs(other.origin[0] - x) < reach and abs(other.origin[1] - y) < reach for other in leaning)
    return replace(glyph, turn=None) if beside else glyph
