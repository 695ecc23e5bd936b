"""Words of recognized labels and cells of typed tables, repaired on evidence as all other texts are.

Tables are typed by what was read; the records say what the paper says, and each changed or doubtful word is
told. Heads and labels of totals stay as read (doubted_words.py): what a table says hangs on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extract.model import Cell
from normalize.context import Context
from normalize.records import Figure, Finding, Method, Project, Record, TableCell, TableRow, Trace
from normalize.records.kinds import CellKind
from normalize.tables.doubted_words import is_misread_total
from normalize.tables.model import Row, TypedTable
from normalize.tables.views.cells import word_doubts
from normalize.textrepair.model import Repaired, WordChange, WordDoubt, with_changes
from normalize.textrepair.opinions import opinions_on

CHANGE_IN_CELL = 3.0
"""Log-odds (nats) above which a word of a cell is changed. Of 41 changes in seven scans the two below were
wrong (``ANH NGUYÊN ĐỨC``, ``cở số VI``), of those above one, a misprint of the paper.
"""

_OF_WORDS = frozenset({CellKind.TEXT, CellKind.PERIOD, CellKind.AGENCY, CellKind.PLACE})


def with_repaired_words(
    context: Context, tables: Sequence[TypedTable], records: Iterable[Record]
) -> Iterator[Record]:
    """Give the records of typed tables, and of projects listed in them, their misread words repaired."""
    by_id = {table.table_id: _TableWords(context, table) for table in tables}
    for record in records:
        if isinstance(record, TableRow):
            yield by_id[record.table_id].row(record)
        elif isinstance(record, TableCell):
            yield by_id[record.table_id].cell(record)
        elif isinstance(record, Figure):
            yield by_id[record.table_id].figure(record)
        elif isinstance(record, Project) and record.table_row is not None:
            yield by_id[record.table_id].project(record, record.table_row)
        else:
            yield record


@dataclass
class _TableWords:
    """The repaired words of one table."""

    context: Context
    table: TypedTable

    def row(self, record: TableRow) -> TableRow:
        label = self._labels[record.row_no]
        cell = self.table.row(record.row_no).label_cell
        return replace(
            record,
            label=label.text,
            path=self._path(record.row_no),
            traces=_traced(record.traces, "label", label.changes),
            findings=(*record.findings, *_findings("label", label, cell)),
        )

    def cell(self, record: TableCell) -> TableCell:
        if record.kind not in _OF_WORDS:
            return record
        cell = self.table.cells[record.row_no, record.column_no].source
        row = self.table.row(record.row_no)
        is_label = cell is row.label_cell and record.printed == row.label
        repaired = self._labels[row.number] if is_label else self._repair(record.printed, cell)
        return replace(
            record,
            printed=repaired.text,
            traces=_traced(record.traces, "printed", repaired.changes),
            findings=(*record.findings, *_findings("printed", repaired, cell)),
        )

    def figure(self, record: Figure) -> Figure:
        return replace(record, path=self._path(record.row_no))

    def project(self, record: Project, row_no: int) -> Project:
        return replace(record, group_path=self._path(row_no, above=True))

    @cached_property
    def _labels(self) -> Mapping[int, Repaired]:
        return {row.number: self._label(row) for row in self.table.rows}

    def _label(self, row: Row) -> Repaired:
        if row.label_cell is None or is_misread_total(row.label):
            return Repaired(row.label)
        return self._repair(row.label, row.label_cell)

    @cached_property
    def _repaired_labels(self) -> Mapping[str, str]:
        return {row.label: self._labels[row.number].text for row in self.table.rows}

    def _path(self, row_no: int, above: bool = False) -> str:
        path = self.table.row(row_no).path[: -1 if above else None]
        return " / ".join(self._repaired_labels.get(label, label) for label in path)

    def _repair(self, text: str, cell: Cell) -> Repaired:
        """Repair what a cell was recognized as; what was typed stands as its author wrote it."""
        if self.context.is_typed(cell.lines):
            return Repaired(text)
        words = (word for line in cell.lines for word in line.words)
        opinions = opinions_on(text, words)
        return surely_changed(self.context.repairer.repair(text, cell.alternatives, opinions=opinions), text)


def surely_changed(repaired: Repaired, text: str) -> Repaired:
    """Keep the changes that are sure in the few words of a cell, and doubt the others.

    What context alone says against a word with a capital is no doubt there: most are names (``Cẩm Quang``).
    """
    changes = tuple(change for change in repaired.changes if change.margin >= CHANGE_IN_CELL)
    weak = (
        WordDoubt(one.start, one.end, one.printed, one.value, one.margin, "context", makes_word=True)
        for one in repaired.changes
        if one.margin < CHANGE_IN_CELL
    )
    doubts = (one for one in repaired.doubts if one.reason != "context" or one.printed[0].islower())
    return Repaired(with_changes(text, changes), changes, (*doubts, *weak))


def _traced(traces: Mapping[str, Trace], field: str, changes: Sequence[WordChange]) -> Mapping[str, Trace]:
    return {**traces, field: replace(traces[field], method=Method.REPAIRED)} if changes else traces


def _findings(field: str, repaired: Repaired, cell: Cell | None) -> Iterator[Finding]:
    for change in repaired.changes:
        details = {"evidence": change.evidence}
        yield Finding("text-repaired", field, change.printed, change.value, details=details)
    yield from word_doubts(field, repaired.doubts, cell.lines if cell else ())
