"""Crops: the place of a doubt cut out of its page, small enough that hundreds fit into one report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extract.image.rasters import POINTS_PER_INCH, Raster
from extract.image.thumbnails import page_pictures
from extract.model import Box, Page
from review.doubts.model import crop_name
from review.doubts.order import worth_first
from validate.model import Issue, Severity

DPI = 110.0
"""Body text of 13 points is then 20 pixels high: tone marks can be told apart."""

MOST = 40
"""Crops kept of one document: more than one sitting settles."""

QUALITY = 40
"""WebP quality at which print at DPI stays legible; a line of text takes 3-6 KB."""

BESIDE, ABOVE = 150.0, 16.0
"""Points of paper shown beside the place, and above and below it: the neighbouring cells, a line."""

WIDEST, HIGHEST = 460.0, 130.0
"""Points: a longer place is shown from its beginning."""

MARK = (214, 118, 20)
"""Colour (RGB) of the frame around the place."""

Picture = npt.NDArray[np.uint8]


def cut_crops(path: Path, pages: Iterable[Page], issues: Iterable[Issue]) -> Iterator[tuple[str, bytes]]:
    """Give file name and WebP bytes of the crops of a document's most valuable doubts.

    Each page is rendered once. Doubts without a place, notes, and pages that cannot be shown have none.
    """
    placed = [
        issue for issue in issues if issue.severity is not Severity.INFO and issue.place.box is not None
    ]
    by_page: dict[int, list[Issue]] = defaultdict(list)
    for issue in sorted(placed, key=_value)[:MOST]:
        by_page[issue.place.page or 0].append(issue)
    turned = {page.number: page.rotation for page in pages if page.number}
    numbers = [number for number in sorted(by_page) if number in turned]
    for number, raster in page_pictures(path, numbers, DPI):
        yield from _of_page(raster, by_page[number], turned)


def _value(issue: Issue) -> tuple[int, int]:
    return worth_first(issue.severity, len(issue.also))


def _of_page(
    raster: Raster, issues: Iterable[Issue], turned: Mapping[int, int]
) -> Iterator[tuple[str, bytes]]:
    cut: dict[tuple[Box, int], bytes] = {}
    for issue in issues:
        assert issue.place.box is not None and issue.place.page
        key = (issue.place.box, turned[issue.place.page])
        if key not in cut:
            cut[key] = _encoded(_cut(raster, *key))
        if cut[key]:
            yield crop_name(issue.issue_id), cut[key]


def _cut(raster: Raster, box: Box, rotation: int) -> Picture:
    """Cut a place with its surroundings, framed and turned upright; empty where it is not on the page."""
    sideways = rotation in (90, 270)
    beside, above = (ABOVE, BESIDE) if sideways else (BESIDE, ABOVE)
    widest, highest = (HIGHEST, WIDEST) if sideways else (WIDEST, HIGHEST)
    x0, x1 = _span(box.x0 - beside, box.x1 + beside, widest, raster.width)
    y0, y1 = _span(box.y0 - above, box.y1 + above, highest, raster.height)
    left, right, top, bottom = (round(at * raster.dpi / POINTS_PER_INCH) for at in (x0, x1, y0, y1))
    grey = raster.pixels[top:bottom, left:right]
    if not grey.size:
        return grey
    picture = np.repeat(grey[..., None], 3, axis=2)
    sides = (box.x0 - x0, box.y0 - y0, box.x1 - x0, box.y1 - y0)
    _frame(picture, [round(side * raster.dpi / POINTS_PER_INCH) for side in sides])
    return np.ascontiguousarray(np.rot90(picture, -rotation // 90))


def _span(low: float, high: float, most: float, end: float) -> tuple[float, float]:
    low = max(0.0, low)
    return low, min(high, low + most, end)


def _frame(picture: Picture, corners: list[int]) -> None:
    """Draw a frame two pixels outside the place; sides beyond the crop are not drawn."""
    x0, y0, x1, y1 = corners[0] - 3, corners[1] - 3, corners[2] + 2, corners[3] + 2
    height, width = picture.shape[:2]
    across = slice(max(0, x0), max(0, x1 + 2))
    down = slice(max(0, y0), max(0, y1 + 2))
    for x in (x0, x0 + 1, x1, x1 + 1):
        if 0 <= x < width:
            picture[down, x] = MARK
    for y in (y0, y0 + 1, y1, y1 + 1):
        if 0 <= y < height:
            picture[y, across] = MARK


def _encoded(picture: Picture) -> bytes:
    if not picture.size:
        return b""
    from io import BytesIO

    from PIL import Image, WebPImagePlugin  # noqa: F401  # else Pillow loads all that it knows

    stream = BytesIO()
    Image.fromarray(picture).save(stream, format="WEBP", quality=QUALITY, method=2)
    return stream.getvalue()
