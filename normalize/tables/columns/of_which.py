"""Columns that part the one before them: ``Tổng kinh phí | Trong đó: tỉnh hỗ trợ``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.lexicon import Lexicon
from normalize.tables.columns.titles import title_texts
from normalize.tables.model import Column
from normalize.tables.rows.words import begins_with


def taken_after(columns: Sequence[Column]) -> list[Column]:
    """Give columns under ``Trong đó`` the unit, years and basis of the one before, where they name none."""
    found: list[Column] = []
    whole: Column | None = None
    for column in columns:
        if not column.is_figures:
            whole = None
        elif not _is_part(column):
            whole = column
        elif whole is not None and not _differs(column):
            found.append(_after(column, whole))
            continue
        found.append(column)
    return found


def _is_part(column: Column) -> bool:
    return any(begins_with(text, "of_which") for text in title_texts(column.titles))


def _differs(column: Column) -> bool:
    """Say whether a part measures something else than the whole: a rate, a mean, a price."""
    hits = (hit for text in title_texts(column.titles) for hit in Lexicon.load("table_sums").find(text))
    return any(hit.concept.name == "no_sum" for hit in hits)


def _after(column: Column, whole: Column) -> Column:
    if whole.unit and (not column.unit or (whole.unit_is_own and not column.unit_is_own)):
        column = replace(column, unit=whole.unit, unit_is_own=whole.unit_is_own, kind=whole.kind)
    if not column.years_are_own and whole.years_are_own:
        column = replace(column, years=whole.years, years_are_own=True)
    return replace(column, basis=column.basis or whole.basis)
