"""The records of one document as the rules see them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

from extract.model import PageOrigin, Place
from normalize.criteria import CriteriaSet, set_by_decision, set_of_year
from normalize.records import (
    CommuneTarget,
    CriterionTarget,
    DocumentRecord,
    Indicator,
    Interpretation,
    Method,
    Record,
    Responsibility,
    TableCell,
    Trace,
)
from normalize.tables.model import TypedTable
from validate.fields import FieldRef
from validate.legibility.least_confidence import LeastConfidence
from validate.legibility.unsure_words import UnsureWords

R = TypeVar("R", bound=Record)

NO_TRACE = Trace()

HARDLY_READ = 0.85
"""Confidence of a word below which something may be lost beside it: on clean pages all are above 0.9."""


@dataclass(frozen=True, slots=True)
class CommuneTable:
    """The commune rows of one appendix table, in reading order."""

    appendix_no: int | None
    title: str
    rows: tuple[CommuneTarget, ...]


@dataclass(frozen=True)
class Plan:
    """An interpretation with the present state of its records."""

    interpretation: Interpretation
    records: Mapping[str, tuple[Record, ...]]

    @classmethod
    def of(cls, interpretation: Interpretation) -> Plan:
        """Start from what was interpreted."""
        return cls(interpretation, interpretation.records)

    def rows(self, record_type: type[R]) -> tuple[R, ...]:
        """Give all records of one dataset."""
        return cast("tuple[R, ...]", tuple(self.records.get(record_type.DATASET, ())))

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record by its id."""
        return {record.record_id: record for records in self.records.values() for record in records}

    @property
    def header(self) -> DocumentRecord | None:
        """The document's own record."""
        return next(iter(self.rows(DocumentRecord)), None)

    @property
    def year(self) -> int | None:
        """The plan year, where it was read."""
        return self.header.plan_year if self.header else None

    def value(self, ref: FieldRef) -> Any:
        """Give the present value of a field; None for a record as a whole."""
        return getattr(self.by_id[ref.record_id], ref.field) if ref.field else None

    def trace(self, ref: FieldRef) -> Trace:
        """Give where a field comes from; an empty trace where that is not known."""
        record = self.by_id.get(ref.record_id)
        return record.traces.get(ref.field, NO_TRACE) if record else NO_TRACE

    def is_certain(self, ref: FieldRef) -> bool:
        """Say whether the field needs no recognizing: the paper really says it, or a person did."""
        trace, record = self.trace(ref), self.by_id.get(ref.record_id)
        if trace.method is Method.CORRECTED:
            return True
        page = trace.place.page or (record.page if record else None)
        return trace.confidence is None and self._origins.get(page) is PageOrigin.TEXT_LAYER

    def is_hardly_read(self, ref: FieldRef) -> bool:
        """Say whether the words that a field comes from hold one that the recognizer was unsure of."""
        weakest = self.words.confidence(self.trace(ref).place)
        return weakest is not None and weakest < HARDLY_READ

    @property
    def has_words(self) -> bool:
        """Whether it is known how surely each word was read."""
        return any(block.lines for block in self.interpretation.document.blocks)

    @cached_property
    def unsure_words(self) -> UnsureWords:
        """The words that a person must look at, by place."""
        return UnsureWords(self.interpretation.document)

    @cached_property
    def words(self) -> LeastConfidence:
        """The confidences of all words that were recognized."""
        return LeastConfidence(self.interpretation.document)

    @cached_property
    def quotations(self) -> Sequence[tuple[FieldRef, Place]]:
        """The texts that records quote from the prose, with their places."""
        quoting = (*self.rows(CriterionTarget), *self.rows(Indicator), *self.rows(Responsibility))
        refs = (FieldRef.of(record, "text") for record in quoting)
        return [(ref, self.trace(ref).place) for ref in refs]

    @cached_property
    def _origins(self) -> Mapping[int | None, PageOrigin]:
        return {page.number: page.origin for page in self.interpretation.document.pages}

    @cached_property
    def criteria(self) -> CriteriaSet | None:
        """The set of criteria in force: by the decision that the targets name, else by the plan year."""
        for target in self.rows(CriterionTarget):
            named = set_by_decision(target.criterion_set) if target.criterion_set else None
            if named:
                return named
        return set_of_year(self.year) if self.year else None

    @cached_property
    def commune_tables(self) -> tuple[CommuneTable, ...]:
        """The commune rows by appendix table."""
        groups: dict[tuple[int | None, str], list[CommuneTarget]] = {}
        for row in self.rows(CommuneTarget):
            groups.setdefault((row.appendix_no, row.table_title), []).append(row)
        return tuple(CommuneTable(*key, rows=tuple(rows)) for key, rows in groups.items())

    @property
    def tables(self) -> tuple[TypedTable, ...]:
        """The document's tables typed, in reading order."""
        return self.interpretation.tables

    @cached_property
    def cells(self) -> Mapping[tuple[str, int, int], TableCell]:
        """The cells of all tables by table, row and column number."""
        return {(cell.table_id, cell.row_no, cell.column_no): cell for cell in self.rows(TableCell)}

    def with_values(self, changes: Mapping[FieldRef, Any], method: Method) -> Plan:
        """Give the plan with some fields changed, their traces marked with the method."""
        by_record: dict[str, dict[str, Any]] = {}
        for ref, value in changes.items():
            by_record.setdefault(ref.record_id, {})[ref.field] = value
        return Plan(
            self.interpretation,
            {
                dataset: tuple(
                    _changed(record, by_record[record.record_id], method)
                    if record.record_id in by_record
                    else record
                    for record in records
                )
                for dataset, records in self.records.items()
            },
        )


def _changed(record: Record, values: Mapping[str, Any], method: Method) -> Record:
    marked = {
        field: dataclasses.replace(record.traces.get(field, NO_TRACE), method=method) for field in values
    }
    return dataclasses.replace(record, **values, traces={**record.traces, **marked})
