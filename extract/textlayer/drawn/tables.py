"""Grids and words to tables: each text in the cell that holds most of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.grid import GridCell, RuledGrid
from extract.grid.headers import count_header_rows
from extract.grid.subrows import split_subrows
from extract.model import Box, Cell, Line, Place, Table
from extract.textlayer.frame import Turning
from extract.textlayer.text.lines import to_lines
from extract.textlayer.text.words import SetWord

Turned = dict[int, list[SetWord]]
"""Words by the turn of the page that makes them upright; boxes are those of the page as it is read."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A table, and the words that stand outside it."""

    table: Table
    outside: Turned


def fill_grid(grid: RuledGrid, words: Turned, page: int, size: tuple[float, float]) -> Filled:
    """Put words into a grid's cells; ``size`` is that of the page as it is read."""
    held: dict[tuple[int, int], Turned] = {}
    outside: Turned = {}
    for turn, group in words.items():
        for run in _runs(group):
            cell = _holding(grid, run)
            if cell is None:
                outside.setdefault(turn, []).extend(run)
            else:
                held.setdefault((cell.row, cell.column), {}).setdefault(turn, []).extend(run)
    cells = tuple(
        Cell(
            cell.row,
            cell.column,
            _lines(held.get((cell.row, cell.column), {}), page, size),
            cell.row_span,
            cell.column_span,
            (Place(page, cell.box),),
        )
        for cell in grid.cells
    )
    table = Table(cells, grid.row_count, grid.column_count, places=(Place(page, grid.box),))
    return Filled(split_subrows(replace(table, header_rows=count_header_rows(table))), outside)


def _runs(words: Sequence[SetWord]) -> Iterator[list[SetWord]]:
    """Words of one text object with common blanks between them: they stay together when they cross a rule."""
    run: list[SetWord] = []
    for word in words:
        if run and not word.goes_on:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _holding(grid: RuledGrid, run: Sequence[SetWord]) -> GridCell | None:
    """The cell that holds most of a run's words."""
    weights: dict[int, float] = {}
    for word in run:
        box = word.box
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        at = next((at for at, cell in enumerate(grid.cells) if _inside(cell.box, x, y)), -1)
        weights[at] = weights.get(at, 0.0) + box.width + 0.1
    best = max(weights, key=lambda at: weights[at])
    return grid.cells[best] if best >= 0 else None


def _lines(words: Turned, page: int, size: tuple[float, float]) -> tuple[Line, ...]:
    return tuple(line for turn in sorted(words) for line in turned_lines(words[turn], turn, page, size))


def turned_lines(words: Sequence[SetWord], turn: int, page: int, size: tuple[float, float]) -> list[Line]:
    """Lines of words of one direction, in the order in which they are read."""
    if not turn:
        return list(to_lines([word.word for word in words], page))
    turning = Turning(turn, *size)
    upright = [replace(word.word, box=turning.box(word.box)) for word in words]
    return [
        Line(
            tuple(replace(word, box=turning.back(word.box)) for word in line.words if word.box),
            Place(page, turning.back(line.place.box) if line.place.box else None),
        )
        for line in to_lines(upright, page)
    ]


def _inside(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1
