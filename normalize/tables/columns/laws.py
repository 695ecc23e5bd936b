"""The laws between the columns of a table: printed as formulas, or found in the figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from normalize.records.kinds import ColumnKind
from normalize.tables.cells.figures import Place, PrintedFigure
from normalize.tables.columns.ratios import law_holds, ratios_across
from normalize.tables.columns.relate import Across, Values, sums_across, values_of_rows
from normalize.tables.model import Column
from normalize.tables.relations.formulas import read_formula


def relations_across(
    columns: Sequence[Column], figures: Mapping[Place, PrintedFigure], numbers: Mapping[int, int]
) -> tuple[Across, ...]:
    """Find what columns follow from others; ``numbers`` maps printed column numbers to the columns.

    A printed formula is believed where some row keeps it; else, and without one, what the rows keep counts.
    """
    rows = values_of_rows(figures)
    found = {each.whole: each for each in (*ratios_across(columns, rows), *sums_across(columns, rows))}
    return tuple((found | {each.whole: each for each in _printed(columns, rows, numbers)}).values())


def _printed(
    columns: Sequence[Column], rows: Sequence[Values], numbers: Mapping[int, int]
) -> Iterator[Across]:
    for column in columns:
        if not column.formula or not column.is_figures:
            continue
        is_percent = column.kind is ColumnKind.PERCENT
        if read := read_formula(column.formula, numbers, is_percent=is_percent):
            law, parts = read
            across = Across(column.number, tuple(parts), law)
            if column.number not in parts and law_holds(across, rows):
                yield across
