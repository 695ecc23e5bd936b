"""Columns of figures whose unit is not sure: printed nowhere, or that of their table against their words."""

from __future__ import annotations

from collections.abc import Iterator

from normalize.tables.cells.units import unit_kind
from normalize.tables.columns.measures import measure_of, measured
from normalize.tables.columns.titles import title_texts
from normalize.tables.columns.units import has_no_unit, lists_things, says_money
from normalize.tables.model import NUMERIC_KINDS, Column, RelationKind, TypedTable
from normalize.tables.rows.words import is_total

_FEWEST_BARE = 3
"""Rows without a unit among others with one: fewer may be ranks and indices, which have none."""


def without_unit(table: TypedTable, *, units_said: bool) -> Iterator[Column]:
    """Give the columns whose figures have no unit and must have one.

    Nearly all have: a number of nothing named (``Số lượng``) and an index have none. All must where several
    units are said for the table (``units_said``) and none could be chosen.
    """
    for column in table.columns:
        fewest = 1 if units_said else _FEWEST_BARE
        bare = column.is_figures and not column.unit and _are_bare(table, column, fewest)
        if bare and (units_said or _must_have_unit(column)):
            yield column


def _are_bare(table: TypedTable, column: Column, fewest: int) -> bool:
    """Say whether no figure of a column has a unit, or ``fewest`` have none where labels give some."""
    figures = [cell for cell in table.of_column(column.number) if cell.kind in NUMERIC_KINDS]
    bare = [table.row(cell.row_no) for cell in figures if not cell.unit]
    unsaid = [row.label for row in bare if row.unit_cell is None and not has_no_unit(row.label)]
    sure = any(measure_of(label).has_unit for label in unsaid)
    return bool(bare) and (len(bare) == len(figures) or len(unsaid) >= fewest or sure)


def _must_have_unit(column: Column) -> bool:
    titles = title_texts(column.titles)
    leaf = measure_of(titles[-1]) if titles else None
    if (
        leaf is not None
        and leaf.is_number
        and (lists_things(leaf.noun) if leaf.noun else not is_total(titles[-1]))
    ):
        return False
    return measured(titles).name != "pure_number"


def with_contested_unit(table: TypedTable) -> Iterator[Column]:
    """Give the columns that count by their words (``Học sinh``) and were given their table's unit of money.

    They may also tell for whom the money is; where they add up with others, they do.
    """
    if unit_kind(table.unit) != "money":
        return
    summed = {
        column
        for relation in table.relations
        if relation.kind in (RelationKind.SUM_ACROSS, RelationKind.DIFFERENCE)
        for _, column in (relation.whole, *relation.parts)
    }
    for column in table.columns:
        if column.is_figures and column.unit == table.unit and not column.unit_is_own:
            titles = title_texts(column.titles)
            concept = measured(titles).concept
            counts = concept is not None and concept.get("counts", False) and not says_money(titles)
            if counts and column.number not in summed:
                yield column
