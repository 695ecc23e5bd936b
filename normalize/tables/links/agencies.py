"""The agencies that the labels and agency cells of a table name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from normalize.agencies import canonical_agency, split_agencies
from normalize.records.kinds import ColumnKind
from normalize.tables.model import Position, TypedTable
from normalize.tables.rows.words import is_ditto

_LONGEST_LABEL = 80
"""Letters of a label that can be an agency's name; the longest in the register has 53."""


def link_agencies(table: TypedTable, on: date) -> Mapping[Position, str]:
    """Give the agencies, by position of their cells: canonical names, joined by ``;`` where several.

    A ditto names those of the cell above.
    """
    found: dict[Position, str] = {}
    above: dict[int, str] = {}
    for position, cell in table.cells.items():
        row, column = table.row(cell.row_no), table.column(cell.column_no)
        if column.kind is ColumnKind.AGENCY:
            if not is_ditto(cell.printed):
                above[cell.column_no] = _several(cell.printed)
            found[position] = above.get(cell.column_no, "")
        elif row.label_cell is cell.source and len(row.label) <= _LONGEST_LABEL:
            found[position] = _one(row.label, on)
    return {position: name for position, name in found.items() if name}


@lru_cache(maxsize=4096)
def _several(text: str) -> str:
    return ";".join(split_agencies(text).names)


@lru_cache(maxsize=4096)
def _one(text: str, on: date) -> str:
    """Give the agency that a whole label names; only one spelled as the register has it is sure enough."""
    known = canonical_agency(text, on)
    return known.name if known is not None and known.score == 1.0 else ""
