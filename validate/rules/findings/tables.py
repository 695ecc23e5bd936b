"""Doubts about rows, columns and captions of tables."""

from __future__ import annotations

from collections.abc import Iterable

from normalize.records import RECORD_TYPES
from validate.model import Severity
from validate.rules.base import Rule

_ALL = tuple(record_type.DATASET for record_type in RECORD_TYPES)
_COMMUNES = ("commune_targets",)
_TABLES = ("tables",)
_CELLS = ("table_cells",)

RULES: Iterable[Rule] = (
    Rule(
        "label-unreadable",
        ("commune_targets", "work_items"),
        "Rows and groups of a table are numbered.",
        Severity.WARNING,
        "Không đọc được số thứ tự “{printed}”",
        "The row number “{printed}” cannot be read",
        covered_by="words-lost",
    ),
    Rule(
        "value-missing",
        _COMMUNES,
        "A column that is filled in other rows is filled in every row.",
        Severity.WARNING,
        "{field}: ô trống trong khi các dòng khác có giá trị",
        "{field}: the cell is empty though other rows have a value",
    ),
    Rule(
        "caption-missing",
        _COMMUNES,
        "Above a table stands its title, in an appendix its number.",
        Severity.WARNING,
        "{field}: không tìm thấy ở phía trên bảng",
        "{field}: not found above the table",
        gathers=True,
    ),
    Rule(
        "item-number-missing",
        ("work_items",),
        "A task of the work schedule has a number.",
        Severity.WARNING,
        "Công việc không có số thứ tự (“{printed}”)",
        "The task has no number (“{printed}”)",
    ),
    Rule(
        "missing-criteria-count",
        ("commune_targets",),
        "Criteria met and criteria not met are together the whole set.",
        Severity.WARNING,
        "{count} tiêu chí đạt và {missing} tiêu chí chưa đạt không đủ bộ {set} tiêu chí",
        "{count} criteria met and {missing} not met do not make up the set of {set}",
    ),
    Rule(
        "work-columns-inferred",
        _TABLES,
        "The head of a list of tasks says who leads and who joins.",
        Severity.WARNING,
        "Bảng không có đầu cột: {printed} được xếp theo thứ tự cột",
        "The table has no head: {printed} were told by the order of the columns",
    ),
    Rule(
        "column-unmapped",
        _TABLES,
        "Every column of a table that fills a dataset has its place in it.",
        Severity.INFO,
        "Cột {column} “{printed}” không thuộc trường nào của bộ dữ liệu; xem bảng gốc",
        "Column {column} “{printed}” fills no field of the dataset; see the table as read",
    ),
    Rule(
        "row-unmapped",
        _TABLES,
        "Every row of a table that fills a dataset is a record, a group or a total.",
        Severity.WARNING,
        "Dòng “{printed}” không đưa được vào bộ dữ liệu; xem bảng gốc",
        "Row “{printed}” is no record of the dataset; see the table as read",
    ),
    Rule(
        "row-total",
        _TABLES,
        "Totals of a table are no records; their figures are checked in the table as read.",
        Severity.INFO,
        "Dòng cộng “{printed}” không là bản ghi",
        "The total row “{printed}” is no record",
    ),
    Rule(
        "timing-unread",
        ("work_items",),
        "A time names months, quarters, or how often.",
        Severity.WARNING,
        "Không hiểu thời gian “{printed}” ({unread})",
        "The time “{printed}” is not understood ({unread})",
    ),
    Rule(
        "number-unreadable",
        _ALL,
        "A cell for a figure holds a figure.",
        Severity.WARNING,
        "Không đọc được số “{printed}”",
        "The figure “{printed}” cannot be read",
    ),
    Rule(
        "unit-missing",
        ("funding",),
        "An amount of money has a unit, in the cell, the title or the unit line.",
        Severity.WARNING,
        "Không thấy đơn vị tính của “{printed}”",
        "The amount “{printed}” has no unit",
    ),
    Rule(
        "table-years-missing",
        ("table_columns",),
        "A column that is compared with that of a year names its own.",
        Severity.WARNING,
        "Cột “{column}” được so sánh với cột có năm nhưng không ghi năm",
        "Column “{column}” is compared with one of a year and names none",
    ),
    Rule(
        "table-unit-missing",
        ("tables",),
        "Figures have a unit, in head, title, row or unit line.",
        Severity.WARNING,
        "Không thấy đơn vị tính của cột “{columns}”",
        "No unit is printed for the columns “{columns}”",
    ),
    Rule(
        "table-unit-contested",
        ("tables",),
        "A table in a unit of money counts nothing else without saying so.",
        Severity.WARNING,
        "Bảng ghi đơn vị {unit}, nhưng tên cột “{columns}” như là số đếm",
        "The table is in {unit}, but by their words the columns “{columns}” count things",
    ),
    Rule(
        "table-number-undecided",
        _CELLS,
        "A figure can be read in one way.",
        Severity.WARNING,
        "{row}, cột {column}: “{printed}” đọc được nhiều cách ({readings}), không có căn cứ để chọn",
        "{row}, column {column}: “{printed}” can be read in several ways ({readings}) and nothing decides",
    ),
    Rule(
        "table-number-malformed",
        _CELLS,
        "A cell for a figure holds a figure.",
        Severity.WARNING,
        "{row}, cột {column}: “{printed}” không phải là số viết đúng",
        "{row}, column {column}: “{printed}” is no well written figure",
    ),
    Rule(
        "table-print-corrected",
        _CELLS,
        "A print that was corrected says the value of its cell.",
        Severity.WARNING,
        "{row}, cột {column}: đã sửa chữ in thành “{said}”, không rõ giá trị; vẫn là {value} của “{printed}”",
        "{row}, column {column}: “{said}”, set as print, gives no value; it is still {value} of “{printed}”",
    ),
    Rule(
        "table-number-scale",
        _CELLS,
        "A figure is as large as its neighbours say.",
        Severity.WARNING,
        "{row}, cột {column}: “{printed}” quá xa các số bên cạnh: khác đơn vị hoặc khác dấu phân cách",
        "{row}, column {column}: “{printed}” is far off its neighbours: another unit, or another mark meant",
    ),
)
