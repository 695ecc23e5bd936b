"""Pages as pixels, whatever they come from, and the limits that keep them within memory."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extract.errors import PageTooLargeError
from extract.options import ReadOptions

POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class Raster:
    """A page image (height x width grey, or x 3 RGB), its resolution and the page's size in points.

    ``lost`` says what of the page is not in it.
    """

    pixels: npt.NDArray[np.uint8]
    dpi: float
    width: float
    height: float
    lost: str = ""


DECODED = 20
"""Bytes that a picture may take while it is decoded for each pixel that a page is read from: 1.2 GB for the
usual 60 megapixels, a third of what a worker may have; then it is shrunk."""


def check_decoded(page: tuple[Path, int], pixels: int, bytes_each: float, options: ReadOptions) -> None:
    """Raise PageTooLargeError where a picture takes too much memory even to be shrunk."""
    limit = DECODED * options.max_megapixels / bytes_each
    if pixels / 1e6 > limit:
        raise PageTooLargeError(*page, pixels / 1e6, limit)


LOWEST_DPI = 8
"""A page of 25 metres within the usual 60 megapixels: no print is so large that it could be read below."""


def allowed_dpi(
    page: tuple[Path, int], size: tuple[float, float], wanted: float, options: ReadOptions
) -> float:
    """The resolution a page of so many points is rendered at, within the limits.

    It is below the lowest that is wanted where a page is so large that it would take too many pixels; raises
    PageTooLargeError where that is too coarse for any print.
    """
    square_inches = size[0] * size[1] / POINTS_PER_INCH**2
    largest = math.sqrt(options.max_megapixels * 1e6 / max(square_inches, 1e-6))
    if largest < LOWEST_DPI:
        raise PageTooLargeError(*page, square_inches * LOWEST_DPI**2 / 1e6, options.max_megapixels)
    return min(max(wanted, options.min_dpi), options.max_dpi, largest)


def coarseness(dpi: float, options: ReadOptions) -> str:
    """Say that a page had to be read at a lower resolution than small print needs; empty where it had not."""
    if dpi >= options.min_dpi:
        return ""
    return (
        f"the page is so large that it was read at {dpi:.0f} dots to the inch: small print on it may be "
        "lost; raise --max-megapixels"
    )
