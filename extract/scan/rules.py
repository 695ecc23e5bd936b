"""Printed rules found in the ink: long straight thin bars, broken or faint ones included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from extract.grid import RuleLine
from extract.scan.cleaning.ink import Mask

MIN_LENGTH = 0.17
"""Inches: longer than any stroke of a letter of running text."""

MAX_THICKNESS = 0.04
"""Inches: thicker bars are shadows or borders."""

SHORT = 0.6
"""Inches: shorter bars can be the tops or feet of a few letters, so nothing may touch them."""

SAMPLES = 128
"""The paper beside a bar is looked at in so many places."""

MIN_PIECE = 0.04
"""Inches: pieces in line with a rule may be this short."""

REACH = 0.6
"""Inches from the end of a rule within which its pieces are looked for."""

HOLE = 0.02
"""Inches: holes of this length in a rule are closed before it is looked for."""

CELL = 0.0134
"""Inches of a row that are looked at together."""


Measures: TypeAlias = npt.NDArray[np.float64]
"""Level bars, a row for each: x0, y0, x1, y1 and thickness in pixels."""


@dataclass(frozen=True, slots=True)
class ThickRule:
    """A rule in pixels with its thickness."""

    rule: RuleLine
    thickness: float

    @property
    def length(self) -> float:
        """Length in pixels."""
        rule = self.rule
        return max(abs(rule.x1 - rule.x0), abs(rule.y1 - rule.y0))


def find_bars(mask: Mask, pale: Mask, dpi: float) -> list[ThickRule]:
    """Give the horizontal and vertical bars of a straightened page's ink.

    ``pale`` marks faint ink as well: there the missing pieces of a bar are looked for.
    """
    across = _level_bars(mask, dpi)
    down = [_turned(bar) for bar in _level_bars(_transposed(mask), dpi)]
    return grow([*across, *down], pale, dpi)


def _level_bars(mask: Mask, dpi: float) -> list[ThickRule]:
    step = next((step for step in (4, 2) if step <= CELL * dpi), 1)
    hole, length = max(3, round(HOLE * dpi)), round(MIN_LENGTH * dpi / step)
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, hole), np.uint8))
    pooled = _pooled(np.asarray(closed, np.uint8), step)
    opened = cv2.morphologyEx(pooled, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    bars = _fitted(np.asarray(opened, np.uint8), step)
    bars = bars[bars[:, 4] <= max(4.0, MAX_THICKNESS * dpi)]
    return _as_bars(bars[stand_free(mask, bars, dpi)])


def _as_bars(rows: Measures) -> list[ThickRule]:
    return [ThickRule(RuleLine(*rule), thickness) for *rule, thickness in rows.tolist()]


def grow(bars: Sequence[ThickRule], mask: Mask, dpi: float) -> list[ThickRule]:
    """Add the short pieces that lie in line with bars: what broken print and erosion left of a rule."""
    across = [bar for bar in bars if bar.rule.horizontal]
    down = [_turned(bar) for bar in bars if not bar.rule.horizontal]
    turned = _transposed(mask)
    found = [piece for bar in across for piece in _pieces(bar, mask, dpi)]
    found += [_turned(piece) for bar in down for piece in _pieces(bar, turned, dpi)]
    return [*bars, *found]


def _transposed(mask: Mask) -> Mask:
    return np.asarray(cv2.transpose(mask), np.uint8)  # five times as fast as copying numpy's view


def _turned(bar: ThickRule) -> ThickRule:
    return ThickRule(RuleLine(bar.rule.y0, bar.rule.x0, bar.rule.y1, bar.rule.x1), bar.thickness)


def _pieces(bar: ThickRule, mask: Mask, dpi: float) -> list[ThickRule]:
    """Inked runs on the prolongation of a level bar, near its ends."""
    rule, width = bar.rule, mask.shape[1]
    slope = (rule.y1 - rule.y0) / max(1.0, rule.x1 - rule.x0)
    pieces: list[tuple[float, ...]] = []
    for low, high in ((rule.x0 - REACH * dpi, rule.x0), (rule.x1, rule.x1 + REACH * dpi)):
        xs = np.arange(max(0, round(low)), min(width, round(high)))
        ys = rule.y0 + slope * (xs - rule.x0)
        inked = np.zeros(len(xs), bool)
        for shift in (-1, 0, 1):
            rows = np.clip(np.floor(ys + shift).astype(np.int64), 0, mask.shape[0] - 1)
            inked |= mask[rows, xs] > 0
        edges = np.flatnonzero(np.diff(np.concatenate(([0], inked.astype(np.int8), [0]))))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            if MIN_PIECE * dpi <= end - start:
                x0, x1 = float(xs[start]), float(xs[end - 1] + 1)
                level = rule.y0 - slope * rule.x0
                pieces.append((x0, level + slope * x0, x1, level + slope * x1, bar.thickness))
    found = np.array(pieces, np.float64).reshape(-1, 5)
    return _as_bars(found[stand_free(mask, found, dpi)])


def _pooled(mask: Mask, step: int) -> Mask:
    """Make one of each ``step`` pixels of a row: ink where any of them is."""
    whole = np.ascontiguousarray(mask[:, : mask.shape[1] // step * step])
    return np.asarray((whole.view(f"u{step}") != 0).view(np.uint8), np.uint8)


def _fitted(ink: Mask, step: int) -> Measures:
    """Fit a straight rule through each bar of a mask whose every column stands for ``step`` pixels."""
    number, labels = cv2.connectedComponents(cv2.dilate(ink, np.ones((3, 1), np.uint8)))
    if number < 2:
        return np.zeros((0, 5))
    x, y = np.array(cv2.findNonZero(ink), np.float64).reshape(-1, 2).T
    label = np.asarray(labels, np.intp)[y.astype(np.intp), x.astype(np.intp)] - 1
    left, right = np.full(number - 1, np.inf), np.zeros(number - 1)
    np.minimum.at(left, label, x)
    np.maximum.at(right, label, x + 1)
    count = np.bincount(label)
    middle, level = np.bincount(label, x) / count, np.bincount(label, y) / count
    off = x - middle[label]
    slope = np.bincount(label, off * y) / np.maximum(np.bincount(label, off * off), 1e-6)
    start, end = level + slope * (left - middle) + 0.5, level + slope * (right - middle) + 0.5
    return np.column_stack([left * step, start, right * step, end, count / (right - left)])


def stand_free(mask: Mask, bars: Measures, dpi: float) -> npt.NDArray[np.bool_]:
    """For each level bar, whether the paper beside it is mostly blank: the feet of letters are no rule."""
    x0, y0, x1, y1, thickness = bars.T[..., None]
    along = (np.arange(SAMPLES) + 0.5) / SAMPLES
    xs = np.clip(x0 + along * (x1 - x0), 0, mask.shape[1] - 1).astype(np.intp)
    away = thickness / 2 + max(2.0, 0.008 * dpi)

    allowed = SAMPLES * np.where((x1 - x0)[:, 0] > SHORT * dpi, 0.45, 0.2)
    free = np.ones(len(bars), np.bool_)
    for side in (-away, away):
        ys = np.rint(y0 + along * (y1 - y0) + side).astype(np.intp)
        free &= np.count_nonzero(mask[np.clip(ys, 0, mask.shape[0] - 1), xs], axis=1) < allowed
    return free
