"""One scanned page from image to blocks: the front of the scan part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray, RegionReader
from extract.model import (
    Block,
    Box,
    Page,
    PageContent,
    PageOrigin,
    PageReason,
    Paragraph,
    ParagraphKind,
    Word,
)
from extract.scan.blocks import SeenMarks, read_upright
from extract.scan.cleaning.clean import letter_count
from extract.scan.cleaning.colour import separate_colour
from extract.scan.cleaning.faint import is_drawn
from extract.scan.cleaning.ink import Mask, even_light, is_bilevel, shrunk, whiten_borders
from extract.scan.cleaning.negative import with_dark_print
from extract.scan.cleaning.stamps import find_stamps, read_stamps
from extract.scan.lines import map_block
from extract.scan.standing.frame import ENOUGH_DPI, at_most, with_even_sides, with_square_pixels
from extract.scan.standing.orientation import WORK_DPI, Standing, find_standing, standing_turned
from extract.scan.standing.trial import ENOUGH, READABLE, find_direction, word_share
from extract.scan.standing.turn import Turned, turn_like, turn_upright

BLANK_LETTERS = 6
"""Fewer letter-sized marks than this on a page: a blank back, with specks or a seal showing through."""

STAMP_DPI = 75.0
"""Stamps are looked for at this resolution."""

UNREADABLE = 0.3
"""Share of words that are words below which nothing of a page is worth keeping; see trial.READABLE."""

UNREADABLE_NOTE = "hardly a word on it can be read in any direction; what was read is kept as margin notes"
"""What a page is said to lack whose words are none."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A page as shown: its pixels, evened grey, resolution and size in points, its red ink and dark bands."""

    image: npt.NDArray[np.uint8]
    gray: Gray
    dpi: float
    size: tuple[float, float]
    red: Mask | None
    bands: Mask | None


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
    that frame. A blank page gives no blocks and origin BLANK; of a page that reads in no direction, whose
    reason is UNREADABLE, all that was read stands in margin notes.
    """
    sight = _see(image, dpi, width, height)
    page = Page(number, width, height, PageOrigin.OCR, dpi=sight.dpi)
    small = shrunk(sight.gray, WORK_DPI / sight.dpi)
    if letter_count(small, min(sight.dpi, WORK_DPI)) < BLANK_LETTERS:
        return _blank(page, PageReason.EMPTY)
    standing = find_standing(sight.gray, small, sight.dpi, reader)
    content = _read_standing(sight, standing, page, reader)
    share, count = word_share(_words(content.blocks))
    if count >= 2 * ENOUGH and share < READABLE:
        others = [(standing.rotation + quarter) % 360 for quarter in (180, 90, 270)]
        better = find_direction(sight.gray, sight.dpi, others, reader)
        if better is not None:
            return _read_standing(sight, standing_turned(small, better), page, reader)
        if share < UNREADABLE:
            return _unreadable(content)
    if not _says_something(content.blocks):
        return _blank(page, PageReason.NOTHING_READ)
    return content


def _see(image: npt.NDArray[np.uint8], dpi: float, width: float, height: float) -> Sight:
    """Make dark print on white paper of a page, whatever its light, colours and pixels."""
    image, dpi = at_most(*with_square_pixels(image, dpi, width, height), ENOUGH_DPI)
    image, size = with_even_sides(image, width, height)
    image, bands = with_dark_print(image, dpi)
    colour = separate_colour(image, dpi)
    gray = even_light(whiten_borders(colour.gray, dpi), dpi)
    return Sight(image, gray, dpi, size, colour.red, bands)


def _read_standing(sight: Sight, standing: Standing, page: Page, reader: RegionReader) -> PageContent:
    """Read a page that lies as it is said to."""
    dpi, number = sight.dpi, page.number or 1
    turned = turn_upright(sight.gray, standing, *sight.size)
    stamps = [] if sight.red is None else _find_stamps(sight.red, dpi, turned)
    seen = SeenMarks(
        stamps,
        None if sight.bands is None else turn_like(sight.bands, turned),
        has_greys=sight.image.ndim == 2 and not is_bilevel(sight.gray),
        is_drawn=is_drawn(sight.gray),
    )
    blocks = read_upright(turned, dpi, number, reader, seen)
    if stamps:
        green = np.ascontiguousarray(sight.image[..., 1])
        blocks += read_stamps(turn_like(green, turned), stamps, dpi, number, reader)
    scale = dpi / 72

    def shown(box: Box) -> Box:
        return turned.points(box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale)

    page = replace(page, rotation=turned.rotation, skew=turned.skew)
    return PageContent(page, tuple(map_block(block, shown) for block in blocks))


def _find_stamps(red: Mask, dpi: float, turned: Turned) -> list[Box]:
    """Boxes in pixels of the stamps on the upright page; ``red`` has half its resolution."""
    scale = STAMP_DPI / dpi
    marked = np.asarray(shrunk(red, 2 * scale) > 40, np.uint8) * np.uint8(255)
    found = find_stamps(turn_like(marked, turned), STAMP_DPI)
    return [Box(box.x0 / scale, box.y0 / scale, box.x1 / scale, box.y1 / scale) for box in found]


def _blank(page: Page, reason: PageReason) -> PageContent:
    return PageContent(replace(page, origin=PageOrigin.BLANK, reason=reason), ())


def _unreadable(content: PageContent) -> PageContent:
    """Keep what was read of a page that cannot be read out of its text and tables."""
    page = replace(content.page, reason=PageReason.UNREADABLE, lost=UNREADABLE_NOTE)
    lines = (line for block in content.blocks for line in block.lines)
    return PageContent(page, tuple(Paragraph((line,), ParagraphKind.MARGIN) for line in lines))


def _words(blocks: Iterable[Block]) -> Iterator[Word]:
    for block in blocks:
        yield from (word for line in block.lines for word in line.words)


def _says_something(blocks: Sequence[Block]) -> bool:
    """Whether any word was read with some confidence, or a table was found."""
    return any(
        not isinstance(block, Paragraph) or any((word.confidence or 0) > 0.5 for word in _words([block]))
        for block in blocks
    )
