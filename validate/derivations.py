"""Fields worked out from others of their record: a doubt about the one is a doubt about the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from extract.layout.geometry import covers
from normalize.records import RECORD_TYPES, Method, Section
from normalize.records.columns import Derived
from validate.fields import FieldRef
from validate.model import Issue
from validate.plan import Plan

_SLACK = 1.0
"""Points by which the place of a word may reach over that of the text it stands in."""


@cache
def sources(dataset: str) -> Mapping[str, str]:
    """By field that is worked out from another one: the first of its sources.

    Without a trace of their own they share its trace; what is inferred has a likelihood of its own.
    """
    return {
        column.name: column.derived.sources[0]
        for record_type in RECORD_TYPES
        if dataset == record_type.DATASET
        for column in record_type.declared()
        if column.derived and column.derived.sources and column.derived.method is not Method.INFERRED
    }


@cache
def dependents(dataset: str) -> Mapping[str, tuple[str, ...]]:
    """By field: what is worked out from it, and what is worked out from the same as it is."""
    record_type = next(kind for kind in RECORD_TYPES if dataset == kind.DATASET)
    derived = {column.name: column.derived for column in record_type.declared() if column.derived}
    return {
        column.name: tuple(
            other
            for other, origin in derived.items()
            if other != column.name
            and (column.name in origin.sources or _is_sibling(derived.get(column.name), origin))
        )
        for column in record_type.declared()
    }


def _is_sibling(one: Derived | None, other: Derived) -> bool:
    return one == other and bool(other.sources) and other.method is not Method.INFERRED


def quoting_fields(plan: Plan, issue: Issue) -> Iterator[FieldRef]:
    """Give the texts of other records that quote what stands at a doubtful place of a section's text."""
    box = issue.place.box
    if box is None or (issue.dataset, issue.field) != (Section.DATASET, "text"):
        return
    for ref, place in plan.quotations:
        if place.page == issue.place.page and place.box and covers(place.box, box, _SLACK):
            yield ref


def related_fields(plan: Plan, issue: Issue) -> Iterator[FieldRef]:
    """Give the fields of the same record that depend on a doubtful one that was recognized."""
    if issue.dataset and issue.field and not plan.is_certain(FieldRef(issue.record_id, issue.field)):
        for field in dependents(issue.dataset).get(issue.field, ()):
            yield FieldRef(issue.record_id, field)
