"""Figures that a person gave for cells of tables: all that is made of such a cell follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from normalize.interpret import interpret
from normalize.records import Figure, Interpretation, TableCell
from normalize.records.kinds import CellKind
from normalize.tables.model import TypedCell, TypedTable
from review.corrections.meeting import Meeting
from review.corrections.model import Action, Correction
from review.corrections.values import columns_of, parse_value

_OF_CELLS = (TableCell.DATASET, Figure.DATASET)


def with_given_figures(interpretation: Interpretation, corrections: Sequence[Correction]) -> Interpretation:
    """Interpret a document again with the figures that were given for its cells.

    Sums, units and the datasets that are made from tables then follow from the figure, not from its print.
    """
    given = [each for each in corrections if _gives_figure(each)]
    said = dict(_said(interpretation, given)) if given else {}
    return interpret(interpretation.document, said=said) if said else interpretation


def _gives_figure(correction: Correction) -> bool:
    key = correction.key
    return correction.action is Action.SET and key.dataset in _OF_CELLS and key.field == "value"


def _said(
    interpretation: Interpretation, corrections: Sequence[Correction]
) -> Iterator[tuple[tuple[str, int, int], Decimal]]:
    records = {
        record.record_id: record
        for dataset in _OF_CELLS
        for record in interpretation.records.get(dataset, ())
        if isinstance(record, TableCell | Figure)
    }
    tables = {table.table_id: table for table in interpretation.tables}
    meeting = Meeting(records.values(), [each.key for each in corrections])
    for correction in corrections:
        value = parse_value(columns_of(correction.key.dataset)["value"], correction.value)
        met = [records[ref.record_id] for ref in meeting.named(correction.key)]
        if len(met) != 1 or not isinstance(value, Decimal):
            continue
        table = tables[met[0].table_id]
        cell = table.cell(met[0].row_no, met[0].column_no)
        if cell is not None and _is_one_figure(table, cell):
            yield (table.table_id, cell.source.row, cell.source.column), value


def _is_one_figure(table: TypedTable, cell: TypedCell) -> bool:
    """Say whether a cell is for one figure; of a range both ends are given, each by itself."""
    return table.column(cell.column_no).is_figures and cell.kind is not CellKind.RANGE
