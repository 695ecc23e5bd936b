"""Provenance by construction: every filled column that is no key has a trace, given or worked out.

A maker gives the traces of what it read. What is worked out from other columns of the record has theirs, by
the column's declaration, with the method that it says (``computed``, ``inferred``, ``matched`` ...). What
still has none is inferred from the page at large: honest, and counted as a gap by the tests.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from extract.model import Place
from normalize.records.base import Record, Trace, joined
from normalize.records.columns import ColumnSpec
from normalize.records.kinds import Method


def complete(record: Record) -> Record:
    """Give the record with a trace for every filled column that has provenance."""
    more = {column.name: worked_out(record, column) or _page_at_large(record) for column in _wanting(record)}
    return dataclasses.replace(record, traces={**record.traces, **more}) if more else record


def untraced(record: Record) -> tuple[str, ...]:
    """Name the filled columns whose trace neither the maker nor the declaration gives."""
    return tuple(column.name for column in _wanting(record) if worked_out(record, column) is None)


def worked_out(record: Record, column: ColumnSpec) -> Trace | None:
    """Give the trace of a column that is worked out from others; None where none of them has one."""
    if column.derived is None:
        return None
    if not column.derived.sources:
        return Trace(place=Place(record.page), method=column.derived.method)
    known = [
        record.traces[source]
        for source in column.derived.sources
        if source in record.traces and is_filled(record, source)
    ]
    if not known and column.derived.layout:
        return _page_at_large(record)
    return joined(known, column.derived.method) if known else None


def is_filled(record: Record, field: str) -> bool:
    """Say whether a column holds a value; 0 and false are values."""
    return getattr(record, field) not in (None, "", ())


def _wanting(record: Record) -> Iterator[ColumnSpec]:
    return (
        column
        for column in record.declared()
        if column.has_provenance and column.name not in record.traces and is_filled(record, column.name)
    )


def _page_at_large(record: Record) -> Trace:
    return Trace(place=Place(record.page), method=Method.INFERRED)
