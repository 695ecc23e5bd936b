"""Find tables without rules, or with level rules alone: rows of pieces that line up in columns.

Held to be a table only on strong evidence, since letterheads, recipients and justified text have gaps
too: several rows of three or more pieces, the same blank corridors all the way down and a column of
figures; or level rules with the same ends above, below and within.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.grid.model import RuleLine
from extract.layout.frameless.bands import (
    LevelRule,
    bands_of,
    groups_of,
    hold_rows,
    level_rules,
    rows_between,
)
from extract.layout.frameless.columns import (
    Extent,
    cut_at_columns,
    edges_of,
    figure_columns,
    find_columns,
    fits,
    is_figure,
    regular_rows,
    span_of,
)
from extract.layout.frameless.head import LEADING, OFF_CENTRE
from extract.layout.frameless.rows import PrintedRow, gap_between, is_beside, zones_of
from extract.layout.frameless.table import body_rows, make_table
from extract.layout.geometry import box_of, line_of, typical_height
from extract.model import Line, Table

MIN_ROWS = 3
MIN_COLUMNS = 3

CLOSE = 2.0
"""Rows of one table follow each other within so many line heights."""

MOST_HEAD = 5
"""So many printed lines above the first row of pieces may be titles of several lines."""

SHORT = 0.6
"""Titles and groups fill less than this share of a table's width with one piece."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """The tables found, and the lines that are in none of them."""

    tables: tuple[Table, ...]
    lines: tuple[Line, ...]


def find_aligned_tables(lines: Sequence[Line], rules: Sequence[RuleLine] = ()) -> Aligned:
    """Find tables among the printed lines of a page, boxes in points; ``rules`` are those outside grids."""
    height = typical_height(lines)
    levels = level_rules(rules)
    tables: list[Table] = []
    for rows in zones_of(lines, height):
        tables += _tables(rows, levels, height)
    if not tables:
        return Aligned((), tuple(lines))
    used = {id(word) for table in tables for line in table.lines for word in line.words}
    return Aligned(tuple(tables), tuple(_unused(lines, used)))


def _unused(lines: Sequence[Line], used: set[int]) -> Iterator[Line]:
    for line in lines:
        words = [word for word in line.words if id(word) not in used]
        if len(words) == len(line.words):
            yield line
        elif words:
            yield line_of(words, line.place.page)


def _tables(rows: Sequence[PrintedRow], levels: Sequence[LevelRule], height: float) -> Iterator[Table]:
    """The tables among the rows of one column of the page: first those between rules, then the others."""
    left = list(rows)
    for group in groups_of(levels, rows):
        between = rows_between(left, group[0], group[-1])
        table = _ruled(between, group, height)
        if table is not None:
            yield table
            known = {id(row) for row in between}
            left = [row for row in left if id(row) not in known]
    yield from _plain(left, levels, height)


def _ruled(rows: Sequence[PrintedRow], group: Sequence[LevelRule], height: float) -> Table | None:
    """A table between level rules; None where the rows between them do not line up."""
    several = [row for row in rows if len(row.pieces) > 1]
    if len(several) < 2:
        return None
    tried = [find_columns(chosen, height, 2) for chosen in (several, regular_rows(several, 2))]
    columns = max(tried, key=len)
    if len(columns) < 2:
        return None
    rows = [cut_at_columns(row, columns, height) for row in rows]
    bands = bands_of(rows, group)
    if hold_rows(bands, columns):
        return make_table(bands[0], bands[1:], columns, height)
    if len(bands) < 2 and not figure_columns(several, columns):
        return None
    start = len(bands[0]) if len(bands) > 1 else _first_of_body(rows, columns, 2)
    body = body_rows(rows, start, columns, len(columns), height)
    return make_table(rows[:start], body, columns, height) if len(body) > 1 else None


def _plain(rows: Sequence[PrintedRow], levels: Sequence[LevelRule], height: float) -> Iterator[Table]:
    """Tables that are told by their columns alone."""
    at = done = 0
    while at < len(rows):
        end = _run_end(rows, at, height)
        full = [row for row in rows[at:end] if len(row.pieces) >= MIN_COLUMNS]
        regular = regular_rows(full, MIN_COLUMNS) if len(full) >= MIN_ROWS else []
        columns = find_columns(regular, height, MIN_COLUMNS) if len(regular) >= MIN_ROWS else []
        if not columns:
            at += 1
            continue
        cut = [*rows[:at], *(cut_at_columns(row, columns, height) for row in rows[at:end]), *rows[end:]]
        start = _first_of_body(cut[at:end], columns, MIN_COLUMNS) + at
        end = _fitting_end(cut, start, end, columns)
        kept = [row for row in cut[at:end] if len(row.pieces) >= MIN_COLUMNS]
        if len(kept) < MIN_ROWS or not figure_columns(kept, columns):
            at += 1
            continue
        top = _top_of_head(rows, (done, at), columns, height)
        start = _below_rule(rows, top, start, levels, columns) - top
        least = max(2, (len(columns) + 1) // 2)
        own = [cut_at_columns(row, columns, height) for row in rows[top:end]]
        yield make_table(own[:start], body_rows(own, start, columns, least, height), columns, height)
        at = done = end


def _run_end(rows: Sequence[PrintedRow], at: int, height: float) -> int:
    """Where the rows that follow each other closely end, the last of several pieces."""
    if len(rows[at].pieces) < MIN_COLUMNS:
        return at
    end = at + 1
    while end < len(rows) and gap_between(rows[end - 1], rows[end]) <= CLOSE * height:
        end += 1
    return _without_tail(rows, at, end)


def _first_of_body(rows: Sequence[PrintedRow], columns: Sequence[Extent], least: int) -> int:
    """The first row that has a figure of the body, groups without figures above it included."""
    figures = set(figure_columns([row for row in rows if len(row.pieces) >= least], columns))
    first = next((number for number, row in enumerate(rows) if _is_data(row, columns, figures)), 0)
    while first > 1 and _is_group(rows[first - 1], columns):
        first -= 1
    return first


def _is_data(row: PrintedRow, columns: Sequence[Extent], figures: set[int]) -> bool:
    """Whether a row has a figure in a column of ``figures`` and no text over several columns."""
    own = (span_of(box_of(piece), columns)[0] for piece in row.pieces if is_figure(piece))
    return fits(row, columns) and not figures.isdisjoint(own)


def _is_group(row: PrintedRow, columns: Sequence[Extent]) -> bool:
    """Whether a row holds one text that begins in the first column."""
    return len(row.pieces) == 1 and span_of(box_of(row.pieces[0]), columns)[0] == 0


def _fitting_end(rows: Sequence[PrintedRow], start: int, end: int, columns: Sequence[Extent]) -> int:
    """End a table before the first row that stands over several columns and is no group of rows."""
    for number in range(start, end):
        if fits(rows[number], columns):
            continue
        goes_on = number + 1 < end and len(rows[number + 1].pieces) >= MIN_COLUMNS
        if not (len(rows[number].pieces) == 1 and goes_on and _is_short(rows[number], columns)):
            end = number
            break
    return _without_tail(rows, start, end)


def _without_tail(rows: Sequence[PrintedRow], start: int, end: int) -> int:
    """Where rows end without the lone pieces below the last of several."""
    while end > start and len(rows[end - 1].pieces) < 2:
        if end - start > 1 and is_beside(rows[end - 2], rows[end - 1]):
            break
        end -= 1
    return end


def _is_short(row: PrintedRow, columns: Sequence[Extent]) -> bool:
    return row.box.width < SHORT * (columns[-1][1] - columns[0][0])


def _top_of_head(
    rows: Sequence[PrintedRow], bounds: tuple[int, int], columns: Sequence[Extent], height: float
) -> int:
    """The first row of a head whose titles go over several lines above row ``bounds[1]``, no table before."""
    least, at = bounds
    top = at
    while top > max(least, at - MOST_HEAD) and gap_between(rows[top - 1], rows[top]) < LEADING * height:
        if not all(_is_title(piece, columns, height) for piece in rows[top - 1].pieces):
            break
        top -= 1
    return top


def _is_title(piece: Line, columns: Sequence[Extent], height: float) -> bool:
    """Whether a piece stands over columns as titles do: over the middle, flush, or right of the stubs."""
    box = box_of(piece)
    first, last = span_of(box, columns)
    edges = edges_of(columns)
    if last == len(columns) - 1 and first == 0:
        return False
    x0, x1 = columns[first][0], columns[last][1]
    centred = abs((box.x0 + box.x1) - (x0 + x1)) / 2 < OFF_CENTRE * height
    flush = min(abs(box.x1 - x1), abs(box.x0 - x0)) < 0.3 * height
    within = edges[first] - height < box.x0 and box.x1 < edges[-1] + height
    return centred or flush or (within and first > 0)


def _below_rule(
    rows: Sequence[PrintedRow], top: int, start: int, levels: Sequence[LevelRule], columns: Sequence[Extent]
) -> int:
    """Where the body begins when a level rule stands under the head."""
    width = columns[-1][1] - columns[0][0]
    if start >= len(rows):
        return start
    for level in levels:
        inside = rows[top].box.y1 - 2 < level.y < rows[start].box.y1
        if inside and min(level.x1, columns[-1][1]) - max(level.x0, columns[0][0]) > 0.8 * width:
            return next((n for n in range(top, start + 1) if rows[n].box.y0 > level.y - 2), start)
    return start
