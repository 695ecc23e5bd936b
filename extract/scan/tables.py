"""Read the cells of a grid found on a page."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from extract.engines.base import Gray, RegionReader
from extract.grid import Grid, GridCell
from extract.grid.headers import count_header_rows
from extract.grid.subrows import split_subrows
from extract.model import Box, Cell, Line, Place, Reading, Table, join_lines
from extract.scan.clean import SPECK
from extract.scan.ink import INK, components, ink_mask
from extract.scan.lines import to_lines
from extract.scan.numbers import doubtful_numbers

INSET = 0.006
"""Inches from a cell's border to where its own ink may begin."""

FIRST_READING = "read as text"
"""Names the reading of a cell before it was known that its column holds numbers."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An upright page as the readers see it: rules erased, its resolution and number."""

    gray: Gray
    dpi: float
    page: int

    @property
    def scale(self) -> float:
        """Points a pixel."""
        return 72 / self.dpi


def read_table(sheet: Sheet, grid: Grid, reader: RegionReader) -> Table:
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


def _read_cell(sheet: Sheet, cell: GridCell, reader: RegionReader) -> Cell:
    return Cell(
        cell.row,
        cell.column,
        _read_lines(sheet, cell, reader, False),
        cell.row_span,
        cell.column_span,
        (Place(sheet.page, _points(cell.box, sheet.scale)),),
    )


def _read_as_number(sheet: Sheet, place: GridCell, cell: Cell, reader: RegionReader) -> Cell:
    """Read a cell again; what was read first is kept as another reading of the whole cell."""
    lines = _read_lines(sheet, place, reader, True)
    text = join_lines(lines)
    if not text or text == cell.text:
        return cell
    first = Reading(cell.text, cell.confidence or 0.0, FIRST_READING)
    return replace(cell, lines=lines, alternatives=(first,) if cell.text else ())


def _read_lines(sheet: Sheet, cell: GridCell, reader: RegionReader, digits: bool) -> tuple[Line, ...]:
    inset = max(2, round(INSET * sheet.dpi))
    x0, y0 = max(0, round(cell.box.x0) + inset), max(0, round(cell.box.y0) + inset)
    x1, y1 = round(cell.box.x1) - inset, round(cell.box.y1) - inset
    part = np.ascontiguousarray(sheet.gray[y0 : max(y0, y1), x0 : max(x0, x1)])
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
