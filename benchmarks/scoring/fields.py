"""Fields of records against the truth: right, flagged, or silently wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from benchmarks.scoring.alignment import align
from normalize.records import Record
from normalize.values import format_value
from validate.model import Issue, Severity

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WrongField:
    """One wrong field: where, what it should be and what it is."""

    record_id: str
    field: str
    expected: str
    found: str
    flagged: bool


@dataclass(frozen=True, slots=True)
class FieldScore:
    """Counts of one dataset. ``doubted`` are right fields that carry a warning or an error all the same."""

    rows_expected: int
    rows_found: int
    fields: int
    right: int
    doubted: int
    wrong: tuple[WrongField, ...] = field(default=())

    @property
    def flagged(self) -> int:
        """Wrong fields that carry an issue of severity warning or error."""
        return sum(entry.flagged for entry in self.wrong)

    @property
    def silent(self) -> int:
        """Wrong fields that nothing tells of."""
        return len(self.wrong) - self.flagged


def score_dataset(truth: Sequence[Row], records: Sequence[Record], issues: Iterable[Issue]) -> FieldScore:
    """Hold the records of one dataset against its true rows, column by column of the truth.

    Rows are paired by content, in order. Every field of a missing row is wrong and silent; every
    field that an invented row fills is wrong, and silent unless flagged.
    """
    flags = {(issue.record_id, issue.field) for issue in issues if issue.severity is not Severity.INFO}
    columns = tuple(truth[0]) if truth else ()
    found = [{column: format_value(getattr(record, column)) for column in columns} for record in records]
    fields = right = doubted = 0
    wrong: list[WrongField] = []
    for i, j in align(truth, found, _likeness):
        expected = truth[i] if i is not None else dict.fromkeys(columns, "")
        record_id = records[j].record_id if j is not None else "(missing row)"
        actual = found[j] if j is not None else None
        for column in columns:
            value = actual[column] if actual is not None else "(missing)"
            if i is None and not value:
                continue
            fields += 1
            flagged = (record_id, column) in flags
            if i is not None and value == expected[column]:
                right += 1
                doubted += flagged
            else:
                wrong.append(WrongField(record_id, column, expected[column], value, flagged))
    return FieldScore(len(truth), len(records), fields, right, doubted, tuple(wrong))


def _likeness(expected: Row, actual: Row) -> float:
    filled = [column for column in expected if expected[column] or actual[column]]
    if not filled:
        return 1.0
    return sum(fuzz.ratio(expected[column], actual[column]) for column in filled) / 100 / len(filled)
