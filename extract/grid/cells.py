"""From grid lines to cells: an inner boundary that is not inked joins the cells on its two sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.grid.components import group_indices
from extract.grid.model import GridCell, RuledGrid
from extract.grid.strokes import GridLine
from extract.model import Box

INKED = 0.5
"""Share of a boundary that must be inked to part two cells."""

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lattice:
    """The row and column boundaries of a table, outer ones included, in order."""

    across: tuple[GridLine, ...]
    down: tuple[GridLine, ...]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.across) - 1, len(self.down) - 1

    def parted_below(self, row: int, column: int) -> float:
        """Share of the boundary under a position that is inked."""
        left, right = self.down[column].position, self.down[column + 1].position
        return self.across[row + 1].coverage(left, right)

    def parted_right(self, row: int, column: int) -> float:
        """Share of the boundary right of a position that is inked."""
        top, bottom = self.across[row].position, self.across[row + 1].position
        return self.down[column + 1].coverage(top, bottom)


def _connected(lattice: Lattice) -> list[set[Position]]:
    rows, columns = lattice.shape
    open_below = [
        (r * columns + c, (r + 1) * columns + c)
        for r in range(rows - 1)
        for c in range(columns)
        if lattice.parted_below(r, c) < INKED
    ]
    open_right = [
        (r * columns + c, r * columns + c + 1)
        for r in range(rows)
        for c in range(columns - 1)
        if lattice.parted_right(r, c) < INKED
    ]
    groups = group_indices(rows * columns, [*open_below, *open_right])
    return [{divmod(index, columns) for index in group} for group in groups]


def _runs(columns: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and runs[-1][1] == column:
            runs[-1] = (runs[-1][0], column + 1)
        else:
            runs.append((column, column + 1))
    return runs


def _rectangles(group: set[Position]) -> list[tuple[int, int, int, int]]:
    """Cut a set of positions into rectangles (row, column, row span, column span), row by row.

    A true merged cell is one rectangle; a set of another shape comes from a broken rule, and its
    rows are kept apart where their extent changes.
    """
    rectangles: list[tuple[int, int, int, int]] = []
    for row in sorted({r for r, _ in group}):
        for start, end in _runs(sorted(c for r, c in group if r == row)):
            above = next(
                (
                    i
                    for i, (r, c, rs, cs) in enumerate(rectangles)
                    if r + rs == row and (c, c + cs) == (start, end)
                ),
                None,
            )
            if above is None:
                rectangles.append((row, start, 1, end - start))
            else:
                r, c, row_span, column_span = rectangles[above]
                rectangles[above] = (r, c, row_span + 1, column_span)
    return rectangles


def _box(lattice: Lattice, row: int, column: int, row_span: int, column_span: int) -> Box:
    top, bottom = lattice.across[row], lattice.across[row + row_span]
    left, right = lattice.down[column], lattice.down[column + column_span]
    xs, ys = (left.position, right.position), (top.position, bottom.position)
    x0, x1 = left.near(*ys), right.near(*ys)
    y0, y1 = top.near(*xs), bottom.near(*xs)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def build_grid(lattice: Lattice) -> RuledGrid:
    """Give the cells of a lattice in reading order, with their boxes from rule to rule."""
    rectangles = [rectangle for group in _connected(lattice) for rectangle in _rectangles(group)]
    cells = tuple(
        GridCell(row, column, row_span, column_span, _box(lattice, row, column, row_span, column_span))
        for row, column, row_span, column_span in sorted(rectangles)
    )
    box = cells[0].box
    for cell in cells[1:]:
        box = box.union(cell.box)
    rows, columns = lattice.shape
    return RuledGrid(cells, rows, columns, box)
