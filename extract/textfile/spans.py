"""Rows of cell texts to a Table: which empty cells belong to a neighbour that spans them."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Cell, Table
from extract.pageless.header import header_row_count
from extract.pageless.rows import Row, filled, pad
from extract.textfile.markup import BREAK, plain_line

_FEWEST_REPEATS = 3
_SHORTEST_MERGED = 6
"""Figures and short units do stand in neighbouring cells more than once."""


def to_table(rows: Sequence[Row], header_rows: int | None = None) -> Table:
    """Make a table of rows; the last columns are dropped where they are empty in every row."""
    width = max((max(filled(row), default=0) + 1 for row in rows), default=0)
    grid = [pad(row, width)[:width] for row in rows]
    count = header_row_count(grid) if header_rows is None else header_rows
    cells = [*_header_cells(grid[:count]), *_body_cells(grid, count)]
    return Table(tuple(cells), len(grid), width, count, ruled=False)


def to_cell(text: str, row: int, column: int, row_span: int = 1, column_span: int = 1) -> Cell:
    """Make a cell; a line break that the other engine wrote into it stays one."""
    lines = tuple(line for line in map(plain_line, BREAK.split(text)) if line.words)
    return Cell(row, column, lines, row_span, column_span)


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
        spans = _group_spans(rows[number]) or _spans(rows[number])
        cells += [to_cell(rows[number][column], number, column, 1, span) for column, span in spans]
    return cells


def _spans(row: Row) -> list[tuple[int, int]]:
    """Give the columns of a row's cells and how many each spans: a text repeated is one merged cell.

    Twice may be two cells that say the same (two agencies, two units); three times in a row is one.
    """
    spans: list[tuple[int, int]] = []
    column = 0
    while column < len(row):
        text = row[column]
        same = 1
        if len(text) >= _SHORTEST_MERGED and any(map(str.isalpha, text)):
            same = next((n for n in range(column, len(row)) if row[n] != text), len(row)) - column
        spans.append((column, same if same >= _FEWEST_REPEATS else 1))
        column += spans[-1][1]
    return spans


def _group_spans(row: Row) -> list[tuple[int, int]]:
    """Give the spans of a group row, whose title spans the rest: one or two cells, then nothing.

    A converter may have written the title into each cell that it spans.
    """
    columns = filled(row)
    titles = [column for column in columns if row[column] == row[columns[-1]]]
    repeated = len(titles) > 1 and titles == columns[-len(titles) :] and any(map(str.isalpha, row[titles[0]]))
    own = columns[: len(columns) - len(titles) + 1] if repeated else columns
    if own not in ([0], [1], [0, 1]) or len(row) - own[-1] <= (1 if repeated else 2):
        return []
    return [*((column, 1) for column in range(own[-1])), (own[-1], len(row) - own[-1])]
