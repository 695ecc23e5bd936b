"""The doubts of an output folder as lines to settle, and what was settled in its workbook."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from extract.errors import UsageError
from extract.messages import Wording
from review.corrections.file import CorrectionsFile, LineProblem, checked_line
from review.corrections.model import Correction, Key
from review.corrections.values import ValueProblemError

_OPEN = ("warning", "error")
_SHEET = "issues"


class WorkbookError(UsageError):
    """The workbook cannot be used."""


class UnreadableWorkbookError(WorkbookError):
    """The workbook cannot be opened."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(path=path, detail=detail)


class OtherWorkbookError(WorkbookError):
    """The workbook is none of ours."""

    def __init__(self, path: Path) -> None:
        super().__init__(path=path, sheet=_SHEET)


def open_doubts(out: Path) -> Iterator[tuple[str, ...]]:
    """Yield a line of corrections.csv for every open doubt of a folder, its action left to be filled in."""
    for _, key, value in _doubts(out):
        yield (*key.cells, "", value, "", "", "")


def from_workbook(path: Path, out: Path) -> CorrectionsFile:
    """Take the lines of the sheet ``issues`` whose ``action`` is filled in; raises WorkbookError."""
    keys = {issue_id: key for issue_id, key, _ in _doubts(out)}
    found: list[Correction] = []
    problems: list[LineProblem] = []
    at = datetime.now(UTC).isoformat(timespec="seconds")
    for line, row in _sheet(path):
        if not row.get("action"):
            continue
        key = keys.get(row.get("issue_id", ""))
        if key is None:
            problems.append(LineProblem(line, Wording.of("value.settled")))
            continue
        try:
            settled = {"action": row["action"], "value": row.get("value", ""), "by": "xlsx", "at": at}
            found.append(checked_line(key, settled, line))
        except ValueProblemError as error:
            problems.append(LineProblem(line, error.why))
    return CorrectionsFile(tuple(found), tuple(problems))


def _doubts(out: Path) -> Iterator[tuple[str, Key, str]]:
    """Yield the id, key and present value of every warning and error about a record."""
    files = {row["document_id"]: row["source_sha256"] for row in _rows(out / "documents.csv")}
    for row in _rows(out / "issues.csv"):
        if row["severity"] in _OPEN and row["dataset"]:
            place = row["bbox"] or ("" if row["page"] else row["record_id"])
            sha = files[row["document_id"]]
            key = Key(sha, row["page"], place, row["dataset"], row["field"], row["printed"])
            yield row["issue_id"], key, row["value"]


def _sheet(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever zipfile, lxml and the sheet reader do
        raise UnreadableWorkbookError(path, str(error)) from error
    if _SHEET not in book.sheetnames:
        raise OtherWorkbookError(path)
    rows = book[_SHEET].iter_rows(values_only=True)
    head = [str(name or "") for name in next(rows, ())]
    for line, cells in enumerate(rows, start=2):
        texts = ("" if cell is None else str(cell).strip() for cell in cells)
        yield line, dict(zip(head, texts, strict=False))


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as stream:
            yield from csv.DictReader(stream)
