"""What a row says about the criteria of its commune: counts and lists, or a matrix of marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from normalize.lexicon import Lexicon
from normalize.records import Finding, Method, joined
from normalize.tables.model import TypedCell
from normalize.tables.to_records import trace_of
from normalize.tables.views.communes.criteria_columns import CriteriaColumns
from normalize.tables.views.communes.criteria_contents import is_undecided
from normalize.tables.views.communes.criteria_list import parse_criteria
from normalize.tables.views.communes.criteria_sheet import CriteriaSheet, read_count
from normalize.tables.views.communes.criteria_titles import criteria_role
from normalize.tables.views.row_fields import RowFields

COUNTS = ("achieved_count", "planned_count", "cumulative_count")
LISTS = {"achieved_criteria": "achieved_count", "planned_criteria": "planned_count"}
"""Lists with the count of the same side."""
_SIGNS = frozenset("+√✓✔•")
_NOTHING = frozenset(("", "-", "–"))


def read_count_field(line: RowFields, name: str) -> None:
    """Read how many criteria there are."""
    cell = line.said(name)
    if name not in line.columns:
        return
    if cell is None:
        line.put(name, None, trace_of(line.row.cells[line.columns[name].number - 1]))
        return
    count = read_count(cell)
    line.put(name, count.value, trace_of(cell.source, _method(count.repaired)))
    if count.unread:
        line.tell("count-unreadable", name, cell.source.text)
    elif count.repaired:
        line.tell("look-alike-read", name, cell.source.text, str(count.value))


def read_list_field(line: RowFields, name: str) -> None:
    """Read which criteria they are."""
    cell = line.said(name)
    if name not in line.columns:
        return
    if cell is None:
        line.put(name, (), trace_of(line.row.cells[line.columns[name].number - 1]))
        return
    listed = parse_criteria(cell.source.text, line.subject.context.criteria, line.values.get(LISTS[name]))
    line.put(name, listed.numbers, trace_of(cell.source, _method(listed.repaired)))
    written = ";".join(map(str, listed.numbers))
    if listed.unread:
        details = {"unread": "; ".join(listed.unread)}
        line.findings.append(Finding("list-unreadable", name, cell.source.text, written, details=details))
    elif listed.repaired:
        line.tell("look-alike-read", name, cell.source.text, written)


def _method(repaired: bool) -> Method:
    return Method.NORMALIZED if repaired else Method.AS_READ


def read_marks(line: RowFields, columns: CriteriaColumns) -> None:
    """Read a criteria matrix: a mark means achieved, or planned where the titles above say so."""
    marked: dict[str, list[tuple[int, TypedCell]]] = {"achieved_criteria": [], "planned_criteria": []}
    binary = bool(columns.marks) and _marks_in_figures(columns)
    for number, criterion in columns.marks.items():
        cell = line.at(line.subject.table.column(number))
        if cell is None:
            continue
        text = "x" if binary and cell.printed == "1" else cell.printed
        name = _meaning(text, line.subject.titles[number])
        if name is None:
            told = Finding("mark-unreadable", "achieved_criteria", cell.source.text)
            line.findings.append(replace(told, details={"criterion": str(criterion)}))
        elif name:
            marked[name].append((criterion, cell))
    for name, cells in marked.items():
        if cells and not line.values.get(name):
            traces = [trace_of(cell.source, Method.NORMALIZED) for _, cell in cells]
            line.put(name, tuple(number for number, _ in cells), joined(traces, Method.NORMALIZED))


def _marks_in_figures(columns: CriteriaColumns) -> bool:
    """Say whether a matrix marks with 1 and 0."""
    sheet = CriteriaSheet(columns.subject)
    texts = {text for number in columns.marks for text in sheet.texts(number)}
    return "1" in texts and texts <= {"0", "1", "-"}


def _meaning(text: str, titles: Sequence[str]) -> str | None:
    """Name the list that a mark belongs to; empty for none, None where the mark is not understood."""
    bare = text.strip(" .")
    concept = Lexicon.load("criteria_marks").match(bare)
    if bare in _NOTHING:
        return ""
    if concept is None and bare not in _SIGNS:
        return None
    if concept is not None and concept.name != "yes":
        return str(concept.get("field"))
    planned = criteria_role((*titles[:-1], "tiêu chí")) == "planned_criteria"
    return "planned_criteria" if planned else "achieved_criteria"


def tell_gaps(line: RowFields, columns: CriteriaColumns) -> None:
    """Tell an empty cell beside a printed count or list of the same side, or in a column filled elsewhere."""
    for listed, counted in LISTS.items():
        has_list, count = bool(line.values.get(listed)), line.values.get(counted)
        if not columns.marks and listed in line.columns and count and not has_list:
            _tell_gap(line, listed)
        if counted in line.columns and has_list and count is None:
            _tell_gap(line, counted)
    column = line.columns.get("cumulative_count")
    if column is not None and not line.row.cells[column.number - 1].text:
        filled = sum(1 for _ in line.subject.table.of_column(column.number))
        if 2 * filled > len(line.subject.table.rows):
            _tell_gap(line, "cumulative_count")


def _tell_gap(line: RowFields, name: str) -> None:
    if not any(finding.field == name for finding in line.findings):
        line.tell("value-missing", name)


def tell_undecided(line: RowFields, columns: CriteriaColumns) -> None:
    """Tell a planned count of which nothing says whether it is added or reached in all."""
    count = line.values.get("planned_count")
    if count is not None and is_undecided(CriteriaSheet(line.subject), dict(columns.roles)):
        line.tell("planned-count-undecided", "planned_count", str(count))


def complement(line: RowFields) -> None:
    """Derive the achieved criteria from a list of those not yet achieved.

    Only where nothing lists the achieved ones and the printed count agrees that the rest of the
    set is exactly those: then the paper says it twice.
    """
    cell, criteria = line.said("missing_criteria"), line.subject.context.criteria
    if criteria is None or line.values.get("achieved_criteria") or "missing_criteria" not in line.columns:
        return
    printed = cell.source.text if cell else ""
    missing = parse_criteria(printed, criteria)
    if missing.unread:
        details: Mapping[str, str] = {"unread": "; ".join(missing.unread)}
        line.findings.append(Finding("list-unreadable", "note", printed, details=details))
        return
    rest = tuple(number for number in criteria.numbers if number not in missing.numbers)
    count = line.values.get("achieved_count")
    if count is not None and count != len(rest):
        details = {"count": str(count), "missing": str(len(missing.numbers)), "set": str(criteria.count)}
        line.findings.append(Finding("missing-criteria-count", "achieved_count", printed, details=details))
    elif count is not None:
        source = cell.source if cell else line.row.cells[line.columns["missing_criteria"].number - 1]
        line.put("achieved_criteria", rest, trace_of(source, Method.NORMALIZED))
        line.tell("achieved-derived", "achieved_criteria", printed, ";".join(map(str, rest)))
