"""Tables of sources of money: one funding record a source, the total at level 0."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.model import Cell
from normalize.numbers import Currency, parse_currency, share_of, to_vnd
from normalize.records import Finding, Funding, Method
from normalize.tables.views.bands import is_total
from normalize.tables.views.cells import first_place, read_text, trace_of
from normalize.tables.views.figures import Figure, read_figures
from normalize.tables.views.labels import LabelKind, bare_label, label_kind, split_label
from normalize.tables.views.layout import Layout
from normalize.tables.views.roles import Role, fold_title
from normalize.tables.views.subject import Subject
from normalize.tables.views.view import Row


@dataclass(frozen=True, slots=True)
class _Source:
    """One row with its number in the tree of sources."""

    row: Row
    number: str
    parent: str
    level: int


def amount_column(subject: Subject) -> int | None:
    """Choose the column of the amounts: the total, else the plan year's, else the only one."""
    layout = subject.layout
    total = layout.column(Role.TOTAL)
    if total is not None:
        return total
    amounts = [column for column, role in enumerate(layout.roles) if role is Role.AMOUNT]
    year = str(subject.context.plan_year)
    of_year = [column for column in amounts if year in " ".join(layout.view.titles[column])]
    return (of_year or amounts)[0] if len(of_year) == 1 or len(amounts) == 1 else None


@dataclass(frozen=True, slots=True)
class _Money:
    """What the columns of figures say about one row."""

    cell: Cell
    figure: Figure
    unit: Currency | None
    share_cell: Cell | None = None
    share: Figure | None = None


def funding(subject: Subject, column: int) -> Iterator[Funding]:
    """Give one record a source; amounts are read with the whole column as evidence."""
    rows = list(zip(_numbered(subject.layout), _money(subject, column), strict=True))
    totals = [money.figure.value for source, money in rows if source.level == 0]
    for source, money in rows:
        yield _with_share(_record(subject, source, money), totals)


def _with_share(record: Funding, totals: Sequence[Decimal | None]) -> Funding:
    """Add a source's share of the table's total, where the table has exactly one."""
    computed = share_of(record.amount, totals[0]) if len(totals) == 1 and record.level else None
    if computed is None:
        return record
    traces = {**record.traces, "share_percent_computed": record.traces["amount"]}
    return replace(record, share_percent_computed=computed, traces=traces)


def _money(subject: Subject, column: int) -> Iterator[_Money]:
    rows, share = subject.layout.view.rows, subject.layout.column(Role.SHARE)
    unit = _unit(subject, column)
    figures = read_figures([row.cells[column].text for row in rows])
    if share is None:
        yield from (
            _Money(row.cells[column], figure, unit) for row, figure in zip(rows, figures, strict=True)
        )
        return
    shares = read_figures([row.cells[share].text for row in rows])
    for row, figure, percent in zip(rows, figures, shares, strict=True):
        yield _Money(row.cells[column], figure, unit, row.cells[share], percent)


def _unit(subject: Subject, column: int) -> Currency | None:
    """The unit of money above the table or in the column's titles."""
    titles = " ".join(subject.layout.view.titles[column])
    printed = [subject.caption.unit, *re.findall(r"\(([^)]*)\)", titles)]
    return next((unit for text in printed if text and (unit := parse_currency(text))), None)


def _numbered(layout: Layout) -> Iterator[_Source]:
    """Number the rows as a tree: kinds of labels nest in the order in which they first appear.

    A number printed under another one is written after it (``I.1``), so that it names one source;
    what has no number on paper has none here, and stands under the last numbered one.
    """
    nesting: list[LabelKind] = []
    path: list[str] = []
    for row in layout.view.rows:
        _, label, _ = _name_and_label(layout, row)
        if is_total(row):
            yield _Source(row, "", "", 0)
            continue
        number = bare_label(label)
        kind = label_kind(label) if number else LabelKind.NONE
        if kind not in nesting:
            nesting.append(kind)
        level = nesting.index(kind)
        path = path[:level]
        parent = next((known for known in reversed(path) if known), "")
        if number and parent and kind is not LabelKind.DECIMAL:
            number = f"{parent}.{number}"
        path.append(number)
        yield _Source(row, number, parent, level + 1)


def _name_and_label(layout: Layout, row: Row) -> tuple[Cell, str, Cell | None]:
    name = layout.cell(row, Role.SOURCE) or row.printed[0]
    label = layout.cell(row, Role.ROW_NO)
    if label is not None and label is not name and label.text:
        return name, label.text, label
    return name, split_label(name.text)[0], name


def _record(subject: Subject, source: _Source, money: _Money) -> Funding:
    name, _, label_cell = _name_and_label(subject.layout, source.row)
    text = read_text(subject.context, name, "source_name")
    traces = {"source_name": text.trace, "amount": trace_of(money.cell, Method.NORMALIZED)}
    traces["amount_vnd"] = traces["amount"]
    if source.number and label_cell is not None:
        traces["source_no"] = trace_of(label_cell)
    if money.share_cell is not None:
        traces["share_percent"] = trace_of(money.share_cell)
    amount, unit = money.figure.value, money.unit
    return Funding(
        page=first_place(name).page,
        table_row=source.row.index,
        source_no=source.number,
        parent_no=source.parent,
        level=source.level,
        source_name=split_label(text.value)[1] if label_cell is name else text.value,
        amount=amount,
        currency_unit=unit.value if unit else "",
        amount_vnd=to_vnd(amount, unit) if unit else None,
        share_percent=money.share.value if money.share else None,
        traces=traces,
        findings=(*text.findings, *_findings(money)),
    )


def _findings(money: _Money) -> Iterator[Finding]:
    printed = money.cell.text
    if money.figure.is_open:
        yield Finding("number-ambiguous", "amount", printed, suggestion=_written(money.figure.candidates))
    elif money.figure.unread:
        yield Finding("number-unreadable", "amount", printed)
    if money.unit is None and money.figure.value is not None:
        yield Finding("unit-missing", "currency_unit", printed)


def _written(candidates: Sequence[Decimal]) -> str:
    return "; ".join(f"{candidate:f}" for candidate in candidates)


def is_source_table(layout: Layout) -> bool:
    """Say whether the rows of a table are sources of money: that is its first column after the number."""
    source = layout.column(Role.SOURCE)
    if source is None or not layout.has(Role.TOTAL, Role.AMOUNT):
        return False
    first = next((column for column, role in enumerate(layout.roles) if role is not Role.ROW_NO), None)
    return source == first and "nguon" in fold_title(layout.title(source))
