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

RED_EXCESS = 28
"""How much redder than green and blue the red ink of seals and stamps is, strong JPEG included."""

INK = 160
"""Evened paper is 255; what is darker than this is ink."""


@dataclass(frozen=True, slots=True)
class Separated:
    """The grey page without red ink, and the red ink by itself (None on a page without colour)."""

    gray: Gray
    red: Mask | None


def separate_colour(image: npt.NDArray[np.uint8]) -> Separated:
    """Split an H x W x 3 (RGB) or H x W image into black ink and red ink.

    Where red ink lies over black text the red channel still shows the text: red is as bright as
    paper in it.
    """
    if image.ndim == 2:
        return Separated(image, None)
    red_channel, green, blue = (np.ascontiguousarray(image[..., i]) for i in range(3))
    gray = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    excess = cv2.medianBlur(cv2.subtract(red_channel, cv2.max(green, blue)), 3)
    red = cv2.threshold(excess, RED_EXCESS, 255, cv2.THRESH_BINARY)[1]
    if cv2.countNonZero(red) < 50:
        return Separated(np.asarray(gray, np.uint8), None)
    pale = cv2.threshold(excess, RED_EXCESS // 2, 255, cv2.THRESH_BINARY)[1]
    red = cv2.bitwise_and(pale, cv2.dilate(red, np.ones((15, 15), np.uint8)))
    around = cv2.dilate(red, np.ones((5, 5), np.uint8))
    bright = cv2.convertScaleAbs(red_channel, alpha=1.35)
    return Separated(
        np.where(around > 0, np.maximum(gray, bright), gray).astype(np.uint8), np.asarray(red, np.uint8)
    )


def is_bilevel(gray: Gray) -> bool:
    """Whether a page holds only black and white, so that there is no light to even."""
    histogram = cv2.calcHist([gray], [0], None, [256], [0, 256]).ravel()
    return bool(histogram[8:248].sum() < 0.02 * gray.size)


def even_light(gray: Gray, dpi: float) -> Gray:
    """Divide by the paper's own brightness, so that shadows and bleed-through fade and paper is white."""
    if is_bilevel(gray):
        return gray
    small = cv2.resize(gray, None, fx=50 / dpi, fy=50 / dpi, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 15)
    paper = np.maximum(paper, 60).astype(np.uint8)
    paper = cv2.resize(paper, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(gray, paper, scale=262.0), np.uint8)


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
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark)
    height, width = dark.shape
    border = np.zeros_like(dark)
    for label in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[label])
        touches = x == 0 or y == 0 or x + w == width or y + h == height
        if touches and area > 25 and max(w, h) > 25:
            border[labels == label] = 255
    if not border.any():
        return gray
    border = np.asarray(cv2.dilate(border, np.ones((5, 5), np.uint8)), np.uint8)
    full = cv2.resize(border, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_NEAREST)
    return np.where(full > 0, np.uint8(255), gray).astype(np.uint8)
