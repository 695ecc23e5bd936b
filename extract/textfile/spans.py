"""Rows of cell texts to a Table: which empty cells belong to a neighbour that spans them."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Cell, Table
from extract.textfile.header import header_row_count
from extract.textfile.markup import BREAK, to_lines
from extract.textfile.rows import Row, filled, pad


def to_table(rows: Sequence[Row], header_rows: int | None = None) -> Table:
    """Make a table of rows; the last columns are dropped where they are empty in every row."""
    width = max((max(filled(row), default=0) + 1 for row in rows), default=0)
    grid = [pad(row, width)[:width] for row in rows]
    count = header_row_count(grid) if header_rows is None else header_rows
    cells = [*_header_cells(grid[:count]), *_body_cells(grid, count)]
    return Table(tuple(cells), len(grid), width, count, ruled=False)


def to_cell(text: str, row: int, column: int, row_span: int = 1, column_span: int = 1) -> Cell:
    """Make a cell; a line break that the other engine wrote into it stays one."""
    return Cell(row, column, to_lines(BREAK.split(text)), row_span, column_span)


def _header_cells(rows: Sequence[Row]) -> list[Cell]:
    """Lay titles over the empty cells that they span: to the right over sub-titles, or downwards."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row in range(len(rows)):
        for column in range(len(rows[row])):
            if (row, column) in taken:
                continue
            right = _columns_spanned(rows, row, column, taken)
            down = _rows_spanned(rows, row, column, right)
            taken |= {(r, c) for r in range(row, row + down) for c in range(column, column + right)}
            cells.append(to_cell(rows[row][column], row, column, down, right))
    return cells


def _columns_spanned(rows: Sequence[Row], row: int, column: int, taken: set[tuple[int, int]]) -> int:
    text = rows[row][column]
    if not text or not _has_below(rows, row, column):
        return 1
    span = 1
    while (
        column + span < len(rows[row])
        and rows[row][column + span] in {"", text}
        and (row, column + span) not in taken
        and _has_below(rows, row, column + span)
    ):
        span += 1
    return span


def _has_below(rows: Sequence[Row], row: int, column: int) -> bool:
    """Whether a title of its own stands below; the same text again is the same cell."""
    return any(below[column] not in {"", rows[row][column]} for below in rows[row + 1 :])


def _rows_spanned(rows: Sequence[Row], row: int, column: int, right: int) -> int:
    span = 1
    same = {"", rows[row][column]}
    while row + span < len(rows) and all(
        rows[row + span][below] in same for below in range(column, column + right)
    ):
        span += 1
    return span


def _body_cells(rows: Sequence[Row], start: int) -> list[Cell]:
    cells: list[Cell] = []
    for number in range(start, len(rows)):
        last = _group_end(rows[number])
        for column, text in enumerate(rows[number][: len(rows[number]) if last is None else last]):
            cells.append(to_cell(text, number, column))
        if last is not None:
            cells.append(to_cell(rows[number][last], number, last, 1, len(rows[number]) - last))
    return cells


def _group_end(row: Row) -> int | None:
    """Column of the title of a group row, which spans the rest: one or two cells, then nothing."""
    columns = filled(row)
    leading = columns in ([0], [1], [0, 1])
    return columns[-1] if leading and len(row) - columns[-1] > 2 else None
