"""Tables set sideways on an upright page: told by the shape of their print, read on the page turned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extract.engines.base import RegionReader
from extract.grid import GridCell, RuledGrid
from extract.model import Box, Table
from extract.scan.cleaning.ink import INK, ink_mask
from extract.scan.lines import map_block
from extract.scan.standing.trial import READABLE, turned_by, word_share
from extract.scan.tables import HIGH, UprightPage, cut, has_ink, read_table

LONG = 2.0
"""Print this many times as long as it is wide shows by its shape how it stands; a lone figure does not."""

MOST = 0.6
"""Share of the cells with long print that are upright or sideways: header cells alone may be turned."""

ENOUGH = 3
"""So many cells must stand sideways, and so many words must read, before a table is turned."""

TRIED = 5
"""So many cells with the longest print are read both ways."""


def read_sideways(sheet: UprightPage, grid: RuledGrid, reader: RegionReader) -> Table | None:
    """Read a table most of whose cells hold print set sideways; None where it stands upright.

    Rows and columns are those of the table as it is read; its boxes are where they stand on the page.
    """
    tall = _tall_cells(sheet, grid)
    rotation = _direction(sheet, tall, reader) if len(tall) >= ENOUGH else None
    if rotation is None:
        return None
    height, width = sheet.gray.shape
    turned = replace(sheet, gray=np.ascontiguousarray(turned_by(sheet.gray, rotation)))
    table = read_table(turned, _turned_grid(grid, rotation, width, height), reader)
    across, down = width * sheet.scale, height * sheet.scale
    moved = map_block(table, lambda box: _turned(box, 360 - rotation, *_sides(rotation, across, down)))
    assert isinstance(moved, Table)
    return moved


def _sides(rotation: int, width: float, height: float) -> tuple[float, float]:
    return (height, width) if rotation in (90, 270) else (width, height)


def _tall_cells(sheet: UprightPage, grid: RuledGrid) -> list[GridCell]:
    """The cells with sideways print, longest first, where these are most of those with long print."""
    lengths: list[tuple[int, GridCell]] = []
    wide = 0
    for cell in grid.cells:
        part, _, _ = cut(sheet, cell.box)
        if not has_ink(part, sheet.dpi):
            continue
        _, _, across, down = cv2.boundingRect(ink_mask(part, INK))
        if down >= max(HIGH * sheet.dpi, LONG * across):
            lengths.append((down, cell))
        elif across >= max(HIGH * sheet.dpi, LONG * down):
            wide += 1
    if len(lengths) < MOST * (len(lengths) + wide):
        return []
    return [cell for _, cell in sorted(lengths, key=lambda found: -found[0])]


def _direction(sheet: UprightPage, tall: Sequence[GridCell], reader: RegionReader) -> int | None:
    """The turn clockwise by which the print in some cells reads; None where it reads neither way."""
    best: tuple[float, int] | None = None
    for rotation in (90, 270):
        parts = (cut(sheet, cell.box)[0] for cell in tall[:TRIED])
        lines = (line for part in parts for line in reader.read_cell(turned_by(part, rotation), sheet.dpi))
        share, count = word_share(word for line in lines for word in line.words)
        if count >= ENOUGH and share >= READABLE and (best is None or share > best[0]):
            best = share, rotation
    return best[1] if best else None


def _turned_grid(grid: RuledGrid, rotation: int, width: float, height: float) -> RuledGrid:
    """The same grid on a page turned clockwise, in its reading order."""

    def turned(cell: GridCell) -> GridCell:
        box = _turned(cell.box, rotation, width, height)
        if rotation == 90:
            row, column = cell.column, grid.row_count - cell.row - cell.row_span
        else:
            row, column = grid.column_count - cell.column - cell.column_span, cell.row
        return GridCell(row, column, cell.column_span, cell.row_span, box)

    cells = tuple(sorted(map(turned, grid.cells), key=lambda cell: (cell.row, cell.column)))
    return RuledGrid(cells, grid.column_count, grid.row_count, _turned(grid.box, rotation, width, height))


def _turned(box: Box, rotation: int, width: float, height: float) -> Box:
    """Where a box of a page of a size stands when the page is turned clockwise by 90 or 270 degrees."""
    if rotation == 90:
        return Box(height - box.y1, box.x0, height - box.y0, box.x1)
    return Box(box.y0, width - box.x1, box.y1, width - box.x0)
