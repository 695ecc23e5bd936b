"""What a person gave for cells of tables, figures and prints: all that is made of a cell follows from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from normalize.interpret import interpret
from normalize.records import Figure, Finding, Interpretation, TableCell
from normalize.records.kinds import CellKind
from normalize.tables.model import TypedCell, TypedTable
from normalize.values import format_value
from review.corrections.meeting import Meeting
from review.corrections.model import Action, Correction
from review.corrections.values import columns_of, parse_value

_OF_CELLS = (TableCell.DATASET, Figure.DATASET)


@dataclass(frozen=True)
class _Given:
    """What was set for a cell, and the cell as it was read."""

    correction: Correction
    record: TableCell | Figure
    table: TypedTable
    cell: TypedCell

    @property
    def place(self) -> tuple[str, int, int]:
        """The cell's place in the table as read."""
        return (self.table.table_id, self.cell.source.row, self.cell.source.column)

    @property
    def is_print(self) -> bool:
        """Say whether it is the print of the cell that was corrected."""
        return self.correction.key.field == "printed"

    @property
    def figure(self) -> Decimal | None:
        """The figure that was given; None for a print, and for a range, whose ends are given one by one."""
        key = self.correction.key
        if key.field != "value" or not self.table.column(self.cell.column_no).is_figures:
            return None
        value = parse_value(columns_of(key.dataset)["value"], self.correction.value)
        return value if isinstance(value, Decimal) and self.cell.kind is not CellKind.RANGE else None


def with_given_cells(
    interpretation: Interpretation, corrections: Sequence[Correction]
) -> tuple[Interpretation, tuple[Correction, ...]]:
    """Interpret a document again with what was given for its cells; give the corrections with what follows.

    Sums, units and the datasets that are made from tables then follow from the figure, not from its print. A
    print that was corrected is read anew: its value follows, or is told to be of the print before.
    """
    given = list(_given(interpretation, corrections))
    figures = {each.place: figure for each in given if (figure := each.figure) is not None}
    prints = [each for each in given if each.is_print and each.place not in figures]
    if not figures and not prints:
        return interpretation, tuple(corrections)
    texts = {each.place: each.correction.value for each in prints}
    reread = interpret(interpretation.document, said=texts) if prints else interpretation
    followed, open_ = _followed(prints, reread)
    figures |= {
        each.place: figure for each in _given(interpretation, followed) if (figure := each.figure) is not None
    }
    again = interpret(interpretation.document, said=figures) if figures else interpretation
    return _with_findings(again, open_), (*corrections, *followed)


def _given(interpretation: Interpretation, corrections: Sequence[Correction]) -> Iterator[_Given]:
    """Find the cells that corrections are about; a key that several cells meet is about none of them."""
    about = [each for each in corrections if _is_of_cell(each)]
    if not about:
        return
    records = {
        record.record_id: record
        for dataset in _OF_CELLS
        for record in interpretation.records.get(dataset, ())
        if isinstance(record, TableCell | Figure)
    }
    tables = {table.table_id: table for table in interpretation.tables}
    meeting = Meeting(records.values(), [each.key for each in about])
    for correction in about:
        met = [records[ref.record_id] for ref in meeting.named(correction.key)]
        if len(met) == 1 and met[0].table_id in tables:
            table = tables[met[0].table_id]
            cell = table.cell(met[0].row_no, met[0].column_no)
            if cell is not None:
                yield _Given(correction, met[0], table, cell)


def _is_of_cell(correction: Correction) -> bool:
    key = correction.key
    return correction.action is Action.SET and key.dataset in _OF_CELLS and key.field in ("value", "printed")


def _followed(
    prints: Sequence[_Given], reread: Interpretation
) -> tuple[tuple[Correction, ...], dict[str, Finding]]:
    """Give the values that follow from corrected prints, and by record what is left open where none does."""
    tables = {table.table_id: table for table in reread.tables}
    followed: list[Correction] = []
    open_: dict[str, Finding] = {}
    for each in prints:
        table = tables.get(each.table.table_id)
        now = table.cell(each.cell.row_no, each.cell.column_no) if table else None
        if now is not None and now.value is not None and now.doubt is None:
            followed += _values_of(each, now)
        elif each.cell.value is not None:
            open_[each.record.record_id] = _left_open(each)
    return tuple(followed), open_


def _values_of(given: _Given, now: TypedCell) -> Iterator[Correction]:
    """Give what a corrected print says as corrections of the cell's value and of the end of its range."""
    for name in ("value", "value_to"):
        value = format_value(getattr(now, name))
        if value or format_value(getattr(given.cell, name)):
            key = dataclasses.replace(given.correction.key, field=name)
            yield dataclasses.replace(given.correction, key=key, value=value)


def _left_open(given: _Given) -> Finding:
    details = {
        "row": given.table.row(given.cell.row_no).label[:80] or str(given.cell.row_no),
        "column": given.table.column(given.cell.column_no).header[:80] or str(given.cell.column_no),
        "said": given.correction.value,
    }
    value = format_value(given.cell.value)
    return Finding("table-print-corrected", "value", given.cell.source.text, value, details=details)


def _with_findings(interpretation: Interpretation, findings: Mapping[str, Finding]) -> Interpretation:
    cells = tuple(
        dataclasses.replace(record, findings=(*record.findings, findings[record.record_id]))
        if record.record_id in findings
        else record
        for record in interpretation.records.get(TableCell.DATASET, ())
    )
    records = {**interpretation.records, TableCell.DATASET: cells}
    return dataclasses.replace(interpretation, records=records)
