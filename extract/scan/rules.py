"""Printed rules found in the ink: long straight thin bars, broken or faint ones included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.grid import Rule
from extract.scan.ink import Mask

MIN_LENGTH = 0.17
"""Inches: longer than any stroke of a letter of running text."""

MAX_THICKNESS = 0.04
"""Inches: thicker bars are shadows or borders."""

SHORT = 0.6
"""Inches: shorter bars can be the tops or feet of a few letters, so nothing may touch them."""

MIN_PIECE = 0.04
"""Inches: pieces in line with a rule may be this short."""

REACH = 0.6
"""Inches from the end of a rule within which its pieces are looked for."""

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


def find_bars(mask: Mask, pale: Mask, dpi: float) -> list[Bar]:
    """Give the horizontal and vertical bars of a straightened page's ink.

    ``pale`` marks faint ink as well: there the missing pieces of a bar are looked for.
    """
    across = _level_bars(mask, dpi)
    down = [_turned(bar) for bar in _level_bars(_transposed(mask), dpi)]
    return grow([*across, *down], pale, dpi)


def _level_bars(mask: Mask, dpi: float) -> list[Bar]:
    hole, length = max(3, round(HOLE * dpi)), round(MIN_LENGTH * dpi)
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, hole), np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    joined = cv2.dilate(opened, np.ones((3, 1), np.uint8))
    bars = []
    for contour in cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]:
        x, y, w, h = cv2.boundingRect(contour)
        if w < length:
            continue
        part = np.zeros((h, w), np.uint8)
        cv2.drawContours(part, [contour], -1, 255, cv2.FILLED, offset=(-x, -y))
        bar = _bar(np.asarray(cv2.bitwise_and(part, opened[y : y + h, x : x + w]), np.uint8), x, y)
        if bar.thickness <= max(4.0, MAX_THICKNESS * dpi) and _stands_free(mask, bar, dpi):
            bars.append(bar)
    return bars


def grow(bars: Sequence[Bar], mask: Mask, dpi: float) -> list[Bar]:
    """Add the short pieces that lie in line with bars: what broken print and erosion left of a rule."""
    across = [bar for bar in bars if bar.rule.horizontal]
    down = [_turned(bar) for bar in bars if not bar.rule.horizontal]
    turned = _transposed(mask)
    found = [piece for bar in across for piece in _pieces(bar, mask, dpi)]
    found += [_turned(piece) for bar in down for piece in _pieces(bar, turned, dpi)]
    return [*bars, *found]


def _transposed(mask: Mask) -> Mask:
    return np.asarray(cv2.transpose(mask), np.uint8)  # five times as fast as copying numpy's view


def _turned(bar: Bar) -> Bar:
    return Bar(Rule(bar.rule.y0, bar.rule.x0, bar.rule.y1, bar.rule.x1), bar.thickness)


def _pieces(bar: Bar, mask: Mask, dpi: float) -> list[Bar]:
    """Inked runs on the prolongation of a level bar, near its ends."""
    rule, width = bar.rule, mask.shape[1]
    slope = (rule.y1 - rule.y0) / max(1.0, rule.x1 - rule.x0)
    pieces: list[Bar] = []
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
                piece = Bar(Rule(x0, level + slope * x0, x1, level + slope * x1), bar.thickness)
                pieces += [piece] if _stands_free(mask, piece, dpi) else []
    return pieces


def _bar(part: Mask, x: int, y: int) -> Bar:
    """Fit a straight rule through the ink of one bar."""
    width = part.shape[1]
    ink = cv2.moments(part, binaryImage=True)
    slope = ink["mu11"] / ink["mu20"] if ink["mu20"] else 0.0
    level = (ink["m01"] - slope * ink["m10"]) / ink["m00"]
    rule = Rule(float(x), y + level + 0.5, float(x + width), y + level + slope * width + 0.5)
    return Bar(rule, ink["m00"] / width)


def _stands_free(mask: Mask, bar: Bar, dpi: float) -> bool:
    """Whether the paper beside the bar is mostly blank; the feet of a line of letters are no rule."""
    rule = bar.rule
    x0, x1 = int(rule.x0), int(rule.x1)
    xs = np.arange(x0, x1)
    ys = rule.y0 + (rule.y1 - rule.y0) * (xs - x0) / max(1, x1 - x0)
    away = bar.thickness / 2 + max(2.0, 0.008 * dpi)
    rows = np.rint(ys + np.array([[-away], [away]])).astype(np.int32)
    beside = mask[np.clip(rows, 0, mask.shape[0] - 1), xs]
    inked = np.count_nonzero(beside, axis=1) / max(1, len(xs))
    return bool(inked.max() < (0.45 if bar.length > SHORT * dpi else 0.2))
