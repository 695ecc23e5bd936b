"""One scanned page from image to blocks: the front of the scan part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import RegionReader
from extract.grid import Grid, find_grids
from extract.layout import find_aligned_tables, group_paragraphs, place_tables
from extract.model import Block, Box, Line, Page, PageContent, PageOrigin, Paragraph, ParagraphKind
from extract.scan.areas import Area, crop, find_areas
from extract.scan.bands import bars_through
from extract.scan.clean import blank_out, erase_rules, letter_count, sort_ink, without_specks
from extract.scan.colour import separate_colour
from extract.scan.dots import find_dotted
from extract.scan.faint import find_faint
from extract.scan.ink import (
    Mask,
    coarser,
    coarser_mask,
    even_light,
    ink_level,
    ink_mask,
    is_bilevel,
    shrunk,
    whiten_borders,
)
from extract.scan.lines import map_block, to_lines
from extract.scan.negative import with_dark_print
from extract.scan.noise import reads_badly, sort_lines
from extract.scan.orientation import WORK_DPI, find_standing
from extract.scan.rules import find_bars
from extract.scan.seals import fade_seals, find_seals
from extract.scan.stamps import find_stamps, read_stamps
from extract.scan.tables import Sheet, read_table
from extract.scan.turn import Turned, turn_like, turn_upright

BLANK_LETTERS = 6
"""Fewer letter-sized marks than this on a page: a blank back, with specks or a seal showing through."""

ENOUGH_DPI = 300.0
"""Finer scans are brought down to this: the recognizer gains nothing from more."""

FAINT = 215
"""Grey below which there may be what is left of a faded rule; evened paper is 255."""

NARROWEST = 1.0
"""Inches: strokes of a signature cross like rules, too, but no table is as narrow."""

SIDES = 12
"""Pages are worked on at a half, a third, a quarter and a sixth of their resolution."""

SQUARE = 0.02
"""Resolutions across and down that differ by less are one, rounded by whoever made the page."""

STAMP_DPI = 75.0
"""Stamps are looked for at this resolution."""

JITTER = 3.0
"""Points by which pieces of one rule may stand apart."""


def read_scanned_page(  # noqa: PLR0917 - the page's own frame and the reader, agreed between stages
    image: npt.NDArray[np.uint8],
    dpi: float,
    number: int,
    width: float,
    height: float,
    reader: RegionReader,
) -> PageContent:
    """Read one page image: H x W x 3 (RGB) or H x W uint8, as a viewer shows the page.

    ``width`` and ``height`` are the page's size in points as shown; all boxes of the result are in
    that frame. A blank page gives no blocks and origin BLANK.
    """
    image, dpi = _at_most(*_with_square_pixels(image, dpi, width, height), ENOUGH_DPI)
    image, (right, bottom) = _with_even_sides(image, width, height)
    image, bands = with_dark_print(image, dpi)
    colour = separate_colour(image, dpi)
    gray = even_light(whiten_borders(colour.gray, dpi), dpi)
    small = shrunk(gray, WORK_DPI / dpi)
    if letter_count(small, min(dpi, WORK_DPI)) < BLANK_LETTERS:
        return _blank(number, width, height, dpi, "fewer dark marks than a line of text")
    turned = turn_upright(gray, find_standing(gray, small, dpi, reader), right, bottom)
    stamps = [] if colour.red is None else _find_stamps(colour.red, dpi, turned)
    seen = Seen(
        stamps,
        None if bands is None else turn_like(bands, turned),
        has_greys=image.ndim == 2 and not is_bilevel(gray),
    )
    blocks = _read_upright(turned, dpi, number, reader, seen)
    if colour.red is not None and stamps:
        green = np.ascontiguousarray(image[..., 1])
        blocks += read_stamps(turn_like(green, turned), stamps, dpi, number, reader)
    if not _says_something(blocks):
        return _blank(number, width, height, dpi, "nothing on it was recognized as text")
    scale = dpi / 72

    def shown(box: Box) -> Box:
        return turned.points(box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale)

    page = Page(number, width, height, PageOrigin.OCR, rotation=turned.rotation, skew=turned.skew, dpi=dpi)
    return PageContent(page, tuple(map_block(block, shown) for block in blocks))


def _with_square_pixels(
    image: npt.NDArray[np.uint8], dpi: float, width: float, height: float
) -> tuple[npt.NDArray[np.uint8], float]:
    """Stretch a page whose pixels are not square, as those of faxes, to the finer of its resolutions."""
    across, down = 72 * image.shape[1] / width, 72 * image.shape[0] / height
    if abs(across - down) <= SQUARE * max(across, down):
        return image, dpi
    dpi = max(across, down)
    size = round(width * dpi / 72), round(height * dpi / 72)
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_CUBIC), np.uint8), dpi


def _at_most(image: npt.NDArray[np.uint8], dpi: float, limit: float) -> tuple[npt.NDArray[np.uint8], float]:
    """Bring a page image down to a resolution."""
    if dpi <= 1.05 * limit:
        return image, dpi
    return shrunk(image, limit / dpi), limit


def _with_even_sides(
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


def _blank(number: int, width: float, height: float, dpi: float, reason: str) -> PageContent:
    return PageContent(Page(number, width, height, PageOrigin.BLANK, reason, dpi=dpi), ())


def _find_stamps(red: Mask, dpi: float, turned: Turned) -> list[Box]:
    """Boxes in pixels of the stamps on the upright page; ``red`` has half its resolution."""
    scale = STAMP_DPI / dpi
    marked = np.asarray(cv2.threshold(shrunk(red, 2 * scale), 40, 255, cv2.THRESH_BINARY)[1], np.uint8)
    return [_scaled(box, 1 / scale) for box in find_stamps(turn_like(marked, turned), STAMP_DPI)]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen on a page before its print: stamps and dark bands, in pixels of the upright page.

    Where it ``has_greys`` but no colours a seal is told from print by its lightness.
    """

    stamps: Sequence[Box]
    bands: Mask | None
    has_greys: bool


def _read_upright(
    turned: Turned, dpi: float, number: int, reader: RegionReader, seen: Seen
) -> tuple[Block, ...]:
    """Tables and paragraphs of the upright page, boxes in its own points."""
    level = ink_level(coarser(turned.gray, dpi)[0])
    ink = ink_mask(turned.gray, level)
    pale = ink_mask(turned.gray, FAINT)
    bars = find_bars(ink, pale, dpi)
    bars += find_dotted(ink, bars, dpi)
    bars += find_faint(pale, ink, bars, dpi)
    if seen.bands is not None:
        bars += bars_through(bars, seen.bands, ink, dpi)
    found = find_grids([bar.rule for bar in bars], JITTER * dpi / 72)
    grids = [grid for grid in found if grid.box.width > NARROWEST * dpi]
    bare = erase_rules(turned.gray, bars, grids, dpi)
    seals = find_seals(bare, dpi) if seen.has_greys else []
    bare = fade_seals(bare, seals, dpi)
    mask, mask_dpi = coarser_mask(ink_mask(bare, level), dpi)
    sorted_ink = sort_ink(mask, mask_dpi)
    sheet = Sheet(without_specks(bare, sorted_ink), dpi, number)
    ruled = [read_table(sheet, grid, reader) for grid in grids]
    lines = _read_lines(sheet, _find_areas(sorted_ink.text, mask_dpi, grids, dpi), reader)
    if not seen.has_greys and any(map(reads_badly, lines)):
        seals = find_seals(sheet.gray, dpi)
    seal_boxes = [_scaled(seal.box, sheet.scale) for seal in seals]
    kinds = sort_lines(lines, seal_boxes, [_scaled(box, sheet.scale) for box in seen.stamps])
    aligned = find_aligned_tables(kinds.text)
    tables = [*ruled, *aligned.tables]
    size = sheet.gray.shape[1] * sheet.scale, sheet.gray.shape[0] * sheet.scale
    obstacles = [place.box for table in tables for place in table.places if place.box is not None]
    paragraphs = (
        *group_paragraphs(aligned.lines, *size, obstacles),
        *(Paragraph((line,), ParagraphKind.STAMP) for line in kinds.sealed),
        *(Paragraph((line,), ParagraphKind.MARGIN) for line in kinds.noise),
    )
    return place_tables(paragraphs, tables)


def _find_areas(text: Mask, text_dpi: float, grids: Sequence[Grid], dpi: float) -> list[Area]:
    """Areas of text outside ruled tables, found in a mask that may be coarser than the page."""
    boxes = [_scaled(grid.box, text_dpi / dpi) for grid in grids]
    areas = find_areas(blank_out(text, boxes, 0.02 * text_dpi), text_dpi, boxes)
    return [Area(tuple(_scaled(box, dpi / text_dpi) for box in area.boxes)) for area in areas]


def _read_lines(sheet: Sheet, areas: Sequence[Area], reader: RegionReader) -> list[Line]:
    """Read text area by area; boxes in points of the upright page."""
    lines: list[Line] = []
    for area in areas:
        part, x, y = crop(sheet.gray, area, sheet.dpi)
        lines += to_lines(reader.read_lines(part, sheet.dpi), x, y, sheet.scale, sheet.page)
    return lines


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale)


def _says_something(blocks: Sequence[Block]) -> bool:
    """Whether any word was read with some confidence, or a table was found."""
    return any(
        not isinstance(block, Paragraph)
        or any((w.confidence or 0) > 0.5 for ln in block.lines for w in ln.words)
        for block in blocks
    )
