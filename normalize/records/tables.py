"""Records of tables as typed data: columns, rows, cells, figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from normalize.records.base import Record
from normalize.records.kinds import Basis, CellKind, ColumnKind, Comparator, RowKind


@dataclass(frozen=True, kw_only=True)
class TableEntry(Record):
    """One table; ``dataset`` names the views that read it, ``caption`` all lines above it."""

    DATASET: ClassVar[str] = "tables"

    table_id: str = ""
    appendix_no: int | None = None
    title: str = ""
    caption: str = ""
    unit: str = ""
    page_first: int | None = None
    page_last: int | None = None
    row_count: int = 0
    column_count: int = 0
    header_rows: int = 0
    dataset: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TableColumn(Record):
    """A leaf column of a table; ``header`` joins the levels of its head by `` / ``."""

    DATASET: ClassVar[str] = "table_columns"

    table_id: str = ""
    column_no: int = 0
    header: str = ""
    kind: ColumnKind | None = None
    measure: str = ""
    unit: str = ""
    year_from: int | None = None
    year_to: int | None = None
    basis: Basis | None = None
    formula: str = ""


@dataclass(frozen=True, kw_only=True)
class TableRow(Record):
    """A body row of a table; ``path`` joins the labels from the top group to the row by `` / ``."""

    DATASET: ClassVar[str] = "table_rows"

    table_id: str = ""
    row_no: int = 0
    ordinal: str = ""
    label: str = ""
    kind: RowKind | None = None
    parent_row_no: int | None = None
    depth: int = 1
    path: str = ""
    unit: str = ""
    year_from: int | None = None
    year_to: int | None = None
    commune_code: str = ""
    district_code: str = ""
    province_code: str = ""
    agency: str = ""


@dataclass(frozen=True, kw_only=True)
class TableCell(Record):
    """A body cell of a table that is not empty; a date stands in ``value`` as ISO text."""

    DATASET: ClassVar[str] = "table_cells"

    table_id: str = ""
    row_no: int = 0
    column_no: int = 0
    printed: str = ""
    kind: CellKind | None = None
    value: Decimal | date | None = None
    value_to: Decimal | None = None
    comparator: Comparator | None = None
    unit: str = ""
    place_code: tuple[str, ...] = ()
    agency: str = ""


@dataclass(frozen=True, kw_only=True)
class Figure(Record):
    """A number of a table with all that its row and column say of it."""

    DATASET: ClassVar[str] = "figures"

    table_id: str = ""
    row_no: int = 0
    column_no: int = 0
    path: str = ""
    row_kind: RowKind | None = None
    measure: str = ""
    value: Decimal | None = None
    value_to: Decimal | None = None
    comparator: Comparator | None = None
    unit: str = ""
    value_vnd: int | None = None
    year_from: int | None = None
    year_to: int | None = None
    basis: Basis | None = None
    commune_code: str = ""
    district_code: str = ""
    province_code: str = ""
    agency: str = ""
