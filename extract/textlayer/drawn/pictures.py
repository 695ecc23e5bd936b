"""Where a page shows pictures or outlines that may hold text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.grid import find_grids
from extract.model import Box
from extract.textlayer.drawn.rules import seen_rules
from extract.textlayer.layer import Layer
from extract.textlayer.text.seen import DPI

COARSE = 0.5
"""Pixels a point of the map on which pictures that stand close are joined."""

NEAR = 9.0
"""Points between the strips of one picture, or the letters of one outlined text."""

FEW_LETTERS = 5
"""A picture with fewer shapes of the size of letters is a logo, a line or a signature's stroke."""

LOW = 30.0
"""Points: in a picture no higher than a line or two even one letter counts."""

SEAL = 60
"""A picture in one colour with fewer shapes of the size of letters is a seal or a signature, not a text."""

COLOURED = 60
"""Difference of its channels from which a pixel is coloured; photographs and scans of print stay below."""

LETTER = (2.5, 36.0)
"""Heights in points between which a shape may be a letter."""

CONTRAST = 40
"""Grey by which letters differ from the paper of their picture at least."""

MOST_OF_PAGE = 0.8
"""A picture over so much of a page is the page."""

MOST_OF_TEXT = 4
"""So many times as many letters in pictures as in the text layer: the text layer only adds to a scan."""


@dataclass(frozen=True, slots=True)
class TextPictures:
    """The regions of a page, in points as shown, that show text which stands in no text layer.

    ``whole`` says that they are the page, and what text it has is an addition.
    """

    regions: tuple[Box, ...] = ()
    whole: bool = False


def find_pictures(layer: Layer) -> TextPictures:
    """Find the pictures and outlines of a page that may hold text."""
    if layer.backdrop is None:
        return TextPictures()
    boxes = [*layer.drawings.pictures, *layer.drawings.outlines]
    counted = [(box, _count_letters(layer.backdrop, box)) for box in _joined(boxes, layer)]
    lettered = [
        box
        for box, letters in counted
        if letters >= (1 if box.height < LOW else FEW_LETTERS) and not _is_seal(layer.backdrop, box, letters)
    ]
    grown = _joined([*lettered, *_drawn_tables(layer, lettered)], layer)
    regions = [(box, _count_letters(layer.backdrop, box)) for box in grown]
    area = sum(box.width * box.height for box, _ in regions)
    letters = sum(letters for _, letters in regions)
    share = area / max(1.0, layer.width * layer.height)
    many = letters > MOST_OF_TEXT * len(layer.glyphs)
    whole = share >= MOST_OF_PAGE or (many and share > MOST_OF_PAGE / 4)
    return TextPictures(tuple(box for box, _ in regions), whole)


def _drawn_tables(layer: Layer, regions: Sequence[Box]) -> list[Box]:
    """The ruled tables most of whose text stands in pictures: they are recognized whole, rules and all."""
    found = []
    for grid in find_grids(seen_rules(layer.drawings.rules)) if regions else ():
        letters = _count_letters(layer.backdrop, grid.box) if layer.backdrop is not None else 0
        if letters > sum(_within(glyph.box, grid.box) for glyph in layer.glyphs):
            found.append(grid.box)
    return found


def _within(box: Box, place: Box) -> bool:
    return place.x0 <= box.x0 and box.x1 <= place.x1 and place.y0 <= box.y0 and box.y1 <= place.y1


def _joined(boxes: Sequence[Box], layer: Layer) -> list[Box]:
    """The boxes around pictures that stand close, within the page."""
    size = (int(layer.height * COARSE) + 1, int(layer.width * COARSE) + 1)
    canvas = np.zeros(size, np.uint8)
    for box in boxes:
        x0, y0 = max(0, int(box.x0 * COARSE)), max(0, int(box.y0 * COARSE))
        canvas[y0 : max(0, int(box.y1 * COARSE)) + 1, x0 : max(0, int(box.x1 * COARSE)) + 1] = 1
    reach = round(NEAR * COARSE)
    joined = cv2.dilate(canvas, np.ones((reach, reach), np.uint8))
    _, labels = cv2.connectedComponents(joined)
    labels = np.where(canvas > 0, labels, 0)
    found = []
    for label in range(1, int(labels.max()) + 1):
        ys, xs = np.nonzero(labels == label)
        if len(xs):
            x1, y1 = min(layer.width, (xs.max() + 1) / COARSE), min(layer.height, (ys.max() + 1) / COARSE)
            found.append(Box(min(x1, float(xs.min() / COARSE)), min(y1, float(ys.min() / COARSE)), x1, y1))
    return found


def _count_letters(backdrop: npt.NDArray[np.uint8], box: Box) -> int:
    """How many shapes of the size of letters a part of the page shows, dark on light or light on dark."""
    part = _cut(backdrop, box).mean(axis=2)
    if part.size == 0:
        return 0
    paper = float(np.median(part))
    low, high = LETTER[0] * DPI / 72, LETTER[1] * DPI / 72
    count = 0
    for ink in (part < paper - CONTRAST, part > paper + CONTRAST):
        _, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8))
        heights, widths = stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_WIDTH]
        fits = (heights >= low) & (heights <= high) & (widths <= 2.5 * heights) & (widths >= 1)
        count = max(count, int(np.count_nonzero(fits)))
    return count


def _is_seal(backdrop: npt.NDArray[np.uint8], box: Box, letters: int) -> bool:
    """Whether a picture is the seal or the signature of a person: few shapes, all in colour."""
    if letters >= SEAL or box.height < LOW:
        return False
    part = _cut(backdrop, box).astype(np.int16)
    ink = part.min(axis=2) < 255 - COLOURED
    coloured = (part.max(axis=2) - part.min(axis=2)) > COLOURED
    return bool(ink.any()) and float(coloured[ink].mean()) > MOST_OF_PAGE


def _cut(backdrop: npt.NDArray[np.uint8], box: Box) -> npt.NDArray[np.uint8]:
    scale = DPI / 72
    rows = slice(int(box.y0 * scale), int(box.y1 * scale) + 1)
    return backdrop[rows, int(box.x0 * scale) : int(box.x1 * scale) + 1]
