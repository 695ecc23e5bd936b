"""What targets, sources and indicators show of figures that were lost or went astray in reading.

Only what a recognizer read is under suspicion: where the text is the paper's own, nothing got lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from normalize.prose.clauses.words.vocabulary import COMMUNE
from normalize.records import (
    CriterionTarget,
    Funding,
    Indicator,
    Section,
)
from normalize.textrepair.forms.syllables import is_syllable
from normalize.values import format_value
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Explanation, Rule, failed_checks
from validate.rules.plans.funding import budgets, part_checks

_COUNTS = ("communes_new", "communes_total")
_PLACING = (
    "source_no",
    "parent_no",
    "level",
    "source_name",
    "amount_vnd",
    "share_percent",
    "share_percent_computed",
)
_MOST = 0.5
"""Share: what more than half of the records have is the rule of this plan."""
_NEAR = Decimal("0.01")
"""Share of the total by which rounded sources may differ from it."""

_UNMARKED_SHARE = re.compile(r"(?:chiếm|tỷ lệ|tỉ lệ)\s+(?:là\s+|đạt\s+)?\d{3,}(?![\d,./]*\s*(?:%|xã|\w))")
_SCRAP = re.compile(r"\b(\d{1,3})\s+([^\W\d]\S{0,3})\s+xã\b")
_GLUED = re.compile(r"(?<![\d.,])(\d+)[:;~_=|](\d+)(?![\d.,/])")


def unread_target_checks(plan: Plan) -> Iterator[Check]:
    """Look for figures that stand where the target of a criterion is missing: they may be its own."""
    targets = [target for target in plan.rows(CriterionTarget) if target.criterion_no is not None]
    sections = plan.rows(Section)
    # The position of the section that each target was read from.
    place = {
        target.record_id: next(
            (at for at, section in enumerate(sections) if target.text[:40] in section.text), None
        )
        for target in targets
    }
    numbers = {target.criterion_no for target in targets}
    if not plan.criteria or len(numbers) < _MOST * plan.criteria.count:
        return
    for before, after in pairwise(targets):
        first, last = place[before.record_id], place[after.record_id]
        between = range((before.criterion_no or 0) + 1, after.criterion_no or 0)
        lost = [number for number in between if number in plan.criteria.numbers and number not in numbers]
        if lost and first is not None and last is not None:
            inside = {section.section_id for section in sections[first + 1 : last]}
            yield from _misplaced_counts(plan, inside, lost)


def _misplaced_counts(plan: Plan, sections: set[str], lost: Sequence[int]) -> Iterator[Check]:
    doubt = Explanation({"numbers": format_value(tuple(lost))})
    for indicator in plan.rows(Indicator):
        if indicator.section_id in sections:
            yield from failed_checks(plan, indicator, ("value", "unit", "criterion_no"), doubt)


def astray_count_checks(plan: Plan) -> Iterator[Check]:
    """Look for counts of communes under a criterion whose target lacks a count that others have."""
    targets = plan.rows(CriterionTarget)
    usual = [field for field in _COUNTS if _is_usual(targets, field)]
    for target in targets:
        missing = [field for field in usual if getattr(target, field) is None and _may_be_lost(plan, target)]
        own = [i for i in plan.rows(Indicator) if _counts_communes(i, target)] if missing else []
        for indicator in own:
            doubt = Explanation({"number": str(target.criterion_no), "figure": format_value(indicator.value)})
            yield from failed_checks(plan, indicator, ("value", "unit", "criterion_no"), doubt)
        if own:
            doubt = Explanation({"number": str(target.criterion_no), "figure": format_value(own[0].value)})
            yield from failed_checks(plan, target, missing, doubt)


def _may_be_lost(plan: Plan, target: CriterionTarget) -> bool:
    return plan.is_hardly_read(FieldRef.of(target, "text"))


def _is_usual(targets: Sequence[CriterionTarget], field: str) -> bool:
    filled = sum(getattr(target, field) is not None for target in targets)
    return len(targets) > 2 and filled > _MOST * len(targets)


def _counts_communes(indicator: Indicator, target: CriterionTarget) -> bool:
    return (
        target.criterion_no is not None
        and indicator.criterion_no == target.criterion_no
        and indicator.unit == COMMUNE
    )


def missing_base_checks(plan: Plan) -> Iterator[Check]:
    """Look for a total without the number of all communes that stands behind nearly all others."""
    counted = [target for target in plan.rows(CriterionTarget) if target.communes_total is not None]
    without = [target for target in counted if target.communes_base is None]
    # A quarter: where more lack it, the plan does not print it for all.
    if 4 * len(without) <= len(counted):
        for target in (target for target in without if _may_be_lost(plan, target)):
            yield from failed_checks(
                plan, target, ("communes_base", *_COUNTS, "share_percent_computed"), Explanation()
            )


def missing_share_checks(plan: Plan) -> Iterator[Check]:
    """Look for a count of all communes without the share that stands behind nearly all others."""
    counted = [t for t in plan.rows(CriterionTarget) if t.communes_total and t.communes_base]
    partial = [target for target in counted if target.communes_total != target.communes_base]
    without = [target for target in partial if target.share_percent is None]
    # As above, a quarter.
    if 4 * len(without) <= len(partial):
        for target in (target for target in without if _may_be_lost(plan, target)):
            yield from failed_checks(plan, target, ("share_percent",), Explanation())


def glued_checks(plan: Plan) -> Iterator[Check]:
    """Look for two numbers with a mark between them that parts no numbers: a range or a figure misread."""
    for indicator in plan.rows(Indicator):
        trace = plan.trace(FieldRef.of(indicator, "text"))
        for found in _GLUED.finditer(trace.printed or indicator.text):
            if format_value(indicator.value) in (found[1].lstrip("0"), found[2].lstrip("0")):
                doubt = Explanation({"figures": found[0]})
                yield from failed_checks(plan, indicator, ("value", "value_to"), doubt)


def unmarked_share_checks(plan: Plan) -> Iterator[Check]:
    """Look for shares without their sign: ``tỷ lệ 1894.`` is 18 % misread."""
    records: tuple[Section | CriterionTarget, ...] = (*plan.rows(Section), *plan.rows(CriterionTarget))
    for record in records:
        if found := _UNMARKED_SHARE.search(record.text):
            fields = ("text", "share_percent") if isinstance(record, CriterionTarget) else ("text",)
            yield from failed_checks(plan, record, fields, Explanation({"figures": found[0]}))


def scrap_checks(plan: Plan) -> Iterator[Check]:
    """Look for counts with a scrap between figure and unit: ``1 lš xã`` may be 11."""
    for target in plan.rows(CriterionTarget):
        for found in _SCRAP.finditer(target.text):
            fields = [name for name in _COUNTS if getattr(target, name) == int(found[1])]
            if not is_syllable(found[2].strip(",.;")):
                yield from failed_checks(plan, target, fields, Explanation({"figures": found[0]}))


def structure_checks(plan: Plan) -> Iterator[Check]:
    """Doubt which source is part of which where a part exceeds its source, or stands alone and differs."""
    for check in part_checks(plan):
        whole, *parts = (plan.value(ref) for ref in check.fields)
        if not check.passes((whole, *parts)) and (len(parts) == 1 or max(parts) > whole):
            for ref in check.fields:
                record = plan.by_id[ref.record_id]
                assert isinstance(record, Funding)
                yield from failed_checks(plan, record, _PLACING, Explanation({"source": record.source_name}))


def surplus_checks(plan: Plan) -> Iterator[Check]:
    """Doubt the place of sources that exceed their total by one of them: that one is part of another."""
    for budget in budgets(plan):
        records = [record for record in (budget.whole, *budget.sources) if record]
        amounts = [record.amount for record in records if record.amount is not None]
        if not budget.whole or len(amounts) < len(records) or len({r.currency_unit for r in records}) > 1:
            continue
        whole, *parts = amounts
        surplus = sum(parts) - whole
        if surplus > _NEAR * whole and any(abs(surplus - part) <= _NEAR * whole for part in parts):
            doubt = Explanation({"sum": f"{sum(parts):f}", "whole": f"{whole:f}"})
            for record in budget.sources:
                yield from failed_checks(plan, record, ("amount", *_PLACING), doubt)


RULES: Iterable[Rule] = (
    Rule(
        "target-unread",
        ("indicators",),
        "Figures between the targets of two criteria belong to no target that is missing.",
        Severity.WARNING,
        "{field}: có thể là chỉ tiêu của tiêu chí số {numbers}, không đọc được",
        "{field}: may be of the target of criterion {numbers}, which was not read",
        unread_target_checks,
        gathers=True,
    ),
    Rule(
        "target-count-astray",
        ("criterion_targets", "indicators"),
        "A count of communes under a criterion whose target lacks a count is not that count.",
        Severity.WARNING,
        "{field}: {figure} xã ở tiêu chí số {number} có thể là số còn thiếu của chỉ tiêu",
        "{field}: {figure} communes under criterion {number} may be the count that its target lacks",
        astray_count_checks,
        gathers=True,
    ),
    Rule(
        "target-base-missing",
        ("criterion_targets",),
        "All communes stand behind each total, where they stand behind nearly all.",
        Severity.WARNING,
        "{field}: không thấy tổng số xã, trong khi hầu hết các tiêu chí khác đều có",
        "{field}: there is no number of all communes, though nearly all other criteria have one",
        missing_base_checks,
        gathers=True,
    ),
    Rule(
        "target-share-missing",
        ("criterion_targets",),
        "A share stands behind each count of communes, where it stands behind nearly all.",
        Severity.WARNING,
        "Không thấy tỷ lệ sau số xã, trong khi hầu hết các tiêu chí khác đều có",
        "There is no share behind the count, though nearly all other criteria have one",
        missing_share_checks,
        gathers=True,
    ),
    Rule(
        "figure-glued",
        ("indicators",),
        "Two figures are parted by a blank, a comma, a stop, a dash or a stroke.",
        Severity.WARNING,
        "{field}: “{figures}” có thể là một khoảng số hoặc một số đọc sai",
        "{field}: “{figures}” may be a range or a figure misread",
        glued_checks,
        gathers=True,
    ),
    Rule(
        "share-unmarked",
        ("criterion_targets", "sections"),
        "A share has its sign.",
        Severity.WARNING,
        "“{figures}”: tỷ lệ không có dấu %, số có thể đọc sai",
        "“{figures}”: a share without its sign; the figure may be misread",
        unmarked_share_checks,
        gathers=True,
    ),
    Rule(
        "figure-scrap",
        ("criterion_targets",),
        "Between a figure and its unit stands nothing that is no word.",
        Severity.WARNING,
        "{field}: “{figures}” có thể mất chữ số",
        "{field}: “{figures}” may have lost a digit",
        scrap_checks,
        gathers=True,
    ),
    Rule(
        "funding-structure",
        ("funding",),
        "Parts fit their source: none exceeds it, none is the only one and differs.",
        Severity.WARNING,
        "{field}: các phần không khớp với nguồn, thứ bậc của “{source}” có thể đọc sai",
        "{field}: the parts do not fit their source; the place of “{source}” among them may be misread",
        structure_checks,
        gathers=True,
    ),
    Rule(
        "funding-surplus",
        ("funding",),
        "The sources do not exceed their total by one of them.",
        Severity.WARNING,
        "{field}: các nguồn cộng lại là {sum}, hơn tổng {whole} đúng bằng một nguồn: có thể sai thứ bậc",
        "{field}: the sources make {sum}, above the total {whole} by one of them: that may be a part",
        surplus_checks,
        gathers=True,
    ),
)
