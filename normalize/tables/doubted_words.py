"""Words of heads and of the labels of totals that are understood otherwise than they were read.

A head is repaired before it is asked what it names; the typed table keeps what was read, so each such word
is a doubt about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extract.model import Cell
from normalize.context import Context
from normalize.lexicon import Lexicon
from normalize.records import Finding, Record, TableColumn, TableRow
from normalize.tables.model import TypedTable
from normalize.tables.rows.words import is_total
from normalize.tables.views.cells import first_box, words_of
from normalize.unicode import clean, strip_accents


def with_doubted_words(
    context: Context, tables: Sequence[TypedTable], records: Iterable[Record]
) -> Iterator[Record]:
    """Give the records of typed tables in the same order, each misread word told where it stands.

    A title over several columns is told at the first of them.
    """
    by_id = {table.table_id: table for table in tables}
    told: set[tuple[object, ...]] = set()
    for record in records:
        doubts = []
        for doubt in _doubts(context, by_id, record):
            place = (getattr(record, "table_id", ""), doubt.printed, doubt.suggestion, doubt.place)
            if place not in told:
                told.add(place)
                doubts.append(doubt)
        yield replace(record, findings=(*record.findings, *doubts)) if doubts else record


def _doubts(context: Context, tables: Mapping[str, TypedTable], record: Record) -> Iterator[Finding]:
    if isinstance(record, TableColumn):
        for cell in tables[record.table_id].column(record.column_no).titles:
            yield from _misread(context, cell, "header")
    elif isinstance(record, TableRow) and is_misread_total(record.label):
        label = tables[record.table_id].row(record.row_no).label_cell
        if label is not None:
            found = list(_misread(context, label, "label"))
            yield from found or _misread_phrase(context, label)


def is_misread_total(label: str) -> bool:
    """Say whether a label announces a sum but for its marks (``Tống cộng``); datasets tell of others."""
    return not is_total(label) and is_total(strip_accents(label))


def _misread_phrase(context: Context, cell: Cell) -> Iterator[Finding]:
    """Tell of a label whose word is one by itself, so that no repair touches it (``Tống``)."""
    if context.is_typed(cell.lines):
        return
    hit = Lexicon.load("table_rows").opening(strip_accents(cell.text))
    if hit is not None:
        printed = clean(cell.text)[hit.start : hit.end]
        meant = hit.phrase.capitalize() if printed[:1].isupper() else hit.phrase
        place = first_box(words_of(cell.lines, printed))
        yield Finding("text-doubtful", "label", printed, "", meant, {"reason": "announces a sum"}, place)


def _misread(context: Context, cell: Cell, field: str) -> Iterator[Finding]:
    """Tell the words of a recognized cell that repair writes otherwise; the field keeps them as read."""
    if context.is_typed(cell.lines):
        return
    for change in context.repairer.repair(clean(cell.text), cell.alternatives).changes:
        place = first_box(words_of(cell.lines, change.printed))
        details = {"reason": change.evidence}
        yield Finding("text-doubtful", field, change.printed, "", change.value, details, place)
