"""Image files (PNG, JPEG, BMP, WebP, GIF, TIFF of many pages) through Pillow, each frame of a TIFF a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import ExifTags, Image, ImageFile, ImageOps, UnidentifiedImageError

from extract.errors import NoSuchPageError, UndecodableImageError
from extract.image.rasters import POINTS_PER_INCH, Raster
from extract.image.shrink import shrunk
from extract.options import ReadOptions

CUT_OFF = "the file was cut off: the page below what was read is lost"

A4_INCHES = (8.27, 11.69)
# Sides of a page in inches between which a stated resolution is believed.
_SIDES = (3.5, 36.0)
# Cameras and screenshots state these without meaning them.
_DEFAULTS = ((72.0, 72.0), (96.0, 96.0))
# The coarsest fax mode has 204 pixels to the inch across and 98 down; no scanner goes much further.
_FLATTEST = 2.5
# Resolutions this near to each other are one: some programs round them.
_EQUAL = 0.01
# EXIF orientations that exchange width and height.
_SIDEWAYS = frozenset({5, 6, 7, 8})


@contextmanager
def open_picture(path: Path) -> Iterator[Image.Image]:
    """Open an image file; raises UndecodableImageError."""
    limit = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = None  # checked page by page, with an error of our own
    try:
        try:
            picture = Image.open(path)
        except (UnidentifiedImageError, OSError, SyntaxError) as error:
            raise UndecodableImageError(path) from error
        with picture:
            yield picture
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def count_frames(path: Path) -> int:
    """Count the pages of an image file."""
    with open_picture(path) as picture:
        return _frames(picture)


def _frames(picture: Image.Image) -> int:
    """Pages of an open image: those of a TIFF; what moves in a GIF or WebP is one page."""
    return int(getattr(picture, "n_frames", 1)) if picture.format in {"TIFF", "MPO"} else 1


def load_frame(path: Path, number: int, options: ReadOptions) -> Raster:
    """Decode one page, turned as its EXIF note says, shrunk where it is finer than the limit.

    Of a file that was cut off the part that is there is given, and the loss told.
    """
    lost = ""
    try:
        image, stated, turned = _decode(path, number, options)
    except _BrokenError as error:
        try:
            image, stated, turned = _decode(path, number, options, cut_off=True)
        except _BrokenError:
            raise UndecodableImageError(path) from error
        image, lost = _without_lost_rows(image), CUT_OFF
    across, down = _resolution(image, stated, turned=turned)
    width, height = image.width / across * POINTS_PER_INCH, image.height / down * POINTS_PER_INCH
    dpi = min(max(across, down), float(options.max_dpi))
    if abs(across - dpi) > _EQUAL * dpi or abs(down - dpi) > _EQUAL * dpi:
        wide, high = (max(1, round(side / POINTS_PER_INCH * dpi)) for side in (width, height))
        image = image.resize((wide, high))
    return Raster(np.asarray(image, dtype=np.uint8), dpi, width, height, lost)


class _BrokenError(Exception):
    """An image cannot be decoded whole."""


def _decode(
    path: Path, number: int, options: ReadOptions, *, cut_off: bool = False
) -> tuple[Image.Image, object, bool]:
    """Give a page as grey or RGB, the resolution it states, and whether width and height changed places."""
    with open_picture(path) as picture:
        frames = _frames(picture)
        if not 1 <= number <= frames:
            raise NoSuchPageError(path, number, frames)
        ImageFile.LOAD_TRUNCATED_IMAGES = cut_off
        try:
            picture.seek(number - 1)
            stated = picture.info.get("dpi")
            smaller, part = shrunk(picture, (path, number), options)
            if isinstance(stated, tuple):
                stated = tuple(part * float(value) for value in stated)
            turned = smaller.getexif().get(ExifTags.Base.Orientation, 1) in _SIDEWAYS
            return _flat(ImageOps.exif_transpose(smaller)), stated, turned
        except (OSError, SyntaxError, EOFError, ValueError) as error:
            raise _BrokenError from error
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False


def _without_lost_rows(image: Image.Image) -> Image.Image:
    """Whiten the rows at the foot that were lost: decoders fill them with one colour."""
    pixels = np.asarray(image).copy()
    flat = pixels.reshape(len(pixels), -1)
    kept = np.flatnonzero((flat != flat[-1]).any(axis=1))
    pixels[kept[-1] + 1 if len(kept) else 0 :] = 255
    return Image.fromarray(pixels)


def _flat(image: Image.Image) -> Image.Image:
    """Grey or RGB on white, whatever the mode was."""
    if image.mode in {"1", "L"}:
        return image.convert("L")
    if image.mode.startswith(("I", "F")):
        wide = np.asarray(image, dtype=np.float64)
        return Image.fromarray((wide * (255 / max(wide.max(), 1.0))).astype(np.uint8))
    if "A" in image.mode or "transparency" in image.info:
        whole = image.convert("RGBA")
        paper = Image.new("RGBA", whole.size, "white")
        return Image.alpha_composite(paper, whole).convert("RGB")
    return image.convert("RGB")


def _resolution(image: Image.Image, stated: object, *, turned: bool) -> tuple[float, float]:
    """Pixels per inch across and down: as stated where that makes a page of sensible size, else of A4.

    Fax machines write half as many lines as columns: their pixels are not square.
    """
    if isinstance(stated, tuple) and len(stated) == 2:
        across, down = (float(value) for value in (reversed(stated) if turned else stated))
        if min(across, down) > 0 and max(across, down) <= _FLATTEST * min(across, down):
            sides = image.width / across, image.height / down
            if (across, down) not in _DEFAULTS and _SIDES[0] <= min(sides) and max(sides) <= _SIDES[1]:
                return across, down
    dpi = max(image.size) / A4_INCHES[1]
    return dpi, dpi
