"""Grids and words to tables: each word in the cell that holds its middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.grid import Grid, GridCell
from extract.grid.headers import count_header_rows
from extract.model import Box, Cell, Place, Table, Word
from extract.textlayer.lines import to_lines


def fill_grid(grid: Grid, words: Sequence[Word], page: int) -> tuple[Table, list[Word]]:
    """Put words into a grid's cells; give the table and the words that stand outside it."""
    held: dict[tuple[int, int], list[Word]] = {}
    outside: list[Word] = []
    for word in words:
        cell = _holding(grid, word)
        if cell is None:
            outside.append(word)
        else:
            held.setdefault((cell.row, cell.column), []).append(word)
    cells = tuple(
        Cell(
            cell.row,
            cell.column,
            to_lines(held.get((cell.row, cell.column), []), page),
            cell.row_span,
            cell.column_span,
            (Place(page, cell.box),),
        )
        for cell in grid.cells
    )
    table = Table(cells, grid.row_count, grid.column_count, places=(Place(page, grid.box),))
    return replace(table, header_rows=count_header_rows(table)), outside


def _holding(grid: Grid, word: Word) -> GridCell | None:
    if word.box is None:
        return None
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
    if not _inside(grid.box, x, y):
        return None
    return next((cell for cell in grid.cells if _inside(cell.box, x, y)), None)


def _inside(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
