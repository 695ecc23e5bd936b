"""A typed table with all that is known about it before a dataset reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from extract.model import Cell
from normalize.context import Context, TableCaption
from normalize.records.kinds import ColumnKind, RowKind
from normalize.tables.links.model import PlaceLink
from normalize.tables.model import Column, Position, Row, TypedTable
from normalize.tables.views.cells import CellText, read_text
from normalize.tables.views.row_numbers import RowNumber, group_numbers
from normalize.tables.views.titles import Titles


@dataclass(frozen=True)
class ViewedTable:
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
    _texts: dict[tuple[int, str], CellText] = field(default_factory=dict, repr=False)

    def text(self, cell: Cell, name: str) -> CellText:
        """Give the repaired text of a cell as the field of that name, read once for all rows."""
        key = (id(cell), name)
        if key not in self._texts:
            self._texts[key] = read_text(self.context, cell, name)
        return self._texts[key]

    @property
    def ordinals(self) -> Column | None:
        """The column that numbers the rows."""
        return next((column for column in self.table.columns if column.kind is ColumnKind.ORDINAL), None)

    @cached_property
    def as_read(self) -> Mapping[tuple[int, int], Cell]:
        """The cells as read by their first place, those apart that typing takes for one."""
        return {(cell.row, cell.column): cell for cell in self.table.table.cells}

    @cached_property
    def group_numbers(self) -> Mapping[int, RowNumber]:
        """The number of every group by its row, smudged ones mended by their order among their likes."""
        beside: dict[int | None, list[Row]] = {}
        for row in self.table.rows:
            if row.kind is RowKind.GROUP:
                beside.setdefault(row.parent, []).append(row)
        found: dict[int, RowNumber] = {}
        for rows in beside.values():
            numbers = group_numbers(map(self.printed_number, rows))
            found |= {row.number: number for row, number in zip(rows, numbers, strict=True)}
        return found

    def printed_number(self, row: Row) -> str:
        """Give the number of a row as printed in its own column, else in its label."""
        cell = self.number_cell(row)
        return cell.text if cell else row.ordinal

    def number_cell(self, row: Row) -> Cell | None:
        """Give what is printed in the column that numbers the rows, a number or not."""
        own = self.table.cell(row.number, self.ordinals.number) if self.ordinals else None
        return own.source if own else None

    def ordinal_cell(self, row: Row) -> Cell | None:
        """Give the cell that prints the ordinal of a row: its own, or that of the label."""
        return self.number_cell(row) or row.label_cell
