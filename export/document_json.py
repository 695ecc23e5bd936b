"""One document whole as JSON: header, section tree, pages, tables as read, records, issues, provenance."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from extract.model import Cell, Page, Paragraph, ParagraphKind, Place, Table
from normalize.records import Section, TableEntry
from validate.datasets import DatasetRow, format_box, shape
from validate.listing.issues import IssueGroup, grouped
from validate.model import Checked

JsonObject = dict[str, object]

ASIDE = (ParagraphKind.MARGIN, ParagraphKind.STAMP, ParagraphKind.PAGE_NUMBER)
"""Kinds of paragraphs that are in no section."""


def document_json(checked: Checked, rows: Mapping[str, Sequence[DatasetRow]]) -> str:
    """Write a checked document, whose records are these rows, as JSON text with a line end."""
    interpretation = checked.interpretation
    content: JsonObject = {
        "document_id": interpretation.document_id,
        "engine": interpretation.document.engine,
        "places_as_of": interpretation.as_of,
        "header": _objects("documents", rows["documents"])[0] if rows["documents"] else None,
        "section_tree": _section_tree(checked),
        "pages": [_page(page) for page in interpretation.document.pages],
        "aside": [_aside(p) for p in interpretation.document.paragraphs if p.kind in ASIDE],
        "tables_as_read": _tables(checked),
        "records": {name: _objects(name, rows[name]) for name in checked.records},
        "issue_groups": [_group(group) for group in grouped(checked.issues)],
        "issues": _objects("issues", rows["issues"]),
        "provenance": _objects("provenance", rows["provenance"]),
    }
    return _written(content)


def _written(content: JsonObject) -> str:
    """Write an object with one line a member, and one line an item of members that are lists."""
    lines = (f"{_dumps(name)}: {_written_value(value)}" for name, value in content.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _written_value(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_dumps, value)) + "\n]"
    if isinstance(value, dict) and any(isinstance(member, list) for member in value.values()):
        return _written(value).rstrip("\n")
    return _dumps(value)


def _encode(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")


_dumps = json.JSONEncoder(ensure_ascii=False, default=_encode).encode


def _objects(dataset: str, rows: Sequence[DatasetRow]) -> list[JsonObject]:
    return [dict(zip(shape(dataset).names, row.values, strict=True)) for row in rows]


def _section_tree(checked: Checked) -> list[JsonObject]:
    sections = [record for record in checked.records.get("sections", ()) if isinstance(record, Section)]
    nodes: dict[str, JsonObject] = {}
    roots: list[JsonObject] = []
    for section in sections:
        children: list[JsonObject] = []
        node: JsonObject = {
            "section_id": section.section_id,
            "label": section.label,
            "heading": section.heading,
            "text": section.text,
            "children": children,
        }
        nodes[section.section_id] = node
        parent = nodes.get(section.parent_id)
        siblings = parent["children"] if parent else roots
        assert isinstance(siblings, list)
        siblings.append(node)
    return roots


def _group(group: IssueGroup) -> JsonObject:
    first = group.issues[0]
    return {
        "severity": group.severity,
        "rule": group.rule,
        "dataset": group.dataset,
        "count": len(group.issues),
        "pages": sorted({issue.place.page for issue in group.issues if issue.place.page is not None}),
        "first_message": first.message,
        "first_message_en": first.message_en,
    }


def _aside(paragraph: Paragraph) -> JsonObject:
    """What stands beside the text: stamps, notes in margins, page numbers."""
    places = [{"page": place.page, "bbox": format_box(place.box)} for place in paragraph.places]
    return {"kind": paragraph.kind, "text": paragraph.text, "places": places}


def _page(page: Page) -> JsonObject:
    return {
        "page": page.number,
        "width": page.width,
        "height": page.height,
        "text_origin": page.origin,
        "reason": page.reason,
        "rotation": page.rotation,
        "skew": page.skew,
        "dpi": page.dpi,
        "note": page.note,
        "lost": page.lost,
    }


def _tables(checked: Checked) -> list[JsonObject]:
    entries = [record for record in checked.records.get("tables", ()) if isinstance(record, TableEntry)]
    tables = checked.interpretation.document.tables
    return [_table(entry, table) for entry, table in zip(entries, tables, strict=True)]


def _table(entry: TableEntry, table: Table) -> JsonObject:
    return {
        "table_id": entry.table_id,
        "title": entry.title,
        "header_rows": table.header_rows,
        "row_count": table.row_count,
        "column_count": table.column_count,
        "ruled": table.ruled,
        "places": [_place(place) for place in table.places],
        "cells": [_cell(cell) for cell in table.cells],
    }


def _cell(cell: Cell) -> JsonObject:
    content: JsonObject = {
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "text": cell.text,
        "lines": [line.text for line in cell.lines],
        "confidence": cell.confidence,
        "places": [_place(place) for place in cell.places],
    }
    if cell.alternatives:
        content["alternatives"] = [
            {"text": reading.text, "confidence": reading.confidence, "source": reading.source}
            for reading in cell.alternatives
        ]
    return content


def _place(place: Place) -> Mapping[str, object]:
    return {"page": place.page, "bbox": format_box(place.box)}
