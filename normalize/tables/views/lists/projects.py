"""The view ``projects``: lists of projects, works, packages and activities with their money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from normalize.forms.citations import find_numbers
from normalize.forms.dates import find_dates
from normalize.gazetteer import Level
from normalize.lexicon import Lexicon
from normalize.records import Method, Project
from normalize.records.kinds import RowKind
from normalize.tables.model import Column, Row, TypedCell, TypedTable
from normalize.tables.rows.labels import tidy_label
from normalize.tables.surroundings import plan_years
from normalize.tables.to_records import trace_of, value_vnd
from normalize.tables.views.cells import read_text
from normalize.tables.views.declare import View, rows_of
from normalize.tables.views.lists.project_columns import ProjectColumns, project_columns
from normalize.tables.views.row_fields import Columns, RowFields
from normalize.tables.views.subject import ViewedTable

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FEWEST_PROJECTS = 2
"""Rows that make a list: one row of money is a sum, not a list."""
_FEWEST_SPLITS = 2
"""Rows split by source of money that show a list of projects, whatever its head says or has lost."""


@dataclass(frozen=True)
class _Listing:
    """A table looked at as a list of projects."""

    subject: ViewedTable
    columns: ProjectColumns
    _sources: dict[int, bool] = field(default_factory=dict)

    @property
    def table(self) -> TypedTable:
        return self.subject.table

    def lists_projects(self) -> bool:
        """Say whether the table lists projects: by its columns, its rows or its words.

        A list of activities is one where its money is given out (``kinh phí``) and not priced line by line.
        """
        splits = sum(self._is_split(row) for row in self.table.rows if row.kind is RowKind.GROUP)
        if self.columns.telling or splits >= _FEWEST_SPLITS:
            return True
        if self.columns.forbidden:
            return False
        words = Lexicon.load("project_words")
        label = self._label_column()
        texts = (self.table.title, label.header if label else "")
        said = {hit.concept.name for text in texts for hit in words.find(text)}
        money = {hit.concept.name for column in self.columns.money for hit in words.find(column.header)}
        return "project" in said or ("activity" in said and "money" in money | said)

    def project_rows(self) -> tuple[Row, ...]:
        """Give the rows that are projects: items, and groups whose rows only split their money by source."""
        return tuple(
            row
            for row in self.table.rows
            if row.label
            and self._has_money(row)
            and not self._is_source(row)
            and (row.kind is RowKind.ITEM or (row.kind is RowKind.GROUP and self._is_split(row)))
        )

    def _has_money(self, row: Row) -> bool:
        return any(self._cell(row, column) is not None for column in self.columns.money)

    def _is_source(self, row: Row) -> bool:
        """Say whether a row splits money by its source; recognized words are mended first."""
        if row.number not in self._sources:
            text = read_text(self.subject.context, row.label_cell, "").value if row.label_cell else row.label
            hit = Lexicon.load("project_words").opening(text.lstrip(" -–+*•"))
            self._sources[row.number] = hit is not None and hit.concept.name == "source_row"
        return self._sources[row.number]

    def _is_split(self, row: Row) -> bool:
        children = list(self.table.children(row.number))
        return bool(children) and all(map(self._is_source, children))

    def _cell(self, row: Row, column: Column | None) -> TypedCell | None:
        return self.table.cell(row.number, column.number) if column else None

    def _label_column(self) -> Column | None:
        row = next((row for row in self.table.rows if row.label_cell is not None), None)
        at = [number for number, cell in enumerate(row.cells, 1) if cell is row.label_cell] if row else []
        return self.table.column(at[0]) if at else None


def _columns(subject: ViewedTable) -> ProjectColumns | None:
    """Find the columns and rows of a list of projects, works, packages or activities with their money."""
    columns = project_columns(subject.table, plan_years(subject.context))
    if not columns.money:
        return None
    listing = _Listing(subject, columns)
    rows = listing.project_rows()
    if len(rows) < _FEWEST_PROJECTS or not listing.lists_projects():
        return None
    return replace(columns, rows=rows)


def _rows(subject: ViewedTable, columns: Columns) -> Sequence[Row]:
    assert isinstance(columns, ProjectColumns)
    return columns.rows


def _name(line: RowFields, name: str) -> None:
    """Read a project's name: the label, or the decision that approves it.

    ``Quyết định số 37/QĐ-UBND … phê duyệt dự án …`` beside ``Chủ đầu tư``: no column names the project,
    and the label is whose it is.
    """
    decision, investor = line.cell("decision"), line.cell("investor")
    if decision is not None and investor is not None and line.row.label_cell is investor.source:
        line.put(name, line.take(name, read_text(line.subject.context, decision.source, name)))
    else:
        line.put(name, tidy_label(line.label(name, "name")))


def _group_path(line: RowFields, name: str) -> None:
    trace = line.traces.get("name") if len(line.row.path) > 1 else None
    line.put(name, " / ".join(line.row.path[:-1]), trace)


def _text(line: RowFields, name: str) -> None:
    cell = line.cell(name)
    if cell is not None:
        line.put(name, line.take(name, read_text(line.subject.context, cell.source, name)))


def _codes(line: RowFields, name: str) -> None:
    """Read where a project lies, and the codes of what is named there."""
    _text(line, name)
    column = line.columns.get(name)
    place = line.subject.places.get((line.row.number, column.number)) if column else None
    if place is not None:
        line.put("commune_code", place.code(Level.COMMUNE))
        line.put("district_code", place.code(Level.DISTRICT))


def _money(line: RowFields, name: str) -> None:
    cell = line.cell(name)
    amount = value_vnd(cell) if cell else None
    if cell is not None and amount is not None:
        line.put(name, amount, trace_of(cell.source, Method.COMPUTED))


def _decision(line: RowFields, name: str) -> None:
    """Read number and day of the approving decision from its column, which may be the label itself."""
    cell = line.cell("decision")
    if cell is None:
        return
    trace = trace_of(cell.source, Method.NORMALIZED)
    if numbers := find_numbers(cell.printed):
        line.put(name, numbers[0].text, trace)
    if days := find_dates(cell.printed):
        line.put("decision_date", days[0].value, trace)


def _years(line: RowFields, name: str) -> None:
    """Read when a project starts and ends: two columns, or one that holds both (``2015 - 2016``)."""
    start, end, both = (line.cell(role) for role in ("start_year", "end_year", "period"))
    span = _years_in(both)
    first = next(iter(_years_in(start) or span), None)
    last = next(iter(_years_in(end)[-1:]), span[-1] if len(span) > 1 else None)
    for year_of, year, cell in (("start_year", first, start or both), ("end_year", last, end or both)):
        if year is not None and cell is not None:
            line.put(year_of, year, trace_of(cell.source, Method.NORMALIZED))


def _years_in(cell: TypedCell | None) -> Sequence[int]:
    return [int(year) for year in _YEAR.findall(cell.printed)] if cell else []


PROJECTS = View(
    record=Project,
    columns=_columns,
    lines=rows_of(_rows),
    fields={
        "name": _name,
        "group_path": _group_path,
        "decision_number": _decision,
        "start_year": _years,
        "place_text": _codes,
        "investor": _text,
        "capacity": _text,
        "total_investment_vnd": _money,
        "capital_vnd": _money,
        "note": _text,
    },
)
