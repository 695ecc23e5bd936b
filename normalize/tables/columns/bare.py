"""Columns of figures whose unit is printed nowhere, though what they measure has one."""

from __future__ import annotations

from normalize.lexicon import Lexicon
from normalize.records.kinds import ColumnKind
from normalize.tables.model import NUMERIC_KINDS, Column, TypedTable


def without_unit(table: TypedTable, *, units_said: bool) -> tuple[Column, ...]:
    """Give the columns of a table whose figures have no unit and must have one.

    Money has one, and areas, outputs, lengths; all have where several are said for the table (``units_said``)
    and none could be chosen. ``Số lượng`` may count anything.
    """
    return tuple(
        column
        for column in table.columns
        if column.is_figures
        and not column.unit
        and _is_bare(table, column)
        and (units_said or _measures(column))
    )


def _is_bare(table: TypedTable, column: Column) -> bool:
    figures = [cell for cell in table.of_column(column.number) if cell.kind in NUMERIC_KINDS]
    return bool(figures) and not any(cell.unit for cell in figures)


def _measures(column: Column) -> bool:
    if column.kind is ColumnKind.MONEY:
        return True
    hit = Lexicon.load("measured").opening(column.leaf)
    return hit is not None and hit.concept.get("printed", True)
