"""What a person gave in a field of a view, for the cell that it is read from and that nobody could read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from normalize.records import Figure, Interpretation, Record, TableCell
from normalize.tables.cells.units import money_factor
from normalize.tables.model import TypedCell, TypedTable
from normalize.values import NumberRange
from review.corrections.meeting import Meeting, table_row
from review.corrections.model import Action, Correction
from review.corrections.values import parse_answer

CELLS = (TableCell.DATASET, Figure.DATASET)
"""The datasets of cells themselves; all others are views."""

CellPlace = tuple[str, int, int]
"""Table_id, row and column (from 0) of the table as read."""


def figures_behind(
    interpretation: Interpretation, corrections: Sequence[Correction]
) -> Iterator[tuple[CellPlace, NumberRange]]:
    """Give the figures of cells without a value from which fields are read that somebody filled in."""
    about = [each for each in corrections if each.action is Action.SET and each.key.dataset not in CELLS]
    empty = list(_empty_cells(interpretation)) if about else []
    if not empty:
        return
    records = {record.record_id: record for rows in interpretation.records.values() for record in rows}
    meeting = Meeting(records.values(), [each.key for each in about])
    for correction in about:
        for ref in meeting.named(correction.key):
            record = records[ref.record_id]
            behind = [(table, cell) for table, cell in empty if _is_behind(cell, table, record, ref.field)]
            if len(behind) == 1:
                ((table, cell),) = behind
                figure = _in_unit_of(cell, record, correction)
                if figure is not None:
                    yield (table.table_id, cell.source.row, cell.source.column), NumberRange(figure)


def _empty_cells(interpretation: Interpretation) -> Iterator[tuple[TypedTable, TypedCell]]:
    """Yield the cells in columns of figures that print something and have no value."""
    for table in interpretation.tables:
        for cell in table.cells.values():
            if cell.value is None and table.column(cell.column_no).is_figures:
                yield table, cell


def _is_behind(cell: TypedCell, table: TypedTable, record: Record, field: str) -> bool:
    """Say whether a field is read from a cell, and from nothing else: same print at the same place."""
    trace = record.traces.get(field)
    if trace is None or len(trace.origins) > 1 or trace.printed != cell.source.text:
        return False
    if trace.place.page is None:
        return table_row(record) == (table.table_id, cell.row_no)
    return trace.place in cell.source.places


def _in_unit_of(cell: TypedCell, record: Record, correction: Correction) -> Decimal | None:
    """Give the number that was answered in the unit of a cell; None for texts, and between unlike units.

    Amounts of the datasets are in đồng or name their unit; other numbers stand in the unit of their cell.
    """
    field = correction.key.field
    value = parse_answer(record.DATASET, field, correction.value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    in_cell = money_factor(cell.unit) if cell.unit else None
    if field.endswith("_vnd"):
        return Decimal(value) / in_cell if in_cell else None
    own = money_factor(getattr(record, "currency_unit", "") or cell.unit) if in_cell else None
    return Decimal(value) * own / in_cell if own and in_cell else Decimal(value)
