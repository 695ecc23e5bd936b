"""The rows of two parts of a table as one: a repeated header stands once, a row cut in two is one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from extract.layout.marks import opens_paragraph
from extract.model import Cell, Table, union_places

_FIGURE = re.compile(r"[-+(]?\d[\d.,]*(?<![.,])%?\)?")


def join_tables(high: Table, low: Table) -> Table:
    """Put the rows of the second part under the first: a repeated header once, a cut row as one."""
    skipped = repeated_header(high, low)
    rest = [replace(cell, row=cell.row - skipped) for cell in low.cells if cell.row >= skipped]
    cells = list(high.cells)
    offset = high.row_count
    if is_cut_row(high, [cell for cell in rest if cell.row == 0]):
        cells = [_with_tail(cell, high.row_count - 1, rest) for cell in cells]
        rest = [cell for cell in rest if cell.row > 0]
        offset -= 1
    cells += [replace(cell, row=cell.row + offset) for cell in rest]
    return replace(
        high,
        cells=tuple(cells),
        row_count=low.row_count - skipped + offset,
        places=union_places((*high.places, *low.places)),
        ruled=high.ruled and low.ruled,
    )


def _with_tail(cell: Cell, last_row: int, rest: Iterable[Cell]) -> Cell:
    """The cell of a cut row with what stands of it on the next page."""
    if not cell.row <= last_row < cell.row + cell.row_span:
        return cell
    for tail in rest:
        if tail.row == 0 and tail.column == cell.column:
            return replace(
                cell, lines=cell.lines + tail.lines, places=cell.places + tail.places, alternatives=()
            )
    return cell


def _key(cells: Iterable[Cell]) -> str:
    return "".join(c for cell in cells for c in cell.text.casefold() if c.isalnum())


def repeated_header(high: Table, low: Table) -> int:
    """How many leading rows of the second part repeat the header of the first."""
    count = high.header_rows
    if not 0 < count < low.row_count:
        return 0
    above = [_key([cell]) for row in list(high.rows())[:count] for cell in row]
    below = [_key([cell]) for row in list(low.rows())[:count] for cell in row]
    if len(above) != len(below):
        return 0
    same = sum(_alike(a, b) for a, b in zip(above, below, strict=True))
    return count if same >= 0.7 * len(above) else 0


def _alike(one: str, other: str) -> bool:
    """Whether two header texts are the same up to a few misread letters."""
    if not one or not other:
        return one == other
    return Levenshtein.normalized_similarity(one, other) >= 0.75


def is_cut_row(high: Table, first: Sequence[Cell]) -> bool:
    """Whether the first row after the break is the rest of the last row of the first.

    The rest of a row has an empty first column where the others have a number, leaves at least
    one column empty, and nothing in it begins as a new entry does.
    """
    last = list(high.rows())[-1]
    first = sorted(first, key=lambda cell: cell.column)
    by_column = {cell.column: cell for cell in last}
    if not first or {cell.column for cell in first} != set(by_column):
        return False
    if any(cell.column_span != by_column[cell.column].column_span for cell in first):
        return False
    filled = [cell for cell in first if cell.lines]
    leading = first[0]
    if not filled or leading.lines or len(filled) == len(first):
        return False
    numbered = sum(bool(row and row[0].column == 0 and row[0].lines) for row in high.rows())
    if numbered < 0.5 * high.row_count:
        return False
    return all(_continues(by_column[cell.column], cell) for cell in filled)


def _continues(above: Cell, below: Cell) -> bool:
    """Whether a cell's text goes on: the part above is not empty and the part below is no item of its own."""
    if not above.lines or (_FIGURE.fullmatch(above.text) and _FIGURE.fullmatch(below.text)):
        return False  # a figure that ends before the break is no part of the one behind it
    return not (opens_paragraph(below.text) and above.text.rstrip().endswith((".", ";")))
