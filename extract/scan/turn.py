"""Turn a page upright and straight, and map boxes back to the page as it is shown."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray, RegionReader
from extract.model import Box
from extract.scan.ink import Mask, ink_mask

WORK_DPI = 100
"""Orientation and skew are measured at this resolution."""

MAX_SKEW = 5.0
"""Degrees; scanned pages are rarely worse, and text says little about larger angles."""

MIN_SKEW = 0.05
"""Degrees; less is not worth the blur of turning."""

SKEW_GAIN = 1.12
"""How much sharper the lines must get for an angle to be believed."""


CLEAR_DIRECTION = 1.15
"""How much more the ink must change along one axis than along the other to tell which way lines run."""

CLEAR_UPWARD = 0.12
"""Balance of marks above and below the letters from which a page is upright, or upside down."""


ENOUGH_MARKS = 300
"""Pixels of ink above and below the letters; fewer say nothing."""

SURE_ANSWER = 3.0
"""Confidence from which the recognizer's word on a page that looks turned is taken."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A page after turning: the image, what was undone, and the way back.

    ``back`` is the 2 x 3 affine from pixels of this image to points of the page as shown.
    """

    gray: Gray
    rotation: int
    skew: float
    back: npt.NDArray[np.float64]

    def points(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Map a pixel rectangle to the box in points around it on the page as shown."""
        corners = np.array([[x0, y0, 1], [x1, y0, 1], [x0, y1, 1], [x1, y1, 1]], np.float64)
        mapped = corners @ self.back.T
        (left, top), (right, bottom) = mapped.min(axis=0), mapped.max(axis=0)
        return Box(float(left), float(top), float(right), float(bottom))


_QUARTERS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


def turn_upright(gray: Gray, dpi: float, width: float, height: float, reader: RegionReader) -> Turned:
    """Undo the page's orientation and its skew; ``width`` and ``height`` are the page's, in points."""
    rotation = find_rotation(gray, dpi, reader)
    turned = np.asarray(cv2.rotate(gray, _QUARTERS[rotation]), np.uint8) if rotation else gray
    skew = find_skew(_small_mask(turned, dpi))
    straight = _rotated(turned, skew)
    back = _way_back(turned.shape, gray.shape, rotation, skew)
    to_points = np.diag([width / gray.shape[1], height / gray.shape[0]])
    return Turned(straight, rotation, skew, to_points @ back)


def turn_like(mask: Mask, turned: Turned) -> Mask:
    """Turn a mask of the page as shown as the page itself was turned."""
    if turned.rotation:
        mask = np.asarray(cv2.rotate(mask, _QUARTERS[turned.rotation]), np.uint8)
    return _rotated_mask(mask, turned.skew)


def _small_mask(gray: Gray, dpi: float) -> Mask:
    scale = WORK_DPI / dpi
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else gray
    mask = ink_mask(np.asarray(small, np.uint8), 190)
    return _without_giants(mask)


def _without_giants(mask: Mask) -> Mask:
    """Keep letter-sized ink only: rules, seals and signatures say nothing about the text's direction."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    sides = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    thin = np.minimum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) <= 3
    keep = (sides <= 0.8 * WORK_DPI) & (stats[:, cv2.CC_STAT_AREA] >= 3) & ~(thin & (sides > 14))
    keep[0] = False
    return np.where(keep[labels], np.uint8(255), np.uint8(0)) if count > 1 else mask


# --- orientation --------------------------------------------------------------------------------


def find_rotation(gray: Gray, dpi: float, reader: RegionReader) -> int:
    """Degrees clockwise (0, 90, 180, 270) that turn the page upright; 0 when nothing speaks for more.

    Whether lines run across or down, and whether marks stand above or below them (Vietnamese has
    most of its marks above), is seen in the ink; the recognizer is asked only when a page looks
    turned or when the ink says little, so that a page is never turned on a hunch.
    """
    mask = _small_mask(gray, dpi)
    if cv2.countNonZero(mask) < 400:
        return 0
    sideways = np.asarray(cv2.rotate(mask, cv2.ROTATE_90_CLOCKWISE), np.uint8)
    straight, down = (_rotated_mask(view, find_skew(view)) for view in (mask, sideways))
    ratio = line_contrast(straight) / max(line_contrast(down), 1e-6)
    quarter, lines = (0, straight) if ratio >= 1 else (90, down)
    upward = upward_balance(lines)
    clear = max(ratio, 1 / max(ratio, 1e-6)) >= CLEAR_DIRECTION and abs(upward) >= CLEAR_UPWARD
    seen = (quarter if upward > 0 else quarter + 180) if clear else None
    if seen == 0:
        return 0
    asked = reader.orientation(gray, dpi)
    if asked is None or (seen is not None and asked[1] < SURE_ANSWER):
        return seen or 0
    return asked[0]


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


# --- skew ---------------------------------------------------------------------------------------


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
    for angle in angles:
        rows = np.round(ys - np.tan(np.radians(angle)) * xs).astype(np.int64)
        profile = np.bincount(rows - rows.min()).astype(np.float64)
        scores.append(float(np.square(np.diff(profile)).sum()))
    return np.array(scores)


def _rotation_matrix(shape: tuple[int, ...], skew: float) -> npt.NDArray[np.float64]:
    centre = (shape[1] / 2, shape[0] / 2)
    return np.asarray(cv2.getRotationMatrix2D(centre, skew, 1.0), np.float64)


def _rotated(gray: Gray, skew: float) -> Gray:
    if not skew:
        return gray
    size = (gray.shape[1], gray.shape[0])
    matrix = _rotation_matrix(gray.shape, skew)
    turned = cv2.warpAffine(
        gray, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=255
    )
    return np.asarray(turned, np.uint8)


def _rotated_mask(mask: Mask, skew: float) -> Mask:
    if not skew:
        return mask
    size = (mask.shape[1], mask.shape[0])
    turned = cv2.warpAffine(mask, _rotation_matrix(mask.shape, skew), size, flags=cv2.INTER_NEAREST)
    return np.asarray(turned, np.uint8)


# --- the way back -------------------------------------------------------------------------------


def _way_back(
    turned: tuple[int, ...], shown: tuple[int, ...], rotation: int, skew: float
) -> npt.NDArray[np.float64]:
    """Affine from pixels of the turned, straightened image to pixels of the page as shown."""
    straight_to_turned = np.vstack([cv2.invertAffineTransform(_rotation_matrix(turned, skew)), [0, 0, 1]])
    h, w = shown[:2]
    turned_to_shown = {
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        90: [[0, 1, 0], [-1, 0, h], [0, 0, 1]],
        180: [[-1, 0, w], [0, -1, h], [0, 0, 1]],
        270: [[0, -1, w], [1, 0, 0], [0, 0, 1]],
    }[rotation]
    return np.asarray((np.array(turned_to_shown, np.float64) @ straight_to_turned)[:2], np.float64)
