"""Columns of numbers, and the cells in them that were read as something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Cell, Table

SURE = 0.8
"""What is less sure than this and no number is read again when its column holds numbers."""

SETTLED = 0.5
"""Numbers were read several ways already; one that is less sure than this is read again all the same."""

SHORT = 4
"""Letters: longer words among numbers are taken for words, unless they are unsure."""

_NUMBER = re.compile(r"[-+(]?\d[\d.,;:/%\s-]*\)?|[IVX]{1,5}[.)]?")


def doubtful_numbers(table: Table) -> list[Cell]:
    """The body cells that may be misread numbers: most of what their column says are numbers.

    Cells over several columns belong to none. Cells in which nothing was read are among them: a
    lone digit is easily overlooked.
    """
    return [
        cell
        for column in range(table.column_count)
        if _holds_numbers(cells := _body(table, column))
        for cell in cells
        if _is_doubtful(cell)
    ]


def _body(table: Table, column: int) -> list[Cell]:
    return [
        cell
        for cell in table.cells
        if cell.column == column and cell.column_span == 1 and cell.row >= table.header_rows
    ]


def _holds_numbers(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if cell.text]
    numbers = sum(_is_number(cell.text) for cell in filled)
    return numbers >= 2 and 2 * numbers > len(filled)


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _is_doubtful(cell: Cell) -> bool:
    confidence = cell.confidence
    if confidence is None:
        return True
    if _is_number(cell.text):
        return confidence < SETTLED
    return confidence < SURE or sum(map(str.isalpha, cell.text)) < SHORT
