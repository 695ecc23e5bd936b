"""From findings to the issues list: messages, order, and repeats told once."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extract.model import NOWHERE, Place
from normalize.records import RECORD_TYPES, Finding, Record
from normalize.values import format_value
from validate.fields import FieldRef
from validate.listing.merging import merge_repeats
from validate.model import Issue, Severity
from validate.plan import Plan
from validate.rules import RULES, find_rule
from validate.rules.base import Explanation

_SEVERITIES = tuple(Severity)
_RULES = {name: rank for rank, name in enumerate(RULES)}
_DATASETS = {record_type.DATASET: rank for rank, record_type in enumerate(RECORD_TYPES)}


_OF_WORDS = frozenset({"low-confidence", "text-doubtful"})


class _Details(dict[str, str]):
    """Details of a doubt; what a finding left out is shown as an ellipsis, never as an exception."""

    def __missing__(self, key: str) -> str:
        return "…"


def field_issue(plan: Plan, ref: FieldRef, rule: str, doubt: Explanation) -> Issue:
    """Give the issue for one field (or, with an empty field name, one record)."""
    trace = plan.trace(ref)
    value = plan.value(ref) if ref.record_id in plan.by_id else None
    finding = Finding(
        rule=rule,
        field=ref.field,
        printed=doubt.printed or trace.printed,
        value=format_value(value),
        suggestion=doubt.suggestion,
        details=doubt.details,
        place=doubt.place,
    )
    return finding_issue(finding, plan.by_id.get(ref.record_id))


def finding_issue(finding: Finding, record: Record | None) -> Issue:
    """Give the issue for a finding of normalize/ about a record, or about the document."""
    rule = find_rule(finding.rule)
    trace = record.traces.get(finding.field) if record else None
    printed = finding.printed or (trace.printed if trace else "")
    value = finding.value or (format_value(getattr(record, finding.field, None)) if record else "")
    details = _Details(
        {"field": finding.field, "printed": printed, "value": value, "suggestion": finding.suggestion}
    )
    details.update(finding.details)
    return Issue(
        dataset=record.DATASET if record else "",
        record_id=record.record_id if record else "",
        field=finding.field,
        severity=rule.left_severity if rule.left_severity and value != finding.suggestion else rule.severity,
        rule=rule.name,
        message=rule.message.format_map(details),
        message_en=rule.message_en.format_map(details),
        printed=printed,
        value=value,
        suggestion=finding.suggestion,
        place=_place(finding.place, trace.place if trace else None, record),
    )


def _place(own: Place | None, field: Place | None, record: Record | None) -> Place:
    if own is not None:
        return own
    if field is not None and field != NOWHERE:
        return field
    return Place(record.page) if record else NOWHERE


def interpretation_issues(plan: Plan) -> Iterator[Issue]:
    """Give the issues that interpreting noted, of records and of the document.

    What a check of the same name tests again is left to the check.
    """
    noted = [(finding, record) for record in plan.by_id.values() for finding in record.findings]
    noted += [(finding, plan.header) for finding in plan.interpretation.findings if plan.header]
    for finding, record in noted:
        if find_rule(finding.rule).checks is None:
            yield finding_issue(finding, record)


def ordered(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Sort by what helps most: severity, then rule as the registry has them, then reading order.

    The same doubt about the same field is kept once; notes (info) that say the same of different
    records stand once with their number.
    """
    first: dict[tuple[str, ...], Issue] = {}
    for issue in issues:
        first.setdefault(_doubt(issue), issue)
    told = {(issue.rule, issue.record_id, issue.field) for issue in first.values()}
    kept = [
        issue
        for issue in first.values()
        if (find_rule(issue.rule).covered_by, issue.record_id, issue.field) not in told
    ]
    return merge_repeats(sorted(_noted_once(kept), key=_rank))


def _doubt(issue: Issue) -> tuple[str, ...]:
    """Give what makes an issue the same as another: notes and doubts without a field go by message too."""
    if issue.rule in _OF_WORDS:  # each doubtful word of a field is one of its own
        return (issue.rule, issue.record_id, issue.field, issue.message, str(issue.place))
    if issue.field and issue.severity is not Severity.INFO:
        return (issue.rule, issue.record_id, issue.field)
    return (issue.rule, issue.record_id, issue.field, issue.message, str(issue.place))


def _rank(issue: Issue) -> tuple[int, int, int, int, str, str]:
    return (
        _SEVERITIES.index(issue.severity),
        _RULES.get(issue.rule, len(_RULES)),
        _DATASETS.get(issue.dataset, -1),
        issue.place.page or 0,
        issue.record_id,
        issue.field,
    )


def _noted_once(issues: Sequence[Issue]) -> Iterator[Issue]:
    notes = Counter(_same(issue) for issue in issues if issue.severity is Severity.INFO)
    told: set[tuple[str, ...]] = set()
    for issue in issues:
        if issue.severity is not Severity.INFO or notes[_same(issue)] == 1:
            yield issue
        elif _same(issue) not in told:
            told.add(_same(issue))
            times = f" (×{notes[_same(issue)]})"
            yield dataclasses.replace(
                issue, message=issue.message + times, message_en=issue.message_en + times
            )


def _same(issue: Issue) -> tuple[str, ...]:
    return (issue.rule, issue.dataset, issue.field, issue.printed, issue.value, issue.message)


@dataclasses.dataclass(frozen=True, slots=True)
class IssueGroup:
    """Issues of one rule in one dataset, for lists that people read: the first stands for all."""

    severity: Severity
    rule: str
    dataset: str
    issues: tuple[Issue, ...]


def grouped(issues: Iterable[Issue]) -> tuple[IssueGroup, ...]:
    """Group the ordered list by rule and dataset; a group of one is the usual case."""
    groups: dict[tuple[Severity, str, str], list[Issue]] = {}
    for issue in issues:
        groups.setdefault((issue.severity, issue.rule, issue.dataset), []).append(issue)
    return tuple(IssueGroup(*key, tuple(members)) for key, members in groups.items())
