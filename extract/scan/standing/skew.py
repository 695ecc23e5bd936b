"""The angle by which the text lines of a page run up or down, and turning by it."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray
from extract.scan.cleaning.ink import Mask

MAX_SKEW = 5.0
"""Degrees; scanned pages are rarely worse, and text says little about larger angles."""

MIN_SKEW = 0.05
"""Degrees; less is not worth the blur of turning."""

SKEW_GAIN = 1.12
"""How much sharper the lines must get for an angle to be believed."""

FINE_DPI = 250
"""From this resolution on nothing thin is lost when pixels are mixed the way that takes half as long."""


def find_skew(mask: Mask) -> float:
    """Degrees clockwise by which the text lines run down to the right; 0 when there is no clear answer."""
    ys, xs = np.nonzero(mask)
    if len(xs) < 400:
        return 0.0
    if len(xs) > 30_000:
        chosen = np.random.default_rng(0).choice(len(xs), 30_000, replace=False)
        ys, xs = ys[chosen], xs[chosen]
    coarse = np.arange(-MAX_SKEW, MAX_SKEW + 0.01, 0.25)
    scores = _sharpness(xs, ys, coarse)
    best = float(coarse[int(scores.argmax())])
    fine = np.arange(best - 0.3, best + 0.301, 0.05)
    fine_scores = _sharpness(xs, ys, fine)
    angle = float(fine[int(fine_scores.argmax())])
    level = float(_sharpness(xs, ys, np.array([0.0]))[0])
    unclear = fine_scores.max() < 1.5 * np.median(scores) or abs(angle) >= MAX_SKEW
    if unclear or fine_scores.max() < SKEW_GAIN ** min(1.0, abs(angle)) * level or abs(angle) < MIN_SKEW:
        return 0.0
    return angle


def _sharpness(
    xs: npt.NDArray[np.int64], ys: npt.NDArray[np.int64], angles: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """For each angle, how sharply rows of ink and blank rows alternate once it is undone."""
    scores = []
    across, down = xs.astype(np.float32), ys.astype(np.float32)
    for slope in np.tan(np.radians(angles)).astype(np.float32):
        rows = down - slope * across
        profile = np.bincount((rows - (rows.min() - np.float32(0.5))).astype(np.intp))
        scores.append(float(np.square(np.diff(profile)).sum()))
    return np.array(scores)


def rotation_matrix(shape: tuple[int, ...], skew: float) -> npt.NDArray[np.float64]:
    """Give the affine that undoes a skew around the middle of an image of that shape."""
    centre = (shape[1] / 2, shape[0] / 2)
    return np.asarray(cv2.getRotationMatrix2D(centre, skew, 1.0), np.float64)


def rotated(gray: Gray, skew: float, dpi: float) -> Gray:
    """Turn a grey page by an angle in degrees, white coming in from outside."""
    if not skew:
        return gray
    size = (gray.shape[1], gray.shape[0])
    matrix = rotation_matrix(gray.shape, skew)
    method = cv2.INTER_LINEAR if dpi >= FINE_DPI else cv2.INTER_CUBIC
    turned = cv2.warpAffine(gray, matrix, size, flags=method, borderValue=255)
    return np.asarray(turned, np.uint8)


def rotated_mask(mask: Mask, skew: float) -> Mask:
    """Turn a mask by an angle in degrees as its page is turned."""
    if not skew:
        return mask
    size = (mask.shape[1], mask.shape[0])
    turned = cv2.warpAffine(mask, rotation_matrix(mask.shape, skew), size, flags=cv2.INTER_NEAREST)
    return np.asarray(turned, np.uint8)
