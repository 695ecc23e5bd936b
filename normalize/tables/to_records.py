"""Typed tables as records of the contract, each with where it comes from.

What repeats or follows from label, head or printed cell is traced by the declaration of its column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.model import NOWHERE, Cell, Place, mean_confidence, union_places
from normalize.records import Figure, Finding, Method, Record, TableCell, TableColumn, TableRow, Trace
from normalize.records.kinds import CellKind
from normalize.tables.cells.units import money_factor
from normalize.tables.model import NUMERIC_KINDS, Column, NumberDoubt, Row, TypedCell, TypedTable

_RULES = {
    NumberDoubt.UNDECIDED: "table-number-undecided",
    NumberDoubt.MALFORMED: "table-number-malformed",
    NumberDoubt.SCALE: "table-number-scale",
}


def table_records(tables: Sequence[TypedTable]) -> Iterator[Record]:
    """Give the records of all typed tables, dataset by dataset within each table."""
    for table in tables:
        yield from (_column(table, column) for column in table.columns)
        yield from (_row(table, row) for row in table.rows)
        for cell in table.cells.values():
            yield _cell(table, cell)
            if is_figure(table, cell):
                yield _figure(table, cell)


def is_figure(table: TypedTable, cell: TypedCell) -> bool:
    """Say whether a cell is a figure: a number, range or bound in a column of figures."""
    return cell.kind in NUMERIC_KINDS and table.column(cell.column_no).is_figures


def trace_of(cell: Cell, method: Method = Method.AS_READ) -> Trace:
    """Give the trace of a value that comes from a cell; one over a page break has its first page."""
    place = cell.places[0] if cell.places else NOWHERE
    return Trace(cell.text, place, cell.confidence, method, cell.alternatives)


def _column(table: TypedTable, column: Column) -> TableColumn:
    trace = _of_titles(column)
    return TableColumn(
        page=trace.place.page or _page(table),
        table_id=table.table_id,
        column_no=column.number,
        header=column.header,
        kind=column.kind,
        measure=column.measure,
        unit=column.unit,
        year_from=column.years.first if column.years else None,
        year_to=column.years.last if column.years else None,
        basis=column.basis,
        formula=column.formula,
        findings=_missing_years(column),
        traces={"header": trace},
    )


def _missing_years(column: Column) -> tuple[Finding, ...]:
    if not column.years_missing:
        return ()
    return (Finding("table-years-missing", "year_from", column.header, details={"column": column.leaf}),)


def unit_findings(table: TypedTable) -> Iterator[Finding]:
    """Tell once a table which columns have no unit, and which have one against their words."""
    for rule, columns in (
        ("table-unit-missing", table.without_unit),
        ("table-unit-contested", table.with_contested_unit),
    ):
        named = "; ".join(each.header or str(each.number) for each in columns)
        place = next((_of_titles(column).place for column in columns), None)
        if columns:
            yield Finding(rule, "unit", named, details={"columns": named, "unit": table.unit}, place=place)


def _of_titles(column: Column) -> Trace:
    lines = [line for cell in column.titles for line in cell.lines]
    places = union_places(place for cell in column.titles for place in cell.places)
    place = places[0] if places else NOWHERE
    return Trace(column.header, place, mean_confidence(lines), Method.NORMALIZED)


def _row(table: TypedTable, row: Row) -> TableRow:
    label = trace_of(row.label_cell, Method.NORMALIZED) if row.label_cell else Trace()
    traces = dict.fromkeys(("ordinal", "label"), label)
    if row.unit:
        traces["unit"] = trace_of(row.unit_cell, Method.NORMALIZED) if row.unit_cell else label
    return TableRow(
        page=label.place.page or _page(table),
        table_id=table.table_id,
        row_no=row.number,
        ordinal=row.ordinal,
        label=row.label,
        kind=row.kind,
        parent_row_no=row.parent,
        depth=row.depth,
        path=" / ".join(row.path),
        unit=row.unit,
        year_from=row.years.first if row.years else None,
        year_to=row.years.last if row.years else None,
        traces=traces,
        findings=(Finding("text-repaired", "ordinal", row.ordinal_read, row.ordinal),)
        if row.ordinal_read
        else (),
    )


def _cell(table: TypedTable, cell: TypedCell) -> TableCell:
    trace = trace_of(cell.source)
    return TableCell(
        page=trace.place.page or _page(table),
        table_id=table.table_id,
        row_no=cell.row_no,
        column_no=cell.column_no,
        printed=cell.printed,
        kind=cell.kind,
        value=cell.value,
        value_to=cell.value_to,
        comparator=cell.comparator,
        unit=cell.unit,
        traces={"printed": trace},
        findings=_findings(table, cell),
    )


def _findings(table: TypedTable, cell: TypedCell) -> tuple[Finding, ...]:
    if cell.doubt is None:
        return ()
    details = {
        "row": table.row(cell.row_no).label[:80] or str(cell.row_no),
        "column": table.column(cell.column_no).header[:80] or str(cell.column_no),
        "readings": ", ".join(f"{candidate:f}" for candidate in cell.candidates),
    }
    value = f"{cell.value:f}" if isinstance(cell.value, Decimal) else ""
    return (Finding(_RULES[cell.doubt], "value", cell.printed, value, details=details),)


def _figure(table: TypedTable, cell: TypedCell) -> Figure:
    column, row = table.column(cell.column_no), table.row(cell.row_no)
    years = table.years_of(cell)
    trace = trace_of(cell.source, Method.NORMALIZED)
    return Figure(
        page=trace.place.page or _page(table),
        table_id=table.table_id,
        row_no=cell.row_no,
        column_no=cell.column_no,
        path=" / ".join(row.path),
        row_kind=row.kind,
        measure=column.measure,
        value=cell.number,
        value_to=cell.value_to,
        comparator=cell.comparator,
        unit=cell.unit,
        value_vnd=value_vnd(cell),
        year_from=years.first if years else None,
        year_to=years.last if years else None,
        basis=column.basis,
        traces={"value": trace},
    )


def value_vnd(cell: TypedCell) -> int | None:
    """Give an amount of money in whole đồng; None for other figures and for what ends inside a đồng."""
    factor = money_factor(cell.unit) if cell.unit else None
    if factor is None or cell.number is None or cell.kind is not CellKind.NUMBER:
        return None
    exact = cell.number * factor
    return int(exact) if exact == exact.to_integral_value() else None


def _page(table: TypedTable) -> int | None:
    places: Sequence[Place] = table.table.places
    return places[0].page if places else None
