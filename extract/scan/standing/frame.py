"""The pixels of a page brought to a shape that is easy to work on; its size in points tells the truth."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extract.scan.cleaning.ink import shrunk

ENOUGH_DPI = 300.0
"""Finer scans are brought down to this: the recognizer gains nothing from more."""

SQUARE = 0.02
"""Resolutions across and down that differ by less are one, rounded by whoever made the page."""

SIDES = 12
"""Pages are worked on at a half, a third, a quarter and a sixth of their resolution."""


def with_square_pixels(
    image: npt.NDArray[np.uint8], dpi: float, width: float, height: float
) -> tuple[npt.NDArray[np.uint8], float]:
    """Stretch a page whose pixels are not square, as those of faxes, to the finer of its resolutions."""
    across, down = 72 * image.shape[1] / width, 72 * image.shape[0] / height
    if abs(across - down) <= SQUARE * max(across, down):
        return image, dpi
    dpi = max(across, down)
    size = round(width * dpi / 72), round(height * dpi / 72)
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_CUBIC), np.uint8), dpi


def at_most(image: npt.NDArray[np.uint8], dpi: float, limit: float) -> tuple[npt.NDArray[np.uint8], float]:
    """Bring a page image down to a resolution."""
    if dpi <= 1.05 * limit:
        return image, dpi
    return shrunk(image, limit / dpi), limit


def with_even_sides(
    image: npt.NDArray[np.uint8], width: float, height: float
) -> tuple[npt.NDArray[np.uint8], tuple[float, float]]:
    """Repeat the last pixels until both sides can be divided by SIDES; give the size in points as well.

    Coarser copies of such pages are made several times as fast.
    """
    high, wide = image.shape[:2]
    more = (-high % SIDES, -wide % SIDES)
    if any(more):
        image = np.asarray(cv2.copyMakeBorder(image, 0, more[0], 0, more[1], cv2.BORDER_REPLICATE), np.uint8)
    return image, (width * (1 + more[1] / wide), height * (1 + more[0] / high))
