"""Item, group, subtotal, total or note: by a row's words, and by whether rows stand under it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from normalize.records.kinds import RowKind
from normalize.tables.rows.labels import Draft
from normalize.tables.rows.words import begins_with, closes, is_alone, is_total


def row_kinds(
    drafts: Sequence[Draft], parents: Sequence[int | None], totals: Collection[int] = ()
) -> list[RowKind]:
    """Give the kind of every row; ``totals`` are known by their sums.

    A row is no group for the notes that stand under it.
    """
    notes = {at for at, draft in enumerate(drafts) if _is_note(draft)}
    has_children = {parent for at, parent in enumerate(parents) if parent is not None and at not in notes}
    kinds = []
    for at, draft in enumerate(drafts):
        kind = RowKind.GROUP if at in has_children else RowKind.ITEM
        if at in notes:
            kind = RowKind.NOTE
        elif at in totals or is_total_row(drafts, at):
            kind = RowKind.SUBTOTAL if parents[at] is not None or closes(draft.label) else RowKind.TOTAL
        kinds.append(kind)
    return kinds


def _is_note(draft: Draft) -> bool:
    if draft.empty or draft.aside or (not draft.label and not draft.figures):
        return True
    says_nothing = is_alone(draft.label, "of_which") or begins_with(draft.label, "note")
    return draft.alone and (says_nothing or bool(draft.unit_below))


def is_total_row(drafts: Sequence[Draft], at: int) -> bool:
    """Say whether a row announces the sum of others: by its name, or by name and place in the table."""
    draft = drafts[at]
    if draft.ordinal is not None and not draft.ordinal.kind.is_bullet:
        return False
    if is_total(draft.label):
        return True
    outermost = all(d.empty for d in drafts[:at]) or all(d.empty for d in drafts[at + 1 :])
    return outermost and begins_with(draft.label, "total_of_table")
