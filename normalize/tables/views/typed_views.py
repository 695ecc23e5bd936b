"""Views of typed tables put beside those of tables as read: their records, and their names in the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from normalize.context import Context
from normalize.records import Finding, Project, Record, TableEntry, TableRecord, WorkItem
from normalize.tables.links import TableLinks
from normalize.tables.model import TypedTable
from normalize.tables.views.projects import projects
from normalize.tables.views.work_items import activity_items, added_fields

_OTHER_VIEWS = frozenset({"funding", "commune_targets", "criterion_targets"})
"""A table that one of these reads lists sources, communes or criteria and no projects."""


def view_typed_tables(
    context: Context,
    tables: Sequence[TypedTable],
    links: Mapping[str, TableLinks],
    records: Sequence[Record],
) -> tuple[Record, ...]:
    """Join the records that tables as read gave with their rows; add those of the views of typed tables."""
    by_id = {table.table_id: table for table in tables}
    known = [_with_row(context, record, by_id) for record in records]
    entries = {record.table_id: record for record in known if isinstance(record, TableEntry)}
    added: list[Record] = []
    for table in tables:
        entry = entries.get(table.table_id)
        if entry is None or not _OTHER_VIEWS.isdisjoint(entry.dataset):
            continue
        for dataset, found, findings in _views(context, table, links[table.table_id], entry):
            added += found
            entry = replace(entry, dataset=(*entry.dataset, dataset), findings=(*entry.findings, *findings))
        entries[table.table_id] = entry
    kept = (entries[record.table_id] if isinstance(record, TableEntry) else record for record in known)
    return (*kept, *added)


_View = tuple[str, tuple[Record, ...], tuple[Finding, ...]]


def _views(context: Context, table: TypedTable, links: TableLinks, entry: TableEntry) -> Sequence[_View]:
    found: list[_View] = [(Project.DATASET, *projects(context, table, links.places))]
    if WorkItem.DATASET not in entry.dataset:
        found.append((WorkItem.DATASET, *activity_items(context, table)))
    return [view for view in found if view[1]]


def _with_row(context: Context, record: Record, tables: Mapping[str, TypedTable]) -> Record:
    """Give a record the number of its row in place of the row's place in the table as read."""
    if not isinstance(record, TableRecord) or record.table_row is None or record.table_id not in tables:
        return record
    table = tables[record.table_id]
    number = next((row.number for row in table.rows if row.index == record.table_row), None)
    placed = replace(record, table_row=number)
    return added_fields(context, table, placed) if isinstance(placed, WorkItem) else placed
