"""Red stamps and seals, read by themselves so that their text never mixes with the page's."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extract.engines.base import RegionReader
from extract.model import Box, Paragraph, ParagraphKind, mean_confidence
from extract.scan.clean import components
from extract.scan.ink import Mask
from extract.scan.lines import to_lines

READABLE = 0.5
"""Stamps whose words are less sure than this on average are seals or smears: no text is kept of them."""


def find_stamps(red: Mask, dpi: float) -> list[Box]:
    """Boxes in pixels around the red stamps of an upright page that hold straight text; seals are none."""
    return [Box(x, y, x + w, y + h) for x, y, w, h in _red_boxes(red, dpi) if _is_stamp(w / dpi, h / dpi)]


def read_stamps(
    red: Mask, stamps: Sequence[Box], dpi: float, number: int, reader: RegionReader
) -> tuple[Paragraph, ...]:
    """Read stamps from the red ink of the upright page; boxes of the text are in points."""
    found: list[Paragraph] = []
    for box in stamps:
        x, y = int(box.x0), int(box.y0)
        part = 255 - red[y : int(box.y1), x : int(box.x1)]
        lines = to_lines(reader.read_lines(np.ascontiguousarray(part), dpi), x, y, 72 / dpi, number)
        if (mean_confidence(lines) or 0) >= READABLE:
            found.append(Paragraph(lines, ParagraphKind.STAMP))
    return tuple(found)


def _red_boxes(red: Mask, dpi: float) -> list[tuple[int, int, int, int]]:
    """Boxes (x, y, width, height) around things of red ink; what lies in a frame belongs to it."""
    reach = round(0.06 * dpi)
    filled = np.asarray(cv2.dilate(red, np.ones((reach, reach), np.uint8)), np.uint8)
    for _ in range(2):
        for x, y, w, h, area in components(filled)[1][1:].tolist():
            if area > reach * reach:
                filled[y : y + h, x : x + w] = 255
    return [(x, y, w, h) for x, y, w, h, _ in components(filled)[1][1:].tolist()]


def _is_stamp(width: float, height: float) -> bool:
    """Whether a red thing of so many inches can be a stamp with lines of text."""
    return 0.5 < width < 4 and 0.15 < height < 2 and width / height > 1.3
