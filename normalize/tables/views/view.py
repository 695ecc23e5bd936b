"""A table as rows of covering cells, with its column titles found and repeated titles left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.model import Cell, Table
from normalize.tables.views.labels import bare_label, split_label
from normalize.tables.views.roles import says_role
from normalize.unicode import strip_accents

MAX_HEADER_ROWS = 4
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?")
_SAME_TITLE = 75.0
_FIRST_LABELS = ("1", "I", "A", "1.1")
_LONGEST_TITLE = 60
_MOST_TITLES = 0.6
_DITTO = re.compile(r"[-–]?\s*(?:n\.?/?t\.?|như trên|nhu tren)\s*[-–]?|[\"”″〃]|''|''\s*''", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One body row: its number in the table and the covering cell of every column."""

    index: int
    cells: tuple[Cell, ...]

    @property
    def distinct(self) -> tuple[Cell, ...]:
        """The cells of the row, each once however many columns it spans."""
        return tuple(dict.fromkeys(self.cells))

    @property
    def printed(self) -> tuple[Cell, ...]:
        """The distinct cells in which something is printed."""
        return tuple(cell for cell in self.distinct if cell.text)


@dataclass(frozen=True, slots=True)
class TableView:
    """A table ready to interpret.

    ``titles`` gives each column its printed titles from the top level down; ``rows`` are the body
    rows, without rows that number the columns, repeat the titles or are empty (``dropped``).
    """

    table: Table
    titles: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    dropped: tuple[Row, ...]

    @property
    def column_count(self) -> int:
        """Number of grid columns."""
        return self.table.column_count


def view(table: Table) -> TableView:
    """Lay a table out as rows of covering cells."""
    grid = _grid(table)
    header = _header_row_count(table, grid)
    leading = [row for row in range(header) if not _numbers_columns(Row(row, tuple(grid[row])))]
    titles = tuple(_titles(grid, leading, column) for column in range(table.column_count))
    _repeat_dittos(grid, header)
    body = [Row(index, tuple(grid[index])) for index in range(header, len(grid))]
    numbering = {row.index for row in body[:1] if _numbers_columns(row)}
    dropped = tuple(
        row
        for row in body
        if not row.printed or row.index in numbering or _repeats_titles(row, grid[:header])
    )
    kept = tuple(row for row in body if row not in dropped)
    return TableView(table=table, titles=titles, rows=kept, dropped=dropped)


def _grid(table: Table) -> list[list[Cell]]:
    grid: list[list[Cell]] = [
        [Cell(row, column) for column in range(table.column_count)] for row in range(table.row_count)
    ]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, table.row_count)):
            for column in range(cell.column, min(cell.column + cell.column_span, table.column_count)):
                grid[row][column] = cell
    return grid


def _repeat_dittos(grid: list[list[Cell]], header: int) -> None:
    """Let a ditto mark (``nt``, ``-nt-``, ``như trên``, ``"``) stand for the cell above it."""
    for row in range(header + 1, len(grid)):
        for column, cell in enumerate(grid[row]):
            above = grid[row - 1][column]
            if column and _DITTO.fullmatch(cell.text.strip()) and above.text and above.column_span == 1:
                grid[row][column] = above


def _header_row_count(table: Table, grid: Sequence[Sequence[Cell]]) -> int:
    """Trust the reader's count; without one take the rows above the first that begins with a label."""
    if table.header_rows:
        count = min(table.header_rows, len(grid))
        while count > 1 and _is_band(grid[count - 1], count - 1):
            count -= 1
        return count
    for index, row in enumerate(grid[: MAX_HEADER_ROWS + 1]):
        label, rest = split_label(row[0].text)
        if label and not rest and not _titles_above(grid, index):
            return _below_spans(grid, index)
    return 0


def _is_band(row: Sequence[Cell], index: int) -> bool:
    """Say whether a row under others is a group over the whole width: it titles no column."""
    own = [cell for cell in dict.fromkeys(row) if cell.row == index]
    widest = max((cell.column_span for cell in own), default=0)
    return len(row) > 3 and len(own) <= 2 and widest >= len(row) - 1


def _titles_above(grid: Sequence[Sequence[Cell]], index: int) -> bool:
    """Say whether a row holds titles though its first cell reads as a label (``31`` for ``STT``).

    Its other cells are short and say roles, and the numbering begins below it.
    """
    following = (bare_label(row[0].text) for row in grid[index + 1 :] if row[0].text)
    begins = next(following, "").lstrip("0") in _FIRST_LABELS
    if not begins or bare_label(grid[index][0].text).lstrip("0") in _FIRST_LABELS:
        return False
    texts = [cell.text for cell in dict.fromkeys(grid[index][1:]) if cell.text]
    titles = sum(len(text) <= _LONGEST_TITLE and says_role(text) for text in texts)
    return len(texts) > 1 and titles > _MOST_TITLES * len(texts)


def _below_spans(grid: Sequence[Sequence[Cell]], count: int) -> int:
    """Move down until no cell of the rows above reaches further."""
    while count < len(grid) and any(cell.row + cell.row_span > count for row in grid[:count] for cell in row):
        count += 1
    return count


def _titles(grid: Sequence[Sequence[Cell]], header: Sequence[int], column: int) -> tuple[str, ...]:
    cells = dict.fromkeys(grid[row][column] for row in header)
    return tuple(cell.text for cell in cells if cell.text)


def _numbers_columns(row: Row) -> bool:
    """Say whether a row only numbers the columns: ``(1) (2) (3)``, ``A B 1 2 3=1+2``."""
    texts = [cell.text for cell in row.printed]
    first = row.cells[0]
    if (
        len(texts) < 3
        or first.row != row.index
        or not first.text
        or not all(map(_COLUMN_NUMBER.fullmatch, texts))
    ):
        return False
    numbers = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and len(numbers) >= len(texts) - 2


def _repeats_titles(row: Row, header: Sequence[Sequence[Cell]]) -> bool:
    """Say whether a row repeats one of the header rows, misread letters allowed."""
    if len(row.printed) < 2:
        return False
    for titles in header:
        pairs = [(cell.text, title.text) for cell, title in zip(row.cells, titles, strict=True) if cell.text]
        alike = sum(fuzz.ratio(_fold(text), _fold(title)) >= _SAME_TITLE for text, title in pairs)
        if alike >= max(2, len(pairs) - len(pairs) // 4):
            return True
    return False


def _fold(text: str) -> str:
    return strip_accents(text).lower()
