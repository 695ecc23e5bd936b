"""The view ``criterion_targets``: tables that name criteria in their rows and count communes beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from normalize.forms.numbers import share_of
from normalize.records import CriterionTarget, Finding, Method
from normalize.records.kinds import RowKind
from normalize.tables.model import Row
from normalize.tables.to_records import trace_of
from normalize.tables.views.declare import Reader, View, rows_of, unmapped
from normalize.tables.views.figure_fields import read_figure
from normalize.tables.views.lists.criterion_columns import bare_name, criterion_columns
from normalize.tables.views.row_fields import Columns, RowFields
from normalize.tables.views.row_numbers import bare
from normalize.tables.views.subject import ViewedTable

_FEWEST = 3
"""Rows that name criteria: two numbers with the name of a criterion behind them may be any list."""
_MOST = 0.6
"""Share of the rows that must name criteria; the others are sub-criteria and remarks."""
_INSIDE = re.compile(r"(?i)\s*(?:tiêu chí|tc)?\s*(?:số\s*)?(\d{1,2})\b")
_OF_BASE = re.compile(r"\s*(\d+)\s*/\s*(\d+)\s*(?:xã)?\s*")


def _columns(subject: ViewedTable) -> Columns | None:
    """Find the names of criteria in the labels, and beside them what counts communes."""
    rows = [row for row in subject.table.rows if row.label and row.label_cell is not None]
    named = [row for row in rows if _number(subject, row) is not None]
    if len(named) < max(_FEWEST, _MOST * len(rows)) or named[0].label_cell is None:
        return None
    name = subject.table.column(named[0].label_cell.column + 1)
    columns = {"criterion": name, **criterion_columns(subject, name, named)}
    if not set(columns) & {"communes_new", "communes_total", "open"}:
        return None
    return columns | ({"number": subject.table.column(name.number - 1)} if name.number > 1 else {})


def _number(subject: ViewedTable, row: Row) -> int | None:
    """Give the criterion that a row names; None where it names none."""
    name, criteria = bare_name(row.label), subject.context.criteria
    matched = criteria.match(name) if criteria and name and not name[0].isdigit() else None
    return matched.number if matched else None


def _rows(subject: ViewedTable, columns: Columns) -> Sequence[Row]:
    return [row for row in subject.table.rows if row.label and _number(subject, row) is not None]


def _criterion(line: RowFields, name: str) -> None:
    """Number a criterion by its name, or as printed where most printed numbers are those of the names.

    Else they only number the rows.
    """
    named, printed = _number(line.subject, line.row), _printed(line.subject, line.columns, line.row)
    cell = line.row.label_cell
    trace = trace_of(cell, Method.MATCHED) if cell else None
    criteria = line.subject.context.criteria
    if named is None or criteria is None:
        return
    line.put("criterion_set", criteria.decision)
    if printed in (None, named) or not _numbers_count(line):
        line.put(name, named, trace)
        return
    line.put(name, printed, trace)
    text = f"{printed} {cell.text}" if cell else str(printed)
    details = {"official": criteria.name(named)}
    line.findings.append(Finding("criterion-name-number", name, text, "", str(named), details))


def _printed(subject: ViewedTable, columns: Columns, row: Row) -> int | None:
    """Give the number printed with a criterion: in its own cell, or in the column before."""
    inside = _INSIDE.match(row.label_cell.text) if row.label_cell else None
    if inside:
        return int(inside[1])
    before = subject.table.cell(row.number, columns["number"].number) if "number" in columns else None
    label = bare(before.printed) if before else ""
    return int(label) if label.isdecimal() else None


def _numbers_count(line: RowFields) -> bool:
    """Say whether most printed numbers are those of the names beside them."""
    subject, columns = line.subject, line.columns
    pairs = [(_printed(subject, columns, row), _number(subject, row)) for row in _rows(subject, columns)]
    return 2 * sum(printed == number for printed, number in pairs) > len(pairs)


def _name(line: RowFields, name: str) -> None:
    line.put(name, line.label(name, "criterion"))


def _count(line: RowFields, name: str) -> None:
    """Read a count of communes, and the whole where it is printed as ``113/204``."""
    role = name if name in line.columns else "open" if name == "communes_new" else name
    cell = line.cell(role)
    if cell is None:
        return
    of_base = _OF_BASE.fullmatch(cell.printed)
    if of_base:
        trace = trace_of(cell.source, Method.NORMALIZED)
        line.put(name, int(of_base[1]), trace)
        line.put("communes_base", int(of_base[2]), trace)
    else:
        read_figure(line, name, role)
        _keep_whole(line, name, cell.printed)
    if role == "open":
        line.tell("criterion-count-undecided", name, cell.printed, cell.printed)


def _keep_whole(line: RowFields, name: str, printed: str) -> None:
    """Communes come whole: a count with decimals is none."""
    value = line.values.get(name)
    if not isinstance(value, Decimal):
        return
    if value == value.to_integral_value():
        line.values[name] = int(value)
    else:
        line.values.pop(name)
        line.tell("number-unreadable", name, printed)


def _share(line: RowFields, name: str) -> None:
    read_figure(line, name, name)


def _computed(line: RowFields, name: str) -> None:
    line.put(name, share_of(line.values.get("communes_total"), line.values.get("communes_base")))


def _text(line: RowFields, name: str) -> None:
    """Write the row with its titles, so that what no field takes is there too."""
    table, first = line.subject.table, line.columns["criterion"].number
    parts = [line.values["criterion_name"]]
    for column in table.columns[first:]:
        cell = table.cell(line.row.number, column.number)
        if cell is not None:
            parts.append(f"{' - '.join(title.text for title in column.titles)}: {cell.printed}")
    line.put(
        name,
        "; ".join(parts),
        trace_of(line.row.label_cell, Method.NORMALIZED) if line.row.label_cell else None,
    )


def _tell(subject: ViewedTable, columns: Columns) -> Iterator[Finding]:
    yield from unmapped(subject, [column for role, column in columns.items() if role != "before"])
    for row in subject.table.rows:
        if row.kind is RowKind.ITEM and row.label and _number(subject, row) is None:
            printed = " | ".join(cell.text for cell in dict.fromkeys(row.cells) if cell.text)
            place = row.label_cell.places[0] if row.label_cell and row.label_cell.places else None
            yield Finding("row-unmapped", "", printed, place=place)


_FIELDS: Mapping[str, Reader] = {
    "criterion_no": _criterion,
    "criterion_name": _name,
    "communes_base": _count,
    "communes_new": _count,
    "communes_total": _count,
    "share_percent": _share,
    "share_percent_computed": _computed,
    "text": _text,
}

CRITERION_TARGETS = View(CriterionTarget, _columns, rows_of(_rows), _FIELDS, tell=_tell)
