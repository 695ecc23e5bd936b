"""What somebody gave for cells: it takes the place of the print, or of what reading it would find."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType

from extract.model import NOWHERE, Cell, Line, Table, Word
from normalize.values import NumberRange


@dataclass(frozen=True, slots=True)
class CorrectedCell(Cell):
    """A cell whose figure was given, whatever is printed in it."""

    given: NumberRange = field(kw_only=True)


Said = Mapping[tuple[str, int, int], NumberRange | str]
"""By table_id, row and column (from 0) of the table as read: the figure of the cell, or its print as text."""
NOTHING_SAID: Said = MappingProxyType({})


def with_given(table: Table, table_id: str, said: Said) -> Table:
    """Give a table whose cells hold what was given for them."""
    if not said:
        return table
    given = {(row, column): each for (table_, row, column), each in said.items() if table_ == table_id}
    cells = tuple(_cell(cell, given.get((cell.row, cell.column))) for cell in table.cells)
    return replace(table, cells=cells)


def _cell(cell: Cell, given: NumberRange | str | None) -> Cell:
    if isinstance(given, NumberRange):
        return CorrectedCell(**{each.name: getattr(cell, each.name) for each in fields(cell)}, given=given)
    if given is None:
        return cell
    place = cell.places[0] if cell.places else NOWHERE
    words = tuple(Word(text) for text in given.split())
    return replace(cell, lines=(Line(words, place),), alternatives=(), stored=None)
