"""Records of tables as typed data: columns, rows, cells, figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from normalize.records.base import Record
from normalize.records.columns import (
    Derived,
    Facet,
    Follows,
    Refers,
    Trait,
    ValueLimits,
    column,
    list_column,
    text_column,
)
from normalize.records.kinds import Basis, CellKind, ColumnKind, Comparator, Method, RowKind
from normalize.records.limits import COMMUNE_CODE, COUNT, DISTRICT_CODE, FROM_ONE, PROVINCE_CODE, YEAR

_OF_GRID = Derived(Method.COMPUTED)
_FROM_HEADER = Derived(Method.INFERRED, ("header",), layout=True)
_FROM_LABEL = Derived(Method.INFERRED, ("label",), layout=True)
_MATCHED = Derived(Method.MATCHED, ("label",))
_FROM_CELL = Follows("printed")
_FROM_ROW = Follows("table_rows")
_FROM_COLUMN = Follows("table_columns")
_FROM_ROW_OR_COLUMN = Follows("table_rows, table_columns or tables")


def _table() -> Any:
    return text_column(
        "Table of the document", "Bảng của văn bản", Refers("tables", "table_id"), Trait.REQUIRED, Trait.KEY
    )


def _row_no(*more: Facet) -> Any:
    return column(
        "Body row of the table, from 1", "Dòng thân bảng, từ 1", FROM_ONE, Trait.KEY, *more, default=0
    )


def _column_no(*more: Facet) -> Any:
    return column("Column of the table, from 1", "Cột của bảng, từ 1", FROM_ONE, Trait.KEY, *more, default=0)


def _year_from(source: Facet) -> Any:
    return column("First year that the figures are of", "Năm đầu của số liệu", YEAR, source)


def _year_to(source: Facet) -> Any:
    return column("Last year that the figures are of", "Năm cuối của số liệu", YEAR, source)


def _basis(source: Facet) -> Any:
    return column(
        "Whether planned, reached, estimated or other (comparisons); empty where it is not said",
        "Kế hoạch, thực hiện, ước hay khác (so sánh); trống nếu không nêu",
        source,
    )


def _commune(source: Facet) -> Any:
    return text_column("Statistics code of the commune, 5 digits", "Mã xã, 5 chữ số", COMMUNE_CODE, source)


def _district(source: Facet) -> Any:
    return text_column(
        "Statistics code of the district, 3 digits", "Mã huyện, 3 chữ số", DISTRICT_CODE, source
    )


def _province(source: Facet) -> Any:
    return text_column(
        "Statistics code of the province, 2 digits", "Mã tỉnh, 2 chữ số", PROVINCE_CODE, source
    )


@dataclass(frozen=True, kw_only=True)
class TableEntry(Record):
    """One table; ``dataset`` names the views that read it, ``caption`` all lines above it."""

    DATASET = "tables"
    MEANING = ("The index of all tables", "Danh mục mọi bảng")
    KEY = ("table_id",)

    table_id: str = text_column(
        "Table, unique in the document", "Mã bảng, duy nhất trong văn bản", Trait.REQUIRED, Trait.KEY
    )
    appendix_no: int | None = column("Number of the appendix, Arabic", "Số phụ lục, chữ số Ả Rập", FROM_ONE)
    title: str = text_column("Title printed above the table", "Tên bảng in phía trên")
    caption: str = text_column("All lines between the text and the table", "Mọi dòng giữa văn xuôi và bảng")
    unit: str = text_column(
        "Unit of the whole table", "Đơn vị tính của cả bảng", Derived(Method.NORMALIZED, ("caption",))
    )
    page_first: int | None = column("First page of the table", "Trang đầu của bảng", FROM_ONE, _OF_GRID)
    page_last: int | None = column("Last page of the table", "Trang cuối của bảng", FROM_ONE, _OF_GRID)
    row_count: int = column("Rows, header included", "Số dòng, kể cả đầu bảng", COUNT, _OF_GRID, default=0)
    column_count: int = column("Columns", "Số cột", COUNT, _OF_GRID, default=0)
    header_rows: int = column("Rows of the head", "Số dòng đầu bảng", COUNT, _OF_GRID, default=0)
    dataset: tuple[str, ...] = list_column(
        "Datasets that read the table",
        "Các tập dữ liệu lấy từ bảng",
        ValueLimits("[a-z_]+"),
        Derived(Method.INFERRED),
    )


@dataclass(frozen=True, kw_only=True)
class TableColumn(Record):
    """A leaf column of a table; ``header`` joins the levels of its head by `` / ``."""

    DATASET = "table_columns"
    MEANING = ("The columns of all tables", "Các cột của mọi bảng")
    KEY = ("table_id", "column_no")

    table_id: str = _table()
    column_no: int = _column_no()
    header: str = text_column(
        "Head of the column, levels from top to bottom joined by ' / '", "Đầu cột, các tầng nối bằng ' / '"
    )
    kind: ColumnKind | None = column("What the column holds", "Cột chứa gì", _FROM_HEADER)
    measure: str = text_column(
        "What is measured, without unit, year and basis", "Đại lượng đo, không kèm đơn vị, năm", _FROM_HEADER
    )
    unit: str = text_column("Unit of the column", "Đơn vị tính của cột", _FROM_HEADER)
    year_from: int | None = _year_from(_FROM_HEADER)
    year_to: int | None = _year_to(_FROM_HEADER)
    basis: Basis | None = _basis(_FROM_HEADER)
    formula: str = text_column(
        "Formula printed in the head, such as (6)=(4)/(3)",
        "Công thức in ở đầu cột, như (6)=(4)/(3)",
        _FROM_HEADER,
    )


@dataclass(frozen=True, kw_only=True)
class TableRow(Record):
    """A body row of a table; ``path`` joins the labels from the top group to the row by `` / ``."""

    DATASET = "table_rows"
    MEANING = ("The body rows of all tables", "Các dòng thân của mọi bảng")
    KEY = ("table_id", "row_no")

    table_id: str = _table()
    row_no: int = _row_no()
    ordinal: str = text_column("Ordinal as printed", "Số thứ tự như in")
    label: str = text_column("Label of the row", "Nhãn của dòng")
    kind: RowKind | None = column(
        "What the row is", "Loại dòng", Derived(Method.INFERRED, ("ordinal", "label"), layout=True)
    )
    parent_row_no: int | None = column(
        "Row that the row stands under; empty at the top",
        "Dòng cha; trống ở cấp đầu",
        FROM_ONE,
        Refers("table_rows", "row_no", within=("table_id",)),
        Trait.KEY,
    )
    depth: int = column(
        "Depth in the hierarchy of rows, from 1",
        "Cấp trong cây dòng, từ 1",
        FROM_ONE,
        Derived(Method.INFERRED, ("ordinal", "label"), layout=True),
        default=1,
    )
    path: str = text_column(
        "Labels from the top group to the row, joined by ' / '",
        "Nhãn từ nhóm trên cùng đến dòng, nối bằng ' / '",
        _FROM_LABEL,
    )
    unit: str = text_column("Unit of the row", "Đơn vị tính của dòng", _FROM_LABEL)
    year_from: int | None = _year_from(_FROM_LABEL)
    year_to: int | None = _year_to(_FROM_LABEL)
    commune_code: str = _commune(_MATCHED)
    district_code: str = _district(_MATCHED)
    province_code: str = _province(_MATCHED)
    agency: str = text_column("Canonical name of the agency", "Tên chuẩn của cơ quan", _MATCHED)


@dataclass(frozen=True, kw_only=True)
class TableCell(Record):
    """A body cell of a table that is not empty; a date stands in ``value`` as ISO text."""

    DATASET = "table_cells"
    MEANING = ("The body cells of all tables", "Các ô thân của mọi bảng")
    KEY = ("table_id", "row_no", "column_no")

    table_id: str = _table()
    row_no: int = _row_no(Refers("table_rows", "row_no", within=("table_id",)))
    column_no: int = _column_no(Refers("table_columns", "column_no", within=("table_id",)))
    printed: str = text_column("What is printed in the cell", "Nội dung in trong ô", Trait.REQUIRED)
    kind: CellKind | None = column("What the cell holds", "Ô chứa gì", _FROM_CELL)
    value: Decimal | date | None = column(
        "A decimal number, or a date in ISO form; empty for text",
        "Số thập phân, hoặc ngày dạng ISO; trống với chữ",
        Derived(Method.NORMALIZED, ("printed",)),
    )
    value_to: Decimal | None = column("Upper end of a range", "Đầu trên của khoảng", _FROM_CELL)
    comparator: Comparator | None = column(
        "How the figure bounds its value; ~ is about", "Dấu so sánh; ~ là khoảng", _FROM_CELL
    )
    unit: str = text_column("Unit of the value", "Đơn vị tính", _FROM_ROW_OR_COLUMN)
    place_code: tuple[str, ...] = list_column(
        "Codes of the places named, as of the document's date",
        "Mã các địa danh trong ô, theo ngày văn bản",
        ValueLimits(r"\d{2}|\d{3}|\d{5}"),
        _FROM_CELL,
    )
    agency: str = text_column("Canonical name of the agency", "Tên chuẩn của cơ quan", _FROM_CELL)


@dataclass(frozen=True, kw_only=True)
class Figure(Record):
    """A number of a table with all that its row and column say of it."""

    DATASET = "figures"
    MEANING = (
        "The numbers of all tables with what their row and column say of them",
        "Số liệu của mọi bảng kèm thông tin của dòng và cột",
    )
    KEY = ("table_id", "row_no", "column_no")

    table_id: str = _table()
    row_no: int = _row_no(Refers("table_rows", "row_no", within=("table_id",)))
    column_no: int = _column_no(Refers("table_columns", "column_no", within=("table_id",)))
    path: str = text_column(
        "Labels from the top group to the row, joined by ' / '",
        "Nhãn từ nhóm trên cùng đến dòng, nối bằng ' / '",
        _FROM_ROW,
    )
    row_kind: RowKind | None = column("What the row is", "Loại dòng", _FROM_ROW)
    measure: str = text_column(
        "What is measured, without unit, year and basis", "Đại lượng đo, không kèm đơn vị, năm", _FROM_COLUMN
    )
    value: Decimal | None = column("Value, or lower end of a range", "Giá trị, hoặc đầu dưới của khoảng")
    value_to: Decimal | None = column(
        "Upper end of a range", "Đầu trên của khoảng", Derived(Method.NORMALIZED, ("value",))
    )
    comparator: Comparator | None = column(
        "How the figure bounds its value; ~ is about", "Dấu so sánh; ~ là khoảng", Follows("table_cells")
    )
    unit: str = text_column("Unit of the value", "Đơn vị tính", _FROM_ROW_OR_COLUMN)
    value_vnd: int | None = column("Money in đồng", "Số tiền bằng đồng", Derived(Method.COMPUTED, ("value",)))
    year_from: int | None = _year_from(_FROM_ROW_OR_COLUMN)
    year_to: int | None = _year_to(_FROM_ROW_OR_COLUMN)
    basis: Basis | None = _basis(_FROM_COLUMN)
    commune_code: str = _commune(_FROM_ROW)
    district_code: str = _district(_FROM_ROW)
    province_code: str = _province(_FROM_ROW)
    agency: str = text_column("Canonical name of the agency", "Tên chuẩn của cơ quan", _FROM_ROW)
