"""Numbers that run on from the one before them, or to the one after: read right, however unsurely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalize.forms.ordinals import parse_numeral
from normalize.records import Section, TableRow, WorkItem
from validate.fields import FieldRef
from validate.plan import Plan

Numbered = tuple[str, tuple[FieldRef, ...]]
"""A printed number and the fields that hold it."""


def running_numbers(plan: Plan) -> frozenset[FieldRef]:
    """Give the fields of labels, row numbers and task numbers that stand in a row without a gap."""
    return frozenset(
        ref
        for numbers in (*_labels(plan), *_rows(plan), *_tasks(plan))
        for one, other in pairwise(numbers)
        if _follows(one[0], other[0])
        for ref in (*one[1], *other[1])
    )


def _follows(before: str, after: str) -> bool:
    first, second = parse_numeral(before), parse_numeral(after)
    if first is None or second is None:
        return False
    alike = (first.kind, first.prefix) == (second.kind, second.prefix)
    return alike and second.rank == first.rank + 1


def _labels(plan: Plan) -> Iterator[Sequence[Numbered]]:
    by_parent: defaultdict[str, list[Numbered]] = defaultdict(list)
    for section in plan.rows(Section):
        if section.label and parse_numeral(section.label):
            by_parent[section.parent_id].append((section.label, (FieldRef.of(section, "label"),)))
    return iter(by_parent.values())


def _rows(plan: Plan) -> Iterator[Sequence[Numbered]]:
    by_parent: defaultdict[tuple[str, int | None], list[Numbered]] = defaultdict(list)
    for row in plan.rows(TableRow):
        if row.ordinal:
            numbered = (row.ordinal, (FieldRef.of(row, "ordinal"), *_cells(plan, row)))
            by_parent[row.table_id, row.parent_row_no].append(numbered)
    return iter(by_parent.values())


def _cells(plan: Plan, row: TableRow) -> Iterator[FieldRef]:
    """The fields of the cell that holds a row's number: the first that prints it."""
    for column in (1, 2):
        cell = plan.cells.get((row.table_id, row.row_no, column))
        if cell is not None and cell.printed.strip(" .)") == row.ordinal.strip(" .)"):
            yield FieldRef.of(cell, "printed")
            yield FieldRef.of(cell, "value")
            return


def _tasks(plan: Plan) -> Iterator[Sequence[Numbered]]:
    by_group: defaultdict[str, list[Numbered]] = defaultdict(list)
    for item in plan.rows(WorkItem):
        by_group[item.group_no].append((item.item_no, (FieldRef.of(item, "item_no"),)))
    return iter(by_group.values())
