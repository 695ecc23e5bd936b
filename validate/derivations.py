"""Fields worked out from others of their record: a doubt about the one is a doubt about the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from validate.fields import FieldRef
from validate.issues import field_issue
from validate.model import Issue, Severity
from validate.plan import Plan
from validate.rules.base import Doubt

_TIMES = ("timing_text", "timing_kind", "months", "quarters")

DERIVED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "documents": {"title": ("programme",)},
    "sections": {"label": ("level",)},
    "funding": {"amount": ("amount_vnd", "share_percent_computed")},
    "criterion_targets": {
        "communes_total": ("share_percent_computed",),
        "communes_base": ("share_percent_computed",),
    },
    "commune_targets": {"commune_code": ("commune_name", "commune_type")},
    "work_items": {field: tuple(other for other in _TIMES if other != field) for field in _TIMES},
}
"""By dataset, what else is doubtful where a field is. A time and how it is understood fall together."""


def related_doubts(plan: Plan, issues: Iterable[Issue]) -> Iterator[Issue]:
    """Pass doubts on to the fields of the same record that depend on them, each told once.

    What the paper surely says needs no second line.
    """
    issues = tuple(issues)
    told = {(issue.record_id, issue.field) for issue in issues if issue.severity is not Severity.INFO}
    for issue in issues:
        related = DERIVED.get(issue.dataset, {}).get(issue.field, ())
        if issue.severity is Severity.INFO or plan.is_certain(FieldRef(issue.record_id, issue.field)):
            continue
        for field in related:
            if (issue.record_id, field) not in told:
                told.add((issue.record_id, field))
                doubt = Doubt({"source": issue.field})
                yield field_issue(plan, FieldRef(issue.record_id, field), "derived-doubt", doubt)
