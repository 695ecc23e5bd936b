"""The CSV files of an output folder read back as typed values."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from normalize.records.columns import ValueType
from validate.datasets import Shape

Value = str | int | float | bool | date | list[str] | list[int] | None

_PARSERS: Mapping[ValueType, Callable[[str], Any]] = {
    ValueType.TEXT: str,
    ValueType.INTEGER: int,
    ValueType.DECIMAL: float,
    ValueType.FLOAT: float,
    ValueType.BOOLEAN: lambda text: text == "true",
    ValueType.DATE: date.fromisoformat,
    ValueType.TEXTS: lambda text: text.split(";"),
    ValueType.INTEGERS: lambda text: [int(part) for part in text.split(";")],
}


def typed_rows(dataset: Shape, out: Path) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of a dataset one by one, values typed by their columns, missing as None."""
    parsers = [_PARSERS[column.type] for column in dataset.columns]
    csv.field_size_limit(sys.maxsize)
    with (out / f"{dataset.name}.csv").open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        next(reader, None)
        for row in reader:
            yield tuple(parse(text) if text else None for parse, text in zip(parsers, row, strict=True))
