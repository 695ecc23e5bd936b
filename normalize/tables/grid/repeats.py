"""Body rows that are none: the head again on a later page, column numbers again, nothing at all."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from normalize.tables.cells.printed import read_printed
from normalize.tables.grid.grid import CellGrid
from normalize.tables.grid.header import Header
from normalize.tables.grid.numbering import numbers_columns
from normalize.unicode import strip_accents

_SAME_TITLE = 75.0
"""Likeness of a title and its repetition on a scanned page: three letters of four."""


def body_rows(grid: CellGrid, header: Header) -> tuple[int, ...]:
    """Give the rows of the body without repeated heads and repeated column numbers; empty rows stay."""
    titles = [_folded(grid, row) for row in header.titles]
    numbering = grid.texts[header.numbering] if header.numbering is not None else None
    return tuple(
        row
        for row in range(header.end, grid.height)
        if not (_numbers_again(grid.texts[row], numbering) or _repeats(grid, row, titles))
    )


def _numbers_again(texts: Sequence[str], numbering: Sequence[str] | None) -> bool:
    return numbers_columns(texts) and (numbering is None or list(texts) == list(numbering))


def _repeats(grid: CellGrid, row: int, titles: Sequence[Sequence[str]]) -> bool:
    """Say whether a row repeats one of the head, misread letters allowed."""
    printed = grid.printed(row)
    if not titles or len(printed) < 2 or any(read_printed(text).is_numeric for text in printed):
        return False
    own = _folded(grid, row)
    for title in titles:
        pairs = [(text, other) for text, other in zip(own, title, strict=True) if text]
        alike = sum(bool(other) and fuzz.ratio(text, other) >= _SAME_TITLE for text, other in pairs)
        # One title in four may be misread past likeness; of two or three none.
        if alike >= max(2, len(pairs) - len(pairs) // 4):
            return True
    return False


def _folded(grid: CellGrid, row: int) -> list[str]:
    return [strip_accents(cell.text).lower() if cell.text else "" for cell in grid.cells[row]]
