"""What the report shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from review.doubts.model import Chapter


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of a table as understood."""

    number: str
    header: str
    kind: str
    measure: str
    unit: str
    years: str
    basis: str
    formula: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a table as understood; ``failed`` where a sum in it does not hold."""

    ordinal: str
    label: str
    kind: str
    depth: int
    failed: bool


@dataclass(frozen=True, slots=True)
class TableSummary:
    """A table as understood. ``sums`` is its number of total rows, ``failed`` that of rows that fail."""

    table_id: str
    title: str
    unit: str
    pages: str
    datasets: tuple[str, ...]
    doubts: int
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]

    @property
    def sums(self) -> int:
        """Rows that are totals or subtotals."""
        return sum(row.kind in ("total", "subtotal") for row in self.rows)

    @property
    def failed(self) -> int:
        """Rows in which a sum does not hold."""
        return sum(row.failed for row in self.rows)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document: its row of documents.csv, its tables, records and doubts by severity."""

    document_id: str
    head: Mapping[str, str]
    tables: tuple[TableSummary, ...]
    records: int
    severities: Mapping[str, int]

    @property
    def doubts(self) -> int:
        """Issues that a person should look at."""
        return self.severities.get("error", 0) + self.severities.get("warning", 0)


@dataclass(frozen=True, slots=True)
class Report:
    """The batch: documents, doubts (errors and warnings) by rule, notes, and what all that comes to."""

    documents: tuple[DocumentView, ...]
    chapters: tuple[Chapter, ...]
    notes: tuple[Chapter, ...]
    records: Mapping[str, int] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """Pages of all documents."""
        return sum(int(document.head.get("page_count") or 0) for document in self.documents)

    @property
    def tables(self) -> int:
        """Tables of all documents."""
        return sum(len(document.tables) for document in self.documents)

    def doubts(self, severity: str) -> int:
        """Number of doubts of this severity."""
        return sum(chapter.count for chapter in self.chapters if chapter.severity == severity)

    @property
    def least_sure(self) -> tuple[tuple[str, float], ...]:
        """Recognized documents by file name with their mean confidence (0-1), the lowest first."""
        said = (
            (document.head.get("source_file", ""), float(document.head["ocr_confidence"]))
            for document in self.documents
            if _is_share(document.head.get("ocr_confidence", ""))
        )
        return tuple(sorted(said, key=lambda each: each[1]))


def _is_share(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
