"""The plans of this folder and their truth: what is right, flagged, silently wrong.

A truth file names every record of the datasets in ``SCORED``, field by field; a dataset that it leaves out
has no record. In a subject, words in brackets may stand or not: ``[xã] đạt chuẩn nông thôn mới``. What is
read wrong today stands under ``[read wrong]``, with what is read instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from rapidfuzz import fuzz

from benchmarks.scoring.alignment import align
from normalize.values import format_value
from validate.model import Checked, Severity
from validate.rules.document.pages import SUBSTANCE

Row = Mapping[str, str]
SCORED = ("documents", *(name for name in SUBSTANCE if name not in ("tables", "responsibilities")))
"""Datasets whose every record a truth names; those of tables and duties only where it lists them."""
READ_WRONG = "read wrong"


def read_truth(path: Path) -> dict[str, list[Row]]:
    """Read a truth file: ``[dataset]``, a line of columns, then a line a row, parted by bars."""
    datasets: dict[str, list[Row]] = {}
    columns: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if re.fullmatch(r"\[[a-z_ ]+\]", line):
            rows = datasets.setdefault(line.strip("[]"), [])
            columns = []
        elif line.strip() and not columns:
            columns = _cut(line)
        elif line.strip():
            cells = _cut(line)
            rows.append(dict(zip(columns, cells + [""] * len(columns), strict=False)))
    return datasets


def _cut(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


@dataclass(frozen=True, slots=True)
class Wrong:
    """One wrong field: the true row and value, the value found, and whether an issue tells of it."""

    dataset: str
    row: str
    field: str
    expected: str
    found: str
    flagged: bool


@dataclass(frozen=True, slots=True)
class Score:
    """The fields of one plan: how many, and those that are wrong."""

    fields: int
    wrong: tuple[Wrong, ...]

    @property
    def silent(self) -> tuple[Wrong, ...]:
        return tuple(entry for entry in self.wrong if not entry.flagged)


def score(checked: Checked, truth: Mapping[str, Sequence[Row]]) -> Score:
    """Hold all datasets of a truth, and all that are scored, against what was read."""
    fields, wrong = 0, list[Wrong]()
    for dataset in dict.fromkeys((*SCORED, *truth)):
        if dataset == READ_WRONG:
            continue
        count, found = _score(checked, dataset, truth.get(dataset, ()))
        fields += count
        wrong += found
    return Score(fields, tuple(wrong))


def _score(checked: Checked, dataset: str, truth: Sequence[Row]) -> tuple[int, list[Wrong]]:
    flags = {(i.record_id, i.field) for i in checked.issues if i.severity is not Severity.INFO}
    records = checked.records[dataset]
    columns = tuple(truth[0]) if truth else ("record_id",)
    found = [{column: format_value(getattr(record, column)) for column in columns} for record in records]
    fields, wrong = 0, list[Wrong]()
    for i, j in align(truth, found, _likeness):
        record_id = records[j].record_id if j is not None else ""
        expected = truth[i] if i is not None else dict.fromkeys(columns, "")
        actual = found[j] if j is not None else dict.fromkeys(columns, "(missing)")
        label = record_id.rpartition("/")[2] or "missing: " + " ".join(filter(None, expected.values()))[:60]
        for column in columns:
            if (i is None and not actual[column]) or (j is None and not expected[column]):
                continue
            fields += 1
            if i is None or not _agree(column, expected[column], actual[column]):
                flagged = (record_id, column) in flags
                wrong.append(Wrong(dataset, label, column, expected[column], actual[column], flagged))
    return fields, wrong


def _agree(column: str, expected: str, actual: str) -> bool:
    if column == "subject":
        return _words(actual) in map(_words, _wordings(expected))
    return _plain(expected) == _plain(actual)


def _wordings(subject: str) -> Iterator[str]:
    """Give a subject with and without each of its passages in brackets."""
    parts = re.split(r"[\[\]]", subject)
    choices = ((part,) if index % 2 == 0 else ("", part) for index, part in enumerate(parts))
    yield from (" ".join(chosen) for chosen in product(*choices))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _plain(value: str) -> str:
    return value.rstrip("0").rstrip(".") if re.fullmatch(r"\d+\.\d+", value) else value


def _likeness(expected: Row, actual: Row) -> float:
    parts = list(_likenesses(expected, actual))
    return sum(parts) / len(parts) if parts else 1.0


def _likenesses(expected: Row, actual: Row) -> Iterator[float]:
    for column in expected:
        if expected[column] or actual[column]:
            alike = fuzz.ratio(expected[column], actual[column]) / 100
            if column == "value":
                alike = float(_agree(column, expected[column], actual[column]))
                yield alike
            yield alike
