"""Keeping commune_criteria, the tidy form of the lists in commune_targets, in step with them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Set

from normalize.records import CommuneCriterion, CommuneTarget, Method, Record
from validate.fields import FieldRef
from validate.model import Issue
from validate.plan import NO_TRACE, Plan

REPAIRS = ("repaired-reading", "repaired-by-rule")
"""Rules of the issues that tell of a repair."""

_STATES = {"achieved_criteria": "achieved", "planned_criteria": "planned"}
_SHARED = ("commune_code", "appendix_no")
_Key = tuple[int | None, str, str]


def follow_lists(plan: Plan, repaired: Set[FieldRef], method: Method = Method.REPAIRED) -> Plan:
    """Make the tidy rows anew where a list was repaired (or corrected: ``method``); the others stay.

    Ids are given again in reading order, as interpreting gave them.
    """
    touched = {ref.record_id: ref.field for ref in repaired if ref.field in _STATES}
    if not touched:
        return plan
    known: dict[_Key, list[CommuneCriterion]] = {}
    for tidy in plan.rows(CommuneCriterion):
        known.setdefault((tidy.appendix_no, tidy.commune_code, tidy.state), []).append(tidy)
    made: list[CommuneCriterion] = []
    for row in plan.rows(CommuneTarget):
        for field, state in _STATES.items():
            own = known.pop((row.appendix_no, row.commune_code, state), [])
            made.extend(_remade(row, field, own, method) if FieldRef.of(row, field) in repaired else own)
    made.extend(tidy for rest in known.values() for tidy in rest)
    return dataclasses.replace(
        plan, records={**plan.records, CommuneCriterion.DATASET: _numbered(plan, made)}
    )


def _remade(
    row: CommuneTarget, field: str, own: Iterable[CommuneCriterion], method: Method
) -> Iterator[CommuneCriterion]:
    by_number = {tidy.criterion_no: tidy for tidy in own}
    trace = row.traces.get(field, NO_TRACE)
    for number in getattr(row, field):
        yield by_number.get(number) or CommuneCriterion(
            table_id=row.table_id,
            table_row=row.table_row,
            appendix_no=row.appendix_no,
            commune_code=row.commune_code,
            criterion_no=number,
            state=_STATES[field],
            page=row.page,
            traces={"criterion_no": dataclasses.replace(trace, method=method)},
        )


def _numbered(plan: Plan, rows: Iterable[CommuneCriterion]) -> tuple[Record, ...]:
    prefix = f"{plan.interpretation.document_id}/{CommuneCriterion.DATASET}"
    return tuple(
        dataclasses.replace(row, record_id=f"{prefix}/{index:04d}") for index, row in enumerate(rows, start=1)
    )


def derived_fields(plan: Plan, issue: Issue) -> Iterator[FieldRef]:
    """Give the fields of the tidy rows that an issue about a list that a recognizer read concerns too.

    A doubt goes to all of them, a repair to those it made. What the paper surely says needs no more
    than the one word at the list.
    """
    record = plan.by_id.get(issue.record_id)
    if not isinstance(record, CommuneTarget) or plan.is_certain(FieldRef(issue.record_id, issue.field)):
        return
    field = issue.field if issue.field in _SHARED else "criterion_no"
    for state in _states_of(issue.field):
        for tidy in _tidy_rows(plan).get((record.appendix_no, record.commune_code, state), ()):
            if _concerns(plan, issue, record, tidy):
                yield FieldRef.of(tidy, field)


def _concerns(plan: Plan, issue: Issue, row: CommuneTarget, tidy: CommuneCriterion) -> bool:
    """Say whether what is said about the list is about this number of it."""
    if issue.rule in REPAIRS:
        return tidy.traces.get("criterion_no", NO_TRACE).method is Method.REPAIRED
    if issue.rule == "criterion-range" and plan.criteria:
        return tidy.criterion_no not in plan.criteria.numbers
    if issue.rule == "criteria-overlap":
        return tidy.criterion_no in set(row.achieved_criteria) & set(row.planned_criteria)
    return True


def _states_of(field: str) -> tuple[str, ...]:
    if field in _SHARED:
        return tuple(_STATES.values())
    return (_STATES[field],) if field in _STATES else ()


def _tidy_rows(plan: Plan) -> Mapping[_Key, list[CommuneCriterion]]:
    rows: dict[_Key, list[CommuneCriterion]] = {}
    for tidy in plan.rows(CommuneCriterion):
        rows.setdefault((tidy.appendix_no, tidy.commune_code, tidy.state), []).append(tidy)
    return rows
