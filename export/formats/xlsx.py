"""All datasets in one workbook for people: a sheet each, doubtful cells coloured, issues to settle.

Whoever knows only a spreadsheet settles doubts in the sheet ``issues``: ``action`` is ``set`` (with the right
value in ``value``), ``keep`` or ``dismiss``. The value that the dataset holds stands in ``value_now``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count, islice
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from export.atomic import replacing
from export.formats.sheets import LAST_ROW, Book, SheetWriter, Tint
from export.formats.typed import Value, typed_rows
from validate.datasets import Shape, shape, shapes
from validate.model import Severity

ISSUES = "issues"
ACTIONS = ("set", "keep", "dismiss")
OWN_COLUMNS = ("action", "value", "cell")
"""Columns that the sheet of issues has before those of the dataset."""
_FIRST = {
    name: rank
    for rank, name in enumerate(
        ("message", "printed", "value", "suggestion", "suggestions", "context", "severity", "field", "page")
    )
}
"""What a person reads before the rest, from left to right."""
_MOST_LINKS = 65_000
"""A sheet may hold 65,530 links."""

_TINTS = {Severity.WARNING: Tint.WARNING, Severity.ERROR: Tint.ERROR}

_Field = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Doubt:
    tint: Tint
    note: str


def write_xlsx(out: Path, target: Path) -> None:
    """Write the workbook from the CSV files in ``out``."""
    with replacing(target) as path, xlsxwriter.Workbook(str(path), Book.OPTIONS) as workbook:
        book = Book(workbook)
        issues = book.sheet(ISSUES)
        doubts = dict(_doubts(out))
        cells: dict[_Field, str] = {}
        for dataset in shapes().values():
            if dataset.name != ISSUES:
                _write_dataset(book, dataset, out, doubts, cells)
        _write_issues(issues, out, cells)


def _doubts(out: Path) -> Iterator[tuple[_Field, _Doubt]]:
    """Give what is said of each field under doubt; the gravest comes last and stays."""
    names = shape(ISSUES).names
    rows = [dict(zip(names, row, strict=True)) for row in typed_rows(shape(ISSUES), out)]
    for severity, tint in _TINTS.items():
        for row in reversed(rows):
            if row["severity"] == severity:
                note = "\n".join(str(row[name]) for name in ("message", "message_en") if row[name])
                for field in _fields(row):
                    yield field, _Doubt(tint, note)


def _fields(row: Mapping[str, Value]) -> Iterator[_Field]:
    yield str(row["record_id"]), str(row["field"])
    also = row["also"]
    for name in also if isinstance(also, list) else ():
        record_id, _, field = str(name).rpartition(":")
        yield record_id, field


def _write_dataset(
    book: Book, dataset: Shape, out: Path, doubts: Mapping[_Field, _Doubt], cells: dict[_Field, str]
) -> None:
    rows = typed_rows(dataset, out)
    for number in count(1):
        first = list(islice(rows, 1))
        if number > 1 and not first:
            return
        sheet = book.sheet(dataset.name if number == 1 else f"{dataset.name} ({number})")
        _write_page(sheet, dataset, chain(first, islice(rows, LAST_ROW - 1)), doubts, cells)


def _write_page(
    sheet: SheetWriter,
    dataset: Shape,
    rows: Iterator[tuple[Value, ...]],
    doubts: Mapping[_Field, _Doubt],
    cells: dict[_Field, str],
) -> None:
    sheet.head(dataset.names, [f"{column.vi}\n{column.en}" for column in dataset.columns])
    at = dataset.names.index("record_id")
    # Provenance speaks of fields of other records: nothing in it is itself under doubt.
    marked = dataset.name != "provenance"
    for row in rows:
        number = sheet.next_row()
        for column, (name, value) in enumerate(zip(dataset.names, row, strict=True)):
            doubt = doubts.get((str(row[at]), name)) if marked else None
            sheet.write(column, value, doubt.tint if doubt else Tint.NONE, doubt.note if doubt else "")
            if doubt:
                cells[str(row[at]), name] = f"internal:'{sheet.name}'!{xl_rowcol_to_cell(number, column)}"
    sheet.finish()


def _write_issues(sheet: SheetWriter, out: Path, cells: Mapping[_Field, str]) -> None:
    dataset = shape(ISSUES)
    columns = sorted(dataset.columns, key=lambda column: _FIRST.get(column.name, len(_FIRST)))
    names = ["value_now" if column.name == "value" else column.name for column in columns]
    own_notes = (", ".join(ACTIONS), "Giá trị đúng (set)\nRight value (set)", "")
    notes = [f"{column.vi}\n{column.en}" for column in columns]
    sheet.head((*OWN_COLUMNS, *names), (*own_notes, *notes))
    for row in typed_rows(dataset, out):
        said = dict(zip(dataset.names, row, strict=True))
        number = sheet.next_row()
        for at in range(2):
            sheet.write(at, None, Tint.INPUT)
        link = cells.get((str(said["record_id"]), str(said["field"])), "")
        if link and number < _MOST_LINKS:
            sheet.link(2, link, link.removeprefix("internal:").replace("'", ""))
        for at, column in enumerate(columns, start=len(OWN_COLUMNS)):
            sheet.write(at, said[column.name], _tint(column.name, said))
    sheet.choices(0, ACTIONS)
    sheet.finish()


def _tint(column: str, said: Mapping[str, Value]) -> Tint:
    if column != "severity":
        return Tint.NONE
    return next((tint for severity, tint in _TINTS.items() if severity == said["severity"]), Tint.NONE)
