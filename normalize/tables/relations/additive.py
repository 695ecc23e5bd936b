"""Which columns add up, and which relations a table promises by keeping them mostly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from normalize.lexicon import Lexicon
from normalize.records.kinds import Basis, ColumnKind
from normalize.tables.model import Column, Relation

_MOST = 0.7
"""Share of kept relations from which a broken one is a slip of the paper or of the reading."""
_FEWEST = 3
"""Relations of one kind; fewer may hold by chance."""


def is_additive(column: Column) -> bool:
    """Say whether the figures of a column add up down the rows: no shares, rates, means or prices."""
    if not column.is_figures or column.kind is ColumnKind.PERCENT:
        return False
    hits = Lexicon.load("table_sums").find(column.leaf)
    return not (hits and hits[0].start == 0) and not (column.basis is Basis.OTHER and "/" in column.leaf)


def promised(relations: Iterable[Relation]) -> Iterator[Relation]:
    """Give the relations of one kind where most of them hold; else none is promised."""
    found = list(relations)
    kept = sum(relation.holds for relation in found)
    if len(found) >= _FEWEST and kept >= _MOST * len(found):
        yield from found
