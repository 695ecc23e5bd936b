"""Where the head of a table ends: by what the rows hold first, by what the reader says second.

A reader's count may be wrong or missing: crawled text has none, a scan may count a group row, a page that
goes on without a head has none at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from normalize.forms.ordinals import parse_ordinal
from normalize.lexicon import Lexicon
from normalize.records.kinds import CellKind
from normalize.tables.cells.printed import read_printed
from normalize.tables.cells.units import is_unit
from normalize.tables.grid.grid import CellGrid
from normalize.tables.grid.numbering import numbers_columns

_DEEPEST = 8
"""Rows: no plan seen has a head deeper than 5, with caption lines inside 7."""
_YEAR = re.compile(r"[^\d]*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\s*\*?[^\d]*")
_LONGEST_TITLE = 110
"""Letters: what is longer is text of a body, whatever it looks like."""
_LOOK_BELOW = 12
"""Body rows that tell which columns hold figures."""
_MOST = 0.5
"""Share of cells: more of a row that are titles than are not."""


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of the head: ``captions`` over the whole width, ``titles``, and what numbers the columns.

    The body begins at ``end``.
    """

    captions: tuple[int, ...]
    titles: tuple[int, ...]
    numbering: int | None
    end: int


def find_header(grid: CellGrid) -> Header:
    """Find the head of a table."""
    captions = _captions(grid)
    start = len(captions)
    numbering = next(
        (
            row
            for row in range(start, min(start + _DEEPEST, grid.height))
            if numbers_columns(grid.texts[row])
            and not any(_is_body(grid, above) for above in range(start, row))
        ),
        None,
    )
    if numbering is not None:
        titles = tuple(range(start, numbering))
        return Header(captions, titles, numbering, numbering + 1)
    end = _end(grid, start)
    if end == start and start and not grid.table.header_rows:
        return Header((), (), None, 0)
    return Header(captions, tuple(range(start, end)), None, end)


def _captions(grid: CellGrid) -> tuple[int, ...]:
    """Give the first rows that hold one line over the whole width, with titles right below them."""
    found: list[int] = []
    for row in range(min(_DEEPEST, grid.height - 1)):
        printed = grid.printed(row)
        if len(printed) > 1:
            break
        if printed and (parse_ordinal(printed[0].split()[0]) or grid.own(row)[0].row_span > 1):
            return ()
        found.append(row)
    below = len(found)
    if not found or below >= grid.height or _is_body(grid, below) or not _says_titles(grid, below):
        return ()
    return tuple(found)


def _end(grid: CellGrid, start: int) -> int:
    """Go down while rows hold titles."""
    row = start
    told = grid.table.header_rows
    while row < min(start + _DEEPEST, grid.height):
        # A row that cells of the head reach into is one of titles, figures or not, where its reader says so.
        spanned = row < told and _spans_past(grid, start, row)
        if (_is_body(grid, row) and not spanned) or _is_band(grid, row, start):
            break
        if row >= told and not _goes_on(grid, row, start):
            break
        row += 1
    while start < row < grid.height and _spans_past(grid, start, row) and not _is_body(grid, row):
        row += 1
    # A head leaves rows to head, but for forms that are empty.
    return row


def _goes_on(grid: CellGrid, row: int, start: int) -> bool:
    """Say whether a row past those that the reader calls a head is one of titles too."""
    if row == start:
        return _numbers_rows(grid.texts[row][0]) or _heads_figures(grid, row) or _says_titles(grid, row)
    if _spans_past(grid, start, row):
        return True
    above, own = grid.printed(row - 1), grid.printed(row)
    if own and all(_is_year(text) or is_unit(text.strip("()")) for text in own):
        return True
    # A converter writes a title that is merged downwards once a row.
    first = grid.texts[row][0]
    return bool(first) and first == grid.texts[row - 1][0] and bool(set(above) & set(own))


def _spans_past(grid: CellGrid, start: int, row: int) -> bool:
    """Say whether a cell of the rows above reaches into a row."""
    return any(start <= cell.row < row for cell in grid.cells[row] if cell.text)


def _is_band(grid: CellGrid, row: int, start: int) -> bool:
    """Say whether a row under titles is a group over the whole width."""
    own = grid.own(row)
    widest = max((cell.column_span for cell in own), default=0)
    return row > start and grid.width > 3 and len(own) <= 2 and widest >= grid.width - 1


def _is_body(grid: CellGrid, row: int) -> bool:
    """Say whether a row holds figures or begins with an ordinal: it titles no column."""
    printed = grid.printed(row)
    if not printed:
        return False
    cells = [read_printed(text) for text in printed]
    years = sum(map(_is_year, printed))
    figures = sum(cell.is_numeric and not _is_year(text) for text, cell in zip(printed, cells, strict=True))
    if years >= 2 and years >= figures:
        return False
    if _is_total(printed[0]) and figures:
        return True
    first = grid.texts[row][0]
    ordinal = parse_ordinal(first) if first and not is_unit(first) else None
    if ordinal is not None and not _says_titles(grid, row):
        return True
    if _numbers_rows(first):
        return False
    figures -= ordinal is not None and cells[0].is_numeric
    marks = sum(cell.kind is CellKind.MARK for cell in cells)
    texts = sum(not read_printed(text).is_numeric for text in printed)  # labels, units, places
    return figures + marks > 0 and figures + marks >= len(printed) - texts


def _numbers_rows(text: str) -> bool:
    """Say whether a text is the head of the column that numbers the rows."""
    lexicon = Lexicon.load("column_titles")
    return lexicon.match(text) is lexicon["ordinal"]


def _is_total(text: str) -> bool:
    return Lexicon.load("table_rows").match(text) is Lexicon.load("table_rows")["total"]


@cache
def _is_year(text: str) -> bool:
    return bool(_YEAR.fullmatch(text))


def _heads_figures(grid: CellGrid, row: int) -> bool:
    """Say whether the columns that hold figures below a row have words or years in it."""
    below = range(row + 1, min(row + 1 + _LOOK_BELOW, grid.height))
    titled = figures = 0
    for column in range(grid.width):
        cells = [read_printed(grid.texts[r][column]) for r in below if grid.texts[r][column]]
        numeric = sum(cell.is_numeric for cell in cells)
        text = grid.texts[row][column]
        if not cells or numeric <= _MOST * len(cells):
            continue
        if column == 0 and all(parse_ordinal(grid.texts[r][0]) for r in below if grid.texts[r][0]):
            continue
        figures += 1
        titled += bool(text) and (_is_year(text) or not read_printed(text).is_numeric)
    return figures > 0 and titled > _MOST * figures


def _says_titles(grid: CellGrid, row: int) -> bool:
    """Say whether most texts of a row are words of titles."""
    printed = grid.printed(row)
    if len(printed) < 2 or any(len(text) > _LONGEST_TITLE for text in printed):
        return False
    return sum(map(_is_title, printed)) > _MOST * len(printed)


@cache
def _is_title(text: str) -> bool:
    """Say whether a text begins with a word of titles, names a unit or a year."""
    hits = Lexicon.load("column_titles").find(text)
    return _is_year(text) or is_unit(text.strip("()")) or any(hit.start <= 2 for hit in hits)
