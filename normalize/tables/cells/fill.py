"""The cells of a table as typed cells: figures with their values and units, and what else stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.model import Cell
from normalize.records.kinds import CellKind, ColumnKind
from normalize.tables.cells.figures import Place, PrintedFigure
from normalize.tables.cells.printed import read_printed
from normalize.tables.cells.readings import readings
from normalize.tables.cells.units import is_money, unit_kind
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
    cells: dict[Position, TypedCell] = {}
    counts = any(column.kind is ColumnKind.QUANTITY for column in columns)
    for row in rows:
        printed = row.unit_cell is not None and row.unit_cell.text != ""
        unit_of_row = None if has_no_unit(row.label) and not printed else row.unit
        # What is counted in ``cái`` has a price and a cost that are not.
        of_money = "" if counts and unit_of_row and not _prices(unit_of_row) else unit_of_row
        for column, source, text in zip(columns, row.cells, grid.texts[row.index], strict=True):
            figure = figures.get((row.index, column.number - 1)) if column.is_figures else None
            position = (row.number, column.number)
            if figure is not None:
                of_row = of_money if column.kind is ColumnKind.MONEY else unit_of_row
                unit = _unit_in_force(figure.printed.unit, column, of_row)
                cells[position] = _figure(position, source, text, figure, unit)
            elif text:
                cells[position] = _other(position, column.kind, source, text)
    return cells


def _prices(unit: str) -> bool:
    """Say whether a row's unit can be that of its money too: money itself, or a share of it."""
    return is_money(unit) or unit_kind(unit) == "percent"


def _other(position: Position, of_column: ColumnKind, source: Cell, text: str) -> TypedCell:
    """Take what is no figure for what it is."""
    printed = read_printed(text)
    kind, value, unit = printed.kind, None, ""
    in_figures = of_column in FIGURE_KINDS
    if kind in (CellKind.NIL, CellKind.DATE, CellKind.PERIOD, CellKind.MARK):
        found = readings(printed.low) if printed.low and kind is CellKind.PERIOD and not in_figures else ()
        value = found[0].value if len(found) == 1 else printed.day
        unit = printed.unit if kind is CellKind.PERIOD and not in_figures else ""
    elif in_figures or of_column is ColumnKind.ORDINAL:
        kind = CellKind.TEXT
    else:
        kind = _OF_COLUMN.get(of_column, CellKind.CODE if kind is CellKind.CODE else CellKind.TEXT)
    return TypedCell(*position, source, text, kind, value, unit=unit)


def _figure(position: Position, source: Cell, text: str, figure: PrintedFigure, unit: str) -> TypedCell:
    printed = figure.printed
    return TypedCell(
        *position,
        source,
        text,
        kind=printed.kind if printed.kind in NUMERIC_KINDS else CellKind.NUMBER,
        unit=unit,
        value=figure.value,
        value_to=figure.value_to,
        comparator=printed.comparator if figure.value is not None else None,
        candidates=figure.candidates,
        doubt=figure.doubt,
        evidence=figure.evidence,
    )


def _unit_in_force(printed: str, column: Column, unit_of_row: str | None) -> str:
    """Give the unit of a figure: its own, its column's own, its row's (None: it has none), its table's."""
    if printed and (unit_kind(printed) or not column.unit):
        return printed
    if column.unit_is_own:
        return column.unit
    return "" if unit_of_row is None else unit_of_row or column.unit
