"""What a black seal was stamped over is read again with the seal lifted off; the surer reading stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from extract.engines.base import RegionReader
from extract.layout.geometry import box_of, scaled
from extract.layout.marks import is_page_number
from extract.model import Box, Cell, Line, Table, Word
from extract.scan.areas import find_blobs
from extract.scan.cleaning.clean import blank_out, sort_ink
from extract.scan.cleaning.ink import ink_mask
from extract.scan.cleaning.noise import CLEAR, is_noise, shared
from extract.scan.cleaning.rims import lift_seal
from extract.scan.cleaning.seals import Seal
from extract.scan.lines import to_lines
from extract.scan.tables import UprightPage, cut, has_ink

HIGHEST = 0.6
"""Inches: print that is higher than this is no line, nor two that run together."""

CHANCE = 2
"""So many letters are read for sure in strokes of a pen, too."""

RIM = 0.06
"""Inches of white paper that print is given all around."""

UNREAD = 0.15
"""Inches at an end of a line of print: so much ink that no word was read of is a word."""

UNSURE = 0.3
"""How sure words are at most of which a seal may have taken a stroke or a mark."""

WHOLE = 0.9
"""Share of the width of a box of print that a line of all of it has."""

SAME = 0.3
"""Share of the smaller of two boxes that they have in common when they are around the same print; boxes of
neighbouring lines meet in their marks alone."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """A page without its black seals, and where these stand, in pixels."""

    sheet: UprightPage
    level: int
    seals: tuple[Seal, ...]

    def touched(self, box: Box, beside: float = 0.0) -> bool:
        """Whether a seal reaches into a box of pixels, or within some pixels of its ends."""
        wide = Box(max(0.0, box.x0 - beside), box.y0, box.x1 + beside, box.y1)
        return any(seal.meets(wide) for seal in self.seals)


def lift_seals(sheet: UprightPage, seals: Sequence[Seal], level: int) -> Lifted | None:
    """Lift the seals off a page; None where none of them is one. ``level`` parts ink from paper."""
    gray, found = sheet.gray, []
    for seal in seals:
        without = lift_seal(gray, seal, level, sheet.dpi)
        if without is not None:
            gray = without
            found.append(seal)
    return Lifted(replace(sheet, gray=gray), level, tuple(found)) if found else None


def read_stamped_lines(
    lines: Sequence[Line], page: Lifted, tables: Sequence[Box], reader: RegionReader
) -> tuple[list[Line], list[Line]]:
    """Read print again that a seal touches outside of ``tables`` (boxes in pixels).

    Give all lines, and those of them that were read again. Lines and the print that they are of are
    compared together: a seal makes one line of several.
    """
    scale = page.sheet.scale
    places = {id(line): scaled(box_of(line), 1 / scale) for line in lines}
    read, stamped = list(lines), []
    for boxes in _joined(_print_near(page, tables), list(places.values())):
        before = [line for line in lines if any(_same(places[id(line)], box) for box in boxes)]
        touched = [line for line in before if page.touched(places[id(line)])]
        if not any(map(_has_unread, touched)) and (before or not any(map(page.touched, boxes))):
            continue
        whole = {box for box in boxes if any(_is_read(line, places[id(line)], box) for line in before)}
        before = [line for line in before if not any(_is_read(line, places[id(line)], box) for box in whole)]
        again = {
            box: [line for line in _read(box, page, reader) if _is_text(line)]
            for box in boxes
            if box not in whole
        }
        if _sure_letters(chain(*again.values())) > _sure_letters(before) + CHANCE:
            at = min((read.index(line) for line in before), default=len(read))
            read = [line for line in read if line not in before]
            doubted = [line for box, found in again.items() for line in _doubted(found, box, page)]
            read[at:at] = doubted
            stamped += doubted
    return read, stamped


def _is_read(line: Line, place: Box, box: Box) -> bool:
    """Whether a line is surely read and is all of the print in a box."""
    return not _has_unread(line) and _same(place, box) and place.width >= WHOLE * box.width


def _doubted(lines: Sequence[Line], box: Box, page: Lifted) -> list[Line]:
    """Make words unsure that a seal touches or ends beside, and all where print is left out at an end."""
    scale = page.sheet.scale
    words = [word for line in lines for word in line.words if word.box is not None]
    ends = [scaled(word.box, 1 / scale) for word in words if word.box is not None]
    room = UNREAD * page.sheet.dpi
    whole = bool(ends) and min(e.x0 for e in ends) < box.x0 + room and max(e.x1 for e in ends) > box.x1 - room

    def doubted(word: Word) -> Word:
        sure = whole and word.box is not None and not page.touched(scaled(word.box, 1 / scale), room)
        return word if sure else replace(word, confidence=min(word.confidence or 0.0, UNSURE))

    return [replace(line, words=tuple(map(doubted, line.words))) for line in lines]


def _joined(places: Sequence[Box], lines: Sequence[Box]) -> list[list[Box]]:
    """Join the places of print that some line is of together."""
    groups = [[place] for place in places]
    for line in lines:
        its = [group for group in groups if any(_same(line, place) for place in group)]
        if len(its) > 1:
            groups = [group for group in groups if group not in its]
            groups.append([place for group in its for place in group])
    return groups


def _read(box: Box, page: Lifted, reader: RegionReader) -> tuple[Line, ...]:
    """Read the print in a box alone: feet and marks of lines above and below are no part of it."""
    rim = round(RIM * page.sheet.dpi)
    part, x, y = page.sheet.gray, round(box.x0), round(box.y0)
    part = np.pad(part[y : round(box.y1), x : round(box.x1)], rim, constant_values=255)
    found = reader.read_lines(part, page.sheet.dpi)
    return to_lines(found, x - rim, y - rim, page.sheet.scale, page.sheet.page)


def read_stamped_cells(table: Table, page: Lifted, reader: RegionReader) -> Table:
    """Read the badly read cells of a table again that a seal touches."""
    return replace(table, cells=tuple(_read_again(cell, page, reader) for cell in table.cells))


def _read_again(cell: Cell, page: Lifted, reader: RegionReader) -> Cell:
    boxes = [scaled(place.box, 1 / page.sheet.scale) for place in cell.places if place.box is not None]
    if len(boxes) != 1 or not page.touched(boxes[0]) or not any(map(_has_unread, cell.lines)):
        return cell
    part, x, y = cut(page.sheet, boxes[0])
    if not has_ink(part, page.sheet.dpi):
        return cell
    again = to_lines(reader.read_cell(part, page.sheet.dpi), x, y, page.sheet.scale, page.sheet.page)
    if _sure_letters(again) <= _sure_letters(cell.lines) + CHANCE:
        return cell
    return replace(cell, lines=tuple(_doubted(again, boxes[0], page)))


def _print_near(page: Lifted, tables: Sequence[Box]) -> list[Box]:
    """Boxes in pixels around the print on the level of seals, seen without them."""
    dpi, reach = page.sheet.dpi, HIGHEST * page.sheet.dpi
    top = max(0, round(min(seal.box.y0 for seal in page.seals) - reach))
    bottom = round(max(seal.box.y1 for seal in page.seals) + reach)
    mask = ink_mask(np.ascontiguousarray(page.sheet.gray[top:bottom]), page.level)
    down = [Box(box.x0, max(0.0, box.y0 - top), box.x1, max(0.0, box.y1 - top)) for box in tables]
    blobs = find_blobs(blank_out(sort_ink(mask, dpi).text, down, 0.02 * dpi), dpi)
    boxes = (Box(blob.x0, blob.y0 + top, blob.x1, blob.y1 + top) for blob in blobs)
    return [box for box in boxes if box.height < reach]


def _sure_letters(lines: Iterable[Line]) -> int:
    words = (word for line in lines for word in line.words if (word.confidence or 0.0) >= CLEAR)
    return sum(c.isalnum() for word in words for c in word.text)


def _has_unread(line: Line) -> bool:
    """Whether a word of a line was not read: what a seal spoils is a part of it, the rest is sure."""
    return any((word.confidence or 0.0) < CLEAR for word in line.words)


def _is_text(line: Line) -> bool:
    """Whether a line is more than a few marks that are left of a seal."""
    return not is_noise(line) and not is_page_number(line.text)


def _same(one: Box, other: Box) -> bool:
    smaller = min(one.width * one.height, other.width * other.height)
    return shared(one, other) > SAME * smaller
