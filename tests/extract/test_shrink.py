"""Pictures of more pixels than a page is read from are shrunk, whatever their kind and the way they lie."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image

from extract.errors import PageTooLargeError
from extract.image.files import load_frame
from extract.options import ReadOptions

LIMIT = ReadOptions(max_megapixels=4)
SIZE = (2480, 3508)
"""A4 at 300 dpi: 8.7 megapixels."""


def _picture(mode: str) -> Image.Image:
    """A sheet whose upper left quarter is dark."""
    sheet = Image.new("L", SIZE, 255)
    sheet.paste(0, (0, 0, SIZE[0] // 2, SIZE[1] // 2))
    return sheet.convert("L").convert(mode)


@pytest.mark.parametrize(
    ("mode", "suffix"),
    [
        *((mode, "png") for mode in ("1", "L", "P", "RGB", "RGBA")),
        *((mode, "jpg") for mode in ("L", "RGB", "CMYK")),
        *((mode, "tif") for mode in ("1", "CMYK", "I;16")),
        ("RGB", "bmp"),
    ],
)
def test_a_picture_of_any_kind_is_shrunk_and_keeps_its_page(mode: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"page.{suffix}"
    _picture(mode).save(path, dpi=(300, 300))
    raster = load_frame(path, 1, LIMIT)
    high, wide = raster.pixels.shape[:2]
    assert 1e6 < high * wide <= 4e6
    assert (raster.width, raster.height) == pytest.approx((595, 842), rel=0.01)
    grey = raster.pixels if raster.pixels.ndim == 2 else raster.pixels.mean(axis=2)
    dark, light = grey[: high // 2 - 5, : wide // 2 - 5].mean(), grey[high // 2 + 5 :, wide // 2 + 5 :].mean()
    assert (dark < 60, light > 200) == (True, True)


def test_a_picture_that_lies_on_its_side_is_turned_after_it_was_shrunk(tmp_path: Path) -> None:
    path = tmp_path / "page.jpg"
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # its first row stands at the right
    _picture("L").save(path, dpi=(300, 300), exif=exif)
    pixels = load_frame(path, 1, LIMIT).pixels
    high, wide = pixels.shape
    assert high < wide
    assert np.mean(pixels[: high // 2 - 5, wide // 2 + 5 :]) < 60


def test_a_picture_that_takes_too_much_memory_to_be_shrunk_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    Image.new("RGBA", (2000, 2000)).save(path)
    with pytest.raises(PageTooLargeError, match="4 megapixels, over the limit of 2; raise --max-megapixels"):
        load_frame(path, 1, ReadOptions(max_megapixels=1))
