"""The view ``funding``: tables whose rows are sources of money, the total at level 0."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from normalize.forms.numbers import parse_currency, share_of
from normalize.forms.ordinals import OrdinalKind, parse_numeral, plain_ordinal
from normalize.records import Finding, Funding, Method, TableRecord
from normalize.records.kinds import RowKind
from normalize.tables.model import Column, Row, TypedTable
from normalize.tables.to_records import trace_of, value_vnd
from normalize.tables.views.declare import View, label_column, roles, rows_of, unmapped
from normalize.tables.views.figure_fields import read_figure
from normalize.tables.views.row_fields import Columns, RowFields
from normalize.tables.views.subject import ViewedTable

_SOURCES = (RowKind.ITEM, RowKind.GROUP, RowKind.TOTAL)


def _columns(subject: ViewedTable) -> Columns | None:
    """Find sources down the first column, and one of amounts: the total, the plan year's, the only one."""
    named = roles(subject, "funding_columns")
    first = label_column(subject.table)
    if first is None or named.get(first.number) != "source":
        return None
    by_role: dict[str, list[Column]] = {}
    for number, role in named.items():
        by_role.setdefault(role, []).append(subject.table.column(number))
    years = [c for c in subject.table.columns if c.is_figures and c.years_are_own and c.number not in named]
    amounts = [*by_role.get("amount", []), *years]
    of_year = [column for column in amounts if _is_of(column, subject.context.plan_year)]
    wanted = by_role.get("total", [])[:1] or of_year or amounts
    if len(wanted) != 1:
        return None
    found = {"source": first, "amount": wanted[0]}
    return found | ({"share": by_role["share"][0]} if "share" in by_role else {})


def _is_of(column: Column, year: int | None) -> bool:
    return (
        column.years_are_own and column.years is not None and column.years.first == year == column.years.last
    )


def _rows(subject: ViewedTable, columns: Columns) -> Sequence[Row]:
    return [row for row in subject.table.rows if row.kind in _SOURCES and row.label]


def _number(line: RowFields, name: str) -> None:
    """Number a source as the tree does: a number printed under another is written after it (``I.1``).

    What has no number on paper has none here, and stands under the last numbered one.
    """
    own = _name_of(line.subject.table, line.row)
    line.put(name, own, line.ordinal_trace() if own else None)


def _parent(line: RowFields, name: str) -> None:
    line.put(name, _above(line.subject.table, line.row))


def _level(line: RowFields, name: str) -> None:
    line.put(name, 0 if line.row.kind is RowKind.TOTAL else line.row.depth)


def _name_of(table: TypedTable, row: Row) -> str:
    ordinal = parse_numeral(row.ordinal)
    if ordinal is None or row.kind is RowKind.TOTAL:
        return ""
    own, above = plain_ordinal(row.ordinal), _above(table, row)
    return f"{above}.{own}" if above and ordinal.kind is not OrdinalKind.DOTTED else own


def _above(table: TypedTable, row: Row) -> str:
    """Give the number of the nearest row above in the tree that has one."""
    if row.parent is None or row.kind is RowKind.TOTAL:
        return ""
    parent = table.row(row.parent)
    return _name_of(table, parent) or _above(table, parent)


def _source(line: RowFields, name: str) -> None:
    line.put(name, line.label(name, "source"))


def _amount(line: RowFields, name: str) -> None:
    """Read an amount with its unit; without a unit of money it is worth no đồng, and that is told."""
    read_figure(line, name, "amount")
    cell = line.cell("amount")
    if cell is None:
        return
    unit = parse_currency(cell.unit) if cell.unit else None
    line.put("currency_unit", unit.value if unit else "")
    line.put("amount_vnd", value_vnd(cell), trace_of(cell.source, Method.NORMALIZED))
    if unit is None and cell.number is not None:
        line.tell("unit-missing", "currency_unit", cell.printed)


def _share(line: RowFields, name: str) -> None:
    read_figure(line, name, "share")


def _with_shares(records: Sequence[TableRecord]) -> Iterable[TableRecord]:
    """Add each source's share of the table's total, where the table has exactly one."""
    sources = [record for record in records if isinstance(record, Funding)]
    totals = [record.amount for record in sources if record.level == 0]
    for record in sources:
        computed = share_of(record.amount, totals[0]) if len(totals) == 1 and record.level else None
        yield replace(record, share_percent_computed=computed)


def _unused(subject: ViewedTable, columns: Columns) -> Iterator[Finding]:
    yield from unmapped(subject, columns.values())


FUNDING = View(
    record=Funding,
    columns=_columns,
    lines=rows_of(_rows),
    fields={
        "source_name": _source,
        "source_no": _number,
        "parent_no": _parent,
        "level": _level,
        "amount": _amount,
        "share_percent": _share,
    },
    finish=_with_shares,
    tell=_unused,
)
