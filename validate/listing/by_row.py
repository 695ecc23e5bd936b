"""Sums of one row that fail in column after column have one cause, and are one doubt."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator

from normalize.records import TableCell
from validate.model import Issue
from validate.plan import Plan

SUMS = frozenset({"table-parts", "table-total"})

SO_MANY = 3
"""Columns of one row in which its parts add up to something else: a part is of another row, or none."""


def told_by_row(plan: Plan, issues: Iterable[Issue]) -> Iterator[Issue]:
    """Take the broken sums of a row together at the first, which names how many columns there are more."""
    listed = list(issues)
    rows: defaultdict[tuple[str, str, int], list[Issue]] = defaultdict(list)
    for issue in listed:
        cell = plan.by_id.get(issue.record_id)
        if issue.rule in SUMS and isinstance(cell, TableCell):
            rows[issue.rule, cell.table_id, cell.row_no].append(issue)
    many = [row for row in rows.values() if len(row) >= SO_MANY]
    first = {id(row[0]): row for row in many}
    taken = {id(issue) for row in many for issue in row[1:]}
    for issue in listed:
        if id(issue) not in taken:
            yield _together(first[id(issue)]) if id(issue) in first else issue


def _together(row: list[Issue]) -> Issue:
    first, *others = row
    refs = dict.fromkeys(ref for issue in others for ref in issue.concerned)
    return dataclasses.replace(
        first,
        message=f"{first.message}; cũng vậy ở {len(others)} cột khác",
        message_en=f"{first.message_en}; so in {len(others)} other columns",
        also=tuple(dict.fromkeys((*first.also, *refs))),
    )
