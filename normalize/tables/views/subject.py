"""A typed table with all that is known about it before a dataset reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from extract.model import Cell
from normalize.context import Context, TableCaption
from normalize.records.kinds import ColumnKind
from normalize.tables.links.model import PlaceLink
from normalize.tables.model import Column, Position, Row, TypedTable
from normalize.tables.views.cells import CellText
from normalize.tables.views.titles import Titles


@dataclass(frozen=True)
class Subject:
    """The document's context, the typed table, what stands above it, its repaired title and heads.

    ``caption_inherited`` tells that nothing stands above the table itself; ``places`` are the places that
    its cells name.
    """

    context: Context
    table: TypedTable
    caption: TableCaption
    title: CellText
    titles: Titles
    caption_inherited: bool = False
    places: Mapping[Position, PlaceLink] = field(default_factory=dict)

    @property
    def ordinals(self) -> Column | None:
        """The column that numbers the rows."""
        return next((column for column in self.table.columns if column.kind is ColumnKind.ORDINAL), None)

    @cached_property
    def as_read(self) -> Mapping[tuple[int, int], Cell]:
        """The cells as read by their first place, those apart that typing takes for one."""
        return {(cell.row, cell.column): cell for cell in self.table.table.cells}

    def number_cell(self, row: Row) -> Cell | None:
        """Give what is printed in the column that numbers the rows, a number or not."""
        own = self.table.cell(row.number, self.ordinals.number) if self.ordinals else None
        return own.source if own else None

    def ordinal_cell(self, row: Row) -> Cell | None:
        """Give the cell that prints the ordinal of a row: its own, or that of the label."""
        return self.number_cell(row) or row.label_cell
