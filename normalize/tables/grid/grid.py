"""A table as a matrix of covering cells, made once in the time that its places take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.model import Cell, Table
from normalize.unicode import clean, clean_typed

_LEAST_REPEATED = 6
"""Letters from which equal texts side by side are one merged cell written twice by a converter."""


@dataclass(frozen=True)
class CellGrid:
    """``cells[row][column]`` is the cell that covers a place; ``texts`` what starts there, cleaned."""

    table: Table
    cells: Sequence[Sequence[Cell]]
    texts: Sequence[Sequence[str]]

    @property
    def width(self) -> int:
        """Number of columns."""
        return self.table.column_count

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.cells)

    def printed(self, row: int) -> list[str]:
        """Give what starts in a row, from left to right, without empty cells."""
        return [text for text in self.texts[row] if text]

    def own(self, row: int) -> list[Cell]:
        """Give the cells with text that start in a row."""
        return [self.cells[row][column] for column, text in enumerate(self.texts[row]) if text]


def lay_out(table: Table) -> CellGrid:
    """Lay a table out; a text that a converter repeats along a row counts as one merged cell."""
    height, width = table.row_count, table.column_count
    covering: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    printed: dict[tuple[int, int], str] = {}
    for cell in table.cells:
        printed[cell.row, cell.column] = _printed(cell)
        for row in range(cell.row, min(cell.row + cell.row_span, height)):
            for column in range(cell.column, min(cell.column + cell.column_span, width)):
                covering[row][column] = cell
    cells, texts = [], []
    for row, covered in enumerate(covering):
        line = _merge_repeats([cell or Cell(row, at) for at, cell in enumerate(covered)], printed)
        cells.append(line)
        starts = [cell.row == row and cell.column == at for at, cell in enumerate(line)]
        texts.append([printed.get((row, at), "") if begins else "" for at, begins in enumerate(starts)])
    return CellGrid(table, cells, texts)


def _printed(cell: Cell) -> str:
    """Give the text of a cell; blanks before marks go where a recognizer may have put them."""
    if not cell.lines:
        return ""
    text = cell.text
    recognized = any(word.confidence is not None for line in cell.lines for word in line.words)
    return clean(text) if recognized else clean_typed(text)


def _merge_repeats(row: Sequence[Cell], printed: Mapping[tuple[int, int], str]) -> list[Cell]:
    merged: list[Cell] = []
    before = ""
    for column, cell in enumerate(row):
        text = printed.get((cell.row, cell.column), "")
        left = merged[-1] if merged else cell
        if text and text == before and left is not cell and _repeats(left, cell, text):
            wider = replace(left, column_span=column - left.column + 1)
            merged = [*(wider if each is left else each for each in merged), wider]
        else:
            merged.append(cell)
        before = text
    return merged


def _repeats(left: Cell, cell: Cell, text: str) -> bool:
    same_row = left.row == cell.row and left.row_span == cell.row_span
    return same_row and sum(map(str.isalpha, text)) >= _LEAST_REPEATED
