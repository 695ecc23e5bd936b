"""The view ``work_items``: tasks, who does them, when, where, to what product, for how much.

A schedule says in its head what is done, and two of who directs, leads, joins, and when. Pages that go on
without a head are known by what their columns hold, and lists of tasks with nothing beside them by their
verbs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from normalize.lexicon import Lexicon
from normalize.records import Finding, Method, WorkItem
from normalize.records.kinds import ColumnKind, RowKind
from normalize.tables.model import Column, Row, TypedTable
from normalize.tables.to_records import trace_of, value_vnd
from normalize.tables.views.declare import Reader, View, role_columns, rows_of, unmapped
from normalize.tables.views.lists.schedule_fields import read_agencies, read_leaders, read_timing
from normalize.tables.views.row_fields import Columns, RowFields
from normalize.tables.views.row_numbers import item_number
from normalize.tables.views.subject import ViewedTable

_WHO = ("implementing", "coordinating", "directing")
"""In the order in which columns of agencies without a head are taken: who leads stands first."""
_PARTS = (*_WHO, "timing")
_FEWEST_PARTS = 2
"""Columns that say who or when: one alone also stands beside projects, papers and inventories."""
_FEWEST_ITEMS = 2
"""Rows that make a list; a single one under such titles is a form."""
_FEWEST_BARE = 3
"""Rows that make a list of tasks with nothing beside them: two lines may be anything."""


def _headed(subject: ViewedTable) -> Columns | None:
    """Find the columns of a schedule whose head says what is to be done."""
    columns = _by_head(subject)
    return columns if "task" in columns and _says_enough(columns) else None


def _labelled(subject: ViewedTable) -> Columns | None:
    """Find the columns of a list of activities under another name, or of a page without a head."""
    table = subject.table
    if any(column.titles for column in table.columns):
        label = next((column for column in table.columns if column.kind is ColumnKind.LABEL), None)
        columns = ({"task": label} if label else {}) | _by_head(subject)
    else:
        columns = _by_content(table)
    if "task" not in columns or "timing" not in columns or not _says_enough(columns):
        return None
    return columns if len(_rows(subject, columns)) >= _FEWEST_ITEMS else None


def _bare(subject: ViewedTable) -> Columns | None:
    """Find the tasks of a list that prints nothing beside them: most begin with the verb of a task."""
    columns = _by_head(subject)
    beside = (column for role, column in columns.items() if role != "task")
    table, task = subject.table, columns.get("task")
    others = [column for column in table.columns if column not in (task, subject.ordinals, *beside)]
    if task is None or any(any(table.of_column(column.number)) for column in others):
        return None
    rows = _rows(subject, columns)
    verbs = sum(Lexicon.load("task_words").opening(row.label) is not None for row in rows)
    return columns if len(rows) >= _FEWEST_BARE and verbs > _MOST * len(rows) else None


def _by_head(subject: ViewedTable) -> dict[str, Column]:
    """Find the columns that the head names; an end without a beginning is the time."""
    columns = role_columns(subject, "work_item_columns")
    if "timing" not in columns and "timing_end" in columns:
        columns["timing"] = columns.pop("timing_end")
    return columns


def _says_enough(columns: Columns) -> bool:
    return sum(part in columns for part in _PARTS) >= _FEWEST_PARTS


def _by_content(table: TypedTable) -> dict[str, Column]:
    """Tell the columns of a page that goes on without a head: label, agencies in order, period."""
    found: dict[str, Column] = {}
    agencies = iter(_WHO)
    for column in table.columns:
        if column.kind is ColumnKind.LABEL:
            found.setdefault("task", column)
        elif column.kind is ColumnKind.PERIOD:
            found.setdefault("timing", column)
        elif _names_agencies(table, column) and (name := next(agencies, "")):
            found[name] = column
    return found


_MOST = 0.5
"""Share of the cells of a column that must name a known agency: who leads is one nearly everywhere."""


def _names_agencies(table: TypedTable, column: Column) -> bool:
    if column.kind is ColumnKind.AGENCY:
        return True
    texts = [cell.printed for cell in table.of_column(column.number)]
    openings = (Lexicon.load("agency_words").opening(text) for text in texts)
    known = sum(hit is not None and hit.concept.name == "agency" for hit in openings)
    return column.kind is ColumnKind.TEXT and bool(texts) and known >= _MOST * len(texts)


def _rows(subject: ViewedTable, columns: Columns) -> Sequence[Row]:
    """Give the tasks: items, and groups that say who or when."""
    return [row for row in subject.table.rows if _is_task(subject, columns, row)]


def _is_task(subject: ViewedTable, columns: Columns, row: Row) -> bool:
    if not row.label or row.kind not in (RowKind.ITEM, RowKind.GROUP):
        return False
    if row.kind is RowKind.ITEM:
        return True
    parts = (columns[part].number for part in _PARTS if part in columns)
    return any(subject.table.cell(row.number, number) for number in parts)


def _task(line: RowFields, name: str) -> None:
    line.put(name, line.label(name, "task"))


def _item(line: RowFields, name: str) -> None:
    """Read the number of a task: in its own column, or glued to the task."""
    cell = line.subject.number_cell(line.row)
    if cell is not None:
        number = item_number(cell.text, _number_before(line))
        line.put(name, number.value, trace_of(cell, Method.REPAIRED if number.mended else Method.AS_READ))
        line.findings += number.findings(name, cell.text)
    elif line.row.label_cell is not None and line.row.ordinal:
        line.put(name, line.row.ordinal.strip(" .)"), trace_of(line.row.label_cell, Method.NORMALIZED))
    elif numbers := line.subject.ordinals:
        line.traces[name] = trace_of(line.row.cells[numbers.number - 1])
        line.tell("item-number-missing", name)


def _number_before(line: RowFields) -> str:
    rows = line.subject.table.rows[: line.row.number - 1]
    return next((row.ordinal.strip(" .)") for row in reversed(rows) if row.parent == line.row.parent), "")


def _group(line: RowFields, name: str) -> None:
    """Name the group that a task stands under, with its number."""
    group = _above(line)
    if group is None or group.label_cell is None:
        return
    line.put(name, line.label(name, "task", group))
    cell, printed = line.subject.ordinal_cell(group), line.subject.printed_number(group)
    if cell is None or not printed:
        return
    number = line.subject.group_numbers[group.number]
    line.put("group_no", number.value, trace_of(cell))
    line.findings += number.findings("group_no", printed)


def _above(line: RowFields) -> Row | None:
    """Give the nearest group that is no task itself."""
    row, table = line.row, line.subject.table
    while row.parent is not None:
        row = table.row(row.parent)
        if not _is_task(line.subject, line.columns, row):
            return row
    return None


def _said(line: RowFields, name: str) -> None:
    line.put(name, line.text(name, name))


def _budget(line: RowFields, name: str) -> None:
    cell = line.cell("budget")
    amount = value_vnd(cell) if cell else None
    if cell is not None and amount is not None:
        line.put(name, amount, trace_of(cell.source, Method.COMPUTED))


def _tell(subject: ViewedTable, columns: Columns) -> Iterator[Finding]:
    if not any(column.titles for column in subject.table.columns):
        yield Finding("work-columns-inferred", "", ", ".join(name for name in _WHO if name in columns))
        return
    without = _unpriced(subject, columns)
    yield from unmapped(subject, [column for name, column in columns.items() if name not in without])


def _unpriced(subject: ViewedTable, columns: Columns) -> Collection[str]:
    """Name the column of money where its unit is printed nowhere, so that no task has a budget of it."""
    money = columns.get("budget")
    priced = money and any(value_vnd(cell) is not None for cell in subject.table.of_column(money.number))
    return () if priced else ("budget",)


_FIELDS: Mapping[str, Reader] = {
    "task": _task,
    "item_no": _item,
    "group_title": _group,
    "directing": read_agencies,
    "implementing": read_leaders,
    "coordinating": read_agencies,
    "timing_text": read_timing,
    "product": _said,
    "place_text": _said,
    "budget_vnd": _budget,
}

SCHEDULES = View(WorkItem, _headed, rows_of(_rows), _FIELDS, tell=_tell)
ACTIVITIES = View(WorkItem, _labelled, rows_of(_rows), _FIELDS, tell=_tell)
TASK_LISTS = View(WorkItem, _bare, rows_of(_rows), _FIELDS, tell=_tell)
