"""HTML tables, as several OCR engines write them into Markdown for the sake of spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from extract.model import Cell, Table
from extract.textfile.header import header_row_count
from extract.textfile.spans import to_cell

_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
MAX_SPAN = 100


def take_html_tables(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a text into its HTML tables (True) and what stands between them (False)."""
    at = 0
    for match in _TABLE.finditer(text):
        yield text[at : match.start()], False
        yield match[0], True
        at = match.end()
    yield text[at:], False


def read_html_table(text: str) -> Table:
    """Read one table with its spans; cells that are missing at the end of a row are empty."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    cells = _fill(parser.cells, parser.row_count)
    height = max((cell.row + cell.row_span for cell in cells), default=0)
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    header = parser.header_rows or header_row_count(_texts(cells, height, width))
    return Table(tuple(cells), height, width, header, ruled=False)


@dataclass
class _Open:
    """The cell being read."""

    row: int
    column: int
    row_span: int
    column_span: int
    title: bool
    parts: list[str] = field(default_factory=list)


class _Parser(HTMLParser):
    """Lays cells on a grid as a browser does: each takes the next place that no span covers."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: list[Cell] = []
        self.row_count = 0
        self.header_rows = 0
        self._taken: set[tuple[int, int]] = set()
        self._open: _Open | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._close()
            self.row_count += 1
        elif tag in {"td", "th"}:
            self._close()
            self._begin(dict(attrs), tag == "th")
        elif tag == "br" and self._open:
            self._open.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"}:
            self._close()

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open.parts.append(" ".join(data.split()) if data.strip() else " ")

    def _begin(self, attributes: dict[str, str | None], title: bool) -> None:
        self.row_count = max(1, self.row_count)
        row = self.row_count - 1
        column = 0
        while (row, column) in self._taken:
            column += 1
        down, right = (_span(attributes.get(name)) for name in ("rowspan", "colspan"))
        self._taken |= {(r, c) for r in range(row, row + down) for c in range(column, column + right)}
        self._open = _Open(row, column, down, right, title)

    def _close(self) -> None:
        cell, self._open = self._open, None
        if cell is None:
            return
        text = "<br>".join(line.strip() for line in "".join(cell.parts).split("\n"))
        self.cells.append(to_cell(text, cell.row, cell.column, cell.row_span, cell.column_span))
        if cell.title and self.header_rows in {cell.row, cell.row + 1}:
            self.header_rows = cell.row + 1


def _span(value: str | None) -> int:
    return min(MAX_SPAN, max(1, int(value))) if value and value.isdigit() else 1


def _fill(cells: list[Cell], row_count: int) -> list[Cell]:
    """Add the empty cells that the rows lack, and end spans with the table."""
    whole = [Cell(c.row, c.column, c.lines, min(c.row_span, row_count - c.row), c.column_span) for c in cells]
    covered = {
        (row, column)
        for cell in whole
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    width = max((column + 1 for _, column in covered), default=0)
    missing = [
        Cell(row, column)
        for row in range(row_count)
        for column in range(width)
        if (row, column) not in covered
    ]
    return sorted([*whole, *missing], key=lambda cell: (cell.row, cell.column))


def _texts(cells: list[Cell], height: int, width: int) -> list[tuple[str, ...]]:
    grid = [[""] * width for _ in range(height)]
    for cell in cells:
        grid[cell.row][cell.column] = cell.text
    return [tuple(row) for row in grid]
