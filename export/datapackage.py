"""The Data Package v2 descriptor: a Table Schema and foreign keys for every dataset."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from export.formats import PATHS, OutputFormat, present
from normalize.records.columns import ColumnSpec, ValueType
from validate.datasets import ForeignKey, Shape, shapes

JsonObject = dict[str, object]

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_MEDIATYPES = {
    OutputFormat.SQLITE: "application/vnd.sqlite3",
    OutputFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_TYPES = {
    ValueType.BOOLEAN: "boolean",
    ValueType.INTEGER: "integer",
    ValueType.FLOAT: "number",
    ValueType.DECIMAL: "number",
    ValueType.DATE: "date",
}


def descriptor(out: Path, version: str) -> str:
    """Write the descriptor of all files in an output folder made by this version of sohoa, as JSON text."""
    content: JsonObject = {
        "$schema": PROFILE,
        "name": "sohoa",
        "title": "Datasets from scanned plans of Vietnamese provinces",
        "version": version,
        "resources": [
            *(_resource(dataset) for dataset in shapes().values()),
            *_raw_tables(out),
            *_documents(out),
            *_formats(out),
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _resource(dataset: Shape) -> JsonObject:
    return {
        "name": dataset.name,
        "title": dataset.meaning[0],
        "path": f"{dataset.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        "schema": table_schema(dataset),
    }


def _raw_tables(out: Path) -> Iterator[JsonObject]:
    """Give the tables as read: text cells in columns without names, header rows among them."""
    for path in sorted((out / "tables").glob("*/*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            width = len(next(csv.reader(stream), []))
        fields = [{"name": f"column_{number}", "type": "string"} for number in range(1, width + 1)]
        if fields:
            yield {
                "name": f"tables/{path.parent.name}/{path.stem}",
                "path": path.relative_to(out).as_posix(),
                "type": "file",  # as read: rows may be blank, which a table's may not
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"lineTerminator": "\n", "header": False},
                "schema": {
                    "fields": [
                        {"name": f"column_{number}", "type": "string"} for number in range(1, width + 1)
                    ]
                },
            }


def _documents(out: Path) -> Iterator[JsonObject]:
    for path in sorted((out / "documents").glob("*.json")):
        yield {
            "name": f"documents/{path.stem}",
            "path": path.relative_to(out).as_posix(),
            "type": "json",
            "format": "json",
            "mediatype": "application/json",
            "encoding": "utf-8",
        }


def _formats(out: Path) -> Iterator[JsonObject]:
    found = present(out)
    if OutputFormat.PARQUET in found:
        for dataset in shapes().values():
            yield {
                "name": f"parquet/{dataset.name}",
                "title": dataset.meaning[0],
                "path": f"{PATHS[OutputFormat.PARQUET]}/{dataset.name}.parquet",
                "type": "file",
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "schema": table_schema(dataset),
            }
    for name in (OutputFormat.SQLITE, OutputFormat.XLSX):
        if name in found:
            mediatype = _MEDIATYPES[name]
            yield {"name": name, "path": PATHS[name], "type": "file", "format": name, "mediatype": mediatype}


def table_schema(dataset: Shape) -> JsonObject:
    """Give the Table Schema of a dataset.

    A reference that may be missing is left out: Table Schema knows no missing parts of a key.
    """
    schema: JsonObject = {
        "fields": [_field(column) for column in dataset.columns],
        "missingValues": [""],
        "primaryKey": list(dataset.primary_key),
    }
    keys = [_foreign_key(key) for key in dataset.foreign_keys if key.always]
    return {**schema, "foreignKeys": keys} if keys else schema


def _foreign_key(key: ForeignKey) -> JsonObject:
    return {
        "fields": list(key.columns),
        "reference": {"resource": key.dataset, "fields": list(key.targets)},
    }


def _field(column: ColumnSpec) -> JsonObject:
    field: JsonObject = {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "title": column.vi,
        "description": column.en,
    }
    constraints = _constraints(column)
    return {**field, "constraints": constraints} if constraints else field


def _constraints(column: ColumnSpec) -> JsonObject:
    limits, found = column.limits, JsonObject()
    if column.required:
        found["required"] = True
    if column.allowed:
        found["enum"] = list(column.allowed)
    if column.is_list:
        part = limits.pattern or (r"\d+" if column.type is ValueType.INTEGERS else "")
        return {**found, "pattern": rf"(?:{part})(?:;(?:{part}))*"} if part else found
    if limits.pattern:
        found["pattern"] = limits.pattern
    if limits.low is not None:
        found["minimum"] = limits.low
    if limits.highest is not None:
        found["maximum"] = limits.highest
    return found
