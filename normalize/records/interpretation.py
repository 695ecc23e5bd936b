"""All records of one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from extract.model import Document
from normalize.records.base import Finding, Record


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
