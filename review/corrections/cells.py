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
from normalize.values import NumberRange, format_value
from review.corrections.meeting import Meeting
from review.corrections.model import Action, Correction
from review.corrections.values import parse_answer
from review.corrections.view_fields import CELLS, CellPlace, figures_behind


@dataclass(frozen=True, slots=True)
class _Given:
    """What was set for a cell, and the cell as it was read."""

    correction: Correction
    record: TableCell | Figure
    table: TypedTable
    cell: TypedCell

    @property
    def place(self) -> CellPlace:
        """The cell's place in the table as read."""
        return (self.table.table_id, self.cell.source.row, self.cell.source.column)

    @property
    def is_print(self) -> bool:
        """Say whether it is the print of the cell that was corrected."""
        return self.correction.key.field == "printed"

    @property
    def figure(self) -> NumberRange | None:
        """The figure that was given; None for a print, and for one end of a range."""
        key = self.correction.key
        if key.field != "value" or not self.table.column(self.cell.column_no).is_figures:
            return None
        value = parse_answer(key.dataset, "value", self.correction.value)
        if isinstance(value, Decimal) and self.cell.kind is not CellKind.RANGE:
            return NumberRange(value)
        return value if isinstance(value, NumberRange) else None


def with_given_cells(
    interpretation: Interpretation, corrections: Sequence[Correction]
) -> tuple[Interpretation, tuple[Correction, ...]]:
    """Interpret a document again with what was given for its cells; give the corrections with what follows.

    Sums, units and the datasets that are made from tables then follow from the figure, not from its print. A
    print that was corrected is read anew: its value follows, or is told to be of the print before. A cell
    that nobody could read holds what was answered in the field of a view that is read from it.
    """
    given = list(_given(interpretation, corrections))
    figures = dict(figures_behind(interpretation, corrections))
    figures |= {each.place: figure for each in given if (figure := each.figure) is not None}
    prints = [each for each in given if each.is_print and each.place not in figures]
    if not figures and not prints:
        return interpretation, tuple(corrections)
    texts = {each.place: each.correction.value for each in prints}
    reread = interpret(interpretation.document, said=texts) if prints else interpretation
    followed, figures_of_prints, open_ = _followed(prints, reread)
    figures |= figures_of_prints
    again = interpret(interpretation.document, said=figures) if figures else interpretation
    return _with_findings(again, open_), (*corrections, *followed)


def _given(interpretation: Interpretation, corrections: Sequence[Correction]) -> Iterator[_Given]:
    """Find the cells that corrections are about; a key that several cells meet is about none of them."""
    about = [each for each in corrections if _is_of_cell(each)]
    if not about:
        return
    records = {
        record.record_id: record
        for dataset in CELLS
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
    return correction.action is Action.SET and key.dataset in CELLS and key.field in ("value", "printed")


def _followed(
    prints: Sequence[_Given], reread: Interpretation
) -> tuple[tuple[Correction, ...], dict[CellPlace, NumberRange], dict[str, Finding]]:
    """Give the values and figures that follow from corrected prints, and by record what is left open."""
    tables = {table.table_id: table for table in reread.tables}
    followed: list[Correction] = []
    figures: dict[CellPlace, NumberRange] = {}
    open_: dict[str, Finding] = {}
    for each in prints:
        table = tables.get(each.table.table_id)
        now = table.cell(each.cell.row_no, each.cell.column_no) if table else None
        if now is not None and now.value is not None and now.doubt is None:
            followed += _values_of(each, now)
            if isinstance(now.value, Decimal) and each.table.column(each.cell.column_no).is_figures:
                figures[each.place] = NumberRange(now.value, now.value_to)
        elif each.cell.value is not None:
            open_[each.record.record_id] = _left_open(each)
    return tuple(followed), figures, open_


def _values_of(given: _Given, now: TypedCell) -> Iterator[Correction]:
    """Give what a corrected print says as corrections; the ends of a range in one."""
    said = {"value": format_value(now.value)}
    if isinstance(now.value, Decimal) and now.value_to is not None:
        said = {"value": format_value(NumberRange(now.value, now.value_to))}
    elif given.cell.value_to is not None:
        said["value_to"] = ""
    for name, value in said.items():
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
