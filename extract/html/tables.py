"""Tables of HTML: cells laid on a grid as a browser does, spans included."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from extract.asides import Asides
from extract.html.runs import HtmlRunStyle, is_seen, runs_of
from extract.model import Cell
from extract.pageless import lines_of

MAX_SPAN = 1000
"""More rows or columns no browser spans either (HTML standard: 65534 rows, 1000 columns)."""

MAX_PLACES = 2_000_000
"""Spans may claim no more places than this: a page of one line can ask for billions."""

_ROW_GROUPS = {"thead": 0, "tbody": 1, "tr": 1, "tfoot": 2}
"""Parts of a table in the order in which browsers show them, wherever they stand in the source."""


def rows_of(table: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """Give the rows of a table and whether each stands in its head; rows of inner tables are none."""
    shown = [child for child in table if is_seen(child) and child.tag in _ROW_GROUPS]
    for child in sorted(shown, key=lambda child: _ROW_GROUPS[child.tag]):
        if child.tag == "tr":
            yield child, False
        else:
            yield from ((row, child.tag == "thead") for row in child if row.tag == "tr" and is_seen(row))


def lay_out(table: HtmlElement, asides: Asides) -> tuple[list[Cell], int, int]:
    """Give the cells of a table, its rows and how many of them its own marks call titles."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    header, count = 0, 0
    rows = list(rows_of(table))
    for row, (element, in_head) in enumerate(rows):
        count = row + 1
        parts = [part for part in element if part.tag in {"td", "th"} and is_seen(part)]
        column = 0
        for part in parts:
            while (row, column) in taken:
                column += 1
            down, right = min(_span(part, "rowspan"), len(rows) - row), _span(part, "colspan")
            if len(taken) + down * right > MAX_PLACES:
                down = right = 1
            taken |= {(r, c) for r in range(row, row + down) for c in range(column, column + right)}
            lines = lines_of(runs_of(part, HtmlRunStyle().inside(part)), asides)
            cells.append(Cell(row, column, lines, down, right))
        if header == row and parts and (in_head or all(part.tag == "th" for part in parts)):
            header = count
    return _on_used_columns(cells), count, header


def _on_used_columns(cells: list[Cell]) -> list[Cell]:
    """Move cells to the columns that some cell begins with: a span may claim hundreds that none has."""
    begins = sorted({cell.column for cell in cells})
    place = {column: at for at, column in enumerate(begins)}
    return [
        replace(
            cell,
            column=place[cell.column],
            column_span=bisect_left(begins, cell.column + cell.column_span) - place[cell.column],
        )
        for cell in cells
    ]


def _span(part: HtmlElement, name: str) -> int:
    digits = (part.get(name) or "").strip()
    return min(MAX_SPAN, max(1, int(digits))) if digits.isdecimal() and len(digits) < 10 else 1
