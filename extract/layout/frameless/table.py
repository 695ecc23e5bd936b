"""Rows and columns to a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.grid.headers import count_header_rows
from extract.layout.frameless.columns import Extent, edges_of, span_of, words_in
from extract.layout.frameless.head import Title, titles_of
from extract.layout.frameless.rows import PrintedRow, gap_between, is_beside
from extract.layout.geometry import around, box_of, line_of
from extract.model import Box, Cell, Line, Place, Table, Word, union_places

NEARER = 0.15
"""Line heights by which a line of few words must stand nearer to a row to be a part of it."""

APART = 0.5
"""Line heights from the row above or below beyond which a line of few words is a row of its own."""


def make_table(
    head: Sequence[PrintedRow], body: Sequence[Sequence[PrintedRow]], columns: Sequence[Extent], height: float
) -> Table:
    """Make a table of the rows of its head and of the printed rows of each row of its body."""
    levels = titles_of(head, columns, height)
    cells = [*_head_cells(levels, head, columns)]
    for number, printed in enumerate(body, len(levels)):
        cells += _body_cells(number, printed, columns)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    places = union_places(place for cell in cells for place in cell.places)
    table = Table(tuple(cells), len(levels) + len(body), len(columns), 0, places, ruled=False)
    counted = count_header_rows(table)
    return replace(table, header_rows=min(max(counted, len(levels)), table.row_count - 1))


def body_rows(
    rows: Sequence[PrintedRow], start: int, columns: Sequence[Extent], least: int, height: float
) -> list[list[PrintedRow]]:
    """Group printed rows from ``start`` into rows of a table: few pieces are a group or words of another."""
    grouped: list[list[PrintedRow]] = []
    waiting: list[PrintedRow] = []
    for at, row in enumerate(rows[start:], start):
        following = rows[at + 1] if at + 1 < len(rows) else None
        if at > start and is_beside(rows[at - 1], row):
            if waiting:
                grouped.append(waiting)
                waiting = []
            grouped[-1].append(row)
            continue
        if _is_whole(row, columns, least):
            grouped.append([*waiting, row])
            waiting = []
            continue
        match _belongs(row, rows[at - 1] if at else None, following, height):
            case "above" if waiting:
                grouped.append([*waiting, row])
                waiting = []
            case "above" if grouped:
                grouped[-1].append(row)
            case "below":
                waiting.append(row)
            case _:
                grouped += [[held] for held in waiting]
                grouped.append([row])
                waiting = []
    return grouped + [[held] for held in waiting]


def _is_whole(row: PrintedRow, columns: Sequence[Extent], least: int) -> bool:
    """Whether a printed row begins a row of the table: it has a first cell and another one, or several."""
    spans = [span_of(box_of(piece), columns)[0] for piece in row.pieces]
    return len(spans) >= least or (len(spans) > 1 and spans[0] == 0)


def _belongs(row: PrintedRow, above: PrintedRow | None, below: PrintedRow | None, height: float) -> str:
    """Say where a line of few words belongs: to the row ``above`` or ``below``, or to neither (``own``)."""
    up = gap_between(above, row) if above else 10 * height
    down = gap_between(row, below) if below else 10 * height
    if min(up, down) > APART * height:
        return "own"
    text, after = row.pieces[0].text, below.pieces[0].text if below else ""
    if abs(up - down) > NEARER * height:
        return "above" if up < down else "below"
    if text[:1].islower() or text[:1] in "(":
        return "above"
    return "below" if after[:1].islower() else "own"


def _head_cells(
    levels: Sequence[Sequence[Title]], head: Sequence[PrintedRow], columns: Sequence[Extent]
) -> Iterator[Cell]:
    if not levels:
        return
    edges, depth = edges_of(columns), len(levels)
    page = head[0].pieces[0].place.page
    top, bottom = head[0].box.y0, max(row.box.y1 for row in head)
    taken: set[tuple[int, int]] = set()
    for level, titles in enumerate(levels):
        for title in titles:
            high = 1
            over = range(title.first, title.last + 1)
            while level + high < depth and not any(
                other.first <= title.last and title.first <= other.last for other in levels[level + high]
            ):
                high += 1
            taken |= {(level + down, at) for down in range(high) for at in over}
            box = around([*map(box_of, title.lines)])
            box = Box(min(box.x0, edges[title.first]), box.y0, max(box.x1, edges[title.last + 1]), box.y1)
            yield Cell(level, title.first, tuple(title.lines), high, len(over), (Place(page, box),))
    for level in range(depth):
        for at in range(len(columns)):
            if (level, at) not in taken:
                yield Cell(level, at, (), places=(Place(page, Box(edges[at], top, edges[at + 1], bottom)),))


def _body_cells(number: int, printed: Sequence[PrintedRow], columns: Sequence[Extent]) -> Iterator[Cell]:
    edges = edges_of(columns)
    page = printed[0].pieces[0].place.page
    top, bottom = printed[0].box.y0, max(row.box.y1 for row in printed)
    top = min(top, *(row.box.y0 for row in printed)) if len(printed) > 1 else top
    if len(printed) == 1 and len(printed[0].pieces) == 1:
        first, last = span_of(printed[0].box, columns)
        if first < last or printed[0].box.x1 > edges[first + 1] + 1:
            yield from _group_cells(number, printed[0], first, columns)
            return
    held: list[list[Line]] = [[] for _ in columns]
    for row in printed:
        for at, words in enumerate(_by_column(row, columns)):
            if words:
                held[at].append(line_of(words, page))
    for at in range(len(columns)):
        yield Cell(
            number, at, tuple(held[at]), places=(Place(page, Box(edges[at], top, edges[at + 1], bottom)),)
        )


def _by_column(row: PrintedRow, columns: Sequence[Extent]) -> list[list[Word]]:
    """The words of a row by column: in the one whose edges hold their middle, a lone piece in its first."""
    if len(row.pieces) == 1:
        first = span_of(box_of(row.pieces[0]), columns)[0]
        return [list(row.words) if at == first else [] for at in range(len(columns))]
    edges = edges_of(columns)
    bounds = [(-float("inf") if at == 0 else edges[at], edges[at + 1]) for at in range(len(columns))]
    bounds[-1] = (bounds[-1][0], float("inf"))
    return [words_in(row, bound) for bound in bounds]


def _group_cells(number: int, row: PrintedRow, first: int, columns: Sequence[Extent]) -> Iterator[Cell]:
    """A row whose one text runs over its column: it stands over all that follow."""
    edges = edges_of(columns)
    page = row.pieces[0].place.page
    for at in range(first):
        yield Cell(
            number, at, (), places=(Place(page, Box(edges[at], row.box.y0, edges[at + 1], row.box.y1)),)
        )
    box = Box(edges[first], row.box.y0, max(row.box.x1, edges[-1]), row.box.y1)
    yield Cell(number, first, row.pieces, 1, len(columns) - first, (Place(page, box),))
