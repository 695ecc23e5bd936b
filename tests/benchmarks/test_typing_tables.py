"""The tables that the cost of typing is measured on are what they say."""

from __future__ import annotations

from benchmarks.tables.typing_tables import made_table
from normalize.tables.model import RelationKind
from normalize.tables.type_table import type_table


def test_the_measured_table_has_its_rows_groups_and_products() -> None:
    table = type_table(made_table(50, seed=1))
    assert len(table.rows) == 50
    assert {relation.kind for relation in table.relations if relation.holds} == {RelationKind.PRODUCT}
