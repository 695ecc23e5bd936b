"""From a grey page to dark ink on white paper: uneven light evened, the scanner's borders painted over."""

from __future__ import annotations

from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray

Mask: TypeAlias = npt.NDArray[np.uint8]
"""An image of height x width, 0 or 255 (something is there)."""

Labels: TypeAlias = npt.NDArray[np.int32]
Stats: TypeAlias = npt.NDArray[np.int32]

CLEAR_DPI = 120
"""Letters and their marks are told apart from this resolution on."""

LIGHT_DPI = 50
"""The scanner's borders, and the paper between the lines of print, are seen at this resolution."""

INK = 160
"""Evened paper is 255; what is darker than this is ink."""


def components(mask: Mask) -> tuple[Labels, Stats]:
    """Label the connected ink (label 0 is the paper); statistics are OpenCV's, a row for each label."""
    # The default algorithm takes more than twice as long where statistics are wanted.
    _, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(mask, 8, cv2.CV_32S, cv2.CCL_BBDT)
    return np.asarray(labels, np.int32), np.asarray(stats, np.int32)


def marked(chosen: npt.NDArray[np.bool_], labels: Labels) -> Mask:
    """Mark the pieces of ink that are chosen, one answer for each label."""
    if not chosen.any():
        return np.zeros(labels.shape, np.uint8)
    return np.take(chosen.astype(np.uint8) * np.uint8(255), labels)


def shrunk(image: npt.NDArray[np.uint8], scale: float) -> npt.NDArray[np.uint8]:
    """Bring an image down to a share of its size, as it is where that is none.

    Where the sizes divide this is several times as fast, which OpenCV sees only in whole sizes.
    """
    if scale >= 1:
        return image
    size = max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale))
    # OpenCV halves several times as fast as it does anything else.
    while image.shape[1] % (2 * size[0]) == 0 and image.shape[0] % (2 * size[1]) == 0:
        image = np.asarray(cv2.resize(image, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
    if image.shape[1::-1] == size:
        return image
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def coarser(gray: Gray, dpi: float) -> tuple[Gray, float]:
    """Halve a page where that leaves letters clear, for what needs no more: the image and its resolution."""
    if dpi < 2 * CLEAR_DPI:
        return gray, dpi
    return shrunk(gray, 0.5), dpi / 2


def coarser_mask(mask: Mask, dpi: float) -> tuple[Mask, float]:
    """Halve a mask likewise; a mark is left of every mark."""
    half, dpi = coarser(mask, dpi)
    return np.asarray(cv2.threshold(half, 0, 255, cv2.THRESH_BINARY)[1], np.uint8), dpi


def is_bilevel(gray: Gray) -> bool:
    """Whether a page holds only black and white, so that there is no light to even."""
    some = np.ascontiguousarray(gray[::3, ::3])
    histogram = cv2.calcHist([some], [0], None, [256], [0, 256]).ravel()
    return bool(histogram[8:248].sum() < 0.02 * some.size)


def even_light(gray: Gray, dpi: float) -> Gray:
    """Divide by the paper's own brightness, so that shadows and bleed-through fade and paper is white."""
    if is_bilevel(gray):
        return gray
    small = shrunk(gray, LIGHT_DPI / dpi)
    paper = cv2.dilate(small, np.ones((7, 7), np.uint8))[::2, ::2]
    paper = np.maximum(cv2.medianBlur(np.ascontiguousarray(paper), 7), np.uint8(60))
    paper = cv2.resize(paper, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(gray, paper, paper, scale=262.0), np.uint8)


def ink_level(gray: Gray) -> int:
    """Give the level below which an evened page is ink: Otsu's, but so that coloured print is ink, too."""
    otsu, _ = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return int(min(max(otsu, INK), INK + 20))


def ink_mask(gray: Gray, level: int) -> Mask:
    """Mark what is not lighter than a level."""
    return np.asarray(cv2.threshold(gray, level, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)


def whiten_borders(gray: Gray, dpi: float) -> Gray:
    """Paint white what the scanner saw beside the paper: large dark areas that touch the edge."""
    small = shrunk(gray, LIGHT_DPI / dpi)
    dark = np.asarray(cv2.threshold(small, 110, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)
    dark = np.asarray(cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.uint8)
    labels, stats = components(dark)
    x, y, w, h, area = stats.T
    height, width = dark.shape
    touches = (x == 0) | (y == 0) | (x + w == width) | (y + h == height)
    chosen = touches & (area > 25) & (np.maximum(w, h) > 25)
    chosen[0] = False
    if not chosen.any():
        return gray
    border = np.asarray(cv2.dilate(marked(chosen, labels), np.ones((5, 5), np.uint8)), np.uint8)
    return painted_white(gray, border)


def painted_white(gray: Gray, mask: Mask) -> Gray:
    """Paint white what is marked in a mask of the same page at any resolution."""
    if mask.shape != gray.shape:
        mask = np.asarray(cv2.resize(mask, gray.shape[::-1], interpolation=cv2.INTER_NEAREST), np.uint8)
    return np.asarray(cv2.bitwise_or(gray, mask), np.uint8)
