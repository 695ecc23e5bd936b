"""The schemas: one doubt for each bad value, none for sound ones."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normalize.records import CommuneCriterion, Indicator, Record, Section, TableEntry
from tests.validate.plan_builders import (
    HARD,
    HARD_ROWS,
    LANG_SON_FUNDING,
    commune_table,
    header,
    interpretation,
    source,
    target,
)
from validate.datasets.schemas import schema_issues
from validate.plan import Plan


def found(*records: Record) -> list[tuple[str, str, str]]:
    issues = schema_issues(Plan.of(interpretation(*records)))
    return [(issue.dataset, issue.field, issue.rule) for issue in issues]


def test_sound_records_pass() -> None:
    assert found(*commune_table(HARD_ROWS, HARD, 3), *LANG_SON_FUNDING, target(2, 10, 38, "18")) == []


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([header(province_code="2")], [("documents", "province_code", "schema-value")]),
        ([target(20, 1, 2, None)], [("criterion_targets", "criterion_no", "schema-value")]),
        ([source("1.1", 10, None, parent="1")], [("funding", "parent_no", "schema-reference")]),
        (
            [Section(section_id="s001"), Section(section_id="s001")],
            [("sections", "section_id", "schema-unique")] * 2,
        ),
        (
            [Indicator(section_id="s009", value=Decimal(3), unit="xã")],
            [("indicators", "section_id", "schema-reference")],
        ),
        (
            [CommuneCriterion(criterion_no=3, state="done")],
            [("commune_criteria", "state", "schema-value")],
        ),
        ([TableEntry(table_id="", row_count=1)], [("tables", "table_id", "schema-value")]),
    ],
)
def test_each_bad_value_is_told_once(records: list[Record], expected: list[tuple[str, str, str]]) -> None:
    assert found(*records) == expected
