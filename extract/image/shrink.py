"""Pictures of more pixels than a page is read from, shrunk while or right after they are decoded."""

from __future__ import annotations

import math
from pathlib import Path

from PIL import ExifTags, Image

from extract.image.rasters import check_decoded
from extract.options import ReadOptions

_BYTES = {"1": 2, "L": 1, "P": 5, "RGB": 4, "CMYK": 4, "RGBA": 8, "LA": 8, "PA": 9, "I;16": 6}
"""Bytes a pixel that Pillow takes to decode and shrink a picture, by its mode, copies of it included."""

_MOST_BYTES = 8
"""The same for all other modes."""


def shrunk(picture: Image.Image, page: tuple[Path, int], options: ReadOptions) -> tuple[Image.Image, float]:
    """Give an open picture, made smaller where it has too many pixels, and its size as a part of what it was.

    JPEG is decoded to an eighth at the least; others are decoded whole. Raises PageTooLargeError where that
    takes too much memory.
    """
    width, most = picture.width, options.max_megapixels * 1e6
    part = math.sqrt(most / max(1, picture.width * picture.height))
    if part >= 1:
        return picture, 1.0
    # Only JPEG has a draft, and its size is the next that is no smaller.
    picture.draft(None, (round(part * picture.width), round(part * picture.height)))
    pixels = picture.width * picture.height
    check_decoded(page, pixels, _BYTES.get(picture.mode, _MOST_BYTES), options)
    orientation = picture.getexif().get(ExifTags.Base.Orientation, 1)
    smaller = _reducible(picture).reduce(math.ceil(math.sqrt(pixels / most)))
    smaller.getexif()[ExifTags.Base.Orientation] = orientation
    return smaller, smaller.width / width


def _reducible(picture: Image.Image) -> Image.Image:
    """Give a picture in a mode that Pillow can take means of."""
    if picture.mode == "1":
        return picture.convert("L")
    if picture.mode in {"P", "PA"} or "transparency" in picture.info:
        return picture.convert("RGBA" if "transparency" in picture.info or picture.mode == "PA" else "RGB")
    return picture.convert("I") if picture.mode.startswith("I;") else picture
