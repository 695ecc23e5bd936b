"""The view ``work_items`` of typed tables: tasks, who does them, when, where, to what product, for how much.

Schedules whose head says all of it are read by ``schedule``; this adds product, place and budget to them, and
reads the lists of activities that it does not know, continuation pages without a head among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from normalize.agencies import split_agencies
from normalize.context import Context
from normalize.lexicon import Lexicon
from normalize.records import Finding, Method, Trace, WorkItem
from normalize.records.kinds import ColumnKind, RowKind
from normalize.tables.model import Column, Row, TypedCell, TypedTable
from normalize.tables.records import trace_of, value_vnd
from normalize.tables.views.cells import CellText, read_text
from normalize.tables.views.schedule import timing_findings
from normalize.timing import parse_timing

_AGENCIES = ("implementing", "coordinating", "directing")
"""In the order in which columns of agencies without a head are taken: who leads stands first."""
_FEWEST_ITEMS = 2
_ADDED = ("product", "place_text")


def work_item_columns(table: TypedTable) -> Mapping[str, Column]:
    """Find the column of every field: by its head, and in a table without one by what it holds."""
    found: dict[str, Column] = {}
    for column in table.columns:
        name = _field(column)
        if name and _fits(column, name):
            found.setdefault(name, column)
    if not any(column.titles for column in table.columns):
        return _by_content(table)
    labels = [column for column in table.columns if column.kind is ColumnKind.LABEL]
    return {"task": labels[0], **found} if labels else found


def added_fields(context: Context, table: TypedTable, item: WorkItem) -> WorkItem:
    """Give a work item with the product, place and budget of its row."""
    if item.table_row is None:
        return item
    columns, row, fields = work_item_columns(table), table.row(item.table_row), _Fields(context)
    texts = {name: fields.read(name, _cell(table, row, columns.get(name))) for name in _ADDED}
    return replace(
        item,
        product=texts["product"],
        place_text=texts["place_text"],
        budget_vnd=_budget(table, row, columns.get("budget_vnd"), fields),
        traces={**item.traces, **fields.traces},
        findings=(*item.findings, *fields.findings),
    )


def activity_items(context: Context, table: TypedTable) -> tuple[tuple[WorkItem, ...], tuple[Finding, ...]]:
    """Read a list of activities: tasks down one column, beside them who does them and when."""
    columns = work_item_columns(table)
    who = [name for name in _AGENCIES if name in columns]
    rows = [row for row in table.rows if row.kind is RowKind.ITEM and row.label]
    if "task" not in columns or not who or "timing_text" not in columns or len(rows) < _FEWEST_ITEMS:
        return (), ()
    headless = not any(column.titles for column in table.columns)
    findings = (Finding("work-columns-inferred", "", ", ".join(who)),) if headless else ()
    return tuple(_item(context, table, columns, row) for row in rows), findings


@dataclass
class _Fields:
    """What one item is made of: its document, and the traces and findings met on the way."""

    context: Context
    traces: dict[str, Trace] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def take(self, name: str, text: CellText) -> str:
        """Note the trace and findings of a text and give its value."""
        self.traces[name] = text.trace
        self.findings += text.findings
        return text.value

    def read(self, name: str, cell: TypedCell | None) -> str:
        """Give the repaired text of a cell; empty without one."""
        return self.take(name, read_text(self.context, cell.source, name)) if cell else ""

    def agencies(self, name: str, cell: TypedCell | None) -> tuple[str, ...]:
        """Give the agencies that a cell lists."""
        text = self.read(name, cell)
        return split_agencies(text).names if any(letter.isalnum() for letter in text) else ()


def _field(column: Column) -> str:
    lexicon = Lexicon.load("work_item_columns")
    for title in reversed([cell.text for cell in column.titles]):
        whole = lexicon.match(title)
        hits = [whole] if whole else [hit.concept for hit in lexicon.find(title)]
        if hits:
            return str(hits[0].get("field"))
    return ""


def _fits(column: Column, name: str) -> bool:
    if name == "budget_vnd":
        return column.is_figures
    if name in _AGENCIES:
        return column.kind in (ColumnKind.AGENCY, ColumnKind.TEXT)
    return not column.is_figures


def _by_content(table: TypedTable) -> Mapping[str, Column]:
    """Tell the columns of a page that goes on without a head: label, agencies in order, period."""
    found: dict[str, Column] = {}
    agencies = iter(_AGENCIES)
    for column in table.columns:
        if column.kind is ColumnKind.LABEL:
            found.setdefault("task", column)
        elif column.kind is ColumnKind.PERIOD:
            found.setdefault("timing_text", column)
        elif _names_agencies(table, column) and (name := next(agencies, "")):
            found[name] = column
    return found


_MOST = 0.5
"""Share of the cells of a column that must name a known agency: who leads is one nearly everywhere."""


def _names_agencies(table: TypedTable, column: Column) -> bool:
    if column.kind is ColumnKind.AGENCY:
        return True
    texts = [cell.printed for cell in table.of_column(column.number)]
    known = sum(_begins_as_agency(text) for text in texts)
    return column.kind is ColumnKind.TEXT and bool(texts) and known >= _MOST * len(texts)


def _begins_as_agency(text: str) -> bool:
    hits = Lexicon.load("agency_words").find(text)
    return bool(hits) and hits[0].start == 0


def _item(context: Context, table: TypedTable, columns: Mapping[str, Column], row: Row) -> WorkItem:
    fields = _Fields(context)
    group = _group(table, row)
    task = _task(row, fields)
    agencies = {name: fields.agencies(name, _cell(table, row, columns.get(name))) for name in _AGENCIES}
    timing_text = fields.read("timing_text", _cell(table, row, columns.get("timing_text")))
    timing = parse_timing(timing_text)
    if timing_text:
        derived = replace(fields.traces["timing_text"], method=Method.NORMALIZED)
        fields.traces |= dict.fromkeys(("timing_kind", "months", "quarters"), derived)
        fields.findings += timing_findings(timing_text, timing)
    if row.ordinal and row.label_cell is not None:
        fields.traces["item_no"] = trace_of(row.label_cell)
    item = WorkItem(
        page=fields.traces["task"].place.page if "task" in fields.traces else None,
        table_id=table.table_id,
        table_row=row.number,
        group_no=group.ordinal.strip(" .)") if group else "",
        group_title=group.label if group else "",
        item_no=row.ordinal.strip(" .)"),
        task=task,
        timing_text=timing_text,
        timing_kind=timing.kind.value if timing_text else "",
        months=timing.months,
        quarters=timing.quarters,
        implementing=agencies["implementing"],
        coordinating=agencies["coordinating"],
        directing=agencies["directing"],
        traces=fields.traces | (_group_traces(group) if group else {}),
        findings=tuple(fields.findings),
    )
    return added_fields(context, table, item)


def _group(table: TypedTable, row: Row) -> Row | None:
    return table.row(row.parent) if row.parent is not None else None


def _group_traces(group: Row) -> dict[str, Trace]:
    if group.label_cell is None:
        return {}
    trace = trace_of(group.label_cell, Method.NORMALIZED)
    return {"group_title": trace} | ({"group_no": trace} if group.ordinal else {})


def _task(row: Row, fields: _Fields) -> str:
    """Give the task: its repaired text where recognition was mended, else the label as typed."""
    if row.label_cell is None:
        return row.label
    text = read_text(fields.context, row.label_cell, "task")
    fields.take("task", text)
    mended = text.trace.method is Method.REPAIRED
    return text.value.removeprefix(row.ordinal).lstrip(" .)-–+") if mended else row.label


def _budget(table: TypedTable, row: Row, column: Column | None, fields: _Fields) -> int | None:
    cell = _cell(table, row, column)
    amount = value_vnd(cell) if cell else None
    if cell is not None and amount is not None:
        fields.traces["budget_vnd"] = trace_of(cell.source, Method.COMPUTED)
    return amount


def _cell(table: TypedTable, row: Row, column: Column | None) -> TypedCell | None:
    return table.cell(row.number, column.number) if column else None
