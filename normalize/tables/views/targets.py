"""Tables of what is planned for each criterion: one criterion target a row that names one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto

from extract.model import Cell
from normalize.criteria import CriteriaSet
from normalize.numbers import share_of
from normalize.records import CriterionTarget, Finding, Method, Trace
from normalize.tables.views.bands import BandReader, is_total
from normalize.tables.views.cells import CellText, first_place, read_text, trace_of
from normalize.tables.views.figures import read_figures
from normalize.tables.views.labels import bare_label, split_label
from normalize.tables.views.roles import Role, fold_title
from normalize.tables.views.subject import Subject
from normalize.tables.views.view import Row

_FEWEST = 3
_MOST = 0.6
_OF_COMMUNES = re.compile(r"\bxa\b")
_SHARE = re.compile(r"%|\bty le\b|\bti le\b")
_BASE = re.compile(r"^(?:tong so|tong) xa\b(?!.*\b(?:dat|chuan)\b)")
_TOTAL = re.compile(r"\bluy ke\b|\bcong don\b|\b(?:den|het|cuoi) (?:het |cuoi )*nam\b|\btong so\b|\bnang\b")
_NEW = re.compile(r"\b(?:them|tang|moi)\b")
_BEFORE = re.compile(r"\b(?:thuc hien|ket qua|hien trang|hien nay|da dat|thuc trang|ra soat)\b")
_PLANNED = re.compile(r"\b(?:ke hoach|kh|muc tieu|phan dau|chi tieu|du kien|dang ky)\b")
_UNIT = re.compile(r"^(?:dvt|don vi(?: tinh)?)$")
_YEAR = re.compile(r"\b(20\d\d)\b")
_LEAD = re.compile(r"^\s*(?:tiêu chí|tc)\s*(?:số\s*)?(?:\d{1,2})?\s*[-:.–]?\s*(?:về\s+)?", re.IGNORECASE)
_OF_BASE = re.compile(r"\s*(\d+)\s*/\s*(\d+)\s*(?:xã)?\s*")


class _Part(Enum):
    BASE = auto()
    BEFORE = auto()
    NEW = auto()
    TOTAL = auto()
    OPEN = auto()
    SHARE = auto()
    OTHER = auto()


_FIELDS = {
    _Part.NEW: "communes_new",
    _Part.OPEN: "communes_new",
    _Part.TOTAL: "communes_total",
    _Part.BASE: "communes_base",
}


@dataclass(frozen=True, slots=True)
class _Criterion:
    """A row that names a criterion: its number and name as printed, and what is to be said of it."""

    row: Row
    number: int
    cell: Cell
    printed: int | None = None
    findings: tuple[Finding, ...] = ()


def criterion_targets(
    subject: Subject,
) -> tuple[tuple[CriterionTarget, ...], tuple[Finding, ...], tuple[int, ...]]:
    """Give one record a criterion, findings about rows that name none, and the columns not used.

    Empty where the table does not count communes by criterion.
    """
    criteria, layout = subject.context.criteria, subject.layout
    if criteria is None or layout.column(Role.COMMUNE) is not None:
        return (), (), ()
    column = _name_column(subject, criteria)
    if column is None:
        return (), (), ()
    rows, findings = _rows(subject, criteria, column)
    parts = _parts(subject, column, rows)
    counting = [part for part in parts.values() if part in _FIELDS and part is not _Part.BASE]
    if len(rows) < _FEWEST or not counting:
        return (), (), ()
    figures = {at: read_figures([_unsigned(row.row.cells[at].text) for row in rows]) for at in parts}
    records = tuple(
        _record(subject, criteria, row, {at: (parts[at], figures[at][index].value) for at in parts})
        for index, row in enumerate(rows)
    )
    unused = tuple(at for at, part in parts.items() if part in (_Part.OTHER, _Part.BEFORE))
    return records, findings, unused


def _unsigned(text: str) -> str:
    """Take the sign off an increase: ``+12``."""
    return text.strip().removeprefix("+").strip()


def _name_column(subject: Subject, criteria: CriteriaSet) -> int | None:
    """Find the column whose cells name criteria."""
    view = subject.layout.view
    for column in range(view.column_count):
        texts = [row.cells[column].text for row in view.rows if row.cells[column].column_span == 1]
        named = sum(_named(text, criteria) is not None for text in texts if text)
        if named >= max(_FEWEST, _MOST * len([text for text in texts if text])):
            return column
    return None


def _named(text: str, criteria: CriteriaSet) -> int | None:
    name = _LEAD.sub("", split_label(text)[1])
    matched = criteria.match(name) if name and not name[0].isdigit() else None
    return matched.number if matched else None


def _rows(
    subject: Subject, criteria: CriteriaSet, column: int
) -> tuple[tuple[_Criterion, ...], tuple[Finding, ...]]:
    found: list[_Criterion] = []
    findings: list[Finding] = []
    bands = BandReader(subject.layout.view)
    for row in subject.layout.view.rows:
        cell = row.cells[column]
        number = _named(cell.text, criteria)
        if number is None and (is_total(row) or bands.read(row)):
            continue
        if number is None:
            printed = " | ".join(each.text for each in row.printed)
            findings.append(Finding("row-unmapped", "", printed, place=first_place(row.printed[0])))
            continue
        found.append(_Criterion(row, number, cell, _printed_number(row, cell, column)))
    return _as_printed(found, criteria), tuple(findings)


def _printed_number(row: Row, cell: Cell, column: int) -> int | None:
    """Give the number printed with a criterion: in its own cell, or in the column before."""
    inside = re.match(r"(?i)\s*(?:tiêu chí|tc)?\s*(?:số\s*)?(\d{1,2})\b", cell.text)
    if inside:
        return int(inside[1])
    label = bare_label(row.cells[column - 1].text) if column else ""
    return int(label) if label.isdigit() else None


def _as_printed(rows: Sequence[_Criterion], criteria: CriteriaSet) -> tuple[_Criterion, ...]:
    """Let the printed numbers count where most agree with their names; else they only number the rows."""
    agreeing = sum(row.printed == row.number for row in rows)
    if 2 * agreeing <= len(rows):
        return tuple(rows)
    return tuple(_doubted(row, criteria) for row in rows)


def _doubted(row: _Criterion, criteria: CriteriaSet) -> _Criterion:
    if row.printed is None or row.printed == row.number:
        return row
    printed = f"{row.printed} {row.cell.text}"
    details = {"official": criteria.name(row.number)}
    doubt = Finding("criterion-name-number", "criterion_no", printed, "", str(row.number), details)
    return replace(row, number=row.printed, findings=(doubt,))


def _parts(subject: Subject, column: int, rows: Sequence[_Criterion]) -> Mapping[int, _Part]:
    """Say what each column right of the names holds, by its titles and then by its figures."""
    layout, year = subject.layout, subject.context.plan_year
    beside = " ".join(title for titles in layout.view.titles[column + 1 :] for title in titles)
    above = f"{subject.title.value} {subject.caption.unit} {_unit_printed(subject, rows)} {beside}"
    parts: dict[int, _Part] = {}
    for at in range(column + 1, layout.view.column_count):
        if layout.roles[at] is Role.NOTE:
            continue
        titles = " | ".join(fold_title(title) for title in layout.view.titles[at])
        if _UNIT.search(titles):
            continue
        parts[at] = _part(titles, fold_title(above), year)
    _keep_one_share(parts)
    before = next((at for at, part in parts.items() if part is _Part.BEFORE), None)
    for at, part in parts.items():
        if part is _Part.OPEN and before is not None and _at_least(rows, at, before):
            parts[at] = _Part.TOTAL
    return parts


def _unit_printed(subject: Subject, rows: Sequence[_Criterion]) -> str:
    """Give the unit of a column of units, where all rows have the same one."""
    titles = subject.layout.view.titles
    units = [at for at, own in enumerate(titles) if own and _UNIT.search(fold_title(own[-1]))]
    printed = {row.row.cells[units[0]].text for row in rows} if units else set()
    return printed.pop() if len(printed) == 1 else ""


def _part(titles: str, above: str, year: int | None) -> _Part:
    leaf = titles.rpartition(" | ")[2]
    years = [int(found) for found in _YEAR.findall(titles)]
    if _SHARE.search(leaf):
        return _Part.SHARE
    if not (_OF_COMMUNES.search(titles) or _OF_COMMUNES.search(above)):
        return _Part.OTHER
    if _BASE.search(leaf):
        return _Part.BASE
    if year and years and years[-1] != year:
        return _Part.BEFORE if years[-1] < year else _Part.OTHER
    if _NEW.search(leaf):
        return _Part.NEW
    if _TOTAL.search(leaf):
        return _Part.TOTAL
    if _BEFORE.search(titles):
        return _Part.BEFORE
    return _Part.OPEN if _PLANNED.search(titles) or year in years else _Part.OTHER


def _keep_one_share(parts: dict[int, _Part]) -> None:
    """Keep the share that stands right behind what the year ends with."""
    for at, part in list(parts.items()):
        if part is _Part.SHARE and parts.get(at - 1) not in (_Part.TOTAL, _Part.OPEN):
            parts[at] = _Part.OTHER


def _at_least(rows: Sequence[_Criterion], at: int, before: int) -> bool:
    """Say whether no row counts less than it had: then the column accumulates."""
    columns = [read_figures([row.row.cells[column].text for row in rows]) for column in (at, before)]
    pairs = [(now.value, then.value) for now, then in zip(*columns, strict=True)]
    known = [(now, then) for now, then in pairs if now is not None and then is not None]
    return bool(known) and all(now >= then for now, then in known)


def _record(
    subject: Subject,
    criteria: CriteriaSet,
    named: _Criterion,
    values_of: Mapping[int, tuple[_Part, Decimal | None]],
) -> CriterionTarget:
    name = read_text(subject.context, named.cell, "criterion_name")
    values: dict[str, Decimal | int | None] = {}
    traces = {"criterion_name": name.trace, "criterion_no": trace_of(named.cell, Method.MATCHED)}
    findings = [*named.findings, *name.findings]
    for at, (part, value) in values_of.items():
        findings += _take(values, traces, part, value, named.row.cells[at])
    total, base = values.get("communes_total"), values.get("communes_base")
    computed = share_of(total, base)
    if computed is not None:
        traces["share_percent_computed"] = traces["communes_total"]
    return CriterionTarget(
        table_row=named.row.index,
        page=first_place(named.cell).page,
        criterion_set=criteria.decision,
        criterion_no=named.number,
        criterion_name=split_label(name.value)[1] or name.value,
        communes_new=_whole(values.get("communes_new")),
        communes_total=_whole(total),
        communes_base=_whole(base),
        share_percent=_decimal(values.get("share_percent")),
        share_percent_computed=computed,
        text=_text(subject, named, name, tuple(values_of)),
        traces={**traces, "text": trace_of(named.cell, Method.NORMALIZED)},
        findings=tuple(findings),
    )


def _take(
    values: dict[str, Decimal | int | None],
    traces: dict[str, Trace],
    part: _Part,
    value: Decimal | None,
    cell: Cell,
) -> Iterator[Finding]:
    name = "share_percent" if part is _Part.SHARE else _FIELDS.get(part)
    if name is None or not cell.text.strip(" -–"):
        return
    of_base = _OF_BASE.fullmatch(cell.text)
    traces[name] = trace_of(cell, Method.NORMALIZED)
    if of_base:
        values |= {name: int(of_base[1]), "communes_base": int(of_base[2])}
        traces["communes_base"] = traces[name]
    elif value is None or (part is not _Part.SHARE and value != value.to_integral_value()):
        yield Finding("number-unreadable", name, cell.text)
    else:
        values[name] = value
    if part is _Part.OPEN:
        yield Finding("criterion-count-undecided", name, cell.text, cell.text)


def _text(subject: Subject, named: _Criterion, name: CellText, columns: Sequence[int]) -> str:
    """Write the row with its titles, so that what no field takes is there too."""
    titles = subject.layout.view.titles
    cells = ((at, named.row.cells[at].text) for at in columns)
    return "; ".join([name.value, *(f"{' - '.join(titles[at])}: {text}" for at, text in cells if text)])


def _whole(value: Decimal | int | None) -> int | None:
    return None if value is None else int(value)


def _decimal(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
