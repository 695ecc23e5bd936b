"""Records as data frames, one a dataset, with nullable types: missing is NA, lists are joined by ``;``."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from normalize.records import RECORD_TYPES, Record
from normalize.values import format_value

if TYPE_CHECKING:
    import pandas as pd

_DTYPES: dict[type, str] = {
    int: "Int64",
    Decimal: "Float64",
    float: "Float64",
    bool: "boolean",
    date: "datetime64[s]",
    str: "string",
}


def dtype_of(record_type: type[Record], column: str) -> str:
    """Give the pandas type of a column; lists are text."""
    return _DTYPES.get(_plain(_hints(record_type.DATASET)[column]), "string")


@cache
def _hints(dataset: str) -> dict[str, Any]:
    record_type = next(kind for kind in RECORD_TYPES if dataset == kind.DATASET)
    return typing.get_type_hints(record_type)


def _plain(hint: Any) -> Any:
    """Give the X of ``X | None``; what may be of several types is text."""
    if isinstance(hint, types.UnionType):
        members = [member for member in typing.get_args(hint) if member is not type(None)]
        return members[0] if len(members) == 1 else str
    return hint


def columns_of(record_type: type[Record]) -> tuple[str, ...]:
    """Give all columns of a dataset's frame: identity first, then the dataset's own."""
    return ("record_id", "page", "status", *record_type.columns())


def to_frame(record_type: type[Record], records: Iterable[Record]) -> pd.DataFrame:
    """Give the frame of one dataset, one row a record in their order, empty strings as NA."""
    import pandas as pd

    rows = list(records)
    data = {}
    for column in columns_of(record_type):
        dtype = dtype_of(record_type, column)
        data[column] = pd.Series([_cell(getattr(row, column), dtype) for row in rows], dtype=dtype)
    return pd.DataFrame(data)


def _cell(value: Any, dtype: str) -> Any:
    if dtype == "string":
        return format_value(value) or None
    if isinstance(value, Decimal):
        return float(value)
    return value
