"""Tables of Word: cells on a grid of columns, with what spans columns (gridSpan) and rows (vMerge)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from lxml.etree import _Element as Element

from extract.model import Cell, Line
from extract.office.word.styles import Styles, draws_lines
from extract.office.word.xml import child, children, is_on, name, number, unwrapped, value

MAX_SPAN = 200
"""Word itself draws no table of more than 63 columns."""

NARROWEST = 170
"""Twips (3 mm): what is narrower holds no letter; such columns come of edges that a hand did not meet."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A table laid on its grid: cells, rows, leading rows marked as titles, and whether lines are drawn."""

    cells: tuple[Cell, ...]
    row_count: int
    header_rows: int
    ruled: bool


def rows_of(table: Element) -> list[Element]:
    """The rows of a table that are shown, deleted ones (tracked changes) left out."""
    return [row for row in unwrapped(table, "tr") if child(row, "trPr", "del") is None]


def lay_out(table: Element, styles: Styles, lines_in: Callable[[Element], tuple[Line, ...]]) -> Laid:
    """Lay a table's cells on its grid; ``lines_in`` reads what a cell prints."""
    cells: list[Cell] = []
    open_above: dict[int, int] = {}
    header, rows = 0, rows_of(table)
    for number_, row in enumerate(rows):
        column = number(child(row, "trPr", "gridBefore")) or 0
        going_on: dict[int, int] = {}
        for part in unwrapped(row, "tc"):
            properties = child(part, "tcPr")
            span = min(MAX_SPAN, max(1, number(child(properties, "gridSpan")) or 1))
            if _continues(properties, "hMerge") and cells and cells[-1].row == number_:
                cells[-1] = replace(cells[-1], column_span=cells[-1].column_span + span)
            else:
                lines = lines_in(part)
                above = open_above.get(column) if _continues(properties, "vMerge") else None
                if above is not None and cells[above].column_span == span:
                    cells[above] = replace(cells[above], row_span=number_ - cells[above].row + 1)
                    going_on[column] = above
                else:
                    cells.append(Cell(number_, column, lines, 1, span))
                    going_on[column] = len(cells) - 1
            column += span
        open_above = going_on
        header = number_ + 1 if header == number_ and is_on(child(row, "trPr", "tblHeader")) else header
    widths = [number(part, "w") or 0 for part in children(child(table, "tblGrid"), "gridCol")]
    return Laid(tuple(_on_real_columns(cells, widths)), len(rows), header, is_ruled(table, styles))


def _continues(properties: Element | None, merge: str) -> bool:
    found = child(properties, merge)
    return found is not None and (value(found) or "continue") == "continue"


def is_ruled(table: Element, styles: Styles) -> bool:
    """Whether lines are drawn around a table's cells."""
    borders = child(table, "tblPr", "tblBorders")
    if borders is not None and draws_lines(borders):
        return True
    if borders is None and styles.has_borders(value(child(table, "tblPr", "tblStyle"))):
        return True
    return any(name(part) == "tcBorders" and draws_lines(part) for part in table.iter())


def _on_real_columns(cells: Sequence[Cell], widths: Sequence[int]) -> list[Cell]:
    """Move cells from grid columns to those that a reader sees: edges closer than a letter are one."""
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    used = sorted({edge for cell in cells for edge in (cell.column, cell.column + cell.column_span)})
    known = [0, *accumulate(widths)]
    place: dict[int, int] = {}
    previous: int | None = None
    for edge in used:
        near = (
            previous is not None
            and edge < len(known)
            and known[edge] - known[previous] < NARROWEST
            and not any(
                cell.lines and (cell.column, cell.column + cell.column_span) == (previous, edge)
                for cell in cells
            )
            and len(widths) >= width
            and known[-1] > 0
        )
        place[edge] = len(set(place.values())) - (1 if near else 0)
        previous = previous if near else edge
    moved: list[Cell] = []
    for cell in cells:
        start, end = place[cell.column], place[cell.column + cell.column_span]
        if end > start:
            moved.append(replace(cell, column=start, column_span=end - start))
    return moved
