"""Work schedules: groups, items, agencies and times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extract.model import Cell
from normalize.agencies import split_agencies
from normalize.context import Context
from normalize.records import Finding, Method, TimingKind, Trace, WorkItem
from normalize.tables.views.bands import Band, BandReader, label_findings
from normalize.tables.views.cells import CellText, first_place, number_finding, read_text, trace_of
from normalize.tables.views.labels import (
    LabelKind,
    Reading,
    bare_label,
    label_kind,
    read_number_label,
    split_label,
)
from normalize.tables.views.layout import Layout
from normalize.tables.views.roles import Role, fold_title
from normalize.tables.views.view import Row
from normalize.timing import Timing, parse_timing

_AGENCIES = (
    (Role.DIRECTING, "directing"),
    (Role.IMPLEMENTING, "implementing"),
    (Role.COORDINATING, "coordinating"),
)
SCHEDULE_ROLES = (Role.ROW_NO, Role.TASK, Role.TIMING, *(role for role, _ in _AGENCIES))
_SAYS = re.compile(r"\w")
_BEGINS = re.compile(r"\bbat dau\b|^tu\b")
_ENDS = re.compile(r"\bket thuc\b|\bhoan thanh\b|^den\b")
_LEADS = re.compile(
    r"(?:chủ trì\s*:\s*)?(?P<lead>.+?)\s*(?:(?:là cơ quan\s+)?chủ trì)?\s*[,;.]?\s*"
    r"(?:và\s+)?phối hợp\s*(?:với|cùng|:)?\s*(?P<partners>.+)",
    re.IGNORECASE | re.DOTALL,
)
_UNIT_TITLE = re.compile(r"thang\b|quy\b")
_YEAR_ONLY = re.compile(
    r"(?:trong\s+)?(?:năm\s+)?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?|trong năm", re.IGNORECASE
)


@dataclass
class _Fields:
    """Values, traces and findings of one item under construction."""

    agencies: dict[str, tuple[str, ...]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def take(self, name: str, text: CellText) -> str:
        """Note the trace and findings of a text and give its value."""
        self.traces[name] = text.trace
        self.findings += text.findings
        return text.value


def work_items(context: Context, layout: Layout) -> tuple[tuple[WorkItem, ...], tuple[Finding, ...]]:
    """Give one record an item; a line that another engine put above a repeated header is no group."""
    items: list[WorkItem] = []
    findings: list[Finding] = []
    group: Band | None = None
    bands, number = BandReader(layout.view), ""
    repeats = {row.index for row in layout.view.dropped}
    for row in layout.view.rows:
        band = bands.read(row) or _unlabelled_band(layout, row)
        if band is None:
            items.append(_item(context, layout, row, group, number))
            number = items[-1].item_no or number
        elif not band.label and row.index + 1 in repeats:
            findings.append(Finding("row-unmapped", "", band.title, place=first_place(band.title_cell)))
        else:
            group, number = band, ""
    return tuple(items), tuple(findings)


def _unlabelled_band(layout: Layout, row: Row) -> Band | None:
    """Take a row that prints a title and neither number, agency nor time as a group that lost its label."""
    task = layout.cell(row, Role.TASK)
    if task is None or row.printed != (task,) or split_label(task.text)[0]:
        return None
    return Band("", task.text, task, task, label_doubtful=True)


def _item(context: Context, layout: Layout, row: Row, group: Band | None, previous: str) -> WorkItem:
    fields = _Fields()
    label, task = _numbered_task(context, layout, row, fields, previous)
    for role, name in _AGENCIES:
        cell = layout.cell(row, role)
        if cell is not None:
            fields.agencies[name] = _agencies(context, cell, name, fields)
    _part_joined(fields)
    timing_text, timing = _timing(context, layout, row, fields)
    return WorkItem(
        page=first_place(row.printed[0]).page,
        table_row=row.index,
        group_no=group.label if group else "",
        group_title=_group_title(context, group, fields),
        item_no=label,
        task=task,
        directing=fields.agencies.get("directing", ()),
        implementing=fields.agencies.get("implementing", ()),
        coordinating=fields.agencies.get("coordinating", ()),
        timing_text=timing_text,
        timing_kind=timing.kind.value if timing_text else "",
        months=timing.months,
        quarters=timing.quarters,
        traces=fields.traces,
        findings=tuple(fields.findings),
    )


def _numbered_task(
    context: Context, layout: Layout, row: Row, fields: _Fields, previous: str
) -> tuple[str, str]:
    """Item number and task; without a number column the number stands before the task."""
    number = layout.cell(row, Role.ROW_NO)
    cell = layout.cell(row, Role.TASK) or row.printed[0]
    task = fields.take("task", read_text(context, cell, "task"))
    if number is not None and number is not cell and number.text:
        value, reading = read_number_label(number.text, previous)
        method = Method.REPAIRED if reading is Reading.MENDED else Method.AS_READ
        fields.traces["item_no"] = trace_of(number, method)
        fields.findings += number_finding("item_no", number, value, reading)
        return value, task
    label, rest = split_label(task)
    if number is not None and number is not cell and not label:
        fields.traces["item_no"] = trace_of(number)
        fields.findings.append(Finding("item-number-missing", "item_no", number.text))
    if label_kind(label) in (LabelKind.NUMBER, LabelKind.DECIMAL, LabelKind.LETTER) and rest:
        fields.traces["item_no"] = trace_of(cell, Method.NORMALIZED)
        return bare_label(label), rest
    return "", task


def _group_title(context: Context, group: Band | None, fields: _Fields) -> str:
    if group is None:
        return ""
    fields.traces["group_no"] = trace_of(group.label_cell)
    fields.findings += label_findings("group_no", group)
    text = fields.take("group_title", read_text(context, group.title_cell, "group_title"))
    return split_label(text)[1] if group.title_cell is group.label_cell else text


def _agencies(context: Context, cell: Cell, name: str, fields: _Fields) -> tuple[str, ...]:
    text = fields.take(name, read_text(context, cell, name))
    fields.texts[name] = text
    return split_agencies(text).names if _SAYS.search(text) else ()


def _part_joined(fields: _Fields) -> None:
    """Part ``Sở A chủ trì, phối hợp với Sở B`` in one cell, where no other cell names partners."""
    joined = _LEADS.fullmatch(fields.texts.get("implementing", ""))
    if joined is None or fields.agencies.get("coordinating"):
        return
    fields.agencies["implementing"] = split_agencies(joined["lead"]).names
    fields.agencies["coordinating"] = split_agencies(joined["partners"]).names
    normalized = replace(fields.traces["implementing"], method=Method.NORMALIZED)
    fields.traces |= {"implementing": normalized, "coordinating": normalized}


def _timing(context: Context, layout: Layout, row: Row, fields: _Fields) -> tuple[str, Timing]:
    column = layout.column(Role.TIMING)
    if column is None:
        return "", Timing(TimingKind.OTHER)
    cell = row.cells[column]
    text = fields.take("timing_text", read_text(context, cell, "timing_text"))
    end = end_column(layout)
    if end is not None and row.cells[end] is not cell:
        until = row.cells[end]
        text = f"{text} - {fields.take('timing_text', read_text(context, until, 'timing_text'))}".strip(" -")
        fields.traces["timing_text"] = trace_of(cell, Method.NORMALIZED)
    timing = parse_timing(text, _unit_of(layout.title(column)))
    derived = trace_of(cell, Method.NORMALIZED)
    fields.traces |= dict.fromkeys(("timing_kind", "months", "quarters"), derived)
    fields.findings += timing_findings(text, timing)
    return text, timing


def end_column(layout: Layout) -> int | None:
    """Give the second column of times, where the two say when a task begins and ends."""
    column = layout.column(Role.TIMING)
    if column is None or not _BEGINS.search(fold_title(layout.title(column))):
        return None
    is_end = column + 1 < len(layout.roles) and _ENDS.search(fold_title(layout.title(column + 1)))
    return column + 1 if is_end else None


def _unit_of(title: str) -> TimingKind | None:
    """Say what bare figures count in a column headed ``Tháng hoàn thành`` or ``Quý``."""
    match = _UNIT_TITLE.match(fold_title(title))
    if match is None:
        return None
    return TimingKind.MONTHS if match[0] == "thang" else TimingKind.QUARTERS


def timing_findings(text: str, timing: Timing) -> Iterator[Finding]:
    """Tell what of a time could not be read, or was read in a look-alike."""
    name = timing.kind.value if timing.kind in (TimingKind.MONTHS, TimingKind.QUARTERS) else "timing_kind"
    if timing.unread:
        yield Finding("timing-unread", name, text, details={"unread": "; ".join(timing.unread)})
    elif timing.kind is TimingKind.OTHER and text and not _YEAR_ONLY.fullmatch(text.strip(" .")):
        yield Finding("timing-unread", "timing_kind", text, details={"unread": text})
    elif timing.repaired:
        yield Finding("look-alike-read", name, text, ";".join(map(str, timing.months or timing.quarters)))
