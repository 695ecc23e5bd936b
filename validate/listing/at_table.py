"""Doubts about what records repeat of their table stand at the table, the records' fields in ``also``."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from normalize.records import RECORD_TYPES, TableEntry
from validate.fields import FieldRef
from validate.model import Issue
from validate.plan import Plan


@cache
def repeated(dataset: str) -> Mapping[str, str]:
    """By column that repeats one of tables: that column."""
    return {
        column.name: column.of_table
        for record_type in RECORD_TYPES
        if dataset == record_type.DATASET
        for column in record_type.declared()
        if column.of_table
    }


def at_tables(plan: Plan, issues: Iterable[Issue]) -> Iterator[Issue]:
    """Move each issue about a repeated column to the record's table, where the record knows its table."""
    entries = {entry.table_id: entry for entry in plan.rows(TableEntry)}
    for issue in issues:
        column = repeated(issue.dataset).get(issue.field, "") if issue.dataset else ""
        entry = entries.get(getattr(plan.by_id.get(issue.record_id), "table_id", ""))
        yield _moved(issue, entry, column) if column and entry else issue


def _moved(issue: Issue, entry: TableEntry, column: str) -> Issue:
    own = FieldRef(entry.record_id, column)
    also = dict.fromkeys((FieldRef(issue.record_id, issue.field), *issue.also))
    return dataclasses.replace(
        issue,
        dataset=entry.DATASET,
        record_id=entry.record_id,
        field=column,
        message=issue.message.replace(f"{issue.field}:", f"{column}:", 1),
        message_en=issue.message_en.replace(f"{issue.field}:", f"{column}:", 1),
        also=tuple(ref for ref in also if ref != own),
    )


def is_own(ref: FieldRef) -> bool:
    """Say whether a doubt about a field is one about its record, and not about the record's table."""
    return ref.field not in repeated(ref.dataset)
