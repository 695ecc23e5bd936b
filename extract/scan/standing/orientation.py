"""Which way up a page is, seen in its ink."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray, RegionReader
from extract.scan.cleaning.ink import Mask, coarser, components, ink_mask, marked
from extract.scan.standing.skew import find_skew, rotated_mask
from extract.scan.standing.trial import find_direction

WORK_DPI = 100
"""Orientation and skew are measured at this resolution."""

CLEAR_DIRECTION = 1.15
"""How much more the ink must change along one axis than along the other to tell which way lines run."""

CLEAR_UPWARD = 0.12
"""Balance of marks above and below the letters from which a page is upright, or upside down."""

ENOUGH_MARKS = 300
"""Pixels of ink above and below the letters; fewer say nothing."""

SURE_ANSWER = 3.0
"""Confidence from which the recognizer's word on a page that looks turned is taken."""


def _without_giants(mask: Mask) -> Mask:
    """Keep letter-sized ink only: rules, seals and signatures say nothing about the text's direction."""
    labels, stats = components(mask)
    sides = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    thin = np.minimum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) <= 3
    keep = (sides <= 0.8 * WORK_DPI) & (stats[:, cv2.CC_STAT_AREA] >= 3) & ~(thin & (sides > 14))
    keep[0] = False
    return marked(keep, labels)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a page lies: degrees clockwise that turn it upright, and the skew that is then left."""

    rotation: int
    skew: float


@dataclass(frozen=True, slots=True)
class _Lines:
    """A mask turned by a quarter (0 or 90 degrees clockwise) and straightened, and its skew until then."""

    quarter: int
    skew: float
    mask: Mask


def find_standing(gray: Gray, small: Gray, dpi: float, reader: RegionReader) -> Standing:
    """Say how a page has to be turned (0, 90, 180, 270) and its skew; nothing when nothing speaks for more.

    Whether lines run across or down, and whether marks stand above or below them (Vietnamese has
    most of its marks above), is seen in the ink of ``small``, the page at WORK_DPI. When a page looks
    turned or the ink says little a few lines are read each way, so that a page is never turned on a
    hunch; where they say nothing the recognizer's own guess is weighed.
    """
    mask = _without_giants(ink_mask(small, 190))
    if cv2.countNonZero(mask) < 400:
        return Standing(0, 0.0)
    lines, clearness = _find_lines(mask)
    upward = upward_balance(lines.mask)
    clear = clearness >= CLEAR_DIRECTION and abs(upward) >= CLEAR_UPWARD
    seen = (lines.quarter if upward > 0 else lines.quarter + 180) if clear else None
    rotation = 0 if seen == 0 else _tried(gray, dpi, lines.quarter if seen is None else seen, seen, reader)
    if rotation % 180 != lines.quarter:
        lines = _straightened(mask, rotation % 180)
    return Standing(rotation, lines.skew)


def standing_turned(small: Gray, rotation: int) -> Standing:
    """Give the skew of a page, at WORK_DPI, of which it is known how it has to be turned."""
    mask = _without_giants(ink_mask(small, 190))
    return Standing(rotation, _straightened(mask, rotation % 180).skew)


def _tried(gray: Gray, dpi: float, first: int, seen: int | None, reader: RegionReader) -> int:
    """Read a few lines in each direction, the likeliest first; ask for a guess where that says nothing."""
    candidates = [(first + quarter) % 360 for quarter in (0, 180, 90, 270)]
    read = find_direction(gray, dpi, candidates, reader)
    return _asked(seen, reader.orientation(*coarser(gray, dpi))) if read is None else read


def _find_lines(mask: Mask) -> tuple[_Lines, float]:
    """Which way text lines run, and how much more the ink changes across them than along them.

    The lines of a page turned by a quarter are only measured where those across are not clear.
    """
    level = _straightened(mask, 0)
    contrast = line_contrast(level.mask)
    ratio = contrast / max(line_contrast(_clockwise(level.mask)), 1e-6)
    if ratio >= CLEAR_DIRECTION:
        return level, ratio
    down = _straightened(mask, 90)
    ratio = contrast / max(line_contrast(down.mask), 1e-6)
    return (level, ratio) if ratio >= 1 else (down, 1 / max(ratio, 1e-6))


def _straightened(mask: Mask, quarter: int) -> _Lines:
    turned = _clockwise(mask) if quarter else mask
    skew = find_skew(turned)
    return _Lines(quarter, skew, rotated_mask(turned, skew))


def _clockwise(mask: Mask) -> Mask:
    return np.asarray(cv2.rotate(mask, cv2.ROTATE_90_CLOCKWISE), np.uint8)


def _asked(seen: int | None, answer: tuple[int, float] | None) -> int:
    """Weigh the recognizer's answer against what was seen in the ink."""
    if answer is None or (seen is not None and answer[1] < SURE_ANSWER):
        return seen or 0
    return answer[0]


def line_contrast(mask: Mask) -> float:
    """How much the ink changes from row to row: high where text lines run across."""
    profile = mask.sum(axis=1, dtype=np.float64)
    total = profile.sum()
    return float(np.abs(np.diff(profile)).sum() / total) if total else 0.0


def upward_balance(mask: Mask) -> float:
    """How much more ink level text lines have above the bodies of the letters than below, -1 to 1."""
    columns = np.array_split(mask, max(1, mask.shape[1] // 200), axis=1)
    above = below = 0.0
    for strip in columns:
        high, low = _outside_bodies(strip.sum(axis=1, dtype=np.float64) / 255)
        above, below = above + high, below + low
    return float((above - below) / (above + below)) if above + below >= ENOUGH_MARKS else 0.0


def _outside_bodies(profile: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Ink above and below the dense core of each text line of a strip."""
    above = below = 0.0
    inked = np.flatnonzero(np.diff(np.concatenate(([0], (profile > 0).astype(np.int8), [0]))))
    for start, end in zip(inked[::2], inked[1::2], strict=True):
        line = profile[start:end]
        if not 6 <= end - start <= 40:
            continue
        core = np.flatnonzero(line >= 0.55 * np.sort(line)[-3])
        above += line[: core[0]].sum()
        below += line[core[-1] + 1 :].sum()
    return above, below
