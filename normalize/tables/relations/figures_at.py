"""The plain numbers of typed cells, by their place."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from normalize.records.kinds import CellKind
from normalize.tables.model import Position, TypedCell

Cells = Mapping[Position, TypedCell]


def number_at(cells: Cells, row: int, column: int) -> Decimal | None:
    """Give the plain number at a place; None for ranges, bounds, texts and figures in doubt."""
    cell = cells.get((row, column))
    return cell.number if cell is not None and cell.kind is CellKind.NUMBER else None
