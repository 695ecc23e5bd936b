"""How well a table's structure is found: adjacency relations of cells, as in the ICDAR 2013 competition.

Every cell with text is related to the nearest cell with text to its right and below it; blanks between
them do not count. Texts are compared without blanks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Relation = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell's text and the grid positions that it covers, from 0; ends are exclusive."""

    text: str
    row: int
    column: int
    row_end: int
    column_end: int


@dataclass(frozen=True, slots=True)
class AdjacencyScore:
    """How many relations were found, how many of these are right, and how many there are."""

    right: int = 0
    found: int = 0
    true: int = 0

    def __add__(self, other: AdjacencyScore) -> AdjacencyScore:
        return AdjacencyScore(self.right + other.right, self.found + other.found, self.true + other.true)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0-1; 1 where there is nothing and nothing was found."""
        return 2 * self.right / (self.found + self.true) if self.found + self.true else 1.0


def score(found: Iterable[Sequence[Placed]], truth: Iterable[Sequence[Placed]]) -> AdjacencyScore:
    """Compare all tables of a document at once; what is found in two halves loses the relations between."""
    one = Counter(relation for table in found for relation in relations(table))
    other = Counter(relation for table in truth for relation in relations(table))
    return AdjacencyScore((one & other).total(), one.total(), other.total())


def relations(cells: Sequence[Placed]) -> list[Relation]:
    """Give the adjacency relations of a table."""
    filled = [cell for cell in cells if _key(cell.text)]
    at = {
        (row, column): cell
        for cell in filled
        for row in range(cell.row, cell.row_end)
        for column in range(cell.column, cell.column_end)
    }
    rows, columns = (max((place[way] for place in at), default=-1) + 1 for way in (0, 1))
    found: dict[tuple[int, int, str], Relation] = {}
    for (row, column), cell in at.items():
        right = next((at[row, x] for x in range(cell.column_end, columns) if (row, x) in at), None)
        below = next((at[y, column] for y in range(cell.row_end, rows) if (y, column) in at), None)
        for way, other in (("right", right), ("below", below)):
            if other is not None:
                found[id(cell), id(other), way] = (_key(cell.text), _key(other.text), way)
    return list(found.values())


def placed(rows: Iterable[Sequence[str | None]]) -> list[Placed]:
    """Cells of a plain matrix, as libraries give it that know no spans."""
    return [
        Placed(text or "", row, column, row + 1, column + 1)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]


def _key(text: str) -> str:
    return "".join(text.split())
