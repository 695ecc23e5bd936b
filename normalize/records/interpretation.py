"""All records of one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from extract.model import Document
from normalize.records.base import Finding, Record

if TYPE_CHECKING:
    from normalize.tables.model import TypedTable


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A document and all records read from it, by dataset name in the order of the contract.

    ``findings`` are doubts that belong to no single record. ``as_of`` is the date as of which
    places were looked up. ``tables`` are the document's tables typed, which the records of tables come from.
    """

    document_id: str
    document: Document
    records: Mapping[str, tuple[Record, ...]]
    findings: tuple[Finding, ...] = ()
    as_of: date | None = None
    tables: tuple[TypedTable, ...] = ()
