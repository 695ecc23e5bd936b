"""Read the cells of a grid found on a page."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from extract.engines.base import Gray, PixelBox, RegionReader, TextLine
from extract.grid import GridCell, RuledGrid
from extract.grid.headers import count_header_rows
from extract.grid.subrows import split_subrows
from extract.model import Box, Cell, Line, Place, Reading, Table, join_lines, mean_confidence
from extract.scan.cleaning.clean import SPECK
from extract.scan.cleaning.ink import INK, components, ink_mask
from extract.scan.lines import to_lines
from extract.scan.numbers import doubtful_numbers
from extract.scan.standing.trial import READABLE, turned_by, word_share

INSET = 0.006
"""Inches from a cell's border to where its own ink may begin."""

SLENDER, HIGH = 0.8, 0.25
"""Print set sideways is not much wider than high, and this many inches high at the least."""

TURNED = 0.6
"""Print set sideways never reads as sure as this, upright print nearly always does."""

FIRST_READING = "read as text"
"""Names the reading of a cell before it was known that its column holds numbers."""


@dataclass(frozen=True, slots=True)
class UprightPage:
    """An upright page as the readers see it: rules erased, its resolution and number."""

    gray: Gray
    dpi: float
    page: int

    @property
    def scale(self) -> float:
        """Points a pixel."""
        return 72 / self.dpi


def read_table(sheet: UprightPage, grid: RuledGrid, reader: RegionReader) -> Table:
    """Read every cell of a grid; boxes are in points of the upright page.

    Cells that say something else than a number in a column of numbers are read again as numbers.
    """
    cells = [_read_cell(sheet, cell, reader) for cell in grid.cells]
    table = Table(
        tuple(cells),
        grid.row_count,
        grid.column_count,
        places=(Place(sheet.page, _points(grid.box, sheet.scale)),),
    )
    table = replace(table, header_rows=count_header_rows(table))
    doubtful = doubtful_numbers(table)
    if doubtful:
        again = [
            _read_as_number(sheet, place, cell, reader) if cell in doubtful else cell
            for place, cell in zip(grid.cells, cells, strict=True)
        ]
        table = replace(table, cells=tuple(again))
        table = replace(table, header_rows=count_header_rows(table))
    return split_subrows(table)


def _points(box: Box, scale: float) -> Box:
    return Box(box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale)


def _read_cell(sheet: UprightPage, cell: GridCell, reader: RegionReader) -> Cell:
    lines = _read_lines(sheet, cell, reader, False)
    if (mean_confidence(lines) or 1.0) < TURNED:
        lines = read_turned(sheet, cell.box, reader) or lines
    return Cell(
        cell.row,
        cell.column,
        lines,
        cell.row_span,
        cell.column_span,
        (Place(sheet.page, _points(cell.box, sheet.scale)),),
    )


def _read_as_number(sheet: UprightPage, place: GridCell, cell: Cell, reader: RegionReader) -> Cell:
    """Read a cell again; what was read first is kept as another reading of the whole cell."""
    lines = _read_lines(sheet, place, reader, True)
    text = join_lines(lines)
    if not text or text == cell.text:
        return cell
    first = Reading(cell.text, cell.confidence or 0.0, FIRST_READING)
    return replace(cell, lines=lines, alternatives=(first,) if cell.text else ())


def read_turned(sheet: UprightPage, box: Box, reader: RegionReader) -> tuple[Line, ...]:
    """Read what stands sideways in a box of pixels, from the bottom up or from the top down.

    Nothing where it makes sense neither way. Lines come in reading order, their boxes where they stand.
    """
    part, x0, y0 = cut(sheet, box)
    _, _, width, height = cv2.boundingRect(ink_mask(part, INK)) if part.size else (0, 0, 0, 0)
    if height < max(HIGH * sheet.dpi, SLENDER * width):
        return ()
    best: tuple[Line, ...] = ()
    for rotation in (90, 270):
        found = reader.read_cell(turned_by(part, rotation), sheet.dpi)
        share, count = word_share(word for line in found for word in line.words)
        if count and share >= READABLE:
            back = [_set_back(line, part.shape, rotation) for line in found]
            lines = to_lines(back, x0, y0, sheet.scale, sheet.page, level=False)
            best = max(best, lines, key=lambda lines: mean_confidence(lines) or 0.0)
    return best


def _set_back(line: TextLine, shape: tuple[int, ...], rotation: int) -> TextLine:
    """Map a line of a cell that was turned clockwise for reading back to the cell as it is."""
    height, width = shape

    def back(box: PixelBox) -> PixelBox:
        if rotation == 90:
            return PixelBox(box.y0, height - box.x1, box.y1, height - box.x0)
        return PixelBox(width - box.y1, box.x0, width - box.y0, box.x1)

    words = tuple(replace(word, box=back(word.box)) for word in line.words)
    return replace(line, words=words, box=back(line.box))


def cut(sheet: UprightPage, box: Box) -> tuple[Gray, int, int]:
    """The inside of a box of pixels, off its rules, and where its corner is."""
    inset = max(2, round(INSET * sheet.dpi))
    x0, y0 = max(0, round(box.x0) + inset), max(0, round(box.y0) + inset)
    x1, y1 = round(box.x1) - inset, round(box.y1) - inset
    return np.ascontiguousarray(sheet.gray[y0 : max(y0, y1), x0 : max(x0, x1)]), x0, y0


def _read_lines(sheet: UprightPage, cell: GridCell, reader: RegionReader, digits: bool) -> tuple[Line, ...]:
    part, x0, y0 = cut(sheet, cell.box)
    if not has_ink(part, sheet.dpi):
        return ()
    return to_lines(reader.read_cell(part, sheet.dpi, digits), x0, y0, sheet.scale, sheet.page)


def has_ink(part: Gray, dpi: float) -> bool:
    """Whether a cell holds more than specks and what is left of its rules."""
    if part.size == 0 or min(part.shape) < 4:
        return False
    _, stats = components(ink_mask(part, INK))
    for x, y, w, h, area in stats[1:].tolist():
        at_edge = x == 0 or y == 0 or x + w == part.shape[1] or y + h == part.shape[0]
        if at_edge and min(w, h) <= max(3, SPECK * 2 * dpi):
            continue
        if area >= max(6.0, (1.6 * SPECK * dpi) ** 2):
            return True
    return False
