"""Which rows a row can be the sum of: the parts of a group, and the several meanings of a total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalize.records.kinds import RowKind
from normalize.tables.model import Row
from normalize.tables.rows.words import begins_with

_PARTS = (RowKind.ITEM, RowKind.GROUP)
TOTALS = (RowKind.TOTAL, RowKind.SUBTOTAL)


def parts_of(rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Give every group with the rows right below it that are its parts; ``Trong đó: …`` names some only."""
    below: dict[int, list[Row]] = {}
    for row in rows:
        if row.parent is not None and row.kind in _PARTS:
            below.setdefault(row.parent, []).append(row)
    for number, parts in below.items():
        if not begins_with(parts[0].label, "of_which"):
            yield rows[number - 1], parts


def meanings_of_total(rows: Sequence[Row], total: Row) -> Iterator[list[Row]]:
    """Give the sets of rows that a total may sum, the likeliest first."""
    at = total.number - 1
    before = [row for row in rows[:at] if row.kind is not RowKind.NOTE]
    after = [row for row in rows[at + 1 :] if row.kind is not RowKind.NOTE]
    since = _since_last_total(before)
    items = [row for row in before if row.kind in _PARTS]
    if total.kind is RowKind.SUBTOTAL:
        yield outermost(since)
    yield outermost(items)
    yield outermost(since)
    yield [row for row in before if row.kind in TOTALS]
    yield outermost([row for row in after if row.kind in _PARTS])
    if since:
        deepest = max(row.depth for row in since)
        yield [row for row in since if row.depth == deepest]


def parts_after_total(rows: Sequence[Row], total: Row) -> list[Row]:
    """Give the rows without numbers behind a closing total: its parts by source (``Trong đó``)."""
    after = [row for row in rows[total.number :] if row.kind is not RowKind.NOTE]
    closing = all(row.kind in _PARTS and not row.ordinal for row in after)
    return after if closing else []


def outermost(rows: Sequence[Row]) -> list[Row]:
    """Give the rows of the least depth."""
    top = min((row.depth for row in rows), default=0)
    return [row for row in rows if row.depth == top]


def _since_last_total(before: Sequence[Row]) -> list[Row]:
    last = max((at for at, row in enumerate(before) if row.kind in TOTALS), default=-1)
    return list(before[last + 1 :])
