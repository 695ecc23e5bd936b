"""Pages small and grey, for people to look at: rendered at a low resolution, many of one file in one go."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from pypdfium2 import PdfiumError

from extract.errors import InputError
from extract.files import FileKind, file_kind
from extract.image.files import load_frame
from extract.image.rasters import POINTS_PER_INCH, Raster
from extract.options import ReadOptions
from extract.pdf.document import open_pdf
from extract.pdf.page import shown_page

MAX_PIXELS = 12e6
"""No page is rendered larger, whatever its size on paper: posters get a lower resolution."""


def page_pictures(path: Path, numbers: Iterable[int], dpi: float) -> Iterator[tuple[int, Raster]]:
    """Give pages of a file, counted from 1, as grey pictures of about ``dpi``.

    A page that cannot be shown is left out; files without pages of their own give none.
    """
    try:
        match file_kind(path):
            case FileKind.PDF:
                yield from _pdf_pages(path, numbers, dpi)
            case FileKind.IMAGE:
                yield from _frames(path, numbers, dpi)
            case _:
                return
    except (InputError, PdfiumError):
        return


def _pdf_pages(path: Path, numbers: Iterable[int], dpi: float) -> Iterator[tuple[int, Raster]]:
    with open_pdf(path) as document:
        for number in numbers:
            with shown_page(document, path, number) as page:
                width, height = page.get_size()
                held = _held(dpi, width, height)
                bitmap = page.render(scale=held / POINTS_PER_INCH, grayscale=True)
                pixels = np.array(bitmap.to_numpy(), np.uint8)
                bitmap.close()
            yield number, Raster(pixels[..., 0] if pixels.ndim == 3 else pixels, held, width, height)


def _frames(path: Path, numbers: Iterable[int], dpi: float) -> Iterator[tuple[int, Raster]]:
    import cv2  # takes its time to load

    for number in numbers:
        raster = load_frame(path, number, ReadOptions())
        grey = raster.pixels if raster.pixels.ndim == 2 else cv2.cvtColor(raster.pixels, cv2.COLOR_RGB2GRAY)
        held = min(_held(dpi, raster.width, raster.height), raster.dpi)
        size = (_pixels(raster.width, held), _pixels(raster.height, held))
        small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
        yield number, replace(raster, pixels=np.asarray(small, np.uint8), dpi=held)


def _held(dpi: float, width: float, height: float) -> float:
    return min(dpi, math.sqrt(MAX_PIXELS / max(width * height, 1.0)) * POINTS_PER_INCH)


def _pixels(points: float, dpi: float) -> int:
    return max(1, round(points / POINTS_PER_INCH * dpi))
