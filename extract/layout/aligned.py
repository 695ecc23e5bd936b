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
from extract.layout.geometry import around, box_of, joined, line_of, rows_of, typical_height
from extract.model import Box, Cell, Line, Place, Table, Word, union_places

GAP = 0.9
"""A blank of so many line heights parts two columns."""

CORRIDOR = 0.45
"""A blank of so many line heights that goes down through all rows parts columns; blanks of words do not."""

FILLED, SELDOM = 0.6, 0.25
"""Share of the rows in which most columns are filled, and in which every one is: remarks are rare."""

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
        full = [row for row in rows[at:end] if _is_full(row)]
        columns = _columns(full, height) if len(full) >= MIN_ROWS else []
        end = _fitting_end(rows, at, end, columns)
        full = [row for row in rows[at:end] if _is_full(row)]
        if len(full) >= MIN_ROWS and len(columns) >= MIN_COLUMNS and _has_figures(full, columns):
            tables.append(_table(_with_wrapped(rows[at:end]), columns))
            used += [box_of(piece) for row in rows[at:end] for piece in row]
            at = end
        else:
            at += 1
    rest = tuple(line for line in lines if not any(_covers(box_of(line), box) for box in used))
    return Aligned(tuple(tables), rest if tables else tuple(lines))


def _is_full(row: Row) -> bool:
    """Whether a row has pieces in several columns; others hold the wrapped words of one cell."""
    return len(row) >= MIN_COLUMNS


def _run_end(rows: Sequence[Row], at: int, height: float) -> int:
    """Where the rows that follow each other closely end, the last of several pieces."""
    end = at + 1
    while end < len(rows) and _top(rows[end]) - _bottom(rows[end - 1]) <= 2 * height:
        end += 1
    while end > at and not _is_full(rows[end - 1]):
        end -= 1
    return end if _is_full(rows[at]) else at


def _fitting_end(rows: Sequence[Row], at: int, end: int, columns: Sequence[Extent]) -> int:
    """End a run before the first row of few pieces that stands over several columns: running text."""
    for number in range(at, end):
        spans = (_columns_of(piece, columns) for piece in rows[number])
        if not _is_full(rows[number]) and any(len(span) != 1 for span in spans):
            end = number
            break
    while end > at and not _is_full(rows[end - 1]):
        end -= 1
    return end


def _columns_of(piece: Line, columns: Sequence[Extent]) -> list[Extent]:
    box = box_of(piece)
    return [column for column in columns if min(box.x1, column[1]) > max(box.x0, column[0])]


def _top(row: Row) -> float:
    return min(box_of(piece).y0 for piece in row)


def _bottom(row: Row) -> float:
    return max(box_of(piece).y1 for piece in row)


def _columns(rows: Sequence[Row], height: float) -> list[Extent]:
    """Extents of the columns: what all words cover, parted by the corridors that none crosses."""
    extents: list[Extent] = []
    boxes = [word.box for row in rows for piece in row for word in piece.words if word.box is not None]
    for x0, x1 in sorted((box.x0, box.x1) for box in boxes):
        if extents and x0 <= extents[-1][1] + CORRIDOR * height:
            extents[-1] = (extents[-1][0], max(extents[-1][1], x1))
        else:
            extents.append((x0, x1))
    extents = _without_specks(rows, extents)
    filled = [sum(bool(_words_in(row, extent)) for row in rows) for extent in extents]
    mostly = sum(count >= FILLED * len(rows) for count in filled)
    return extents if mostly >= MIN_COLUMNS and min(filled) >= SELDOM * len(rows) else []


def _without_specks(rows: Sequence[Row], extents: Sequence[Extent]) -> list[Extent]:
    """Join to the column right of it what holds a single mark and nothing else: a speck, read as one."""
    kept: list[Extent] = []
    start: float | None = None
    for extent in extents:
        words = [word.text for row in rows for word in _words_in(row, extent)]
        if len(words) == 1 and not any(map(str.isalnum, words[0])) and extent is not extents[-1]:
            start = extent[0] if start is None else start
            continue
        kept.append((extent[0] if start is None else start, extent[1]))
        start = None
    return kept


def _words_in(row: Row, extent: Extent) -> list[Word]:
    words = (word for piece in row for word in piece.words)
    return [word for word in words if word.box and extent[0] <= (word.box.x0 + word.box.x1) / 2 <= extent[1]]


def _has_figures(rows: Sequence[Row], columns: Sequence[Extent]) -> bool:
    """Whether a column right of the first holds mostly figures."""
    for extent in columns[1:]:
        texts = [" ".join(word.text for word in words) for row in rows if (words := _words_in(row, extent))]
        if sum(bool(_FIGURE.match(text)) for text in texts) >= 0.6 * len(texts):
            return True
    return False


def _with_wrapped(rows: Sequence[Row]) -> list[list[Row]]:
    """The printed lines of each row: those of few pieces belong to the full one that is nearest."""
    full = [row for row in rows if _is_full(row)]
    grouped: list[list[Row]] = [[] for _ in full]
    for row in rows:
        apart = [max(_top(row) - _bottom(other), _top(other) - _bottom(row)) for other in full]
        grouped[apart.index(min(apart))].append(row)
    return grouped


def _table(rows: Sequence[Sequence[Row]], columns: Sequence[Extent]) -> Table:
    page = rows[0][0][0].place.page
    edges = [columns[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(columns))]
    edges.append(columns[-1][1])
    cells = []
    for number, printed in enumerate(rows):
        top, bottom = _top(printed[0]), max(map(_bottom, printed))
        for column, extent in enumerate(columns):
            found = tuple(line_of(words, page) for row in printed if (words := _words_in(row, extent)))
            box = Box(edges[column], top, edges[column + 1], bottom)
            cells.append(Cell(number, column, found, places=(Place(page, box),)))
    places = union_places(place for cell in cells for place in cell.places)
    table = Table(tuple(cells), len(rows), len(columns), 0, places, ruled=False)
    return Table(table.cells, len(rows), len(columns), count_header_rows(table), places, ruled=False)


def _covers(line: Box, piece: Box) -> bool:
    return around([line, piece]) == line or around([line, piece]) == piece
