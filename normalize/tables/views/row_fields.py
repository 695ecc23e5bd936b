"""The fields of one record while a view reads them from a row: values, traces and findings in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from normalize.agencies import split_agencies
from normalize.records import Finding, Method, TableRecord, Trace
from normalize.tables.model import Column, Row, TypedCell
from normalize.tables.rows.words import is_ditto
from normalize.tables.to_records import trace_of
from normalize.tables.views.cells import CellText
from normalize.tables.views.subject import ViewedTable

R = TypeVar("R", bound=TableRecord)

Columns = Mapping[str, Column]
"""The columns of a table by the role that its view knows them by."""


@dataclass
class RowFields:
    """What one row says in the columns of a view, gathered field by field."""

    subject: ViewedTable
    columns: Columns
    row: Row
    values: dict[str, Any] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def cell(self, role: str) -> TypedCell | None:
        """Give the cell in the column of a role; None without one, or where nothing is printed."""
        column = self.columns.get(role)
        return self.subject.table.cell(self.row.number, column.number) if column else None

    def said(self, role: str) -> TypedCell | None:
        """Give the cell that says a text for the row: its own, one merged over it, or what a ditto means.

        A label that goes on over other columns says nothing in them.
        """
        column = self.columns.get(role)
        if column is None:
            return None
        own = self.cell(role)
        if own is None:
            return self._merged(column)
        above = (self.subject.table.cell(number, column.number) for number in range(self.row.number, 0, -1))
        return next((cell for cell in above if cell and not is_ditto(cell.printed)), own)

    def at(self, column: Column) -> TypedCell | None:
        """Give the cell in a column, or the one that is merged over its place."""
        return self.subject.table.cell(self.row.number, column.number) or self._merged(column)

    def _merged(self, column: Column) -> TypedCell | None:
        over = self.row.cells[column.number - 1]
        if not over.text or over is self.row.label_cell:
            return None
        rows = self.subject.table.rows[: self.row.number]
        first = next((row.number for row in reversed(rows) if row.index <= over.row), self.row.number)
        merged = self.subject.table.cell(first, over.column + 1)
        own = self.subject.as_read.get((over.row, column.number - 1))
        return merged._replace(source=own) if merged and own and own.text == merged.source.text else merged

    def put(self, name: str, value: Any, trace: Trace | None = None) -> None:
        """Set a field, with where its value comes from."""
        self.values[name] = value
        if trace is not None:
            self.traces[name] = trace

    def take(self, name: str, text: CellText) -> str:
        """Note the trace and findings of a text about a field and give its value."""
        self.traces[name] = text.trace
        self.findings += text.findings
        return text.value

    def text(self, name: str, role: str) -> str:
        """Give the repaired text of a cell, traced; empty without one. What a ditto means is inferred."""
        cell, own = self.said(role), self.cell(role)
        if cell is None:
            return ""
        text = self.subject.text(cell.source, name)
        if own is not None and own is not cell:
            text = replace(text, trace=replace(text.trace, method=Method.INFERRED))
        return self.take(name, text)

    def agencies(self, name: str, role: str) -> tuple[str, ...]:
        """Give the agencies that a cell lists."""
        text = self.text(name, role)
        return split_agencies(text).names if any(letter.isalnum() for letter in text) else ()

    def label(self, name: str, role: str, row: Row | None = None) -> str:
        """Give the label of the row, or of another one, repaired and traced.

        It stands in the column of a role where what should be the row's number was taken for its label.
        """
        row, subject = row or self.row, self.subject
        source, number = row.label_cell, subject.number_cell(row)
        if source is not None and source is number and role in self.columns:
            own = subject.table.cell(row.number, self.columns[role].number)
            source, number = (own.source, None) if own else (source, number)
        if source is None:
            return row.label
        text = self.take(name, subject.text(source, name))
        glued = row.ordinal and number is None
        return (text.removeprefix(row.ordinal).lstrip(" .)/:") if glued else text).lstrip("-–+*•● ")

    def ordinal_trace(self, method: Method = Method.AS_READ) -> Trace | None:
        """Give the trace of the row's ordinal."""
        cell = self.subject.ordinal_cell(self.row)
        return trace_of(cell, method) if cell else None

    def tell(self, rule: str, name: str, printed: str = "", value: str = "", suggestion: str = "") -> None:
        """Note a finding about a field."""
        self.findings.append(Finding(rule, name, printed, value, suggestion))

    def record(self, kind: type[R]) -> R:
        """Make the record."""
        cells = (*((self.row.label_cell,) if self.row.label_cell else ()), *self.row.cells)
        return kind(
            page=next((place.page for cell in cells for place in cell.places), None),
            table_id=self.subject.table.table_id,
            table_row=self.row.number,
            **self.values,
            traces=self.traces,
            findings=tuple(self.findings),
        )
