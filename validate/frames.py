"""Records as data frames, one a dataset, with nullable types: missing is NA, lists are joined by ``;``."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from normalize.records import Record
from normalize.records.columns import Column, ValueType
from normalize.values import format_value

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {
    ValueType.INTEGER: "Int64",
    ValueType.DECIMAL: "Float64",
    ValueType.FLOAT: "Float64",
    ValueType.BOOLEAN: "boolean",
    ValueType.DATE: "datetime64[s]",
}


def dtype_of(column: Column) -> str:
    """Give the pandas type of a column; text and lists are ``string``."""
    return _DTYPES.get(column.type, "string")


def to_frame(record_type: type[Record], records: Iterable[Record]) -> pd.DataFrame:
    """Give the frame of one dataset, one row a record in their order, empty strings as NA."""
    import pandas as pd

    rows = list(records)
    data = {}
    for column in record_type.declared():
        dtype = dtype_of(column)
        data[column.name] = pd.Series([_cell(getattr(row, column.name), dtype) for row in rows], dtype=dtype)
    return pd.DataFrame(data)


def _cell(value: Any, dtype: str) -> Any:
    if dtype == "string":
        return format_value(value) or None
    return float(value) if isinstance(value, Decimal) else value
