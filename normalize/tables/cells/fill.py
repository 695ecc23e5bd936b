"""The cells of a table as typed cells: figures with their values and units, and what else stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.model import Cell
from normalize.records.kinds import CellKind, ColumnKind
from normalize.tables.cells.figures import Place, PrintedFigure
from normalize.tables.cells.printed import PrintedCell, read_printed
from normalize.tables.cells.readings import readings
from normalize.tables.cells.units import unit_kind
from normalize.tables.columns.units import has_no_unit
from normalize.tables.grid.grid import CellGrid
from normalize.tables.model import FIGURE_KINDS, NUMERIC_KINDS, Column, Position, Row, TypedCell

_OF_COLUMN = {
    ColumnKind.DATE: CellKind.DATE,
    ColumnKind.PERIOD: CellKind.PERIOD,
    ColumnKind.PLACE: CellKind.PLACE,
    ColumnKind.AGENCY: CellKind.AGENCY,
    ColumnKind.CODE: CellKind.CODE,
    ColumnKind.MARK: CellKind.MARK,
}
"""What a text in a column of these kinds is; in others it is a text."""


def fill_cells(
    grid: CellGrid, columns: Sequence[Column], rows: Sequence[Row], figures: Mapping[Place, PrintedFigure]
) -> Mapping[Position, TypedCell]:
    """Type every cell of the body that is not empty."""
    return {
        (row.number, column.number): _cell(grid, row, column, text, figures)
        for row in rows
        for column in columns
        if (text := grid.texts[row.index][column.number - 1])
    }


def _cell(
    grid: CellGrid, row: Row, column: Column, text: str, figures: Mapping[Place, PrintedFigure]
) -> TypedCell:
    source = grid.cells[row.index][column.number - 1]
    if column.kind in FIGURE_KINDS and (figure := figures.get((row.index, column.number - 1))):
        return _figure(row, column, source, text, figure)
    return _other(row, column, source, text)


def _other(row: Row, column: Column, source: Cell, text: str) -> TypedCell:
    """Take what is no figure for what it is."""
    printed = read_printed(text)
    kind, value, unit = printed.kind, None, ""
    in_figures = column.kind in FIGURE_KINDS
    if kind in (CellKind.NIL, CellKind.DATE, CellKind.PERIOD, CellKind.MARK):
        found = readings(printed.low) if printed.low and kind is CellKind.PERIOD and not in_figures else ()
        value = found[0].value if len(found) == 1 else printed.day
        unit = printed.unit if kind is CellKind.PERIOD and not in_figures else ""
    elif in_figures or column.kind is ColumnKind.ORDINAL:
        kind = CellKind.TEXT
    else:
        kind = _OF_COLUMN.get(column.kind, CellKind.CODE if kind is CellKind.CODE else CellKind.TEXT)
    return TypedCell(row.number, column.number, source, text, kind, value, unit=unit)


def _figure(row: Row, column: Column, source: Cell, text: str, figure: PrintedFigure) -> TypedCell:
    printed = figure.printed
    return TypedCell(
        row.number,
        column.number,
        source,
        text,
        kind=printed.kind if printed.kind in NUMERIC_KINDS else CellKind.NUMBER,
        unit=unit_in_force(printed, row, column),
        value=figure.value,
        value_to=figure.value_to,
        comparator=printed.comparator if figure.value is not None else None,
        candidates=figure.candidates,
        doubt=figure.doubt,
        evidence=figure.evidence,
    )


def unit_in_force(printed: PrintedCell, row: Row, column: Column) -> str:
    """Give the unit of a figure: its own, its column's own, its row's, its table's."""
    if printed.unit and (unit_kind(printed.unit) or not column.unit):
        return printed.unit
    if column.unit_is_own:
        return column.unit
    if has_no_unit(row.label):
        return ""
    return row.unit or column.unit
