"""Take off the page what the recognizer would stumble over: rules, specks, seals and pen strokes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray
from extract.grid import Grid, Rule
from extract.model import Box
from extract.scan.ink import Mask
from extract.scan.rules import Bar

LONG_ACROSS = 0.6
"""Inches: a level bar of this length that stands free is an underline, not part of letters."""

LONG_DOWN = 0.35
"""Inches: likewise for upright bars, which no letter of running text reaches."""

SPECK = 0.008
"""Inches: smaller than the dot of an i in the smallest print."""


def erase_rules(gray: Gray, bars: Iterable[Bar], grids: Sequence[Grid], dpi: float) -> Gray:
    """Paint the rules of tables, underlines and streaks white."""
    cleaned = gray.copy()
    for bar in bars:
        long = bar.length > (LONG_ACROSS if bar.rule.horizontal else LONG_DOWN) * dpi
        if long or any(_on_boundary(bar, grid, dpi) for grid in grids):
            start = (round(bar.rule.x0), round(bar.rule.y0))
            end = (round(bar.rule.x1), round(bar.rule.y1))
            cv2.line(cleaned, start, end, 255, math.ceil(bar.thickness) + 2)
    return cleaned


def _on_boundary(bar: Bar, grid: Grid, dpi: float) -> bool:
    return any(_beside(bar.rule, cell.box, 0.03 * dpi) for cell in grid.cells)


def _beside(rule: Rule, box: Box, slack: float) -> bool:
    """Whether the middle of a rule lies on a side of a box."""
    x, y = (rule.x0 + rule.x1) / 2, (rule.y0 + rule.y1) / 2
    if rule.horizontal:
        near = min(abs(y - box.y0), abs(y - box.y1)) <= slack
        return near and box.x0 - slack <= x <= box.x1 + slack
    near = min(abs(x - box.x0), abs(x - box.x1)) <= slack
    return near and box.y0 - slack <= y <= box.y1 + slack


Stats = npt.NDArray[np.int32]


def components(mask: Mask) -> tuple[npt.NDArray[np.int32], Stats]:
    """Label the connected ink; label 0 is the paper."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    return np.asarray(labels, np.int32), np.asarray(stats, np.int32)


def text_mask(mask: Mask, dpi: float) -> Mask:
    """Keep the ink that can be letters: neither specks nor what is as large as a seal or a signature."""
    labels, stats = components(mask)
    heights, areas = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    widths = stats[:, cv2.CC_STAT_WIDTH]
    letter = (heights < 0.55 * dpi) & (widths < 2.5 * dpi)
    keep = letter & (areas >= max(2.0, (SPECK * dpi) ** 2))
    keep[0] = False
    return np.where(keep[labels], np.uint8(255), np.uint8(0))


def letter_count(mask: Mask, dpi: float) -> int:
    """How many pieces of ink have the size of a letter."""
    _, stats = components(mask)
    heights = stats[1:, cv2.CC_STAT_HEIGHT]
    areas = stats[1:, cv2.CC_STAT_AREA]
    return int(((heights > 0.03 * dpi) & (heights < 0.3 * dpi) & (areas > (0.02 * dpi) ** 2)).sum())


def blank_out(mask: Mask, boxes: Iterable[Box], margin: float) -> Mask:
    """Clear the given pixel boxes, widened by the margin."""
    cleared = mask.copy()
    for box in boxes:
        x0, y0 = max(0, int(box.x0 - margin)), max(0, int(box.y0 - margin))
        cleared[y0 : int(box.y1 + margin) + 1, x0 : int(box.x1 + margin) + 1] = 0
    return cleared
