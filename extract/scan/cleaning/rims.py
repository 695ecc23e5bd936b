"""Round seals as black as the print they were stamped over: their rings and lettering lifted off it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray
from extract.scan.cleaning.ink import Labels, Mask, Stats, components, ink_mask, marked, painted_white
from extract.scan.cleaning.seals import ANGLES, Seal

REACH = 1.12
"""Radii within which an outline is looked for: the circle that was found is right to a tenth of its own."""

AROUND = 1.3
"""Radii of a seal's surroundings: print that goes on in it begins there."""

LOOSE = (0.08, 0.05, 0.03, 0.02)
"""Radii by which ink may lie off the outline while it is fitted; print beyond the rim falls away."""

SEEN = 0.4
"""Share of the directions in which an outline, and each ring within it, must be inked."""

INNERMOST = 0.6
"""Outlines; seals have their rings here and further out, within stands the emblem."""

INSIDE = 1.02
"""Outlines within which ink is of the seal, not of print beside it."""

BESIDE = 1.15
"""Outlines within which print stands close enough to a seal to go on in it."""

LEVEL = 0.6
"""Sine of the angle, seen from the middle, from which on a ring is more level than upright."""

LOWEST, HIGHEST = 0.04, 0.3
"""Inches: letters, and letters that run together, are this high; strokes of a pen are higher."""

IN_LINE = 0.8
"""Share of a letter's height that is level with print beside the seal when it is of the same line."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a page around a seal from (x, y) on: its ink, and how many outlines off the middle it is.

    ``level`` is where rings run more across the page than down it.
    """

    ink: Mask
    outlines: Floats
    level: npt.NDArray[np.bool_]
    x: int
    y: int


def lift_seal(gray: Gray, seal: Seal, level: int, dpi: float) -> Gray | None:
    """Whiten a black seal but for what stands level with print beside it; None where no seal is there.

    ``level`` parts ink from paper. Rings go but for the upright strokes of letters that cross them.
    """
    ink = ink_mask(gray, level)
    shape = _fit_outline(ink, seal)
    if shape is None:
        return None
    part = _around(ink, seal, shape)
    rings, thickness = _rings(part, seal.radius)
    bare = np.where(rings, np.uint8(0), part.ink)
    labels, stats = components(bare)
    furthest = np.zeros(len(stats))
    np.maximum.at(furthest, labels.ravel(), part.outlines.ravel())
    beside = _level_with_print(part, labels, stats, furthest, dpi)
    in_line = np.array([beside[y : y + h].mean() > IN_LINE for _, y, _, h, _ in stats.tolist()])
    lettering = (furthest <= INSIDE) & ~in_line
    lettering[0] = False
    letters = marked(lettering, labels) == 0
    print_ = np.where(letters, bare, np.uint8(0))
    crossing = _crossing(np.where(letters, part.ink, np.uint8(0)), print_, part.level, 2 * thickness + 1)
    kept = np.where(rings & beside[:, None], crossing, print_)
    whole = np.zeros_like(ink)
    whole[part.y : part.y + part.ink.shape[0], part.x : part.x + part.ink.shape[1]] = part.ink & ~kept
    return painted_white(gray, np.asarray(cv2.dilate(whole, np.ones((3, 3), np.uint8)), np.uint8))


def _crossing(whole: Mask, bare: Mask, level: npt.NDArray[np.bool_], length: int) -> Mask:
    """Give the upright strokes that cross a ring, or end on it where it is level.

    ``whole`` has the rings, ``bare`` has not; ``length`` in pixels is more than a ring's thickness.
    """
    upright = np.ones((length, 1), np.uint8)
    across = np.asarray(cv2.morphologyEx(bare, cv2.MORPH_CLOSE, upright), np.uint8) & whole
    ending = np.asarray(cv2.morphologyEx(whole, cv2.MORPH_OPEN, upright), np.uint8)
    return across | np.where(level, ending, np.uint8(0))


def _fit_outline(ink: Mask, seal: Seal) -> Floats | None:
    """Fit a seal's outline, a circle shifted and pressed: see ``_radii``; None where its rim is not there."""
    reach = round(REACH * seal.radius)
    middle = (seal.x, seal.y)
    polar = cv2.warpPolar(ink, (reach, ANGLES), middle, reach, cv2.WARP_POLAR_LINEAR) > 127
    rim = polar[:, round((2 - REACH) * seal.radius) :]
    outermost = reach - 1 - np.argmax(rim[:, ::-1], axis=1)
    waves = _waves(np.arange(ANGLES) * 2 * np.pi / ANGLES)
    shape = np.array([seal.radius, 0.0, 0.0, 0.0, 0.0])
    for loose in LOOSE:
        close = rim.any(axis=1) & (np.abs(outermost - waves @ shape) < loose * seal.radius)
        if close.sum() < SEEN * ANGLES:
            return None
        shape = np.linalg.lstsq(waves[close], outermost[close], rcond=None)[0]
    return np.asarray(shape, np.float64)


def _waves(angles: Floats) -> Floats:
    """Give what an outline's radius is a sum of, for each angle."""
    waves = (np.ones_like(angles), np.cos(angles), np.sin(angles), np.cos(2 * angles), np.sin(2 * angles))
    return np.stack(waves, axis=-1)


def _around(ink: Mask, seal: Seal, shape: Floats) -> _Part:
    reach = round(AROUND * seal.radius)
    x0, y0 = max(0, round(seal.x) - reach), max(0, round(seal.y) - reach)
    part = ink[y0 : round(seal.y) + reach, x0 : round(seal.x) + reach]
    down, across = np.mgrid[y0 : y0 + part.shape[0], x0 : x0 + part.shape[1]]
    radii = np.hypot(across - seal.x, down - seal.y)
    outline = _waves(np.arctan2(down - seal.y, across - seal.x)) @ shape
    level = np.abs(down - seal.y) > LEVEL * radii
    return _Part(part, radii / outline, level, x0, y0)


def _rings(part: _Part, radius: float) -> tuple[npt.NDArray[np.bool_], int]:
    """Mark where the rings of a seal are, and tell how many pixels the thickest one has."""
    steps = np.rint(part.outlines * radius).astype(np.intp)
    inked = np.bincount(steps.ravel(), part.ink.ravel() > 0) / np.maximum(np.bincount(steps.ravel()), 1)
    ring = inked > SEEN
    ring[: round(INNERMOST * radius)] = ring[round(INSIDE * radius) + 1 :] = False
    ring = np.convolve(ring, np.ones(3), "same") > 0
    ends = np.flatnonzero(np.diff(np.concatenate(([0], ring.astype(np.int8), [0]))))
    return ring[steps], int(max(ends[1::2] - ends[::2], default=0))


def _level_with_print(
    part: _Part, labels: Labels, stats: Stats, furthest: Floats, dpi: float
) -> npt.NDArray[np.bool_]:
    """For each row of pixels, whether letters stand in it just outside of the seal."""
    rows = np.zeros(part.ink.shape[0], np.bool_)
    for label in range(1, len(stats)):
        x, y, w, h, _ = stats[label].tolist()
        if furthest[label] <= INSIDE or not LOWEST * dpi < h < HIGHEST * dpi:
            continue
        own = labels[y : y + h, x : x + w] == label
        if part.outlines[y : y + h, x : x + w][own].min() < BESIDE:
            rows[y : y + h] = True
    return rows
