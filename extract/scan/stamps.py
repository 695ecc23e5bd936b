"""Red stamps and seals, read by themselves so that their text never mixes with the page's."""

from __future__ import annotations

import cv2
import numpy as np

from extract.engines.base import RegionReader
from extract.model import Block, Paragraph, ParagraphKind, mean_confidence
from extract.scan.clean import components
from extract.scan.ink import Mask
from extract.scan.lines import to_lines
from extract.scan.turn import Turned, turn_like

READABLE = 0.5
"""Stamps whose words are less sure than this on average are seals or smears: no text is kept of them."""


def read_stamps(
    red: Mask, turned: Turned, dpi: float, number: int, reader: RegionReader
) -> tuple[Block, ...]:
    """Read the rectangular red stamps of a page; round seals, which hold no straight text, are left."""
    upright = turn_like(red, turned)
    found: list[Block] = []
    for x, y, w, h in _red_boxes(upright, dpi):
        if not _is_stamp(w / dpi, h / dpi):
            continue
        part = 255 - upright[y : y + h, x : x + w]
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
