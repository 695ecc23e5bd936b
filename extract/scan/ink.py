"""From a page image to dark ink on white paper: coloured seals taken out, uneven light evened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray

Mask: TypeAlias = npt.NDArray[np.uint8]
"""An image of height x width, 0 or 255 (something is there)."""

Labels: TypeAlias = npt.NDArray[np.int32]
Stats: TypeAlias = npt.NDArray[np.int32]

RED_EXCESS = 28
"""How much redder than green and blue the red ink of seals and stamps is, strong JPEG included."""

RED_REACH = 7
"""Pixels around red ink within which paler red belongs to it."""

CLEAR_DPI = 120
"""Letters and their marks are told apart from this resolution on."""

INK = 160
"""Evened paper is 255; what is darker than this is ink."""


@dataclass(frozen=True, slots=True)
class Separated:
    """The grey page without red ink, and the red ink by itself (None on a page without colour)."""

    gray: Gray
    red: Mask | None


def components(mask: Mask) -> tuple[Labels, Stats]:
    """Label the connected ink (label 0 is the paper); statistics are OpenCV's, a row for each label."""
    # The default algorithm takes more than twice as long where statistics are wanted.
    _, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(mask, 8, cv2.CV_32S, cv2.CCL_BBDT)
    return np.asarray(labels, np.int32), np.asarray(stats, np.int32)


def coarser(gray: Gray, dpi: float) -> tuple[Gray, float]:
    """Halve a page where that leaves letters clear, for what needs no more: the image and its resolution."""
    if dpi < 2 * CLEAR_DPI:
        return gray, dpi
    half = cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return np.asarray(half, np.uint8), dpi / 2


def separate_colour(image: npt.NDArray[np.uint8]) -> Separated:
    """Split an H x W x 3 (RGB) or H x W image into black ink and red ink.

    Where red ink lies over black text the red channel still shows the text: red is as bright as
    paper in it.
    """
    if image.ndim == 2:
        return Separated(image, None)
    channel, green, blue = cv2.split(image)
    gray = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)
    excess = cv2.medianBlur(cv2.subtract(channel, cv2.max(green, blue)), 3)
    core = np.asarray(cv2.threshold(excess, RED_EXCESS, 255, cv2.THRESH_BINARY)[1], np.uint8)
    if cv2.countNonZero(core) < 50:
        return Separated(gray, None)
    red = np.zeros_like(gray)
    at = _window(core, RED_REACH)
    pale = cv2.threshold(excess[at], RED_EXCESS // 2, 255, cv2.THRESH_BINARY)[1]
    near = cv2.dilate(core[at], np.ones((2 * RED_REACH + 1,) * 2, np.uint8))
    red[at] = cv2.bitwise_and(pale, near)
    at = _window(red, 2)
    around = cv2.dilate(red[at], np.ones((5, 5), np.uint8))
    bright = cv2.max(gray[at], cv2.convertScaleAbs(channel[at], alpha=1.35))
    cv2.copyTo(bright, around, gray[at])
    return Separated(gray, red)


def _window(mask: Mask, margin: int) -> tuple[slice, slice]:
    """Rows and columns of what is marked, widened by a margin."""
    x, y, w, h = cv2.boundingRect(mask)
    return slice(max(0, y - margin), y + h + margin), slice(max(0, x - margin), x + w + margin)


def is_bilevel(gray: Gray) -> bool:
    """Whether a page holds only black and white, so that there is no light to even."""
    some = np.ascontiguousarray(gray[::3, ::3])
    histogram = cv2.calcHist([some], [0], None, [256], [0, 256]).ravel()
    return bool(histogram[8:248].sum() < 0.02 * some.size)


def even_light(gray: Gray, dpi: float) -> Gray:
    """Divide by the paper's own brightness, so that shadows and bleed-through fade and paper is white."""
    if is_bilevel(gray):
        return gray
    small = cv2.resize(gray, None, fx=50 / dpi, fy=50 / dpi, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 15)
    paper = np.maximum(paper, 60).astype(np.uint8)
    paper = cv2.resize(paper, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(gray, paper, paper, scale=262.0), np.uint8)


def ink_mask(gray: Gray, level: int | None = None) -> Mask:
    """Mark the ink of an evened page; the level is Otsu's, kept within reason, unless given."""
    if level is None:
        otsu, _ = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
        level = int(min(max(otsu, 110), INK + 20))
    return np.asarray(cv2.threshold(gray, level, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)


def whiten_borders(gray: Gray, dpi: float) -> Gray:
    """Paint white what the scanner saw beside the paper: large dark areas that touch the edge."""
    scale = 50 / dpi
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    dark = np.asarray(cv2.threshold(small, 110, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)
    dark = np.asarray(cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.uint8)
    labels, stats = components(dark)
    height, width = dark.shape
    border = np.zeros_like(dark)
    for label in range(1, len(stats)):
        x, y, w, h, area = (int(v) for v in stats[label])
        touches = x == 0 or y == 0 or x + w == width or y + h == height
        if touches and area > 25 and max(w, h) > 25:
            border[labels == label] = 255
    if not border.any():
        return gray
    border = np.asarray(cv2.dilate(border, np.ones((5, 5), np.uint8)), np.uint8)
    full = cv2.resize(border, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_NEAREST)
    return np.where(full > 0, np.uint8(255), gray).astype(np.uint8)
