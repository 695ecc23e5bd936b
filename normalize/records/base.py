"""What every typed record carries: its identity, and the trace behind every field.

Values are Python values (int, Decimal, date, bool, tuples for lists); how they are written
is the business of export/. Missing is None, an empty string or an empty tuple.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from extract.model import NOWHERE, Place, Reading
from normalize.records.columns import ColumnSpec, Refers, Trait, ValueLimits, column, declared, text_column
from normalize.records.kinds import Method, Status
from normalize.records.limits import FROM_ONE


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a field's value came from: place, printed text, confidence (0-1) and method.

    ``alternatives`` are the recognizer's other readings of the printed text, best first. A value made of
    several has their traces in ``parts``, and is itself traced as a whole (see :func:`joined`).
    """

    printed: str = ""
    place: Place = NOWHERE
    confidence: float | None = None
    method: Method = Method.AS_READ
    alternatives: tuple[Reading, ...] = ()
    parts: tuple[Trace, ...] = ()

    @property
    def origins(self) -> tuple[Trace, ...]:
        """The single traces that this one is made of: itself, where it has no parts."""
        return self.parts or (self,)


def joined(traces: Iterable[Trace], method: Method) -> Trace:
    """Give the trace of a value made of several: their words together, the place of the first.

    Its confidence is that of the least sure; each of the traces keeps its own place and is exported.
    """
    parts = tuple(dict.fromkeys(origin for trace in traces for origin in trace.origins))
    if not parts:
        return Trace(method=method)
    if len(parts) == 1:
        return dataclasses.replace(parts[0], method=method)
    sure = [part.confidence for part in parts if part.confidence is not None]
    return Trace(
        printed=" … ".join(part.printed for part in parts if part.printed),
        place=parts[0].place,
        confidence=min(sure, default=None),
        method=method,
        parts=parts,
    )


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
class Dataset:
    """A dataset of the contract; its fields that are declared as columns are the dataset's columns."""

    DATASET: ClassVar[str]
    MEANING: ClassVar[tuple[str, str]]
    """What the dataset is, in English and Vietnamese."""
    KEY: ClassVar[tuple[str, ...]] = ()
    """Columns that name a record within its document, where the dataset has such."""

    @classmethod
    def declared(cls) -> tuple[ColumnSpec, ...]:
        """All columns of the dataset but document_id; a record's begin with record_id, page, status."""
        return declared(cls)


@dataclass(frozen=True, kw_only=True)
class Record(Dataset):
    """What every record carries. ``record_id`` is given when the document is assembled."""

    KEY: ClassVar[tuple[str, ...]] = ("record_id",)

    record_id: str = text_column(
        "document_id/dataset/NNNN in reading order",
        "Mã bản ghi: document_id/tập dữ liệu/NNNN theo thứ tự đọc",
        ValueLimits(r"[^/]+/[a-z_]+/\d{4,}"),
        Trait.REQUIRED,
        Trait.KEY,
    )
    page: int | None = column(
        "Page of the file, from 1; empty for text input",
        "Trang của tệp, từ 1; trống với tệp văn bản",
        FROM_ONE,
        Trait.KEY,
    )
    status: Status = column(
        "ok, repaired (changed on evidence), review (a person must look) or corrected (a person did)",
        "ok, repaired (sửa theo bằng chứng), review (người phải xem) hoặc corrected (người đã sửa)",
        Trait.REQUIRED,
        Trait.KEY,
        default=Status.OK,
    )
    traces: Mapping[str, Trace] = dataclasses.field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """Names of the dataset's own columns, in the order of the contract."""
        return tuple(entry.name for entry in declared(cls) if entry.name not in _EVERY)


_EVERY = frozenset({"record_id", "page", "status"})


@dataclass(frozen=True, kw_only=True)
class TableRecord(Record):
    """A record that may come from a row of a table: ``table_row`` is the ``row_no`` of table_rows."""

    table_id: str = text_column(
        "Table that the record comes from; empty for prose",
        "Bảng mà bản ghi lấy từ đó; trống nếu từ văn xuôi",
        Refers("tables", "table_id"),
        Trait.KEY,
    )
    table_row: int | None = column(
        "Row of that table: row_no of table_rows",
        "Dòng của bảng đó: row_no của table_rows",
        FROM_ONE,
        Refers("table_rows", "row_no", within=("table_id",)),
        Trait.KEY,
    )
