"""Records of the document itself: letterhead, prose tree, citations, recipients."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from normalize.records.base import Record


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
    period_from: int | None = None
    period_to: int | None = None
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
