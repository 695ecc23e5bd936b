"""What holds for the targets in the prose: shares, totals, bands, and what the tables say beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from normalize.records import CriterionTarget
from normalize.values import format_value
from validate.counting.arithmetic import as_printed, off_by_one, rounds_to, share
from validate.counting.bands import band_checks, band_share_checks
from validate.counting.statements import (
    carried_over_checks,
    mean_checks,
    prose_count_checks,
    title_count_checks,
)
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Explanation, Rule

Count = int | None
_Fits = Callable[[Decimal, Decimal], bool]


def share_checks(plan: Plan) -> Iterator[Check]:
    """Recompute each printed share of communes."""
    yield from _shares(plan, lambda exact, printed: rounds_to(exact, printed) or off_by_one(exact, printed))


def rounding_checks(plan: Plan) -> Iterator[Check]:
    """Tell of shares that are off by one in the last decimal: cut off instead of rounded."""
    for check in _shares(
        plan, lambda exact, printed: rounds_to(exact, printed) or not off_by_one(exact, printed)
    ):
        yield Check(check.fields, check.holds, check.explain, repairable=False)


def _shares(plan: Plan, fits: _Fits) -> Iterator[Check]:
    def holds(percent: Decimal | None, reached: Count, base: Count) -> bool:
        return percent is None or reached is None or not base or fits(share(reached, base), percent)

    for target in plan.rows(CriterionTarget):
        if None not in (target.share_percent, target.communes_total, target.communes_base):
            yield Check(
                _refs(target, "share_percent", "communes_total", "communes_base"), holds, _explain_share
            )


def _explain_share(percent: Decimal, reached: int, base: int) -> Explanation:
    exact = as_printed(share(reached, base), percent) if base else Decimal(0)
    details = {"percent": format_value(percent), "total": str(reached), "base": str(base)}
    return Explanation({**details, "exact": format_value(exact)}, format_value(exact))


def within_checks(plan: Plan) -> Iterator[Check]:
    """New communes are among those that have it, and those among all communes."""
    for target in plan.rows(CriterionTarget):
        if target.communes_total is not None and target.communes_base is not None:
            yield Check(_refs(target, "communes_total", "communes_base"), _at_most, _explain_within)
        if target.communes_new is not None and target.communes_total is not None:
            yield Check(_refs(target, "communes_new", "communes_total"), _at_most, _explain_within)


def _at_most(part: Count, whole: Count) -> bool:
    return part is None or whole is None or part <= whole


def _explain_within(part: int, whole: int) -> Explanation:
    return Explanation({"part": str(part), "whole": str(whole)})


def base_checks(plan: Plan) -> Iterator[Check]:
    """All targets count against the same number of communes."""
    targets = [target for target in plan.rows(CriterionTarget) if target.communes_base is not None]
    common = Counter(target.communes_base for target in targets).most_common(1)
    # Two of three agree at least, or none is the usual one.
    if len(targets) < 3 or not common or common[0][1] < 2:
        return
    usual = common[0][0]

    def explain(base: int) -> Explanation:
        return Explanation({"base": str(base), "usual": str(usual)}, str(usual))

    for target in targets:
        yield Check(_refs(target, "communes_base"), lambda base: base in (None, usual), explain)


def listed_checks(plan: Plan) -> Iterator[Check]:
    """The targets name each criterion of the set once; a gap is told at the target before it."""
    targets = [target for target in plan.rows(CriterionTarget) if target.criterion_no is not None]
    if not plan.criteria or not targets:
        return
    numbers = [target.criterion_no for target in targets if target.criterion_no is not None]
    missing = sorted(set(plan.criteria.numbers) - set(numbers))
    # A third: where more are missing the plan never meant to speak of all.
    if len(missing) > len(plan.criteria.numbers) // 3:
        return
    gaps: dict[FieldRef, list[int]] = {}
    for number in missing:
        before = [at for at, listed in enumerate(numbers) if listed < number]
        target = targets[before[-1] if before else 0]
        gaps.setdefault(FieldRef.of(target, "criterion_no"), []).append(number)
    for ref, lost in gaps.items():
        doubt = Explanation({"numbers": format_value(tuple(lost)), "last": str(plan.criteria.count)})
        yield Check((ref,), lambda _: False, lambda _, told=doubt: told, repairable=False)


def number_checks(plan: Plan) -> Iterator[Check]:
    """A target's criterion exists, and no other target has the same number."""
    targets = plan.rows(CriterionTarget)
    seen = Counter(target.criterion_no for target in targets)
    last = plan.criteria.count if plan.criteria else None

    def holds(number: Count) -> bool:
        return number is None or (seen[number] <= 1 and (last is None or 1 <= number <= last))

    def explain(number: int) -> Explanation:
        return Explanation({"number": str(number), "last": format_value(last)})

    for target in targets:
        yield Check(_refs(target, "criterion_no"), holds, explain, repairable=False)


def _refs(target: CriterionTarget, *fields: str) -> tuple[FieldRef, ...]:
    return tuple(FieldRef.of(target, field) for field in fields)


_TARGETS = ("criterion_targets",)
_PROSE_AND_TABLES = ("indicators", "commune_targets", "tables")

RULES: Iterable[Rule] = (
    Rule(
        "share-arithmetic",
        _TARGETS,
        "The printed share is the communes that have the criterion over all communes.",
        Severity.WARNING,
        "Tỷ lệ ghi {percent}% nhưng {total}/{base} = {exact}%",
        "The share says {percent}%, but {total}/{base} is {exact}%",
        share_checks,
    ),
    Rule(
        "share-rounding",
        _TARGETS,
        "The printed share is rounded, not cut off.",
        Severity.INFO,
        "Tỷ lệ ghi {percent}%, làm tròn đúng là {exact}% ({total}/{base})",
        "The share says {percent}%, rounded it is {exact}% ({total}/{base})",
        rounding_checks,
    ),
    Rule(
        "target-within",
        _TARGETS,
        "New communes are among those that have the criterion, and those among all communes.",
        Severity.ERROR,
        "{part} xã không thể lớn hơn {whole} xã",
        "{part} communes cannot be more than {whole}",
        within_checks,
    ),
    Rule(
        "target-base-differs",
        _TARGETS,
        "All targets count against the same number of communes.",
        Severity.WARNING,
        "Tổng số xã ghi {base}, các tiêu chí khác ghi {usual}",
        "All communes are {base} here and {usual} under the other criteria",
        base_checks,
    ),
    Rule(
        "target-missing",
        _TARGETS,
        "The targets name every criterion of the set in force.",
        Severity.WARNING,
        "Không thấy chỉ tiêu cho tiêu chí số {numbers} (bộ có {last} tiêu chí)",
        "There is no target for criterion {numbers} (the set has {last})",
        listed_checks,
    ),
    Rule(
        "target-number",
        _TARGETS,
        "A target's criterion exists and stands once.",
        Severity.ERROR,
        "Tiêu chí số {number} bị lặp hoặc không có trong bộ {last} tiêu chí",
        "Criterion {number} stands twice or is not among the {last} of the set",
        number_checks,
    ),
    Rule(
        "bands-total",
        ("indicators",),
        "Communes by bands of criteria met and those that meet all add up to all communes.",
        Severity.WARNING,
        "Các nhóm xã theo số tiêu chí và {achieved} xã đạt chuẩn cộng lại là {sum}, không phải {base}",
        "The bands of communes and the {achieved} that meet all add up to {sum}, not to {base}",
        band_checks,
    ),
    Rule(
        "indicator-share",
        ("indicators",),
        "A share printed after a count is that count over its base.",
        Severity.WARNING,
        "Tỷ lệ ghi {percent}% nhưng {part}/{base} = {exact}%",
        "The share says {percent}%, but {part}/{base} is {exact}%",
        band_share_checks,
    ),
    Rule(
        "table-title-count",
        ("commune_targets",),
        "A table has as many rows as its title says.",
        Severity.ERROR,
        "Bảng có {rows} xã nhưng tiêu đề ghi {stated}",
        "The table has {rows} communes, but its title says {stated}",
        title_count_checks,
    ),
    Rule(
        "table-prose-count",
        _PROSE_AND_TABLES,
        "A table has as many rows as the prose says.",
        Severity.WARNING,
        "Bảng có {rows} xã nhưng nội dung kế hoạch ghi {stated}",
        "The table has {rows} communes, but the text says {stated}",
        prose_count_checks,
    ),
    Rule(
        "carried-over-count",
        _PROSE_AND_TABLES,
        "As many rows are marked as carried over from the year before as the prose says.",
        Severity.WARNING,
        "Bảng đánh dấu {rows} xã chuyển từ năm {year} sang nhưng nội dung ghi {stated}",
        "{rows} communes are marked as carried over from {year}, but the text says {stated}",
        carried_over_checks,
    ),
    Rule(
        "mean-criteria",
        _PROSE_AND_TABLES,
        "The stated mean of criteria per commune is the mean over the table.",
        Severity.WARNING,
        "Bình quân ghi {stated} tiêu chí/xã, tính từ bảng là {mean}",
        "The mean is stated as {stated} criteria per commune; the table gives {mean}",
        mean_checks,
    ),
)
