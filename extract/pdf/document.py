"""PDF files through pdfium: number of pages, what a page holds, and its image.

pdfium may not be shared between threads: one process reads one page at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

from extract.errors import (
    EncryptedPdfError,
    NoPagesError,
    NoSuchPageError,
    NotAPdfError,
)
from extract.image.rasters import POINTS_PER_INCH, Raster, allowed_dpi, check_decoded, coarseness
from extract.options import ReadOptions

FULL_PAGE = 0.8
"""An image that covers so much of a page is the page."""

DARK = 100
"""Mean grey of a page below which its image is not taken as it is: paper is light."""

EDGE = 1.5
"""Points by which an image that fills its page may end beside the page's edge."""


@dataclass(frozen=True, slots=True)
class EmbeddedImage:
    """An image on a page: the share of the page it covers, its pixels, their bits and its resolution."""

    coverage: float
    pixels: tuple[int, int]
    bits: int
    dpi: float
    grey: bool


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The images on a page."""

    images: tuple[EmbeddedImage, ...]

    @property
    def largest_image(self) -> EmbeddedImage | None:
        """The image that covers most of the page."""
        return max(self.images, key=lambda image: image.coverage, default=None)


@contextmanager
def open_repaired(path: Path) -> Iterator[Any]:
    """Open a PDF as qpdf writes it anew: its pages may be found where pdfium alone finds none."""
    import pikepdf  # slow to load, and counting pages and cutting pictures out of them seldom need it

    copy = BytesIO()
    try:
        with pikepdf.open(path) as file:
            file.save(copy)
        document = pypdfium2.PdfDocument(copy)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, OSError, ValueError, RuntimeError) as error:
        raise NotAPdfError(path) from error
    try:
        yield document
    finally:
        document.close()


@contextmanager
def open_pdf(path: Path) -> Iterator[Any]:
    """Open a PDF, mended where it is damaged; raises NotAPdfError, EncryptedPdfError or NoPagesError."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedPdfError(path) from error
        with open_repaired(path) as mended:
            if len(mended) == 0:
                raise NoPagesError(path) from error
            yield mended
        return
    try:
        if len(document) == 0:
            raise NoPagesError(path)
        yield document
    finally:
        document.close()


def check_number(path: Path, number: int, count: int) -> None:
    """Raise NoSuchPageError for a page number outside the file."""
    if not 1 <= number <= count:
        raise NoSuchPageError(path, number, count)


def page_facts(page: Any) -> PageFacts:
    """Look at the images of a pdfium page."""
    width, height = page.get_size()
    images = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4)
    return PageFacts(tuple(_image(item, width * height) for item in images))


def _image(item: Any, page_area: float) -> EmbeddedImage:
    left, bottom, right, top = item.get_bounds()
    across, down = max(right - left, 1e-3), max(top - bottom, 1e-3)
    wide, high = item.get_px_size()
    about = item.get_metadata()
    # A page scanned sideways may be turned by its matrix: compare areas, not sides.
    dpi = POINTS_PER_INCH * (wide * high / (across * down)) ** 0.5
    grey = about.bits_per_pixel == 1 or about.colorspace == pdfium.FPDF_COLORSPACE_DEVICEGRAY
    return EmbeddedImage(
        min(1.0, across * down / max(page_area, 1.0)), (wide, high), about.bits_per_pixel, dpi, grey
    )


def render_page(page: Any, path: Path, number: int, facts: PageFacts, options: ReadOptions) -> Raster:
    """Render a page once: at its scan's own resolution, or at the usual one where it is no scan.

    Raises PageTooLargeError before any pixel is made, where it or an image on it is beyond all limits.
    """
    width, height = page.get_size()
    scan = facts.largest_image
    is_scan = scan is not None and scan.coverage >= FULL_PAGE
    for image in facts.images:
        check_decoded((path, number), image.pixels[0] * image.pixels[1], max(1, image.bits / 8), options)
    wanted = scan.dpi if scan is not None and is_scan else float(options.render_dpi)
    dpi = allowed_dpi((path, number), (width, height), wanted, options)
    if is_scan and dpi >= 0.999 * wanted and (picture := whole_picture(page)) is not None:
        return Raster(picture, dpi, width, height, coarseness(dpi, options))
    grey = is_scan and all(image.grey for image in facts.images)
    bitmap = page.render(scale=dpi / POINTS_PER_INCH, grayscale=grey, rev_byteorder=not grey)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    if pixels.ndim == 3:
        pixels = pixels[..., 0] if grey else pixels[..., :3]
    return Raster(pixels, dpi, width, height, coarseness(dpi, options))


def whole_picture(page: Any, shrunk: int = 1) -> npt.NDArray[np.uint8] | None:
    """Pixels of the one photograph that a page consists of, as it shows them; None for all other pages.

    Decoding it takes a quarter of the time of rendering the page, and leaves its pixels as they are.
    ``shrunk`` by 2, 4 or 8 the picture is grey, and is decoded in a third of that time.
    """
    items = list(page.get_objects(max_depth=4))
    plain = len(items) == 1 and not page.get_rotation() and not pdfium.FPDFPage_GetAnnotCount(page)
    if not plain or not _is_photograph(items[0]) or not _fills(items[0], page):
        return None
    import cv2  # takes its time to load, and pages with text need none of it

    data = np.frombuffer(bytes(items[0].get_data(decode_simple=False)), np.uint8)
    grey = items[0].get_metadata().bits_per_pixel == 8
    whole = cv2.IMREAD_GRAYSCALE if grey else cv2.IMREAD_COLOR_RGB
    reduced = {2: cv2.IMREAD_REDUCED_GRAYSCALE_2, 4: cv2.IMREAD_REDUCED_GRAYSCALE_4}
    kind = {1: whole, **reduced, 8: cv2.IMREAD_REDUCED_GRAYSCALE_8}[shrunk]
    pixels = cv2.imdecode(data, kind | cv2.IMREAD_IGNORE_ORIENTATION)
    size = tuple(-(-side // shrunk) for side in reversed(items[0].get_px_size()))
    if pixels is None or pixels.shape[:2] != size or pixels[::8, ::8].mean() < DARK:
        return None  # damaged, or its colours are turned round: rendering knows how
    return np.asarray(pixels, np.uint8)


def _is_photograph(item: Any) -> bool:
    if item.type != pdfium.FPDF_PAGEOBJ_IMAGE or item.get_filters() != ["DCTDecode"]:
        return False
    about = item.get_metadata()
    bits = {pdfium.FPDF_COLORSPACE_DEVICEGRAY: 8, pdfium.FPDF_COLORSPACE_DEVICERGB: 24}
    return bits.get(about.colorspace) == about.bits_per_pixel and not pdfium.FPDFPageObj_HasTransparency(item)


def _fills(item: Any, page: Any) -> bool:
    """Whether an image stands upright on the page and ends where the page ends."""
    turn = item.get_matrix()
    if turn.a <= 0 or turn.d <= 0 or abs(turn.b) > 1e-3 or abs(turn.c) > 1e-3:
        return False
    pairs = zip(item.get_bounds(), page.get_bbox(), strict=True)
    return all(abs(edge - end) < EDGE for edge, end in pairs)
