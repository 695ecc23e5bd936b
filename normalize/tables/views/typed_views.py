"""Views of typed tables put beside those of tables as read: their records, and their names in the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from normalize.context import Context
from normalize.records import Project, Record, TableEntry
from normalize.tables.links import TableLinks
from normalize.tables.model import TypedTable
from normalize.tables.views.projects import projects

_OTHER_VIEWS = frozenset({"funding", "commune_targets", "criterion_targets"})
"""A table that one of these reads lists sources, communes or criteria and no projects."""


def view_typed_tables(
    context: Context,
    tables: Sequence[TypedTable],
    links: Mapping[str, TableLinks],
    records: Sequence[Record],
) -> tuple[Record, ...]:
    """Add the records of views of typed tables to those that the tables already gave."""
    entries = {record.table_id: record for record in records if isinstance(record, TableEntry)}
    added: list[Record] = []
    for table in tables:
        entry = entries.get(table.table_id)
        if entry is None or not _OTHER_VIEWS.isdisjoint(entry.dataset):
            continue
        found, findings = projects(context, table, links[table.table_id].places)
        if found:
            added += found
            entries[table.table_id] = replace(
                entry, dataset=(*entry.dataset, Project.DATASET), findings=(*entry.findings, *findings)
            )
    kept = (entries[record.table_id] if isinstance(record, TableEntry) else record for record in records)
    return (*kept, *added)
