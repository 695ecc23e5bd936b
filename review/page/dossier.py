"""What stands beside a question: the fields of its record, the row of its table, its place on the page."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from normalize.records.columns import ColumnSpec
from normalize.values import format_value
from review.corrections.model import Key
from review.corrections.values import columns_of
from review.page.queue import Question

Corners = tuple[float, float, float, float]

ROWS_AROUND = 2
"""Rows shown above and below that of the question: enough to see what the column holds."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of the question's record; ``editable`` when an answer about it would be found again."""

    name: str
    vi: str
    en: str
    value: str
    printed: str
    doubted: bool
    editable: bool


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A row of the question's table; ``marked`` are the columns that stand at its place."""

    number: str
    cells: tuple[str, ...]
    current: bool
    marked: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UprightPlace:
    """A place on a page that stands upright; sizes in points, the box from its top left."""

    page: int
    width: float
    height: float
    box: Corners | None


class Dossier:
    """One document as its JSON file tells it."""

    def __init__(self, content: Mapping[str, Any], sha256: str) -> None:
        self._content = content
        self._sha256 = sha256
        self._pages = {page["page"]: page for page in content["pages"]}

    @staticmethod
    def load(path: Path, sha256: str) -> Dossier:
        """Read ``documents/ID.json``; raises OSError."""
        return Dossier(json.loads(path.read_text(encoding="utf-8")), sha256)

    @property
    def as_of(self) -> date:
        """The day as of which places are looked up."""
        said = self._content.get("places_as_of")
        return date.fromisoformat(said) if said else date.today()

    @property
    def province_code(self) -> str:
        """The province of the document, empty where it is not known."""
        return str((self._content.get("header") or {}).get("province_code") or "")

    def fields(self, question: Question) -> tuple[FieldView, ...]:
        """Give the fields of a question's record that hold something or are doubted, in their order."""
        doubt = question.doubt
        record = self._record(doubt.dataset, doubt.record_id)
        if record is None:
            return ()
        doubted = {doubt.field, *(field for record_id, field in doubt.also if record_id == doubt.record_id)}
        views = (
            self._field(doubt.record_id, column, record, column.name in doubted)
            for column in columns_of(doubt.dataset).values()
        )
        return tuple(view for view in views if view.value or view.doubted)

    def key(self, dataset: str, record_id: str, field: str) -> Key | None:
        """Give the key of any field of a record; None where nothing says where its value is from."""
        traced = self._traces.get((record_id, field))
        if not traced:
            return None
        first = traced[0]
        page = "" if first["page"] is None else str(first["page"])
        place = str(first["bbox"] or "") or ("" if page else record_id)
        return Key(self._sha256, page, place, dataset, field, str(first["printed"] or ""))

    def is_as_printed(self, question: Question) -> bool:
        """Say whether the value is what the paper says, as read or normalized by rule."""
        doubt = question.doubt
        traced = self._traces.get((doubt.record_id, doubt.field), ())
        return doubt.value == doubt.printed or any(
            trace["method"] in ("as-read", "normalized") for trace in traced
        )

    def head(self, question: Question) -> tuple[str, ...]:
        """Give the headers of the question's table."""
        return tuple(column["header"] for column in self._columns.get(self._table(question)[0], ()))

    def rows(self, question: Question) -> tuple[QuestionRow, ...]:
        """Give the row of the question's table with those around it."""
        table, number = self._table(question)
        rows = self._cells.get(table, {})
        numbers = sorted(rows)
        if not number or number not in rows:
            return ()
        at = numbers.index(number)
        shown = numbers[max(0, at - ROWS_AROUND) : at + ROWS_AROUND + 1]
        return tuple(self._row(table, each, each == number, question) for each in shown)

    def spot(self, question: Question) -> UprightPlace | None:
        """Give the place of a question on its upright page; None for files without pages."""
        page = self._pages.get(int(question.doubt.page)) if question.doubt.page else None
        if page is None or not page["width"]:
            return None
        box = tuple(map(float, question.doubt.bbox.split(";"))) if question.doubt.bbox else None
        width, height = page["width"], page["height"]
        for _ in range(page["rotation"] // 90 % 4):
            box = (height - box[3], box[0], height - box[1], box[2]) if box else None
            width, height = height, width
        return UprightPlace(page["page"], width, height, (box[0], box[1], box[2], box[3]) if box else None)

    def rotation(self, page: int) -> int:
        """Give by how many degrees a page is turned to stand upright; raises KeyError for another page."""
        return int(self._pages[page]["rotation"])

    def _field(
        self, record_id: str, column: ColumnSpec, record: Mapping[str, Any], doubted: bool
    ) -> FieldView:
        traced = self._traces.get((record_id, column.name), ())
        printed = " … ".join(str(trace["printed"]) for trace in traced if trace["printed"])
        value = format_value(record.get(column.name))
        return FieldView(column.name, column.vi, column.en, value, printed, doubted, bool(traced))

    def _record(self, dataset: str, record_id: str) -> Mapping[str, Any] | None:
        records = self._content["records"].get(dataset, ())
        return next((record for record in records if record["record_id"] == record_id), None)

    def _table(self, question: Question) -> tuple[str, int]:
        """Give table and row of a question's record; 0 where it has none."""
        doubt = question.doubt
        record = self._record(doubt.dataset, doubt.record_id) or {}
        number = record.get("row_no" if doubt.dataset in ("table_cells", "table_rows") else "table_row")
        return str(record.get("table_id") or ""), number if isinstance(number, int) else 0

    def _row(self, table: str, number: int, current: bool, question: Question) -> QuestionRow:
        width = len(self._columns.get(table, ()))
        cells = self._cells[table][number]
        texts = tuple(cells[at]["printed"] if at in cells else "" for at in range(1, width + 1))
        marked = tuple(at for at, cell in cells.items() if current and self._is_at(cell, question))
        return QuestionRow(str(number), texts, current, marked)

    def _is_at(self, cell: Mapping[str, Any], question: Question) -> bool:
        traced = self._traces.get((cell["record_id"], "printed"), ())
        return any(trace["bbox"] == question.doubt.bbox for trace in traced if question.doubt.bbox)

    @cached_property
    def _traces(self) -> Mapping[tuple[str, str], list[Mapping[str, Any]]]:
        found: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
        for trace in self._content["provenance"]:
            found[trace["record_id"], trace["field"]].append(trace)
        return found

    @cached_property
    def _columns(self) -> Mapping[str, list[Mapping[str, Any]]]:
        found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for column in self._content["records"].get("table_columns", ()):
            found[column["table_id"]].append(column)
        return found

    @cached_property
    def _cells(self) -> Mapping[str, Mapping[int, Mapping[int, Mapping[str, Any]]]]:
        """Cells by table, row and column."""
        found: dict[str, dict[int, dict[int, Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(dict))
        for cell in self._content["records"].get("table_cells", ()):
            found[cell["table_id"]][cell["row_no"]][cell["column_no"]] = cell
        return found
