"""Which way up a page is, seen in its ink."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray, RegionReader
from extract.scan.ink import Mask, coarser, components, ink_mask, marked, shrunk
from extract.scan.skew import find_skew, rotated_mask

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


def small_mask(gray: Gray, dpi: float) -> Mask:
    """Give the letter-sized ink of a page at WORK_DPI."""
    return _without_giants(ink_mask(shrunk(gray, WORK_DPI / dpi), 190))


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


def find_standing(gray: Gray, dpi: float, reader: RegionReader) -> Standing:
    """Say how a page has to be turned (0, 90, 180, 270) and its skew; nothing when nothing speaks for more.

    Whether lines run across or down, and whether marks stand above or below them (Vietnamese has
    most of its marks above), is seen in the ink; the recognizer is asked only when a page looks
    turned or when the ink says little, so that a page is never turned on a hunch.
    """
    mask = small_mask(gray, dpi)
    if cv2.countNonZero(mask) < 400:
        return Standing(0, 0.0)
    sideways = np.asarray(cv2.rotate(mask, cv2.ROTATE_90_CLOCKWISE), np.uint8)
    skews = {0: find_skew(mask), 90: find_skew(sideways)}
    straight, down = rotated_mask(mask, skews[0]), rotated_mask(sideways, skews[90])
    ratio = line_contrast(straight) / max(line_contrast(down), 1e-6)
    quarter, lines = (0, straight) if ratio >= 1 else (90, down)
    upward = upward_balance(lines)
    clear = max(ratio, 1 / max(ratio, 1e-6)) >= CLEAR_DIRECTION and abs(upward) >= CLEAR_UPWARD
    seen = (quarter if upward > 0 else quarter + 180) if clear else None
    rotation = 0 if seen == 0 else _asked(seen, reader.orientation(*coarser(gray, dpi)))
    return Standing(rotation, skews[rotation % 180])


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
