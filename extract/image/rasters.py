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


def allowed_dpi(
    page: tuple[Path, int], size: tuple[float, float], wanted: float, options: ReadOptions
) -> float:
    """The resolution a page of so many points is rendered at, within the limits.

    Raises PageTooLargeError when even the lowest resolution takes too many pixels.
    """
    square_inches = size[0] * size[1] / POINTS_PER_INCH**2
    largest = math.sqrt(options.max_megapixels * 1e6 / max(square_inches, 1e-6))
    if largest < options.min_dpi:
        raise PageTooLargeError(*page, square_inches * options.min_dpi**2 / 1e6, options.max_megapixels)
    return min(max(wanted, options.min_dpi), options.max_dpi, largest)
