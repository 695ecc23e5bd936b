"""Fields of records against the truth: right, flagged, or silently wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from rapidfuzz import fuzz

from benchmarks.scoring.alignment import Pair, align
from normalize.records import Record, TableEntry
from normalize.values import format_value
from validate.model import Issue, Severity

Row = Mapping[str, str]

GAPS = frozenset(
    {
        "row-numbering",
        "item-numbering",
        "group-numbering",
        "section-numbering",
        "table-numbering",
        "table-title-count",
        "table-prose-count",
        "target-missing",
        "funding-structure",
        "funding-surplus",
        "row-merged",
        "row-unmapped",
        "table-unmatched",
    }
)
"""Rules that tell of a row that is missing: beside the gap, or at the table as a whole."""


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

    rows_expected: int = 0
    rows_found: int = 0
    fields: int = 0
    right: int = 0
    doubted: int = 0
    wrong: tuple[WrongField, ...] = field(default=())

    def __add__(self, other: FieldScore) -> FieldScore:
        return FieldScore(
            self.rows_expected + other.rows_expected,
            self.rows_found + other.rows_found,
            self.fields + other.fields,
            self.right + other.right,
            self.doubted + other.doubted,
            (*self.wrong, *other.wrong),
        )

    @property
    def flagged(self) -> int:
        """Wrong fields that carry an issue of severity warning or error."""
        return sum(entry.flagged for entry in self.wrong)

    @property
    def silent(self) -> int:
        """Wrong fields that nothing tells of."""
        return len(self.wrong) - self.flagged

    @property
    def review_rate(self) -> float:
        """Share of the fields that a person is asked to look at, right and wrong."""
        return (self.flagged + self.doubted) / self.fields if self.fields else 0.0

    @property
    def silent_rate(self) -> float:
        """Share of the fields that are silently wrong."""
        return self.silent / self.fields if self.fields else 0.0


def score_dataset(
    truth: Sequence[Row],
    records: Sequence[Record],
    issues: Iterable[Issue],
    tables: Iterable[Record] = (),
    is_told: Callable[[Row], bool] = lambda _: False,
) -> FieldScore:
    """Hold the records of one dataset against its true rows, column by column of the truth.

    Rows are paired by content, in order. Every field of a missing row is wrong, and silent unless a
    rule tells of the gap (GAPS) at the row before or after it or at the dataset's table in ``tables``,
    or ``is_told`` says that the true row is doubted elsewhere;
    every field that an invented row fills is wrong, and silent unless flagged.
    """
    told = [issue for issue in issues if issue.severity is not Severity.INFO]
    flags = {(ref.record_id, ref.field) for issue in told for ref in issue.concerned}
    columns = tuple(truth[0]) if truth else ()
    found = [{column: format_value(getattr(record, column)) for column in columns} for record in records]
    pairs = align(truth, found, _likeness)
    beside = {ref.record_id for issue in told if issue.rule in GAPS for ref in issue.concerned}
    gaps = set(_told_gaps(pairs, records, beside, tables))
    gaps |= {at for at, (i, j) in enumerate(pairs) if i is not None and j is None and is_told(truth[i])}
    fields = right = doubted = 0
    wrong: list[WrongField] = []
    for at, (i, j) in enumerate(pairs):
        expected = truth[i] if i is not None else dict.fromkeys(columns, "")
        record_id = records[j].record_id if j is not None else "(missing row)"
        actual = found[j] if j is not None else None
        for column in columns:
            value = actual[column] if actual is not None else "(missing)"
            if i is None and not value:
                continue
            fields += 1
            flagged = (record_id, column) in flags or at in gaps
            if i is not None and value == expected[column]:
                right += 1
                doubted += flagged
            else:
                wrong.append(WrongField(record_id, column, expected[column], value, flagged))
    return FieldScore(len(truth), len(records), fields, right, doubted, tuple(wrong))


def _told_gaps(
    pairs: Sequence[Pair], records: Sequence[Record], told: set[str], tables: Iterable[Record]
) -> Iterator[int]:
    """Give the positions of missing rows that a rule tells of.

    A dataset without rows has none either where a table that was matched to nothing is told.
    """
    dataset = records[0].DATASET if records else ""
    own = [table for table in tables if isinstance(table, TableEntry) and dataset in table.dataset]
    everywhere = any(table.record_id in told for table in own)
    for at, (_, j) in enumerate(pairs):
        if j is None:
            before = (k for _, k in reversed(pairs[:at]) if k is not None)
            after = (k for _, k in pairs[at:] if k is not None)
            beside = chain((next(before, None),), (next(after, None),))
            if everywhere or any(k is not None and records[k].record_id in told for k in beside):
                yield at


def _likeness(expected: Row, actual: Row) -> float:
    filled = [column for column in expected if expected[column] or actual[column]]
    if not filled:
        return 1.0
    return sum(fuzz.ratio(expected[column], actual[column]) for column in filled) / 100 / len(filled)
