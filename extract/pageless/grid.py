"""Cells with spans to a whole table: no place covered twice, none left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Cell, Table
from extract.pageless.header import header_row_count


def table_of(cells: Sequence[Cell], row_count: int, header_rows: int = 0, ruled: bool = False) -> Table:
    """Make a table of placed cells: spans end with the table, empty cells stand where none does.

    ``header_rows`` is 0 where the source marks none: then they are told by what they hold.
    """
    whole = [replace(cell, row_span=min(cell.row_span, row_count - cell.row)) for cell in cells]
    taken = {
        (row, column)
        for cell in whole
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    width = max((column + 1 for _, column in taken), default=0)
    missing = [Cell(r, c) for r in range(row_count) for c in range(width) if (r, c) not in taken]
    ordered = sorted([*whole, *missing], key=lambda cell: (cell.row, cell.column))
    texts = [[""] * width for _ in range(row_count)]
    for cell in ordered:
        texts[cell.row][cell.column] = cell.text
    counted = header_rows or header_row_count([tuple(row) for row in texts])
    return Table(tuple(ordered), row_count, width, min(counted, row_count), ruled=ruled)
