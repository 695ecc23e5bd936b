"""What each dataset allows, made from the declarations of its columns.

:func:`schema_issues` checks the records of a document in plain Python: no run loads pandas for it.
:func:`schema_of` gives the same as a pandera schema, for frames.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from normalize.records import RECORD_TYPES, Record
from normalize.records.columns import ColumnSpec
from validate.datasets.shapes import Shape
from validate.fields import FieldRef
from validate.listing.issues import field_issue
from validate.model import Issue
from validate.plan import Plan
from validate.rules.base import Explanation

if TYPE_CHECKING:
    import pandera.pandas as pa


def schema_issues(plan: Plan) -> Iterator[Issue]:
    """Give an issue for each value of the document that does not fit its column."""
    for record_type in RECORD_TYPES:
        records = plan.rows(record_type)
        yield from _key_issues(plan, records, record_type.KEY)
        for column in record_type.declared() if records else ():
            yield from _value_issues(plan, records, column)
            yield from _reference_issues(plan, records, column)


def _value_issues(plan: Plan, records: tuple[Record, ...], column: ColumnSpec) -> Iterator[Issue]:
    for record in records:
        failed = failed_check(column, getattr(record, column.name))
        if failed:
            yield field_issue(
                plan, FieldRef.of(record, column.name), "schema-value", Explanation({"check": failed})
            )


def failed_check(column: ColumnSpec, value: Any) -> str:
    """Name what a value does not fulfil of its column's declaration; empty when it is sound."""
    if value in (None, "", ()):
        return "not_nullable" if column.required else ""
    parts = value if isinstance(value, tuple) else (value,)
    return next((check for part in parts if (check := _failed_part(column, part))), "")


def _failed_part(column: ColumnSpec, value: Any) -> str:
    limits, highest = column.limits, column.limits.highest
    if limits.pattern and not _compiled(limits.pattern).fullmatch(str(value)):
        return f"pattern {limits.pattern}"
    if limits.low is not None and value < limits.low:
        return f">= {limits.low:g}"
    if highest is not None and value > highest:
        return f"<= {highest:g}"
    if column.allowed and value not in column.allowed:
        return f"one of {', '.join(column.allowed)}"
    return ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _key_issues(plan: Plan, records: tuple[Record, ...], key: tuple[str, ...]) -> Iterator[Issue]:
    times = Counter(_key(record, key) for record in records)
    for record in records:
        if times[_key(record, key)] > 1:
            yield field_issue(plan, FieldRef.of(record, key[-1]), "schema-unique", Explanation())


def _reference_issues(plan: Plan, records: tuple[Record, ...], column: ColumnSpec) -> Iterator[Issue]:
    refers = column.refers
    if refers is None:
        return
    targets = plan.records.get(refers.dataset, ())
    known = {_key(record, (*refers.within, refers.column)) for record in targets}
    for record in records:
        key = _key(record, (*refers.within, column.name))
        if key[-1] not in (None, "") and key not in known:
            doubt = Explanation({"target": f"{refers.dataset}.{refers.column}"})
            yield field_issue(plan, FieldRef.of(record, column.name), "schema-reference", doubt)


def _key(record: Record, fields: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(record, field) for field in fields)


def schema_of(dataset: Shape) -> pa.DataFrameSchema:
    """Give the pandera schema of a dataset's frame, as :func:`validate.datasets.frames.to_frame` makes it."""
    import pandera.pandas as pa

    from validate.datasets.frames import dtype_of

    return pa.DataFrameSchema(
        {
            column.name: pa.Column(
                dtype_of(column),
                checks=list(_checks(column)),
                nullable=not column.required,
            )
            for column in dataset.columns
        },
        name=dataset.name,
        unique=list(dataset.primary_key),
        strict=True,
    )


def _checks(column: ColumnSpec) -> Iterator[pa.Check]:
    """Give the same as :func:`failed_check` for a whole column, lists as the text they are written as."""
    import pandera.pandas as pa

    if column.is_list:
        yield pa.Check(
            lambda cells: cells.map(lambda cell: not _failed_list(column, cell)),
            error=f"{column.name}: parts",
        )
        return
    limits, highest = column.limits, column.limits.highest
    if limits.pattern:
        yield pa.Check.str_matches(rf"\A(?:{limits.pattern})\Z", error=f"pattern {limits.pattern}")
    if limits.low is not None:
        yield pa.Check.ge(limits.low, error=f">= {limits.low:g}")
    if highest is not None:
        yield pa.Check.le(highest, error=f"<= {highest:g}")
    if column.allowed:
        yield pa.Check.isin(list(column.allowed), error=f"one of {', '.join(column.allowed)}")


def _failed_list(column: ColumnSpec, cell: str) -> str:
    from normalize.records.columns import ValueType

    parts = cell.split(";")
    return failed_check(column, tuple(map(int, parts) if column.type is ValueType.INTEGERS else parts))
