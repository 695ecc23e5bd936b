"""Typed records, one class a dataset of the data contract."""

from __future__ import annotations

from normalize.records.base import Dataset, Finding, Record, TableRecord, Trace, joined
from normalize.records.communes import CommuneCriterion, CommuneTarget
from normalize.records.document import DocumentRecord, LegalReference, Recipient, Section
from normalize.records.interpretation import Interpretation
from normalize.records.kinds import (
    Basis,
    CellKind,
    ColumnKind,
    Comparator,
    Method,
    RowKind,
    Status,
    TimingKind,
    Trend,
)
from normalize.records.plan import CriterionTarget, Funding, Indicator, Responsibility, WorkItem
from normalize.records.projects import Project
from normalize.records.tables import Figure, TableCell, TableColumn, TableEntry, TableRow

RECORD_TYPES: tuple[type[Record], ...] = (
    DocumentRecord,
    Section,
    CriterionTarget,
    Indicator,
    Funding,
    CommuneTarget,
    CommuneCriterion,
    WorkItem,
    Responsibility,
    LegalReference,
    Recipient,
    TableEntry,
    TableColumn,
    TableRow,
    TableCell,
    Figure,
    Project,
)
"""Every dataset made from the paper, in the order of the contract."""

__all__ = [
    "RECORD_TYPES",
    "Basis",
    "CellKind",
    "ColumnKind",
    "CommuneCriterion",
    "CommuneTarget",
    "Comparator",
    "CriterionTarget",
    "Dataset",
    "DocumentRecord",
    "Figure",
    "Finding",
    "Funding",
    "Indicator",
    "Interpretation",
    "LegalReference",
    "Method",
    "Project",
    "Recipient",
    "Record",
    "Responsibility",
    "RowKind",
    "Section",
    "Status",
    "TableCell",
    "TableColumn",
    "TableEntry",
    "TableRecord",
    "TableRow",
    "TimingKind",
    "Trace",
    "Trend",
    "WorkItem",
    "joined",
]
