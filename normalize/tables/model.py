"""The typed table: what every table is before anyone asks which dataset it feeds.

Rows and columns are counted from 1, as in the contract; ``(row_no, column_no)`` names a cell. Money keeps
its printed unit. All values are frozen: a view reads them and makes records of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from extract.model import Cell, Table
from normalize.records.kinds import Basis, CellKind, ColumnKind, Comparator, RowKind

FIGURE_KINDS = frozenset({ColumnKind.QUANTITY, ColumnKind.MONEY, ColumnKind.PERCENT})
"""Kinds of columns whose numbers are figures."""
NUMERIC_KINDS = frozenset({CellKind.NUMBER, CellKind.RANGE, CellKind.BOUND})
"""Kinds of cells that hold a number."""


@dataclass(frozen=True, slots=True)
class Years:
    """The years that figures are for; one year has the same first and last."""

    first: int
    last: int


class NumberDoubt(StrEnum):
    """Why a number has no value, or has one that a person must look at."""

    UNDECIDED = "undecided"
    """It can be read in several ways (``26,345``) and nothing decides between them."""
    MALFORMED = "malformed"
    """It is no number as printed (``7.,979,16``)."""
    SCALE = "scale"
    """It is a thousand times off its neighbours (``361,4`` beside ``361.396``)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A leaf column: ``titles`` are its head cells from the top level down, ``header`` their texts joined.

    ``unit`` is the column's own, or the table's where that can be meant; empty where rows give it. Years and
    basis are likewise its own or those of the table or the whole plan; ``years_missing`` tells that it is
    compared with a column of some year and names none.
    """

    number: int
    titles: tuple[Cell, ...] = ()
    header: str = ""
    kind: ColumnKind = ColumnKind.TEXT
    measure: str = ""
    unit: str = ""
    unit_is_own: bool = False
    years: Years | None = None
    years_are_own: bool = False
    years_missing: bool = False
    basis: Basis | None = None
    formula: str = ""

    @property
    def is_figures(self) -> bool:
        """Say whether the column holds figures."""
        return self.kind in FIGURE_KINDS

    @property
    def is_comparison(self) -> bool:
        """Say whether the column is no figure of the row's own measure: a share of it, or its growth."""
        return self.kind is ColumnKind.PERCENT or self.basis is Basis.OTHER

    @property
    def leaf(self) -> str:
        """The lowest title; empty where there is none."""
        return self.titles[-1].text if self.titles else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A body row: ``index`` is its row in the table as read, ``cells`` the covering cell of each column.

    A cell merged over rows or columns stands in ``cells`` at every place it covers. ``path`` holds the
    labels from the top group to the row itself, ``ordinal_read`` the ordinal as read, where it was another.
    """

    number: int
    index: int
    cells: tuple[Cell, ...]
    ordinal: str = ""
    ordinal_read: str = ""
    label: str = ""
    label_cell: Cell | None = None
    kind: RowKind = RowKind.ITEM
    parent: int | None = None
    depth: int = 1
    path: tuple[str, ...] = ()
    unit: str = ""
    unit_cell: Cell | None = None
    years: Years | None = None


class TypedCell(NamedTuple):
    """What a cell says: its kind and, for numbers, value, bound and unit; ``candidates`` are its readings.

    ``value`` is None for texts, marks and numbers in doubt. ``column_span`` tells of a cell merged over
    """

    row_no: int
    column_no: int
    source: Cell
    printed: str
    kind: CellKind = CellKind.TEXT
    value: Decimal | date | None = None
    value_to: Decimal | None = None
    comparator: Comparator | None = None
    unit: str = ""
    candidates: tuple[Decimal, ...] = ()
    doubt: NumberDoubt | None = None
    evidence: str = ""

    @property
    def number(self) -> Decimal | None:
        """The value, where it is a number."""
        return self.value if isinstance(self.value, Decimal) else None


class RelationKind(StrEnum):
    """How a figure follows from others of its table."""

    SUM_DOWN = "sum-down"
    SUM_ACROSS = "sum-across"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    PRODUCT = "product"


Position = tuple[int, int]
"""``(row_no, column_no)`` of a cell."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One promised relation: the cell that states a figure, the cells it is made of, what they make.

    ``scale``, ``less`` and ``added`` are those of its law (``relations.law``).
    """

    kind: RelationKind
    whole: Position
    parts: tuple[Position, ...]
    expected: Decimal
    holds: bool
    scale: Decimal = Decimal(1)
    less: Decimal = Decimal(0)
    added: int | None = None


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table typed whole. ``table_id`` is unique in the document; ``cells`` holds what is not empty.

    ``without_unit`` are the columns of figures that must have a unit and have none, ``with_contested_unit``
    those whose words speak against the unit of their table that they were given.
    """

    table_id: str
    table: Table
    title: str = ""
    unit: str = ""
    header_rows: int = 0
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    without_unit: tuple[Column, ...] = ()
    with_contested_unit: tuple[Column, ...] = ()
    cells: Mapping[Position, TypedCell] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()

    def column(self, number: int) -> Column:
        """Give a column by its number from 1."""
        return self.columns[number - 1]

    def row(self, number: int) -> Row:
        """Give a row by its number from 1."""
        return self.rows[number - 1]

    def cell(self, row_no: int, column_no: int) -> TypedCell | None:
        """Give what stands at a place; None where nothing is printed."""
        return self.cells.get((row_no, column_no))

    def of_column(self, number: int) -> Iterator[TypedCell]:
        """Yield a column's cells from top to bottom."""
        places = ((row.number, number) for row in self.rows)
        yield from (self.cells[place] for place in places if place in self.cells)

    def children(self, number: int | None) -> Iterator[Row]:
        """Yield the rows right below a row; those without a parent for None."""
        yield from (row for row in self.rows if row.parent == number)

    def years_of(self, cell: TypedCell) -> Years | None:
        """Give the years in force at a cell: its column's own, its row's, or those of the whole table."""
        column, row = self.column(cell.column_no), self.row(cell.row_no)
        return column.years if column.years_are_own else row.years or column.years
