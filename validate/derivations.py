"""Fields worked out from others of their record: a doubt about the one is a doubt about the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from validate.fields import FieldRef
from validate.model import Issue
from validate.plan import Plan

_TIMES = ("timing_text", "timing_kind", "months", "quarters")

DERIVED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "documents": {"title": ("programme",)},
    "sections": {"label": ("level",)},
    "responsibilities": {"text": ("role",)},
    "funding": {"amount": ("amount_vnd", "share_percent_computed")},
    "criterion_targets": {
        "communes_total": ("share_percent_computed",),
        "communes_base": ("share_percent_computed",),
    },
    "commune_targets": {"commune_code": ("commune_name", "commune_type")},
    "work_items": {field: tuple(other for other in _TIMES if other != field) for field in _TIMES},
}
"""By dataset, what else is doubtful where a field is. A time and how it is understood fall together."""


def related_fields(plan: Plan, issue: Issue) -> Iterator[FieldRef]:
    """Give the fields of the same record that depend on a doubtful one that was recognized."""
    if not plan.is_certain(FieldRef(issue.record_id, issue.field)):
        for field in DERIVED.get(issue.dataset, {}).get(issue.field, ()):
            yield FieldRef(issue.record_id, field)
