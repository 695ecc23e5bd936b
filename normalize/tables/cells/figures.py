"""The figures of a table's body, read before its rows: each decided by its column, its row and the table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import NamedTuple

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


class PrintedFigure(NamedTuple):
    """A figure as printed with the value chosen for it; ``candidates`` are those that its form allows."""

    printed: PrintedCell
    value: Decimal | None = None
    value_to: Decimal | None = None
    candidates: tuple[Decimal, ...] = ()
    doubt: NumberDoubt | None = None
    evidence: str = ""


class _Found(NamedTuple):
    """A figure as printed, with all readings of its two ends; ``high`` has none but in ranges."""

    printed: PrintedCell
    low: Sequence[ReadingOf]
    high: Sequence[ReadingOf] = ()


def read_figures(
    grid: CellGrid, body: Sequence[int], columns: Sequence[int], unit_column: int | None
) -> dict[Place, PrintedFigure]:
    """Read every figure in some columns of the body."""
    found = dict(_found(grid, body, columns))
    habits = _Habits(found, rows_differ=_rows_differ(grid, body, unit_column))
    return {place: _figure(grid, place, each, habits) for place, each in found.items()}


def _found(grid: CellGrid, body: Sequence[int], columns: Sequence[int]) -> Iterator[tuple[Place, _Found]]:
    for row in body:
        for column in columns:
            text = grid.texts[row][column]
            if text and _is_given(grid.cells[row][column], printed := read_printed(text)):
                high = readings(printed.high) if printed.high else ()
                yield (row, column), _Found(printed, readings(printed.low), high)


def _is_given(cell: Cell, printed: PrintedCell) -> bool:
    """Say whether a cell has a figure: a spreadsheet's zero that is shown as a dash is none."""
    if isinstance(cell, CorrectedCell):
        return True
    return is_figure(printed) or (cell.stored is not None and printed.kind is not CellKind.NIL)


def is_figure(printed: PrintedCell) -> bool:
    """Say whether a cell of a figure column is a figure: words behind it hold no other one."""
    return bool(printed.low) and not (printed.rest and any(map(str.isdigit, printed.rest)))


def _rows_differ(grid: CellGrid, body: Sequence[int], unit_column: int | None) -> bool:
    """Say whether rows have units of their own, so that a row's figures are more alike than a column's."""
    if unit_column is None:
        return False
    return len({grid.texts[row][unit_column] for row in body} - {""}) > 2


class _Habits:
    """How the columns, the rows and the whole of a table use dots and commas; each counted when asked for."""

    def __init__(self, figures: Mapping[Place, _Found], *, rows_differ: bool) -> None:
        self._of_columns: defaultdict[int, list[Sequence[ReadingOf]]] = defaultdict(list)
        self._of_rows: defaultdict[int, list[Sequence[ReadingOf]]] = defaultdict(list)
        for (row, column), each in figures.items():
            for found in (each.low, each.high) if each.high else (each.low,):
                self._of_columns[column].append(found)
                self._of_rows[row].append(found)
        self._columns = {column: habit_of(found) for column, found in self._of_columns.items()}
        self._rows: dict[int, Habit] = {}
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
            self._rows[row] = habit_of(self._of_rows[row])
        return self._rows[row]

    @cached_property
    def _table(self) -> Habit:
        return habit_of(chain.from_iterable(self._of_columns.values()))

    def contradict(self, place: Place, reading: ReadingOf) -> bool:
        """Say whether a column clearly uses a mark the other way round than a figure does.

        ``7,360,158`` beside ``6.120,25`` is more likely a misread or mistyped ``7.360,158``.
        """
        own = self._columns[place[1]]
        return not self._rows_differ and any(
            own.uses.get(mark) is Use.THOUSANDS if use is Use.DECIMAL else mark in own.lone
            for mark, use in reading.uses
        )


def _figure(grid: CellGrid, place: Place, found: _Found, habits: _Habits) -> PrintedFigure:
    printed = found.printed
    cell = grid.cells[place[0]][place[1]]
    if isinstance(cell, CorrectedCell):
        return _given(printed, cell)
    if cell.stored is not None:
        return PrintedFigure(printed, cell.stored, None, (cell.stored,), evidence="stored")
    plain = not (printed.negative or printed.high or printed.malformed)
    if plain and len(found.low) == 1 and not found.low[0].uses:
        value = found.low[0].value
        return PrintedFigure(printed, value, None, (value,), evidence="form")
    sign = -1 if printed.negative else 1
    if printed.malformed or not found.low or (printed.high and not found.high):
        likely = readings("".join(printed.low.split()))
        return PrintedFigure(
            printed, None, None, tuple(sign * each.value for each in likely), NumberDoubt.MALFORMED
        )
    low = decide(found.low, habits.around(place))
    high = decide(found.high, habits.around(place)) if printed.high else None
    candidates = tuple([sign * each.value for each in found.low])
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
        printed, kind = printed._replace(comparator=Comparator.EQUAL), CellKind.RANGE
    return PrintedFigure(printed._replace(kind=kind), low, high, (low,), evidence="given")
