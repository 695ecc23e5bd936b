"""Tables without rules: rows of pieces that line up in columns, figures among them.

Held to be a table only on strong evidence, since letterheads, recipients and justified text have
gaps too: several rows of three or more pieces, the same blank corridors all the way down, and a
column of figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.grid.headers import count_header_rows
from extract.layout.columns import split_at_gaps
from extract.layout.geometry import around, box_of, joined, rows_of, typical_height
from extract.model import Box, Cell, Line, Place, Table, union_places

GAP = 1.2
"""A blank of so many line heights parts two columns."""

MIN_ROWS = 3
MIN_COLUMNS = 3

_FIGURE = re.compile(r"^[-+(]?\d[\d.,% ]*\)?$")

Row = list[Line]
Extent = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Aligned:
    """The tables found, and the lines that are in none of them."""

    tables: tuple[Table, ...]
    lines: tuple[Line, ...]


def find_aligned_tables(lines: Sequence[Line]) -> Aligned:
    """Find tables without rules among the printed lines of a page (boxes in points)."""
    height = typical_height(lines)
    rows = [split_at_gaps(joined(row), GAP * height) for row in rows_of(lines)]
    tables: list[Table] = []
    used: list[Box] = []
    at = 0
    while at < len(rows):
        end = _run_end(rows, at, height)
        columns = _columns(rows[at:end]) if end - at >= MIN_ROWS else []
        if len(columns) >= MIN_COLUMNS and _has_figures(rows[at:end], columns):
            tables.append(_table(rows[at:end], columns))
            used += [box_of(piece) for row in rows[at:end] for piece in row]
            at = end
        else:
            at += 1
    rest = tuple(line for line in lines if not any(_covers(box_of(line), box) for box in used))
    return Aligned(tuple(tables), rest if tables else tuple(lines))


def _run_end(rows: Sequence[Row], at: int, height: float) -> int:
    """Where the rows of several pieces that follow each other closely end."""
    end = at
    while end < len(rows) and len(rows[end]) >= MIN_COLUMNS:
        if end > at and _top(rows[end]) - _bottom(rows[end - 1]) > 2 * height:
            break
        end += 1
    return end


def _top(row: Row) -> float:
    return min(box_of(piece).y0 for piece in row)


def _bottom(row: Row) -> float:
    return max(box_of(piece).y1 for piece in row)


def _columns(rows: Sequence[Row]) -> list[Extent]:
    """Extents of the columns: what all pieces cover, parted by the corridors that none crosses."""
    extents: list[Extent] = []
    for x0, x1 in sorted((box_of(piece).x0, box_of(piece).x1) for row in rows for piece in row):
        if extents and x0 <= extents[-1][1]:
            extents[-1] = (extents[-1][0], max(extents[-1][1], x1))
        else:
            extents.append((x0, x1))
    filled = [sum(_piece_in(row, extent) is not None for row in rows) for extent in extents]
    return extents if all(count >= 0.6 * len(rows) for count in filled) else []


def _piece_in(row: Row, extent: Extent) -> Line | None:
    inside = (piece for piece in row if extent[0] <= (box_of(piece).x0 + box_of(piece).x1) / 2 <= extent[1])
    return next(inside, None)


def _has_figures(rows: Sequence[Row], columns: Sequence[Extent]) -> bool:
    """Whether a column right of the first holds mostly figures."""
    for extent in columns[1:]:
        texts = [piece.text for row in rows if (piece := _piece_in(row, extent)) is not None]
        if sum(bool(_FIGURE.match(text)) for text in texts) >= 0.6 * len(texts):
            return True
    return False


def _table(rows: Sequence[Row], columns: Sequence[Extent]) -> Table:
    page = rows[0][0].place.page
    edges = [columns[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(columns))]
    edges.append(columns[-1][1])
    cells = []
    for number, row in enumerate(rows):
        top, bottom = _top(row), _bottom(row)
        for column, extent in enumerate(columns):
            piece = _piece_in(row, extent)
            box = Box(edges[column], top, edges[column + 1], bottom)
            cells.append(Cell(number, column, (piece,) if piece else (), places=(Place(page, box),)))
    places = union_places(place for cell in cells for place in cell.places)
    table = Table(tuple(cells), len(rows), len(columns), 0, places, ruled=False)
    return Table(table.cells, len(rows), len(columns), count_header_rows(table), places, ruled=False)


def _covers(line: Box, piece: Box) -> bool:
    return around([line, piece]) == line or around([line, piece]) == piece
