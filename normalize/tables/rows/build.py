"""The rows of a table: drafts read, placed under each other, named, with what unit and years they give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from normalize.records.kinds import RowKind
from normalize.tables.cells.figures import Place, PrintedFigure
from normalize.tables.cells.units import tidy_unit, unit_kind
from normalize.tables.columns.around import TableSurroundings
from normalize.tables.columns.kinds import Kinds
from normalize.tables.columns.units import label_unit
from normalize.tables.columns.years import only_years
from normalize.tables.grid.grid import CellGrid
from normalize.tables.model import Row, Years
from normalize.tables.rows.kinds import row_kinds
from normalize.tables.rows.labels import Draft, draft_rows
from normalize.tables.rows.parents_by_sums import RowValues, correct_parents
from normalize.tables.rows.tree import are_years_down, parents
from normalize.tables.rows.words import group_years, is_ditto

_FEWEST_YEARS = 2
"""Years that a total is over: of one it would be the only row's."""


def build_rows(
    grid: CellGrid,
    body: Sequence[int],
    kinds: Kinds,
    figures: Mapping[Place, PrintedFigure],
    around: TableSurroundings,
) -> tuple[Row, ...]:
    """Build the rows of the body, from top to bottom."""
    drafts = draft_rows(grid, body, kinds, sorted({column for _, column in figures}))
    above = parents(drafts)
    above, totals = correct_parents(drafts, above, RowValues(drafts, figures))
    named = row_kinds(drafts, above, totals)
    turned = are_years_down([draft for draft in drafts if not draft.empty])
    rows: list[Row] = []
    unit_above = ""
    for at, draft in enumerate(drafts):
        if draft.alone and draft.label:
            unit_above = draft.unit_below
        parent = rows[above[at]] if above[at] is not None else None  # type: ignore[index]
        rows.append(
            Row(
                number=at + 1,
                index=draft.index,
                cells=tuple(grid.cells[draft.index]),
                ordinal=draft.printed_ordinal,
                ordinal_read=draft.ordinal_read,
                label=draft.label,
                label_cell=draft.label_cell,
                kind=named[at],
                parent=parent.number if parent else None,
                depth=parent.depth + 1 if parent else 1,
                path=(*(parent.path if parent else ()), draft.label)
                if draft.label
                else (parent.path if parent else ()),
                unit=_unit(grid, draft, kinds, parent, around) or (unit_above if draft.figures else ""),
                unit_cell=grid.cells[draft.index][kinds.unit] if kinds.unit is not None else None,
                years=only_years(draft.label) if turned else _years(draft, parent),
            )
        )
    return _with_span(rows)


def _with_span(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Give totals of everything the years of all rows, where these are for some year each."""
    years = [row.years for row in rows if row.years and row.kind is not RowKind.TOTAL]
    if len(set(years)) < _FEWEST_YEARS:
        return tuple(rows)
    span = Years(min(each.first for each in years), max(each.last for each in years))
    return tuple(
        replace(row, years=span) if row.kind is RowKind.TOTAL and not row.years else row for row in rows
    )


def _unit(grid: CellGrid, draft: Draft, kinds: Kinds, parent: Row | None, around: TableSurroundings) -> str:
    """Give the unit of a row: printed in the unit column, named in the label, or that of its group."""
    if kinds.unit is not None:
        printed = tidy_unit(grid.cells[_said_at(grid, draft.index, kinds.unit)][kinds.unit].text)
        if any(letter.isalnum() or letter in "%‰" for letter in printed):
            return printed
    named = label_unit(draft.label, table_unit=around.unit, said=around.units)
    if named:
        return named
    inherited = parent.unit if parent else ""
    return inherited if inherited and (draft.figures or kinds.unit is None) and unit_kind(inherited) else ""


def _said_at(grid: CellGrid, row: int, column: int) -> int:
    """Give the row that a ditto mark stands for: the next one above that says something else."""
    while row and is_ditto(grid.cells[row][column].text):
        row -= 1
    return row


def _years(draft: Draft, parent: Row | None) -> Years | None:
    own = group_years(draft.label)
    return own or (parent.years if parent else None)
