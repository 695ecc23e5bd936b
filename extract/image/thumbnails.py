"""Pages small and grey, for people to look at: rendered at a low resolution, many of one file in one go."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from pypdfium2 import PdfiumError

from extract.errors import InputError
from extract.files import FileKind, file_kind
from extract.image.files import load_frame
from extract.image.rasters import POINTS_PER_INCH, Raster
from extract.options import ReadOptions
from extract.pdf.document import open_pdf, page_facts, whole_picture
from extract.pdf.shown import shown_page

Gray: TypeAlias = npt.NDArray[np.uint8]

SHRUNK = (1, 2, 4, 8)
"""Times that a JPEG file is shrunk while it is decoded."""

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
                pixels = _scan(page, held)
                yield number, Raster(_rendered(page, held) if pixels is None else pixels, held, width, height)


def _rendered(page: Any, dpi: float) -> Gray:
    bitmap = page.render(scale=dpi / POINTS_PER_INCH, grayscale=True)
    pixels = np.array(bitmap.to_numpy(), np.uint8)
    bitmap.close()
    return pixels[..., 0] if pixels.ndim == 3 else pixels


def _scan(page: Any, dpi: float) -> Gray | None:
    """The photograph that a page consists of; None where it is none, or coarser than what is wanted."""
    scan = page_facts(page).largest_image
    if scan is None or scan.dpi < dpi:
        return None
    shrunk = max(by for by in SHRUNK if scan.dpi / by >= dpi or by == 1)
    picture = whole_picture(page, shrunk)
    return None if picture is None else _sized(picture, dpi, *page.get_size())


def _frames(path: Path, numbers: Iterable[int], dpi: float) -> Iterator[tuple[int, Raster]]:
    for number in numbers:
        raster = load_frame(path, number, ReadOptions())
        held = min(_held(dpi, raster.width, raster.height), raster.dpi)
        pixels = _sized(raster.pixels, held, raster.width, raster.height)
        yield number, replace(raster, pixels=pixels, dpi=held)


def _sized(pixels: Gray, dpi: float, width: float, height: float) -> Gray:
    """Make a picture grey and scale it to ``dpi``; ``width`` and ``height`` are the page's, in points."""
    import cv2  # takes its time to load

    grey = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    size = (_pixels(width, dpi), _pixels(height, dpi))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def _held(dpi: float, width: float, height: float) -> float:
    return min(dpi, math.sqrt(MAX_PIXELS / max(width * height, 1.0)) * POINTS_PER_INCH)


def _pixels(points: float, dpi: float) -> int:
    return max(1, round(points / POINTS_PER_INCH * dpi))
