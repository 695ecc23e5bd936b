"""The declarations: every column says what it is, and they agree with each other."""

from __future__ import annotations

import dataclasses

import pytest

from normalize.criteria import criteria_sets
from normalize.records import RECORD_TYPES, Record
from normalize.records.columns import ColumnSpec, ValueType
from normalize.records.limits import largest_criterion

COLUMNS = [(kind, column) for kind in RECORD_TYPES for column in kind.declared()]
NAMES = [f"{kind.DATASET}.{column.name}" for kind, column in COLUMNS]


@pytest.mark.parametrize(("kind", "column"), COLUMNS, ids=NAMES)
def test_a_column_is_declared_whole(kind: type[Record], column: ColumnSpec) -> None:
    assert column.en and column.vi
    own = {each.name for each in kind.declared()}
    if column.derived:
        assert own.issuperset(column.derived.sources)
        assert column.name not in column.derived.sources
    if column.refers:
        target = next(each for each in RECORD_TYPES if column.refers.dataset == each.DATASET)
        there = {each.name for each in target.declared()}
        assert there.issuperset((*column.refers.within, column.refers.column))
        assert own.issuperset(column.refers.within)


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_every_field_of_a_record_is_a_column(kind: type[Record]) -> None:
    fields = {entry.name for entry in dataclasses.fields(kind)} - {"traces", "findings"}
    assert {column.name for column in kind.declared()} == fields
    assert {column.name for column in kind.declared()}.issuperset(kind.KEY)


def test_types_are_those_of_the_annotations() -> None:
    types = {name: column.type for name, (_, column) in zip(NAMES, COLUMNS, strict=True)}
    assert types["funding.amount"] is ValueType.DECIMAL
    assert types["work_items.months"] is ValueType.INTEGERS
    assert types["projects.decision_date"] is ValueType.DATE
    assert types["table_cells.value"] is ValueType.TEXT
    assert types["indicators.basis"] is ValueType.TEXT


def test_the_largest_criterion_is_that_of_the_data() -> None:
    assert largest_criterion() == max(known.count for known in criteria_sets())
