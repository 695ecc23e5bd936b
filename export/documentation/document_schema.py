"""The JSON Schema of ``documents/ID.json``, made from the declarations of the columns.

``python -m export.documentation.document_schema > docs/document.schema.json`` writes it; a test fails when it
is stale, and others hold real documents against it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

from extract.model import ParagraphKind
from normalize.records.columns import ColumnSpec, ValueType
from validate.datasets import Shape, shapes
from validate.model import Severity

JsonObject = dict[str, object]

_TEXT: JsonObject = {"type": "string"}
_COUNT: JsonObject = {"type": "integer", "minimum": 0}
_SHARE: JsonObject = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
_PAGE: JsonObject = {"type": ["integer", "null"], "minimum": 1}
_BOX: JsonObject = {
    "type": "string",
    "pattern": r"^(-?\d+\.\d;-?\d+\.\d;-?\d+\.\d;-?\d+\.\d)?$",
    "description": "x0;y0;x1;y1 in points from the page's top left; empty where there is none",
}
_TYPES: dict[ValueType, list[str]] = {
    ValueType.BOOLEAN: ["boolean"],
    ValueType.INTEGER: ["integer"],
    ValueType.FLOAT: ["number"],
    ValueType.DECIMAL: ["number"],
    ValueType.TEXTS: ["array"],
    ValueType.INTEGERS: ["array"],
}
_CELL = ("table_cells", "value")
_MIXED: JsonObject = {
    "type": ["number", "string", "null"],
    "description": "a number, or a date in ISO form; null for text · số, hoặc ngày; trống với chữ",
}
"""The one column that is declared to hold more than one type."""
_LISTINGS = ("documents", "issues", "provenance")
"""Datasets that stand in the document under a member of their own."""


def document_schema() -> JsonObject:
    """Give the schema of one document whole."""
    records = {
        name: _array(_record(dataset)) for name, dataset in shapes().items() if name not in _LISTINGS[1:]
    }
    members: JsonObject = {
        "document_id": _TEXT,
        "engine": {**_TEXT, "description": "recognizer with version and models; empty where nothing was"},
        "places_as_of": {"type": ["string", "null"], "format": "date"},
        "header": {"oneOf": [_record(shapes()["documents"]), {"type": "null"}]},
        "section_tree": _array({"$ref": "#/$defs/section"}),
        "pages": _array({"$ref": "#/$defs/page"}),
        "aside": _array({"$ref": "#/$defs/aside"}),
        "tables_as_read": _array({"$ref": "#/$defs/table"}),
        "records": _object(records),
        "issue_groups": _array({"$ref": "#/$defs/group"}),
        "issues": _array(_record(shapes()["issues"])),
        "provenance": _array(_record(shapes()["provenance"])),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One document of sohoa (documents/ID.json)",
        **_object(members),
        "$defs": _definitions(),
    }


def schema_text() -> str:
    """Give the schema as JSON text."""
    return json.dumps(document_schema(), ensure_ascii=False, indent=1) + "\n"


def _record(dataset: Shape) -> JsonObject:
    columns = {
        column.name: _MIXED if (dataset.name, column.name) == _CELL else _value(column)
        for column in dataset.columns
    }
    return {"title": dataset.name, "description": dataset.meaning[0], **_object(columns)}


def _value(column: ColumnSpec) -> JsonObject:
    types: list[object] = [*_TYPES.get(column.type, ["string"])]
    missing = column.type not in _TYPES and column.type is not ValueType.DATE
    value: JsonObject = {
        "type": types if column.required or missing else [*types, "null"],
        "description": f"{column.en} · {column.vi}",
    }
    if column.type is ValueType.DATE:
        value["format"] = "date"
    if column.is_list:
        value["items"] = {"type": "integer" if column.type is ValueType.INTEGERS else "string"}
        return value
    if column.allowed:
        empty: list[object] = [] if column.required else ["", None]
        return {**value, "enum": [*column.allowed, *empty], "type": ["string", "null"]}
    return {**value, **_limits(column)}


def _limits(column: ColumnSpec) -> JsonObject:
    limits, found = column.limits, JsonObject()
    if limits.pattern:
        found["pattern"] = f"^(?:{limits.pattern})$" if column.required else f"^(?:{limits.pattern}|)$"
    if limits.low is not None:
        found["minimum"] = limits.low
    if limits.highest is not None:
        found["maximum"] = limits.highest
    return found


def _definitions() -> JsonObject:
    places = _array(_object({"page": _PAGE, "bbox": _BOX}))
    reading = _object({"text": _TEXT, "confidence": _SHARE, "source": _TEXT})
    cell: JsonObject = {
        "row": _COUNT,
        "column": _COUNT,
        "row_span": {"type": "integer", "minimum": 1},
        "column_span": {"type": "integer", "minimum": 1},
        "text": _TEXT,
        "lines": _array(_TEXT),
        "confidence": _SHARE,
        "places": places,
    }
    size: JsonObject = {"type": ["number", "null"], "minimum": 0}
    turn: JsonObject = {"type": ["number", "null"]}
    return {
        "section": _object(
            {
                **dict.fromkeys(("section_id", "label", "heading", "text"), _TEXT),
                "children": _array({"$ref": "#/$defs/section"}),
            }
        ),
        "page": _object(
            {
                "page": _PAGE,
                **dict.fromkeys(("width", "height", "dpi"), size),
                **dict.fromkeys(("rotation", "skew"), turn),
                **dict.fromkeys(("text_origin", "reason", "note", "lost"), _TEXT),
            }
        ),
        "aside": _object({"kind": {"enum": [*ParagraphKind]}, "text": _TEXT, "places": places}),
        "table": _object(
            {
                "table_id": _TEXT,
                "title": _TEXT,
                **dict.fromkeys(("header_rows", "row_count", "column_count"), _COUNT),
                "ruled": {"type": "boolean"},
                "places": places,
                "cells": _array({"$ref": "#/$defs/cell"}),
            }
        ),
        "cell": _object(cell, {"alternatives": _array(reading)}),
        "group": _object(
            {
                "severity": {"enum": [*Severity]},
                **dict.fromkeys(("rule", "dataset", "first_message", "first_message_en"), _TEXT),
                "count": _COUNT,
                "pages": _array(_PAGE),
            }
        ),
    }


def _object(members: Mapping[str, object], others: Mapping[str, object] | None = None) -> JsonObject:
    """An object with all of these members, some of the others, and nothing else."""
    return {
        "type": "object",
        "properties": {**members, **(others or {})},
        "required": list(members),
        "additionalProperties": False,
    }


def _array(items: JsonObject) -> JsonObject:
    return {"type": "array", "items": items}


if __name__ == "__main__":
    sys.stdout.write(schema_text())
