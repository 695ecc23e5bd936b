"""Figures that somebody gave for cells: they take the place of what reading the print would find."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from extract.model import Table

Said = Mapping[tuple[str, int, int], Decimal]
"""By table_id, row and column (from 0) of the table as read: the figure of the cell."""
NOTHING_SAID: Said = MappingProxyType({})


def with_figures(table: Table, table_id: str, said: Said) -> Table:
    """Give a table whose cells hold the figures that were given for them."""
    if not said:
        return table
    cells = tuple(
        replace(cell, stored=said.get((table_id, cell.row, cell.column), cell.stored)) for cell in table.cells
    )
    return replace(table, cells=cells)
