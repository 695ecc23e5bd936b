"""What every typed record carries: its identity, and the trace behind every field.

Values are Python values (int, Decimal, date, bool, tuples for lists); how they are written
is the business of export/. Missing is None, an empty string or an empty tuple.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from extract.model import NOWHERE, Place, Reading


class Status(StrEnum):
    """What became of a record: the worst of its fields."""

    OK = "ok"
    REPAIRED = "repaired"
    REVIEW = "review"
    CORRECTED = "corrected"


class Method(StrEnum):
    """How a value came to be.

    ``computed`` follows from other values by arithmetic, ``inferred`` from what stands elsewhere in the
    document or in the gazetteer.
    """

    AS_READ = "as-read"
    NORMALIZED = "normalized"
    MATCHED = "matched"
    COMPUTED = "computed"
    INFERRED = "inferred"
    REPAIRED = "repaired"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a field's value came from: place, printed text, confidence (0-1) and method.

    ``alternatives`` are the recognizer's other readings of the printed text, best first.
    """

    printed: str = ""
    place: Place = NOWHERE
    confidence: float | None = None
    method: Method = Method.AS_READ
    alternatives: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt or a change seen while interpreting; validate/ turns it into an issue.

    ``rule`` names an entry of validate's rule registry, whose message templates are filled
    from ``details``. ``place`` overrides the place of the field's trace.
    """

    rule: str
    field: str = ""
    printed: str = ""
    value: str = ""
    suggestion: str = ""
    details: Mapping[str, str] = dataclasses.field(default_factory=dict)
    place: Place | None = None


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record carries. ``record_id`` is given when the document is assembled."""

    DATASET: ClassVar[str]

    record_id: str = ""
    page: int | None = None
    status: Status = Status.OK
    traces: Mapping[str, Trace] = dataclasses.field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """Names of the dataset's own columns, in the order of the contract."""
        base = {entry.name for entry in dataclasses.fields(Record)}
        return tuple(entry.name for entry in dataclasses.fields(cls) if entry.name not in base)


@dataclass(frozen=True, kw_only=True)
class TableRecord(Record):
    """A record that may come from a row of a table: ``table_row`` is the ``row_no`` of table_rows."""

    DATASET: ClassVar[str]

    table_id: str = ""
    table_row: int | None = None
