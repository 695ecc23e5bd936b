"""The view ``projects``: lists of projects, works, packages and activities with their money."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from normalize.citations import find_numbers
from normalize.context import Context
from normalize.dates import find_dates
from normalize.gazetteer import Level
from normalize.lexicon import Lexicon
from normalize.records import Finding, Method, Project, Trace
from normalize.records.kinds import RowKind
from normalize.tables.links.model import PlaceLink
from normalize.tables.model import Column, Position, Row, TypedCell, TypedTable, Years
from normalize.tables.records import trace_of, value_vnd
from normalize.tables.views.cells import CellText, read_text
from normalize.tables.views.project_columns import ProjectColumns, project_columns

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FEWEST_PROJECTS = 2
"""Rows that make a list: one row of money is a sum, not a list."""
_FEWEST_SPLITS = 2
"""Rows split by source of money that show a list of projects, whatever its head says or has lost."""


def projects(
    context: Context, table: TypedTable, places: Mapping[Position, PlaceLink]
) -> tuple[tuple[Project, ...], tuple[Finding, ...]]:
    """Give a record for each project of a table, and doubts about the table; none where it lists none.

    ``places`` are the places that the table's cells name.
    """
    columns = project_columns(table, _plan_years(context))
    if not columns.money:
        return (), ()
    listing = _Listing(context, table, columns, places)
    rows = listing.project_rows()
    if len(rows) < _FEWEST_PROJECTS or not listing.lists_projects():
        return (), ()
    return tuple(map(listing.project, rows)), listing.doubts()


@dataclass
class _Fields:
    """Traces and findings of one project under construction."""

    traces: dict[str, Trace] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def take(self, name: str, text: CellText) -> str:
        """Note the trace and findings of a text and give its value."""
        self.traces[name] = text.trace
        self.findings += text.findings
        return text.value


@dataclass(frozen=True)
class _Listing:
    """A table looked at as a list of projects."""

    context: Context
    table: TypedTable
    columns: ProjectColumns
    places: Mapping[Position, PlaceLink]
    _sources: dict[int, bool] = field(default_factory=dict)

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

    def project(self, row: Row) -> Project:
        """Make the record of one row."""
        fields = _Fields()
        name = self._name(row, fields)
        number, day = self._decision(row, fields)
        start, end = self._years(row, fields)
        place = self._place(row)
        if len(row.path) > 1 and "name" in fields.traces:
            fields.traces["group_path"] = fields.traces["name"]
        return Project(
            page=fields.traces["name"].place.page if "name" in fields.traces else None,
            table_id=self.table.table_id,
            table_row=row.number,
            group_path=" / ".join(row.path[:-1]),
            name=name,
            place_text=self._text(row, "place_text", fields),
            commune_code=place.code(Level.COMMUNE) if place else "",
            district_code=place.code(Level.DISTRICT) if place else "",
            investor=self._text(row, "investor", fields),
            capacity=self._text(row, "capacity", fields),
            decision_number=number,
            decision_date=day,
            start_year=start,
            end_year=end,
            total_investment_vnd=self._money(row, "total_investment_vnd", fields),
            capital_vnd=self._money(row, "capital_vnd", fields),
            note=self._text(row, "note", fields),
            traces=fields.traces,
            findings=tuple(fields.findings),
        )

    def doubts(self) -> tuple[Finding, ...]:
        """Tell that amounts stay without a value in đồng because their unit is printed nowhere."""
        wanted = (self.columns.get("total_investment_vnd"), self.columns.get("capital_vnd"))
        bare = [
            column
            for column in wanted
            if column
            and not column.unit
            and not any(cell.unit for cell in self.table.of_column(column.number))
        ]
        names = "; ".join(column.header for column in bare)
        return (Finding("project-money-without-unit", "unit", names),) if bare else ()

    def _has_money(self, row: Row) -> bool:
        return any(self._cell(row, column) is not None for column in self.columns.money)

    def _is_source(self, row: Row) -> bool:
        """Say whether a row splits money by its source; recognized words are mended first."""
        if row.number not in self._sources:
            text = read_text(self.context, row.label_cell, "").value if row.label_cell else row.label
            hits = Lexicon.load("project_words").find(text.lstrip(" -–+*•"))
            named = bool(hits) and hits[0].start == 0 and hits[0].concept.name == "source_row"
            self._sources[row.number] = named
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

    def _name(self, row: Row, fields: _Fields) -> str:
        """Give a project's name: the label, or the decision that approves it.

        ``Quyết định số 37/QĐ-UBND … phê duyệt dự án …`` beside ``Chủ đầu tư``: no column names the project,
        and the label is whose it is.
        """
        decision, investor = (self._cell(row, self.columns.get(name)) for name in ("decision", "investor"))
        if decision is not None and investor is not None and row.label_cell is investor.source:
            return fields.take("name", read_text(self.context, decision.source, "name"))
        if row.label_cell is None:
            return row.label
        mended = read_text(self.context, row.label_cell, "name")
        fields.take("name", mended)
        changed = mended.trace.method is Method.REPAIRED
        return mended.value.removeprefix(row.ordinal).lstrip(" .)-–+") if changed else row.label

    def _text(self, row: Row, name: str, fields: _Fields) -> str:
        cell = self._cell(row, self.columns.get(name))
        return fields.take(name, read_text(self.context, cell.source, name)) if cell else ""

    def _money(self, row: Row, name: str, fields: _Fields) -> int | None:
        cell = self._cell(row, self.columns.get(name))
        amount = value_vnd(cell) if cell else None
        if cell is not None and amount is not None:
            fields.traces[name] = trace_of(cell.source, Method.COMPUTED)
        return amount

    def _place(self, row: Row) -> PlaceLink | None:
        column = self.columns.get("place_text")
        return self.places.get((row.number, column.number)) if column else None

    def _decision(self, row: Row, fields: _Fields) -> tuple[str, date | None]:
        """Read number and day of the approving decision from its column, which may be the label itself."""
        cell = self._cell(row, self.columns.get("decision"))
        if cell is None:
            return "", None
        numbers, days = find_numbers(cell.printed), find_dates(cell.printed)
        number = numbers[0].text if numbers else ""
        day = days[0].value if days else None
        trace = trace_of(cell.source, Method.NORMALIZED)
        fields.traces |= {"decision_number": trace} if number else {}
        fields.traces |= {"decision_date": trace} if day else {}
        return number, day

    def _years(self, row: Row, fields: _Fields) -> tuple[int | None, int | None]:
        """Read when a project starts and ends: two columns, or one that holds both (``2015 - 2016``)."""
        start, end, both = (
            self._cell(row, self.columns.get(name)) for name in ("start_year", "end_year", "period")
        )
        span = _years_in(both)
        first = next(iter(_years_in(start) or span), None)
        last = next(iter(_years_in(end)[-1:]), span[-1] if len(span) > 1 else None)
        for name, year, cell in (("start_year", first, start or both), ("end_year", last, end or both)):
            if year is not None and cell is not None:
                fields.traces[name] = trace_of(cell.source, Method.NORMALIZED)
        return first, last


def _years_in(cell: TypedCell | None) -> Sequence[int]:
    return [int(year) for year in _YEAR.findall(cell.printed)] if cell else []


def _plan_years(context: Context) -> Years | None:
    header = context.header
    first = header.period_from or header.plan_year
    return Years(first, header.period_to or first) if first else None
