"""Item, group, subtotal, total or note: by a row's words, and by whether rows stand under it."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.records.kinds import RowKind
from normalize.tables.rows.labels import Draft
from normalize.tables.rows.words import begins_with, closes, is_alone, is_total


def row_kinds(drafts: Sequence[Draft], parents: Sequence[int | None]) -> list[RowKind]:
    """Give the kind of every row."""
    has_children = {parent for parent in parents if parent is not None}
    totals = [at for at, draft in enumerate(drafts) if _is_total(draft)]
    return [_kind(at, draft, parents[at], has_children, totals) for at, draft in enumerate(drafts)]


def _kind(
    at: int, draft: Draft, parent: int | None, has_children: set[int], totals: Sequence[int]
) -> RowKind:
    if draft.empty or (not draft.label and not draft.figures):
        return RowKind.NOTE
    if at in totals:
        return RowKind.SUBTOTAL if parent is not None or closes(draft.label) else RowKind.TOTAL
    if at in has_children:
        return RowKind.GROUP
    if draft.alone and (is_alone(draft.label, "of_which") or begins_with(draft.label, "note")):
        return RowKind.NOTE
    return RowKind.ITEM


def _is_total(draft: Draft) -> bool:
    return is_total(draft.label) and (draft.ordinal is None or draft.ordinal.kind.is_bullet)
