"""One Parquet file a dataset, with real types; lists are lists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from export.atomic import replacing
from export.formats.typed import Value, typed_rows
from normalize.records.columns import ColumnSpec, ValueType
from validate.datasets import Shape, shapes

_ROWS = 20_000
"""Rows in memory at a time, and in a row group: enough that types are chosen and pages compress well."""

_TYPES = {
    ValueType.TEXT: pa.string(),
    ValueType.INTEGER: pa.int64(),
    ValueType.DECIMAL: pa.float64(),
    ValueType.FLOAT: pa.float64(),
    ValueType.BOOLEAN: pa.bool_(),
    ValueType.DATE: pa.date32(),
    ValueType.TEXTS: pa.list_(pa.string()),
    ValueType.INTEGERS: pa.list_(pa.int64()),
}


def write_parquet(out: Path, folder: Path) -> None:
    """Write ``folder/<dataset>.parquet`` from the CSV files in ``out``."""
    folder.mkdir(exist_ok=True)
    for dataset in shapes().values():
        schema = pa.schema([_field(column) for column in dataset.columns])
        with (
            replacing(folder / f"{dataset.name}.parquet") as target,
            pq.ParquetWriter(target, schema) as writer,
        ):
            for batch in _batches(dataset, out, schema):
                writer.write_batch(batch)


def _field(column: ColumnSpec) -> pa.Field:
    meaning = {"description": column.en, "title": column.vi}
    return pa.field(column.name, _TYPES[column.type], nullable=True, metadata=meaning)


def _batches(dataset: Shape, out: Path, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    rows = typed_rows(dataset, out)
    while chunk := list(islice(rows, _ROWS)):
        columns: list[tuple[Value, ...]] = list(zip(*chunk, strict=True))
        yield pa.record_batch(
            [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)],
            schema=schema,
        )
