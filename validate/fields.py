"""How rules, repair and issues point at a field of a record."""

from __future__ import annotations

from dataclasses import dataclass

from normalize.records import Record


@dataclass(frozen=True, slots=True, order=True)
class FieldRef:
    """One field of one record of the document at hand."""

    record_id: str
    field: str

    @property
    def dataset(self) -> str:
        """The dataset that the record belongs to."""
        return self.record_id.rsplit("/", 2)[-2] if self.record_id.count("/") >= 2 else ""

    @classmethod
    def of(cls, record: Record, field: str) -> FieldRef:
        """Refer to a field of a record."""
        return cls(record.record_id, field)
