"""Take off the page what the recognizer would stumble over: rules, specks, seals and pen strokes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray
from extract.grid import RuledGrid, RuleLine
from extract.model import Box
from extract.scan.cleaning.ellipses import dots_in_rows
from extract.scan.cleaning.ink import Labels, Mask, Stats, components, ink_mask, marked, painted_white, shrunk
from extract.scan.cleaning.scratches import find_scratches
from extract.scan.rules import ThickRule

LONG_ACROSS = 0.6
"""Inches: a level bar of this length that stands free is an underline, not part of letters."""

LONG_DOWN = 0.35
"""Inches: likewise for upright bars, which no letter of running text reaches."""

BENT = 0.5
"""Inches over which a rule is straight, however the paper lay."""

SWAY = 0.016
"""Inches by which a long rule may leave the straight line fitted to it."""

SAMPLES = 24
"""A stretch of a rule is looked at in so many places."""

DARK = 125
"""Grey below which ink is surely of this side of the paper: what shows through is lighter."""

SPECK = 0.008
"""Inches: smaller than the dot of an i in the smallest print."""


def erase_rules(gray: Gray, bars: Iterable[ThickRule], grids: Sequence[RuledGrid], dpi: float) -> Gray:
    """Paint the rules of tables, underlines and streaks white."""
    cleaned = gray.copy()
    for bar in bars:
        long = bar.length > (LONG_ACROSS if bar.rule.horizontal else LONG_DOWN) * dpi
        if long or any(_on_boundary(bar, grid, dpi) for grid in grids):
            path = _traced(gray, bar, dpi)
            cv2.polylines(
                cleaned, [path], isClosed=False, color=(255,), thickness=math.ceil(bar.thickness) + 2
            )
    return cleaned


def _traced(gray: Gray, bar: ThickRule, dpi: float) -> npt.NDArray[np.int32]:
    """Follow the ink of a rule, which paper that is not flat has bent: points (x, y) from end to end."""
    rule = bar.rule
    parts = max(1, round(bar.length / (BENT * dpi)))
    along = (np.arange(parts * SAMPLES) + 0.5) / (parts * SAMPLES)
    xs, ys = rule.x0 + along * (rule.x1 - rule.x0), rule.y0 + along * (rule.y1 - rule.y0)
    off = np.arange(-round(SWAY * dpi), round(SWAY * dpi) + 1)
    off = off[np.argsort(np.abs(off), kind="stable")]  # of equally dark ones the straightest
    across, down = (0, off) if rule.horizontal else (off, 0)
    columns = np.clip(np.rint(xs[:, None] + across), 0, gray.shape[1] - 1).astype(np.intp)
    rows = np.clip(np.rint(ys[:, None] + down), 0, gray.shape[0] - 1).astype(np.intp)
    darkness = gray[rows, columns].reshape(parts, SAMPLES, len(off)).mean(axis=1)
    shift = off[darkness.argmin(axis=1)]
    middles = np.interp(along, (np.arange(parts) + 0.5) / parts, shift) if parts > 1 else 0.0
    ends = [0, *range(SAMPLES // 2, len(along), SAMPLES), len(along) - 1]
    traced = np.column_stack([xs, ys + middles] if rule.horizontal else [xs + middles, ys])[ends]
    traced[0] += (rule.x0 - xs[0], rule.y0 - ys[0])
    traced[-1] += (rule.x1 - xs[-1], rule.y1 - ys[-1])
    return np.rint(traced).astype(np.int32)


def _on_boundary(bar: ThickRule, grid: RuledGrid, dpi: float) -> bool:
    return any(_beside(bar.rule, cell.box, 0.03 * dpi) for cell in grid.cells)


def _beside(rule: RuleLine, box: Box, slack: float) -> bool:
    """Whether the middle of a rule lies on a side of a box."""
    x, y = (rule.x0 + rule.x1) / 2, (rule.y0 + rule.y1) / 2
    if rule.horizontal:
        near = min(abs(y - box.y0), abs(y - box.y1)) <= slack
        return near and box.x0 - slack <= x <= box.x1 + slack
    near = min(abs(x - box.x0), abs(x - box.x1)) <= slack
    return near and box.y0 - slack <= y <= box.y1 + slack


@dataclass(frozen=True, slots=True)
class Ink:
    """The ink of a page by size: what can be letters and their marks, and isolated specks."""

    text: Mask
    specks: Mask


def sort_ink(mask: Mask, dpi: float) -> Ink:
    """Part the ink of a page; what is as large as a seal or a signature is in neither part.

    A speck is smaller than a letter and stands away from every letter, so that dots, hyphens and
    the marks of letters are none, nor the last dots of an ellipsis; so are the pieces of a scanner's streak.
    """
    labels, stats = components(mask)
    heights, widths = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    sized = (heights < 0.55 * dpi) & (widths < 2.5 * dpi)
    small = np.maximum(heights, widths) < 0.036 * dpi
    sized[0] = small[0] = False
    lonely = small & ~_near_letters(labels, stats, sized & (heights >= 0.04 * dpi), dpi)
    lonely[dots_in_rows(stats, np.flatnonzero(small), lonely, dpi)] = False
    lonely |= find_scratches(mask, stats, dpi)
    if not lonely.any():
        return Ink(marked(sized, labels), np.zeros(mask.shape, np.uint8))
    kinds = np.take(np.where(lonely, 2, sized).astype(np.uint8), labels)
    return Ink(_equal(kinds, 1), _equal(kinds, 2))


def _equal(kinds: npt.NDArray[np.uint8], kind: int) -> Mask:
    return np.asarray(cv2.inRange(kinds, np.array([kind]), np.array([kind])), np.uint8)


def _near_letters(
    labels: Labels, stats: Stats, letters: npt.NDArray[np.bool_], dpi: float
) -> npt.NDArray[np.bool_]:
    """For each piece of ink, whether its middle is within a hair's breadth of a letter."""
    ink = marked(letters, labels)
    small = shrunk(ink, 0.25)
    reach = round(0.08 * dpi / 4)
    near = cv2.dilate(small, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
    xs = (stats[:, cv2.CC_STAT_LEFT] + stats[:, cv2.CC_STAT_WIDTH] / 2) / 4
    ys = (stats[:, cv2.CC_STAT_TOP] + stats[:, cv2.CC_STAT_HEIGHT] / 2) / 4
    rows = np.clip(ys.astype(np.int64), 0, near.shape[0] - 1)
    columns = np.clip(xs.astype(np.int64), 0, near.shape[1] - 1)
    return np.asarray(near[rows, columns] > 0, np.bool_)


def without_specks(gray: Gray, ink: Ink) -> Gray:
    """Paint isolated specks white, which the recognizer would read as marks."""
    if not ink.specks.any():
        return gray
    return painted_white(gray, np.asarray(cv2.dilate(ink.specks, np.ones((3, 3), np.uint8)), np.uint8))


def letter_count(gray: Gray, dpi: float) -> int:
    """How many pieces of dark ink have the size of a letter; a coarse copy of the page shows it."""
    _, stats = components(ink_mask(gray, DARK))
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
