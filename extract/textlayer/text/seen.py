"""The text layer held against the picture: which glyphs a reader sees, and what the picture shows besides.

The page is rendered small with and without its text. A glyph whose place looks the same either way
is hidden: white on white, covered, clipped, outside the crop box, in a layer that is off. What is
left when text, rules and shaded areas are taken away are pictures and outlines.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from extract.model import Box
from extract.textlayer.drawn.drawings import Drawings
from extract.textlayer.text.glyphs import Glyph
from extract.textlayer.text.marks import LEADERS, RUN
from extract.textlayer.text.overprint import without

DPI = 100.0
"""Resolution of the comparison: a full stop of 8 points still covers a pixel."""

SEEN = 16
"""Difference in grey from which something is seen: the palest grey print in use differs by 40."""

MOST_OVERPRINTS = 200
"""So many overprinted text objects of a page are tried one by one; a page with more is recognized."""

SHARED = 0.35
"""Share of the smaller glyph's box in which two glyphs meet when they are printed over each other."""

Grey = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class SeenGlyphs:
    """The glyphs that a reader sees and those that nobody sees, and the picture without text and rules.

    ``backdrop`` is the page at DPI (H x W x 3, RGB) without text and plain drawings, white where these
    show; None where it holds nothing else. ``muddled`` says that too much is printed over each other to tell.
    """

    shown: tuple[Glyph, ...]
    hidden: tuple[Glyph, ...]
    backdrop: npt.NDArray[np.uint8] | None
    muddled: bool = False


def look(page: Any, glyphs: Sequence[Glyph], drawings: Drawings) -> SeenGlyphs:
    """Compare the glyphs of a pdfium page with its picture."""
    whole = _render(page)
    texts = [item for item, _ in drawings.texts]
    with without(texts):
        bare = _render(page)
        changed = np.abs(whole - bare)
        backdrop = None
        if drawings.pictures or drawings.outlines:
            with without(drawings.plain):
                backdrop = _backdrop(_render_colours(page), bare)
    shown = [glyph for glyph in glyphs if _changes(changed, glyph)]
    kept = {id(glyph) for glyph in shown}
    partly = {glyph.item for glyph in glyphs if id(glyph) not in kept} & {glyph.item for glyph in shown}
    overprinted = _overprinted(shown) | partly
    muddled = len(overprinted) > MOST_OVERPRINTS
    dots = _dots(shown) if overprinted else []
    if not muddled:
        for item in sorted(overprinted):
            own = [glyph for glyph in shown if glyph.item == item]
            with without([ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)]):
                alone = np.abs(whole - _render(page))
            unchanged = [glyph for glyph in own if not _changes(alone, glyph)]
            kept -= {id(glyph) for glyph in unchanged if not _on_dot(glyph, dots)}
    return SeenGlyphs(
        tuple(glyph for glyph in glyphs if id(glyph) in kept),
        tuple(glyph for glyph in glyphs if id(glyph) not in kept),
        backdrop,
        muddled,
    )


def _render(page: Any) -> Grey:
    bitmap = page.render(scale=DPI / 72, grayscale=True, draw_annots=False, may_draw_forms=False)
    pixels = np.array(bitmap.to_numpy(), dtype=np.int16)
    bitmap.close()
    return pixels[..., 0] if pixels.ndim == 3 else pixels


def _render_colours(page: Any) -> npt.NDArray[np.uint8]:
    bitmap = page.render(scale=DPI / 72, rev_byteorder=True, draw_annots=False, may_draw_forms=False)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return pixels[..., :3]


def _changes(changed: Grey, glyph: Glyph) -> bool:
    scale = DPI / 72
    high, wide = changed.shape
    x0, y0 = max(0, int(glyph.ink.x0 * scale)), max(0, int(glyph.ink.y0 * scale))
    x1, y1 = min(wide, int(glyph.ink.x1 * scale) + 1), min(high, int(glyph.ink.y1 * scale) + 1)
    if x0 >= x1 or y0 >= y1:
        return False
    return bool(changed[y0:y1, x0:x1].max() >= SEEN)


def _backdrop(pictures: npt.NDArray[np.uint8], bare: Grey) -> npt.NDArray[np.uint8]:
    """The pictures of a page where nothing covers them."""
    grey = pictures.astype(np.int16) @ np.array([77, 151, 28], np.int32) // 256
    covered = np.abs(grey - bare) > 2 * SEEN
    return np.where(covered[..., None], 255, pictures).astype(np.uint8)


def _overprinted(glyphs: Sequence[Glyph]) -> set[int]:
    """The text objects that are printed over others; the search ends where they are too many to tell."""
    cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    found: set[int] = set()
    for glyph in glyphs:
        if len(found) > MOST_OVERPRINTS:
            break
        if not glyph.text.isalnum():
            continue
        place = int(glyph.ink.x0 // 12), int(glyph.ink.y0 // 12)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for other in cells.get((place[0] + dx, place[1] + dy), ()):
                    if other.item != glyph.item and _meet(other.ink, glyph.ink):
                        found |= {other.item, glyph.item}
        cells[place].append(glyph)
    return found


def _on_dot(glyph: Glyph, dots: Sequence[Glyph]) -> bool:
    return glyph.text in LEADERS and any(dot.item != glyph.item and _meet(glyph.ink, dot.ink) for dot in dots)


def _dots(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The dots of dotted blanks: a point typed over one looks the same with and without it."""
    dots: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.text in LEADERS:
            dots[glyph.item].append(glyph)
    return [dot for own in dots.values() if len(own) >= RUN for dot in own]


def _meet(one: Box, other: Box) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    least = min(one.width * one.height, other.width * other.height)
    return across > 0 and down > 0 and across * down > SHARED * least
