"""The Data Package v2 descriptor: a Table Schema and foreign keys for every dataset."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import get_args, get_origin, get_type_hints

from export.columns import DATASET_TITLES, describe
from export.rows import DATASET_COLUMNS
from normalize.records import RECORD_TYPES, Basis, Change, Comparator, Method, RowKind, Status

JsonObject = dict[str, object]

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_TYPES: Mapping[object, str] = {
    bool: "boolean",
    int: "integer",
    float: "number",
    Decimal: "number",
    date: "date",
    str: "string",
}
_PATTERNS = {
    "commune_code": r"\d{5}",
    "district_code": r"\d{3}",
    "province_code": r"\d{2}",
    "source_sha256": r"[0-9a-f]{64}",
    "bbox": r"-?\d+\.\d(;-?\d+\.\d){3}",
}
_ENUMS: Mapping[str, tuple[str, ...]] = {
    "status": tuple(Status),
    "state": ("achieved", "planned"),
    "severity": ("error", "warning", "info"),
    "text_origin": ("text_layer", "ocr", "mixed", "text_file"),
    "timing_kind": ("months", "quarters", "continuous", "periodic", "conditional", "other"),
    "basis": tuple(Basis),
    "change": tuple(Change),
    "comparator": tuple(Comparator),
    "row_kind": tuple(RowKind),
    "role": ("leads", "coordinates", "advises", "carries out", "other"),
    "method": tuple(Method),
}
_INTEGER_LIST = r"\d+(;\d+)*"
_SECTIONED = ("indicators", "legal_references", "responsibilities")


def descriptor(version: str) -> str:
    """Write the descriptor of an output folder made by this version of sohoa, as JSON text."""
    content: JsonObject = {
        "$schema": PROFILE,
        "name": "sohoa",
        "title": "Datasets from scanned plans of Vietnamese provinces",
        "version": version,
        "resources": [_resource(dataset) for dataset in DATASET_COLUMNS],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _resource(dataset: str) -> JsonObject:
    return {
        "name": dataset,
        "title": DATASET_TITLES[dataset],
        "path": f"{dataset}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        "schema": _schema(dataset),
    }


def _schema(dataset: str) -> JsonObject:
    types = _column_types(dataset)
    schema: JsonObject = {
        "fields": [_field(dataset, column, types.get(column, str)) for column in DATASET_COLUMNS[dataset]],
        "missingValues": [""],
    }
    if dataset == "documents":
        schema["primaryKey"] = ["document_id"]
        return schema
    if dataset not in ("issues", "provenance"):
        schema["primaryKey"] = ["record_id"]
    schema["foreignKeys"] = _foreign_keys(dataset)
    return schema


def _foreign_keys(dataset: str) -> list[JsonObject]:
    keys = [_foreign_key(["document_id"], "documents")]
    if dataset in _SECTIONED:
        keys.append(_foreign_key(["document_id", "section_id"], "sections"))
    return keys


def _foreign_key(fields: list[str], resource: str) -> JsonObject:
    return {"fields": fields, "reference": {"resource": resource, "fields": fields}}


def _column_types(dataset: str) -> dict[str, object]:
    by_name = {record_type.DATASET: record_type for record_type in RECORD_TYPES}
    types: dict[str, object] = {"page": int, "confidence": float}
    if dataset in by_name:
        types |= get_type_hints(by_name[dataset])
    return types


def _field(dataset: str, column: str, hint: object) -> JsonObject:
    base = _without_none(hint)
    field: JsonObject = {
        "name": column,
        "type": _TYPES.get(base, "string"),
        "description": describe(dataset, column),
    }
    constraints: JsonObject = {}
    if get_origin(base) is tuple and get_args(base)[0] is int:
        constraints["pattern"] = _INTEGER_LIST
    elif column in _PATTERNS:
        constraints["pattern"] = _PATTERNS[column]
    elif column in _ENUMS:
        constraints["enum"] = list(_ENUMS[column])
    if column in ("document_id", "record_id") and not (column == "record_id" and dataset == "issues"):
        constraints["required"] = True
    if constraints:
        field["constraints"] = constraints
    return field


def _without_none(hint: object) -> object:
    options = [option for option in get_args(hint) if option is not NoneType]
    return options[0] if len(options) == 1 and get_origin(hint) is not tuple else hint
