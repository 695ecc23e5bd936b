"""The figures of a table's body, read before its rows: each decided by its column, its row and the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from extract.model import Cell
from normalize.records.kinds import CellKind, Comparator
from normalize.tables.cells.decide import Habit, decide, habit_of
from normalize.tables.cells.printed import PrintedCell, read_printed
from normalize.tables.cells.readings import ReadingOf, Use, readings
from normalize.tables.corrected_cells import CorrectedCell
from normalize.tables.grid.grid import CellGrid
from normalize.tables.model import NumberDoubt

Place = tuple[int, int]
"""``(row, column)`` of the grid, from 0."""


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure as printed with the value chosen for it; ``candidates`` are those that its form allows."""

    printed: PrintedCell
    value: Decimal | None = None
    value_to: Decimal | None = None
    candidates: tuple[Decimal, ...] = ()
    doubt: NumberDoubt | None = None
    evidence: str = ""


def read_figures(
    grid: CellGrid, body: Sequence[int], columns: Sequence[int], unit_column: int | None
) -> dict[Place, PrintedFigure]:
    """Read every figure in some columns of the body."""
    printed = dict(_printed(grid, body, columns))
    habits = _Habits(printed, _rows_differ(grid, body, unit_column))
    return {place: _figure(grid, place, each, habits) for place, each in printed.items()}


def _printed(
    grid: CellGrid, body: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[Place, PrintedCell]]:
    for row in body:
        for column in columns:
            text = grid.texts[row][column]
            if text and _is_given(grid.cells[row][column], printed := read_printed(text)):
                yield (row, column), printed


def _is_given(cell: Cell, printed: PrintedCell) -> bool:
    """Say whether a cell has a figure: a spreadsheet's zero that is shown as a dash is none."""
    if isinstance(cell, CorrectedCell):
        return True
    return is_figure(printed) or (cell.stored is not None and printed.kind is not CellKind.NIL)


def is_figure(printed: PrintedCell) -> bool:
    """Say whether a cell of a figure column is a figure: words behind it hold no other one."""
    return bool(printed.low) and not any(map(str.isdigit, printed.rest))


def _rows_differ(grid: CellGrid, body: Sequence[int], unit_column: int | None) -> bool:
    """Say whether rows have units of their own, so that a row's figures are more alike than a column's."""
    if unit_column is None:
        return False
    return len({grid.texts[row][unit_column] for row in body} - {""}) > 2


class _Habits:
    """How the columns, the rows and the whole of a table use dots and commas; each counted when asked for."""

    def __init__(self, printed: Mapping[Place, PrintedCell], rows_differ: bool) -> None:
        by_column: dict[int, list[str]] = {}
        by_row: dict[int, list[str]] = {}
        for (row, column), each in printed.items():
            texts = [each.low, each.high] if each.high else [each.low]
            by_column.setdefault(column, []).extend(texts)
            by_row.setdefault(row, []).extend(texts)
        self._columns = {column: habit_of(texts) for column, texts in by_column.items()}
        self._row_texts = by_row
        self._rows: dict[int, Habit] = {}
        self._table_texts = [text for texts in by_column.values() for text in texts]
        self._rows_differ = rows_differ

    def around(self, place: Place) -> Iterator[tuple[str, Habit]]:
        """Give the habits around a cell, the nearest first: the row's where rows have their own units."""
        own = ("column", self._columns[place[1]])
        if self._rows_differ:
            yield "row", self._row(place[0])
            yield own
        else:
            yield own
            yield "row", self._row(place[0])
        yield "table", self._table

    def _row(self, row: int) -> Habit:
        if row not in self._rows:
            self._rows[row] = habit_of(self._row_texts[row])
        return self._rows[row]

    @cached_property
    def _table(self) -> Habit:
        return habit_of(self._table_texts)

    def contradict(self, place: Place, reading: ReadingOf) -> bool:
        """Say whether a column clearly uses a mark the other way round than a figure does.

        ``7,360,158`` beside ``6.120,25`` is more likely a misread or mistyped ``7.360,158``.
        """
        own = self._columns[place[1]]
        return not self._rows_differ and any(
            (reading.use(mark) is Use.DECIMAL and own.uses.get(mark) is Use.THOUSANDS)
            or (reading.use(mark) is Use.THOUSANDS and mark in own.lone)
            for mark in ".,"
        )


def _figure(grid: CellGrid, place: Place, printed: PrintedCell, habits: _Habits) -> PrintedFigure:
    cell = grid.cells[place[0]][place[1]]
    if isinstance(cell, CorrectedCell):
        return _given(printed, cell)
    if cell.stored is not None:
        return PrintedFigure(printed, cell.stored, None, (cell.stored,), evidence="stored")
    sign = -1 if printed.negative else 1
    if printed.malformed or not readings(printed.low) or (printed.high and not readings(printed.high)):
        likely = readings("".join(printed.low.split()))
        return PrintedFigure(
            printed, None, None, tuple(sign * each.value for each in likely), NumberDoubt.MALFORMED
        )
    low = decide(printed.low, habits.around(place))
    high = decide(printed.high, habits.around(place)) if printed.high else None
    candidates = tuple(sign * each.value for each in readings(printed.low))
    if low.reading is None or (high is not None and high.reading is None):
        return PrintedFigure(printed, None, None, candidates, NumberDoubt.UNDECIDED)
    upper = high.reading.value if high and high.reading else None
    doubt = NumberDoubt.SCALE if habits.contradict(place, low.reading) else None
    return PrintedFigure(printed, sign * low.reading.value, upper, candidates, doubt, low.evidence)


def _given(printed: PrintedCell, cell: CorrectedCell) -> PrintedFigure:
    """Take a figure that somebody gave: whether it is a range is told by what was given, not by the print."""
    low, high = cell.given.low, cell.given.high
    kind = CellKind.BOUND if printed.kind is CellKind.BOUND else CellKind.NUMBER
    if high is not None:
        printed, kind = replace(printed, comparator=Comparator.EQUAL), CellKind.RANGE
    return PrintedFigure(replace(printed, kind=kind), low, high, (low,), evidence="given")
