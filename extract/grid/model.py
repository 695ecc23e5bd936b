"""What goes into the search for tables (rules) and what comes out (grids of cells)."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Box


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A printed segment, nearly horizontal or nearly vertical, in any unit, y downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs across the page rather than down."""
        return abs(self.x1 - self.x0) >= abs(self.y1 - self.y0)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell between rules: grid position from 0, spans, and its box from rule to rule."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class RuledGrid:
    """A ruled table: every position of ``row_count`` x ``column_count`` is covered by exactly one cell."""

    cells: tuple[GridCell, ...]
    row_count: int
    column_count: int
    box: Box
