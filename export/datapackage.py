"""The Data Package v2 descriptor: a Table Schema and foreign keys for every dataset."""

from __future__ import annotations

import json

from normalize.records.columns import Column, ValueType
from validate.datasets import ForeignKey, Shape, shapes

JsonObject = dict[str, object]

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_TYPES = {
    ValueType.BOOLEAN: "boolean",
    ValueType.INTEGER: "integer",
    ValueType.FLOAT: "number",
    ValueType.DECIMAL: "number",
    ValueType.DATE: "date",
}


def descriptor(version: str) -> str:
    """Write the descriptor of an output folder made by this version of sohoa, as JSON text."""
    content: JsonObject = {
        "$schema": PROFILE,
        "name": "sohoa",
        "title": "Datasets from scanned plans of Vietnamese provinces",
        "version": version,
        "resources": [_resource(dataset) for dataset in shapes().values()],
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


def _field(column: Column) -> JsonObject:
    field: JsonObject = {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "title": column.vi,
        "description": column.en,
    }
    constraints = _constraints(column)
    return {**field, "constraints": constraints} if constraints else field


def _constraints(column: Column) -> JsonObject:
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
