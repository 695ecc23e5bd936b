"""The ink in a blank, without dots, specks and the print beside it, its slant taken out."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray
from extract.scan.cleaning.ink import Mask, components
from extract.scan.pen.blanks import Blank

_ABOVE, _BELOW = 2.0, 0.8
"""Heights of a printed figure above and below the baseline within which a pen writes."""
_DARKEST, _PALEST = 90, 190
"""Greys between which ink is parted from paper: a pen may be pale, what shines through is paler."""
_DOT = 0.22
"""Share of a figure's height up to which a mark is a dot of the blank or a speck."""
_SCRAP = 0.5
"""Share of a figure's height up to which a dot is wide."""
_BEFORE, _BEHIND = 0.6, 0.4
"""Shares of a figure's height by which writing may reach over the words beside its blank; behind a number
stands a stroke, and letters may touch it."""
_OWN = 0.6
"""Share of a figure's height above the baseline which all writing reaches down to."""
_SLANTS = np.arange(-0.1, 0.75, 0.1)
"""Points to the right a point up: pens lean to the right, up to 35 degrees."""


def ink_in(gray: Gray, scale: float, blank: Blank) -> Mask:
    """Give the writing in a blank of a page of ``scale`` points a pixel; its height is 2.8 figures."""
    height = blank.height / scale
    before, behind = int(_BEFORE * height), int(_BEHIND * height)
    left, right = int(blank.x0 / scale), int(np.ceil(blank.x1 / scale))
    x, top = max(0, left - before), max(0, int(blank.baseline / scale - _ABOVE * height))
    part = gray[top : int(blank.baseline / scale + _BELOW * height), x : max(right, left) + behind]
    if min(part.shape) < 3:
        return np.zeros((1, 1), np.uint8)
    level, _ = cv2.threshold(part, 0, 255, cv2.THRESH_OTSU + cv2.THRESH_BINARY)
    mask = np.asarray(part < min(max(level, _DARKEST), _PALEST), np.uint8)
    return _writing(mask, height, blank.baseline / scale - top, (left - x, right - x))


def _writing(mask: Mask, height: float, baseline: float, ends: tuple[int, int]) -> Mask:
    """Keep what is written in a blank: a pen's strokes may reach over its ends, print does not reach in."""
    labels, stats = components(mask)
    x, y, w, h = (stats[:, at] for at in range(4))
    middle = x + w / 2
    is_dot = (h < _DOT * height) & (w < _SCRAP * height)
    is_dots = (h < (_DOT + 0.08) * height) & (y + h > baseline - _DOT * height) & (w < 3 * height)
    outside = (middle < ends[0]) | (x > ends[1] - 0.1 * height)
    above = y + h < baseline - _OWN * height
    below = y > baseline - 0.15 * height
    chosen = ~(is_dot | is_dots | outside | above | below)
    chosen[0] = False
    return np.asarray(np.isin(labels, np.flatnonzero(chosen)), np.uint8)


def upright(mask: Mask) -> Mask:
    """Shear writing so that its strokes stand: then the ink of its columns is most unlike."""
    height, width = mask.shape
    sheared = []
    for slant in _SLANTS:
        matrix = np.asarray([[1, slant, 10 - slant * height / 2], [0, 1, 0]], np.float32)
        size = (width + int(0.8 * height) + 20, height)
        sheared.append(np.asarray(cv2.warpAffine(mask, matrix, size, flags=cv2.INTER_NEAREST), np.uint8))
    return max(sheared, key=_unevenness)


def _unevenness(mask: Mask) -> float:
    columns: npt.NDArray[np.float64] = mask.sum(0, dtype=np.float64)
    return float((columns**2).sum())
