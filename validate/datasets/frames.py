"""Datasets as data frames with nullable types: missing is NA, codes are text, lists are joined by ``;``."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from normalize.records.columns import ColumnSpec, ValueType
from normalize.values import format_value
from validate.datasets import DatasetRow, Shape, dataset_rows, shape
from validate.model import Checked

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {
    ValueType.INTEGER: "Int64",
    ValueType.DECIMAL: "Float64",
    ValueType.FLOAT: "Float64",
    ValueType.BOOLEAN: "boolean",
    ValueType.DATE: "datetime64[s]",
}


def dtype_of(column: ColumnSpec) -> str:
    """Give the pandas type of a column; text and lists are ``string``."""
    return _DTYPES.get(column.type, "string")


def frames(checked: Checked) -> dict[str, pd.DataFrame]:
    """Give every dataset of a checked document by name, as :func:`sohoa.load` reads them from files."""
    return {name: to_frame(shape(name), rows) for name, rows in dataset_rows(checked).items()}


def to_frame(dataset: Shape, rows: Iterable[DatasetRow]) -> pd.DataFrame:
    """Give the frame of one dataset, one row a record in their order, empty texts as NA."""
    import pandas as pd

    values = [row.values for row in rows]
    data = {}
    for at, column in enumerate(dataset.columns):
        dtype = dtype_of(column)
        data[column.name] = pd.Series([_cell(row[at], dtype) for row in values], dtype=dtype)
    return pd.DataFrame(data)


def _cell(value: Any, dtype: str) -> Any:
    if dtype == "string":
        return format_value(value) or None
    return float(value) if isinstance(value, Decimal) else value
