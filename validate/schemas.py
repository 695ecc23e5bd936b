"""A pandera schema per dataset: types, code patterns, ranges, keys, and references to other datasets.

pandera is imported only when something is validated: it costs a third of a second.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from normalize.records import (
    RECORD_TYPES,
    Basis,
    CellKind,
    Change,
    ColumnKind,
    CommuneTarget,
    Comparator,
    CriterionTarget,
    Funding,
    Record,
    RowKind,
    Section,
    TableEntry,
)
from normalize.timing import TimingKind
from validate.fields import FieldRef
from validate.frames import columns_of, dtype_of, to_frame
from validate.issues import field_issue
from validate.model import Issue
from validate.plan import Plan
from validate.rules.base import Doubt

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa

LARGEST_CRITERION = 19
_YEARS = (1990, 2100)
_NUMBERS = r"\d+(?:;\d+)*"
_DATASET = f"(?:{'|'.join(record_type.DATASET for record_type in RECORD_TYPES)})"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column allows: a pattern, a closed range, a set of values; and whether it may be missing."""

    pattern: str = ""
    low: float | None = None
    high: float | None = None
    allowed: tuple[str, ...] = ()
    required: bool = False
    unique: bool = False


_COUNT = Column(low=0)
_PERCENT = Column(low=0)
_CODE2, _CODE3, _CODE5 = (Column(pattern=rf"\d{{{digits}}}") for digits in (2, 3, 5))
_UNIT_SHARE = Column(low=0, high=1)
_FROM_ONE = Column(low=1)
_YEAR = Column(low=_YEARS[0], high=_YEARS[1])
_BASIS = Column(allowed=tuple(Basis))
_COMPARATOR = Column(allowed=tuple(Comparator))
_IN_TABLE = {"table_id": Column(required=True), "row_no": _FROM_ONE, "column_no": _FROM_ONE}
_PLACES = {"commune_code": _CODE5, "district_code": _CODE3, "province_code": _CODE2}

_EVERY: Mapping[str, Column] = {
    "record_id": Column(pattern=r"[^/]+/[a-z_]+/\d{4,}", required=True, unique=True),
    "page": Column(low=1),
    "status": Column(allowed=("ok", "repaired", "review", "corrected"), required=True),
}

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "documents": {
        "source_file": Column(required=True),
        "source_sha256": Column(pattern=r"[0-9a-f]{64}"),
        "page_count": _COUNT,
        "text_origin": Column(allowed=("text_layer", "ocr", "mixed", "text_file")),
        "document_number": Column(pattern=r"\d{1,5}[a-z]?(?:/\d{4})?[/-]\S+"),
        "province_code": _CODE2,
        "plan_year": _YEAR,
        "period_from": _YEAR,
        "period_to": _YEAR,
        "ocr_confidence": _UNIT_SHARE,
    },
    "sections": {"section_id": Column(required=True, unique=True), "level": _COUNT},
    "criterion_targets": {
        "criterion_no": Column(low=1, high=LARGEST_CRITERION, required=True),
        "communes_new": _COUNT,
        "communes_total": _COUNT,
        "communes_base": Column(low=1),
        "share_percent": Column(low=0, high=100),
        "share_percent_computed": Column(low=0, high=100),
    },
    "indicators": {
        "criterion_no": Column(low=1, high=LARGEST_CRITERION),
        "year_from": _YEAR,
        "year_to": _YEAR,
        "basis": _BASIS,
        "change": Column(allowed=tuple(Change)),
    },
    "funding": {
        "level": _COUNT,
        "amount": _COUNT,
        "amount_vnd": _COUNT,
        "currency_unit": Column(allowed=("đồng", "nghìn đồng", "triệu đồng", "tỷ đồng")),
        "share_percent": _PERCENT,
        "share_percent_computed": _PERCENT,
    },
    "commune_targets": {
        "appendix_no": Column(low=1),
        "commune_text": Column(required=True),
        "commune_type": Column(allowed=("xã", "phường", "thị trấn")),
        "commune_code": _CODE5,
        "district_code": _CODE3,
        "province_code": _CODE2,
        "match_score": _UNIT_SHARE,
        "carried_over_from": _YEAR,
        "achieved_count": _COUNT,
        "achieved_criteria": Column(pattern=_NUMBERS),
        "planned_count": _COUNT,
        "planned_criteria": Column(pattern=_NUMBERS),
        "cumulative_count": _COUNT,
    },
    "commune_criteria": {
        "commune_code": _CODE5,
        "criterion_no": Column(low=1, required=True),
        "state": Column(allowed=("achieved", "planned"), required=True),
    },
    "work_items": {
        "budget_vnd": _COUNT,
        "timing_kind": Column(allowed=tuple(TimingKind)),
        "months": Column(pattern=r"(?:[1-9]|1[0-2])(?:;(?:[1-9]|1[0-2]))*"),
        "quarters": Column(pattern=r"[1-4](?:;[1-4])*"),
    },
    "responsibilities": {
        "duty_no": Column(low=1),
        "role": Column(allowed=("leads", "coordinates", "advises", "carries out", "other")),
    },
    "legal_references": {"number": Column(pattern=r"\S(?:.*\S)?")},
    "recipients": {"recipient": Column(required=True)},
    "tables": {
        "table_id": Column(required=True, unique=True),
        "page_first": Column(low=1),
        "page_last": Column(low=1),
        "row_count": _COUNT,
        "column_count": _COUNT,
        "header_rows": _COUNT,
        "dataset": Column(pattern=rf"{_DATASET}(?:;{_DATASET})*"),
    },
    "table_columns": {
        "table_id": Column(required=True),
        "column_no": _FROM_ONE,
        "kind": Column(allowed=tuple(ColumnKind)),
        "year_from": _YEAR,
        "year_to": _YEAR,
        "basis": _BASIS,
    },
    "table_rows": {
        "table_id": Column(required=True),
        "row_no": _FROM_ONE,
        "kind": Column(allowed=tuple(RowKind)),
        "parent_row_no": _FROM_ONE,
        "depth": _FROM_ONE,
        "year_from": _YEAR,
        "year_to": _YEAR,
        **_PLACES,
    },
    "table_cells": {
        **_IN_TABLE,
        "printed": Column(required=True),
        "kind": Column(allowed=tuple(CellKind)),
        "comparator": _COMPARATOR,
        "place_code": Column(pattern=r"\d{2,5}(?:;\d{2,5})*"),
    },
    "figures": {
        **_IN_TABLE,
        "row_kind": Column(allowed=tuple(RowKind)),
        "comparator": _COMPARATOR,
        "year_from": _YEAR,
        "year_to": _YEAR,
        "basis": _BASIS,
        **_PLACES,
    },
    "projects": {
        "name": Column(required=True),
        "commune_code": _CODE5,
        "district_code": _CODE3,
        "start_year": _YEAR,
        "end_year": _YEAR,
        "total_investment_vnd": _COUNT,
        "capital_vnd": _COUNT,
    },
}
"""What each dataset's columns allow beside their type."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose values must be found in a column of another dataset of the same document."""

    dataset: str
    column: str
    target: type[Record]
    target_column: str


REFERENCES = (
    Reference("sections", "parent_id", Section, "section_id"),
    Reference("indicators", "section_id", Section, "section_id"),
    Reference("responsibilities", "section_id", Section, "section_id"),
    Reference("legal_references", "section_id", Section, "section_id"),
    Reference("funding", "parent_no", Funding, "source_no"),
    Reference("commune_criteria", "commune_code", CommuneTarget, "commune_code"),
    *(
        Reference(dataset, "table_id", TableEntry, "table_id")
        for dataset in ("table_columns", "table_rows", "table_cells", "figures", "projects")
    ),
    Reference("indicators", "criterion_no", CriterionTarget, "criterion_no"),
)


def schema_of(
    record_type: type[Record], known: Mapping[Reference, set[Any]] | None = None
) -> pa.DataFrameSchema:
    """Give the schema of a dataset's frame; ``known`` holds the values that its references may have."""
    import pandera.pandas as pa

    columns = {**_EVERY, **COLUMNS.get(record_type.DATASET, {})}
    references = [ref for ref in known or {} if ref.dataset == record_type.DATASET]
    return pa.DataFrameSchema(
        {
            name: pa.Column(
                dtype_of(record_type, name),
                checks=[
                    *_checks(columns.get(name, Column())),
                    *(_found_in(ref, (known or {})[ref]) for ref in references if ref.column == name),
                ],
                nullable=not columns.get(name, Column()).required,
                unique=columns.get(name, Column()).unique,
            )
            for name in columns_of(record_type)
        },
        name=record_type.DATASET,
        strict=True,
    )


def _checks(column: Column) -> Iterator[pa.Check]:
    import pandera.pandas as pa

    if column.pattern:
        yield pa.Check.str_matches(rf"\A(?:{column.pattern})\Z", error=f"pattern {column.pattern}")
    if column.low is not None:
        yield pa.Check.ge(column.low, error=f">= {column.low:g}")
    if column.high is not None:
        yield pa.Check.le(column.high, error=f"<= {column.high:g}")
    if column.allowed:
        yield pa.Check.isin(list(column.allowed), error=f"one of {', '.join(column.allowed)}")


def _found_in(reference: Reference, values: set[Any]) -> pa.Check:
    import pandera.pandas as pa

    return pa.Check.isin(sorted(values), error=f"in {reference.target.DATASET}.{reference.target_column}")


def schema_issues(plan: Plan) -> Iterator[Issue]:
    """Validate every dataset of the document and give an issue for each value that does not fit."""
    known = {reference: _values(plan, reference) for reference in REFERENCES}
    for record_type in RECORD_TYPES:
        records = plan.rows(record_type)
        if records:
            failures = _failures(schema_of(record_type, known), to_frame(record_type, records))
            for index, column, check in failures:
                yield _issue(plan, records[index], column, check)


def _values(plan: Plan, reference: Reference) -> set[Any]:
    found = {getattr(record, reference.target_column) for record in plan.rows(reference.target)}
    return {value for value in found if value not in (None, "")}


def _failures(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> list[tuple[int, str, str]]:
    """Give row, column and failed check, each bad cell once per check."""
    import pandera.errors

    try:
        schema.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        rows = zip(cases["index"], cases["column"], cases["check"], strict=True)
        return list(dict.fromkeys((int(index), str(column), str(check)) for index, column, check in rows))
    return []


def _issue(plan: Plan, record: Record, column: str, check: str) -> Issue:
    name, details = "schema-value", {"check": check}
    if check.startswith("in "):
        name, details = "schema-reference", {"target": check.removeprefix("in ")}
    elif "unique" in check:
        name = "schema-unique"
    return field_issue(plan, FieldRef.of(record, column), name, Doubt(details))
