"""Typed records, one class a dataset of the data contract, with the trace behind every field.

Values are Python values (int, Decimal, date, bool, tuples for lists); how they are written
is the business of export/. Missing is None, an empty string or an empty tuple.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from extract.model import NOWHERE, Document, Place, Reading


class Status(StrEnum):
    """What became of a record: the worst of its fields."""

    OK = "ok"
    REPAIRED = "repaired"
    REVIEW = "review"
    CORRECTED = "corrected"


class Method(StrEnum):
    """How a value came to be."""

    AS_READ = "as-read"
    NORMALIZED = "normalized"
    MATCHED = "matched"
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
class DocumentRecord(Record):
    """One row a file: letterhead, title, signature."""

    DATASET: ClassVar[str] = "documents"

    source_file: str = ""
    source_sha256: str = ""
    page_count: int | None = None
    text_origin: str = ""
    document_type: str = ""
    document_number: str = ""
    issuer: str = ""
    province_name: str = ""
    province_code: str = ""
    place: str = ""
    issued_date: date | None = None
    received_date: date | None = None
    title: str = ""
    programme: str = ""
    plan_year: int | None = None
    signer_title: str = ""
    signer_name: str = ""
    ocr_confidence: float | None = None
    review_count: int | None = None


@dataclass(frozen=True, kw_only=True)
class Section(Record):
    """A node of the prose tree; ``section_id`` is unique in the document (``s001`` in reading order)."""

    DATASET: ClassVar[str] = "sections"

    section_id: str = ""
    parent_id: str = ""
    level: int = 0
    label: str = ""
    heading: str = ""
    text: str = ""
    text_raw: str = ""


@dataclass(frozen=True, kw_only=True)
class CriterionTarget(Record):
    """The plan for one of the national criteria."""

    DATASET: ClassVar[str] = "criterion_targets"

    criterion_set: str = ""
    criterion_no: int | None = None
    criterion_name: str = ""
    communes_new: int | None = None
    communes_total: int | None = None
    communes_base: int | None = None
    share_percent: Decimal | None = None
    share_percent_computed: Decimal | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Indicator(Record):
    """Any other quantity stated in prose."""

    DATASET: ClassVar[str] = "indicators"

    section_id: str = ""
    criterion_no: int | None = None
    subject: str = ""
    value: Decimal | None = None
    value_to: Decimal | None = None
    unit: str = ""
    qualifier: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Funding(Record):
    """A source of money; the total of all sources has source_no empty and level 0.

    A part without a number on paper is numbered below its parent (1.1), so that all can be named.
    """

    DATASET: ClassVar[str] = "funding"

    source_no: str = ""
    parent_no: str = ""
    level: int = 0
    source_name: str = ""
    amount: Decimal | None = None
    currency_unit: str = ""
    amount_vnd: int | None = None
    share_percent: Decimal | None = None
    share_percent_computed: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class CommuneTarget(Record):
    """One commune in one appendix table."""

    DATASET: ClassVar[str] = "commune_targets"

    appendix_no: int | None = None
    table_title: str = ""
    group_label: str = ""
    row_no: str = ""
    commune_text: str = ""
    commune_name: str = ""
    commune_type: str = ""
    commune_code: str = ""
    district_text: str = ""
    district_name: str = ""
    district_code: str = ""
    province_code: str = ""
    match_score: float | None = None
    carried_over_from: int | None = None
    especially_difficult: bool | None = None
    achieved_count: int | None = None
    achieved_criteria: tuple[int, ...] = ()
    planned_count: int | None = None
    planned_criteria: tuple[int, ...] = ()
    cumulative_count: int | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CommuneCriterion(Record):
    """The tidy form of the lists in commune_targets; state is ``achieved`` or ``planned``."""

    DATASET: ClassVar[str] = "commune_criteria"

    appendix_no: int | None = None
    commune_code: str = ""
    criterion_no: int | None = None
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class WorkItem(Record):
    """One line of the work schedule."""

    DATASET: ClassVar[str] = "work_items"

    group_no: str = ""
    group_title: str = ""
    item_no: str = ""
    task: str = ""
    directing: tuple[str, ...] = ()
    implementing: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    timing_text: str = ""
    timing_kind: str = ""
    months: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Responsibility(Record):
    """A duty of an agency, from the part on implementation."""

    DATASET: ClassVar[str] = "responsibilities"

    section_id: str = ""
    agency: str = ""
    agency_text: str = ""
    duty_no: int | None = None
    role: str = ""
    partners: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class LegalReference(Record):
    """One citation of a document."""

    DATASET: ClassVar[str] = "legal_references"

    section_id: str = ""
    reference_type: str = ""
    number: str = ""
    issued_date: date | None = None
    issuer: str = ""
    subject: str = ""
    first_mention: bool = True


@dataclass(frozen=True, kw_only=True)
class Recipient(Record):
    """One entry of the block 'Nơi nhận'."""

    DATASET: ClassVar[str] = "recipients"

    recipient: str = ""
    abbreviation: str = ""


@dataclass(frozen=True, kw_only=True)
class TableEntry(Record):
    """One table as read; ``dataset`` is what it was matched to, or empty."""

    DATASET: ClassVar[str] = "tables"

    table_id: str = ""
    appendix_no: int | None = None
    title: str = ""
    page_first: int | None = None
    page_last: int | None = None
    row_count: int = 0
    column_count: int = 0
    dataset: str = ""


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
)
"""Every dataset made from the paper, in the order of the contract."""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A document and all records read from it, by dataset name in the order of the contract.

    ``findings`` are doubts that belong to no single record. ``as_of`` is the date as of which
    places were looked up.
    """

    document_id: str
    document: Document
    records: Mapping[str, tuple[Record, ...]]
    findings: tuple[Finding, ...] = ()
    as_of: date | None = None
