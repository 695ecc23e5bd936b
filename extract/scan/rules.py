"""Printed rules found in the ink: long straight thin bars, broken or faint ones included."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.grid import Rule
from extract.scan.ink import Mask

MIN_LENGTH = 0.17
"""Inches: longer than any stroke of a letter of running text."""

MAX_THICKNESS = 0.04
"""Inches: thicker bars are shadows or borders."""

SHORT = 0.6
"""Inches: shorter bars can be the tops or feet of a few letters, so nothing may touch them."""

HOLE = 0.02
"""Inches: holes of this length in a rule are closed before it is looked for."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rule in pixels with its thickness."""

    rule: Rule
    thickness: float

    @property
    def length(self) -> float:
        """Length in pixels."""
        rule = self.rule
        return max(abs(rule.x1 - rule.x0), abs(rule.y1 - rule.y0))


def find_bars(mask: Mask, dpi: float) -> list[Bar]:
    """Give the horizontal and vertical bars of a straightened page's ink."""
    across = _level_bars(mask, dpi)
    down = _level_bars(np.ascontiguousarray(mask.T), dpi)
    turned = [Bar(Rule(bar.rule.y0, bar.rule.x0, bar.rule.y1, bar.rule.x1), bar.thickness) for bar in down]
    return across + turned


def _level_bars(mask: Mask, dpi: float) -> list[Bar]:
    hole, length = max(3, round(HOLE * dpi)), round(MIN_LENGTH * dpi)
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, hole), np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    joined = cv2.dilate(opened, np.ones((3, 1), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    bars = []
    for label in range(1, count):
        x, y, w, h, _ = (int(v) for v in stats[label])
        if w < length:
            continue
        part = np.where(labels[y : y + h, x : x + w] == label, opened[y : y + h, x : x + w], 0)
        bar = _bar(part.astype(np.uint8), x, y)
        if bar.thickness <= max(4.0, MAX_THICKNESS * dpi) and _stands_free(mask, bar, dpi):
            bars.append(bar)
    return bars


def _bar(part: Mask, x: int, y: int) -> Bar:
    """Fit a straight rule through the ink of one bar."""
    rows, columns = np.nonzero(part)
    width = part.shape[1]
    slope, level = _fit(columns, rows)
    rule = Rule(float(x), y + level + 0.5, float(x + width), y + level + slope * width + 0.5)
    return Bar(rule, float(np.count_nonzero(part) / width))


def _fit(columns: npt.NDArray[np.int64], rows: npt.NDArray[np.int64]) -> tuple[float, float]:
    mean_x, mean_y = columns.mean(), rows.mean()
    spread = np.square(columns - mean_x).sum()
    slope = float(((columns - mean_x) * (rows - mean_y)).sum() / spread) if spread else 0.0
    return slope, float(mean_y - slope * mean_x)


def _stands_free(mask: Mask, bar: Bar, dpi: float) -> bool:
    """Whether the paper beside the bar is mostly blank; the feet of a line of letters are no rule."""
    rule = bar.rule
    x0, x1 = int(rule.x0), int(rule.x1)
    xs = np.arange(x0, x1)
    ys = rule.y0 + (rule.y1 - rule.y0) * (xs - x0) / max(1, x1 - x0)
    away = bar.thickness / 2 + max(2.0, 0.008 * dpi)
    inked = []
    for side in (-away, away):
        rows = np.clip(np.round(ys + side).astype(np.int64), 0, mask.shape[0] - 1)
        inked.append(float((mask[rows, xs] > 0).mean()))
    return max(inked) < (0.45 if bar.length > SHORT * dpi else 0.2)
