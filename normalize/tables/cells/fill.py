"""The cells of a table: each read by itself, then its figures decided by column, row and table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from normalize.records.kinds import CellKind, ColumnKind, Comparator
from normalize.tables.cells.decide import Habit, decide, habit_of
from normalize.tables.cells.printed import Printed, read_printed
from normalize.tables.cells.readings import readings
from normalize.tables.cells.units import unit_kind
from normalize.tables.columns.units import has_no_unit
from normalize.tables.grid.grid import Grid
from normalize.tables.model import FIGURE_KINDS, NUMERIC_KINDS, Column, Doubt, Position, Row, TypedCell

_OF_COLUMN = {
    ColumnKind.DATE: CellKind.DATE,
    ColumnKind.PERIOD: CellKind.PERIOD,
    ColumnKind.PLACE: CellKind.PLACE,
    ColumnKind.AGENCY: CellKind.AGENCY,
    ColumnKind.CODE: CellKind.CODE,
    ColumnKind.MARK: CellKind.MARK,
}
"""What a text in a column of these kinds is; in others it is a text."""


@dataclass(frozen=True, slots=True)
class _Figure:
    row: Row
    column: Column
    printed: Printed


def fill_cells(grid: Grid, columns: Sequence[Column], rows: Sequence[Row]) -> Mapping[Position, TypedCell]:
    """Read every cell of the body that is not empty."""
    read = [(row, column, grid.texts[row.index][column.number - 1]) for row in rows for column in columns]
    read = [entry for entry in read if entry[2]]
    habits = _Habits(
        [
            _Figure(row, column, printed)
            for row, column, text in read
            if column.is_figures and _counts(printed := read_printed(text))
        ]
    )
    return {(row.number, column.number): _cell(grid, row, column, text, habits) for row, column, text in read}


def _counts(printed: Printed) -> bool:
    """Say whether a cell of a figure column is a figure: words behind it are none of another figure."""
    return bool(printed.low) and not any(map(str.isdigit, printed.rest))


class _Habits:
    """How the columns, the rows and the whole of a table use dots and commas."""

    def __init__(self, figures: Sequence[_Figure]) -> None:
        by_column: dict[int, list[str]] = {}
        by_row: dict[int, list[str]] = {}
        for figure in figures:
            texts = [text for text in (figure.printed.low, figure.printed.high) if text]
            by_column.setdefault(figure.column.number, []).extend(texts)
            by_row.setdefault(figure.row.number, []).extend(texts)
        self._columns = {number: habit_of(texts) for number, texts in by_column.items()}
        self._rows = {number: habit_of(texts) for number, texts in by_row.items()}
        self._table = habit_of(text for texts in by_column.values() for text in texts)
        self._rows_differ = len({f.row.unit for f in figures}) > 2

    def around(self, row: Row, column: Column) -> Sequence[tuple[str, Habit]]:
        """Give the habits around a cell, the nearest first: the row's where rows have their own units."""
        own = ("column", self._columns.get(column.number, Habit()))
        beside = ("row", self._rows.get(row.number, Habit()))
        pair = (beside, own) if self._rows_differ else (own, beside)
        return (*pair, ("table", self._table))


def _cell(grid: Grid, row: Row, column: Column, text: str, habits: _Habits) -> TypedCell:
    source = grid.cells[row.index][column.number - 1]
    printed = read_printed(text)
    base = TypedCell(row.number, column.number, source, text)
    if column.kind in FIGURE_KINDS:
        return _figure(base, printed, row, column, habits) if _counts(printed) else _word(base, printed)
    return _other(base, printed, column)


def _word(base: TypedCell, printed: Printed) -> TypedCell:
    """Take what is no figure in a column of figures for what it is."""
    kind = (
        printed.kind
        if printed.kind in (CellKind.NIL, CellKind.DATE, CellKind.PERIOD, CellKind.MARK)
        else CellKind.TEXT
    )
    return _with(base, kind=kind, value=printed.day)


def _other(base: TypedCell, printed: Printed, column: Column) -> TypedCell:
    kind = printed.kind
    if kind in (CellKind.NIL, CellKind.DATE, CellKind.PERIOD, CellKind.MARK):
        unit = printed.unit if kind is CellKind.PERIOD else ""
        found = readings(printed.low) if printed.low else ()
        value = found[0].value if kind is CellKind.PERIOD and len(found) == 1 else printed.day
        return _with(base, kind=kind, value=value, unit=unit)
    if column.kind is ColumnKind.ORDINAL:
        return _with(base, kind=CellKind.TEXT)
    return _with(
        base, kind=_OF_COLUMN.get(column.kind, CellKind.CODE if kind is CellKind.CODE else CellKind.TEXT)
    )


def _figure(base: TypedCell, printed: Printed, row: Row, column: Column, habits: _Habits) -> TypedCell:
    unit = unit_in_force(printed, row, column)
    kind = printed.kind if printed.kind in NUMERIC_KINDS else CellKind.NUMBER
    if printed.malformed or not readings(printed.low) or (printed.high and not readings(printed.high)):
        return _with(base, kind=kind, unit=unit, doubt=Doubt.MALFORMED, candidates=tuple(_likely(printed)))
    around = habits.around(row, column)
    sign = -1 if printed.negative else 1
    low = decide(printed.low, around)
    high = decide(printed.high, around) if printed.high else None
    open_ = low.reading is None or (high is not None and high.reading is None)
    return _with(
        base,
        kind=kind,
        unit=unit,
        value=None if open_ or low.reading is None else sign * low.reading.value,
        value_to=high.reading.value if high and high.reading and not open_ else None,
        comparator=printed.comparator if kind is not CellKind.RANGE else Comparator.EQUAL,
        candidates=tuple(sign * reading.value for reading in readings(printed.low)),
        doubt=Doubt.UNDECIDED if open_ else None,
        evidence=low.evidence,
    )


def _likely(printed: Printed) -> Iterator[Decimal]:
    """Give what a malformed figure could be with its blanks taken out (``6. 160``)."""
    for reading in readings("".join(printed.low.split())):
        yield -reading.value if printed.negative else reading.value


def unit_in_force(printed: Printed, row: Row, column: Column) -> str:
    """Give the unit of a figure: its own, its column's own, its row's, its table's."""
    if printed.unit and (unit_kind(printed.unit) or not column.unit):
        return printed.unit
    if column.unit_is_own:
        return column.unit
    if has_no_unit(row.label):
        return ""
    return row.unit or column.unit


def _with(base: TypedCell, **changes: object) -> TypedCell:
    return replace(base, **changes)  # type: ignore[arg-type]
