"""What a column's cells print, counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from normalize.forms.ordinals import parse_ordinal
from normalize.records.kinds import CellKind
from normalize.tables.cells.printed import PrintedCell, read_printed
from normalize.tables.cells.units import is_unit, unit_kind
from normalize.tables.columns.years import only_years
from normalize.tables.grid.grid import CellGrid

_SHORT = re.compile(r"\d{1,2}(?:,\d{1,2})?")
_NEARLY_ALL = 0.7
"""Share of years in a table turned on its side; the others head its parts or sum it up."""
_YEARS = range(1975, 2061)
"""Years that plans speak of: from the founding of the state's statistics to their furthest visions."""


@dataclass(frozen=True)
class Content:
    """The texts of a column's own cells, those over most of the table's width left out.

    ``merged`` counts the cells that reach over several rows.
    """

    column: int
    texts: tuple[str, ...]
    merged: int = 0

    @cached_property
    def printed(self) -> tuple[PrintedCell, ...]:
        """Each text read by itself."""
        return tuple(map(read_printed, self.texts))

    @cached_property
    def filled(self) -> int:
        """Cells that say something: nil ones do not."""
        return sum(cell.kind is not CellKind.NIL for cell in self.printed)

    def share(self, count: int) -> float:
        """Give a count as a share of the filled cells; 0 for an empty column."""
        return count / self.filled if self.filled else 0.0

    @cached_property
    def numeric(self) -> int:
        """Cells that are figures and nothing else, or should be; ages name groups (``5-12 tuổi``)."""
        return sum(cell.is_numeric and unit_kind(cell.unit) != "age" for cell in self.printed)

    @cached_property
    def loose(self) -> int:
        """Cells that begin with a figure and go on in words."""
        return sum(bool(cell.low) and bool(cell.rest) for cell in self.printed)

    @cached_property
    def times(self) -> int:
        """Count the cells that are years or other times."""
        return sum(
            cell.kind in (CellKind.PERIOD, CellKind.DATE) or (text.isdecimal() and int(text) in _YEARS)
            for text, cell in zip(self.texts, self.printed, strict=True)
        )

    @cached_property
    def last_year(self) -> int | None:
        """The last year that the cells name; None without one."""
        found = [int(year) for text in self.texts for year in re.findall(r"(?:19|20)\d\d", text)]
        return max(found, default=None)

    @cached_property
    def are_lists(self) -> bool:
        """Say whether cells list numbers (``1,4,12``): then ``12,19`` beside them is a list too."""
        lists = sum(cell.is_list for cell in self.printed)
        return lists > 0 and all(c.is_list or not c.low or _SHORT.fullmatch(c.low) for c in self.printed)

    def of(self, kind: CellKind) -> int:
        """Count the cells of a kind."""
        return sum(cell.kind is kind for cell in self.printed)

    @cached_property
    def ordinals(self) -> int:
        """Cells that read as ordinals."""
        return sum(parse_ordinal(text) is not None for text in self.texts)

    @cached_property
    def units(self) -> int:
        """Cells that are units of measure."""
        return sum(is_unit(text) or text.startswith("%") for text in self.texts)

    @cached_property
    def are_years(self) -> bool:
        """Say whether the cells are years (``2022``, ``Sơ bộ 2023``), but for a few headings."""
        years = sum(
            int(text) in _YEARS if text.isdecimal() else only_years(text) is not None for text in self.texts
        )
        return years > _NEARLY_ALL * len(self.texts)


def contents(grid: CellGrid, body: Sequence[int]) -> tuple[Content, ...]:
    """Count what the cells of each column print."""
    widest = max(2, grid.width - 2)
    found: list[list[str]] = [[] for _ in range(grid.width)]
    merged = [0] * grid.width
    for row in body:
        for column, text in enumerate(grid.texts[row]):
            # A cell over all columns but two is a group or a note; of three columns it may be a title.
            if text and (grid.width <= 3 or grid.cells[row][column].column_span < widest):
                found[column].append(text)
                merged[column] += grid.cells[row][column].row_span > 1
    return tuple(Content(column, tuple(texts), merged[column]) for column, texts in enumerate(found))
