"""What a row says about the criteria of its commune: counts and lists, or a matrix of marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.model import Cell
from normalize.criteria import CriteriaSet
from normalize.records import Finding, Method, Trace
from normalize.tables.views.cells import trace_of
from normalize.tables.views.contents import column_texts, is_undecided
from normalize.tables.views.criteria_list import parse_count, parse_criteria
from normalize.tables.views.layout import Layout
from normalize.tables.views.roles import Role, column_role
from normalize.tables.views.view import Row
from normalize.unicode import strip_accents

_YES = {"x", "d", "v", "+", "dat", "da dat", "√", "✓", "✔", "x.", "•"}
_NO = {"", "-", "–", "k", "c", "kd", "o", "0", "chua", "chua dat", "khong", "khong dat", "cd", "k dat"}
_PLANNED_MARKS = {"kh", "pd", "phan dau", "dk", "ke hoach"}


@dataclass
class Criteria:
    """Values, traces and findings of the fields about criteria, by field name."""

    counts: dict[str, int | None] = field(default_factory=dict)
    lists: dict[str, tuple[int, ...]] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


_COUNTS = (
    (Role.ACHIEVED_COUNT, "achieved_count"),
    (Role.PLANNED_COUNT, "planned_count"),
    (Role.CUMULATIVE_COUNT, "cumulative_count"),
)
_LISTS = (
    (Role.ACHIEVED_LIST, "achieved_criteria", "achieved_count"),
    (Role.PLANNED_LIST, "planned_criteria", "planned_count"),
)
CRITERIA_ROLES = (*(role for role, _ in _COUNTS), *(role for role, _, _ in _LISTS))
"""The roles whose columns have a field of their own."""


def read_criteria(layout: Layout, row: Row, criteria: CriteriaSet | None) -> Criteria:
    """Read all that a row says about criteria."""
    read = Criteria()
    for role, name in _COUNTS:
        cell = layout.cell(row, role)
        if cell is not None:
            _read_count(read, cell, name)
    for role, name, count_name in _LISTS:
        cell = layout.cell(row, role)
        if cell is not None:
            _read_list(read, cell, name, criteria, read.counts.get(count_name))
    if read.counts.get("planned_count") is not None and is_undecided(layout.view, layout.roles):
        read.findings.append(
            Finding("planned-count-undecided", "planned_count", str(read.counts["planned_count"]))
        )
    _read_marks(read, layout, row)
    _note_gaps(read, layout, row)
    _complement(read, layout, row, criteria)
    return read


def _read_count(read: Criteria, cell: Cell, name: str) -> None:
    count = parse_count(cell.text)
    read.counts[name] = count.value
    read.traces[name] = trace_of(cell, Method.NORMALIZED if count.repaired else Method.AS_READ)
    if count.unread:
        read.findings.append(Finding("count-unreadable", name, cell.text))
    elif count.repaired:
        read.findings.append(Finding("look-alike-read", name, cell.text, str(count.value)))


def _read_list(
    read: Criteria, cell: Cell, name: str, criteria: CriteriaSet | None, count: int | None
) -> None:
    listed = parse_criteria(cell.text, criteria, count)
    read.lists[name] = listed.numbers
    read.traces[name] = trace_of(cell, Method.NORMALIZED if listed.repaired else Method.AS_READ)
    written = ";".join(map(str, listed.numbers))
    if listed.unread:
        details = {"unread": "; ".join(listed.unread)}
        read.findings.append(Finding("list-unreadable", name, cell.text, written, details=details))
    elif listed.repaired:
        read.findings.append(Finding("look-alike-read", name, cell.text, written))


def _note_gaps(read: Criteria, layout: Layout, row: Row) -> None:
    """Tell an empty cell beside a printed count or list of the same side, or in a filled column."""
    for list_role, list_name, count_name in _LISTS:
        listed, counted = bool(read.lists.get(list_name)), bool(read.counts.get(count_name))
        if not layout.criteria and layout.has(list_role) and counted and not listed:
            _note_gap(read, list_name)
        if count_name in read.counts and listed and read.counts[count_name] is None:
            _note_gap(read, count_name)
    column = layout.column(Role.CUMULATIVE_COUNT)
    if column is not None and not row.cells[column].text:
        filled = sum(bool(other.cells[column].text) for other in layout.view.rows)
        if 2 * filled > len(layout.view.rows):
            _note_gap(read, "cumulative_count")


def _note_gap(read: Criteria, name: str) -> None:
    if not any(finding.field == name for finding in read.findings):
        read.findings.append(Finding("value-missing", name))


def _read_marks(read: Criteria, layout: Layout, row: Row) -> None:
    """Read a criteria matrix: a mark means achieved, or planned where the titles above say so."""
    marked: dict[str, list[tuple[int, Cell]]] = {"achieved_criteria": [], "planned_criteria": []}
    binary = _marks_in_figures(layout)
    for column, number in layout.criteria.items():
        cell = row.cells[column]
        text = "x" if binary and cell.text.strip() == "1" else cell.text
        name = _mark_meaning(text, layout.view.titles[column])
        if name is None:
            read.findings.append(
                Finding("mark-unreadable", "achieved_criteria", cell.text, details={"criterion": str(number)})
            )
        elif name:
            marked[name].append((number, cell))
    for name, cells in marked.items():
        if cells and not read.lists.get(name):
            read.lists[name] = tuple(number for number, _ in cells)
            read.traces[name] = _trace_of_marks([cell for _, cell in cells])


def _marks_in_figures(layout: Layout) -> bool:
    """Say whether a matrix marks with 1 and 0."""
    texts = {text.strip() for column in layout.criteria for text in column_texts(layout.view, column)}
    return "1" in texts and texts <= {"0", "1", "-"}


def _mark_meaning(text: str, titles: Sequence[str]) -> str | None:
    """Name the list that a mark belongs to; empty for none, None where the mark is not understood."""
    mark = strip_accents(text).lower().strip(" .")
    if mark in _NO:
        return ""
    if mark in _PLANNED_MARKS:
        return "planned_criteria"
    if mark not in _YES:
        return None
    return (
        "planned_criteria"
        if column_role((*titles[:-1], "tiêu chí")) is Role.PLANNED_LIST
        else "achieved_criteria"
    )


def _trace_of_marks(cells: Sequence[Cell]) -> Trace:
    """Trace a list of marks to its first cell, with the confidence of the least sure one."""
    known = [cell.confidence for cell in cells if cell.confidence is not None]
    first = trace_of(cells[0], Method.NORMALIZED)
    return Trace(
        printed=" ".join(cell.text for cell in cells),
        place=first.place,
        confidence=min(known) if known else None,
        method=Method.NORMALIZED,
    )


def _complement(read: Criteria, layout: Layout, row: Row, criteria: CriteriaSet | None) -> None:
    """Derive the achieved criteria from a list of those not yet achieved.

    Only where nothing lists the achieved ones and the printed count agrees that the rest of the
    set is exactly those: then the paper says it twice.
    """
    cell = layout.cell(row, Role.MISSING_LIST)
    if cell is None or criteria is None or read.lists.get("achieved_criteria"):
        return
    missing = parse_criteria(cell.text, criteria)
    if missing.unread:
        details = {"unread": "; ".join(missing.unread)}
        read.findings.append(Finding("list-unreadable", "note", cell.text, details=details))
        return
    rest = tuple(number for number in criteria.numbers if number not in missing.numbers)
    count = read.counts.get("achieved_count")
    if count is not None and count != len(rest):
        details = {"count": str(count), "missing": str(len(missing.numbers)), "set": str(criteria.count)}
        read.findings.append(Finding("missing-criteria-count", "achieved_count", cell.text, details=details))
    elif count is not None:
        read.lists["achieved_criteria"] = rest
        read.traces["achieved_criteria"] = trace_of(cell, Method.NORMALIZED)
        written = ";".join(map(str, rest))
        read.findings.append(Finding("achieved-derived", "achieved_criteria", cell.text, written))
