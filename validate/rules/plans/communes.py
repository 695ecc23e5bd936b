"""What holds for the commune tables: counts, lists of criteria and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from normalize.records import CommuneTarget
from normalize.values import format_value
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import CommuneTable, Plan
from validate.rules.base import Check, Explanation, Rule

Numbers = tuple[int, ...]

LISTS = ("achieved", "planned")
SHARED_FIELDS = (
    "achieved_criteria",
    "achieved_count",
    "planned_criteria",
    "planned_count",
    "cumulative_count",
)
_REACHES_STANDARD = re.compile(r"đạt\s+chuẩn(?!\s+tiêu\s+chí)", re.IGNORECASE)


def count_checks(plan: Plan) -> Iterator[Check]:
    """Compare each list with the count beside it, in tables that print such lists."""
    for row, name in _listed(plan):
        numbers, count = getattr(row, f"{name}_criteria"), getattr(row, f"{name}_count")
        if count is not None and (numbers or count):
            yield Check(_refs(row, f"{name}_criteria", f"{name}_count"), _counts, _explain_count, exact=True)


def _listed(plan: Plan) -> Iterator[tuple[CommuneTarget, str]]:
    """Give each row with the sides whose criteria its table lists: a table may only count them."""
    for table in plan.commune_tables:
        for name in LISTS:
            field = f"{name}_criteria"
            if any(getattr(row, field) or field in row.traces for row in table.rows):
                yield from ((row, name) for row in table.rows)


def _counts(numbers: Numbers, count: int | None) -> bool:
    return count is None or len(numbers) == count


def _explain_count(numbers: Numbers, count: int) -> Explanation:
    return Explanation({"count": str(count), "length": str(len(numbers)), "list": format_value(numbers)})


def range_checks(plan: Plan) -> Iterator[Check]:
    """Look for criterion numbers that the set in force does not have."""
    if not plan.criteria:
        return
    last = plan.criteria.count

    def holds(numbers: Numbers) -> bool:
        return all(1 <= number <= last for number in numbers)

    def explain(numbers: Numbers) -> Explanation:
        outside = [number for number in numbers if not 1 <= number <= last]
        return Explanation({"numbers": format_value(outside), "last": str(last)})

    for row in plan.rows(CommuneTarget):
        for name in LISTS:
            if getattr(row, f"{name}_criteria"):
                yield Check(_refs(row, f"{name}_criteria"), holds, explain)


def order_checks(plan: Plan) -> Iterator[Check]:
    """Look for lists that repeat a number or do not ascend."""
    for row in plan.rows(CommuneTarget):
        for name in LISTS:
            if getattr(row, f"{name}_criteria"):
                yield Check(_refs(row, f"{name}_criteria"), _ascends, _explain_order)


def _ascends(numbers: Numbers) -> bool:
    return all(left < right for left, right in pairwise(numbers))


def _explain_order(numbers: Numbers) -> Explanation:
    return Explanation({"list": format_value(numbers)}, format_value(tuple(sorted(set(numbers)))))


def overlap_checks(plan: Plan) -> Iterator[Check]:
    """Look for criteria that are planned though already met."""
    for row in plan.rows(CommuneTarget):
        if row.achieved_criteria and row.planned_criteria:
            yield Check(_refs(row, "planned_criteria", "achieved_criteria"), _disjoint, _explain_overlap)


def _disjoint(planned: Numbers, achieved: Numbers) -> bool:
    return not set(planned) & set(achieved)


def _explain_overlap(planned: Numbers, achieved: Numbers) -> Explanation:
    both = sorted(set(planned) & set(achieved))
    return Explanation({"numbers": format_value(both), "achieved": format_value(achieved)})


def complete_checks(plan: Plan) -> Iterator[Check]:
    """In tables of communes that reach the standard, both lists together are the whole set."""
    if not plan.criteria:
        return
    whole = frozenset(plan.criteria.numbers)

    def holds(achieved: Numbers, planned: Numbers) -> bool:
        return whole <= set(achieved) | set(planned)

    def explain(achieved: Numbers, planned: Numbers) -> Explanation:
        missing = sorted(whole - set(achieved) - set(planned))
        return Explanation({"numbers": format_value(missing), "last": str(len(whole))})

    for table in plan.commune_tables:
        if reaches_standard(table, whole):
            for row in table.rows:
                if not _says_fewer(row, len(whole)):
                    refs = _refs(row, "achieved_criteria", "planned_criteria")
                    yield Check(refs, holds, explain, exact=True)


def _says_fewer(row: CommuneTarget, whole: int) -> bool:
    """Say whether the row itself says, in counts and lists alike, that it does not reach the whole set."""
    listed = len(row.achieved_criteria) + len(row.planned_criteria)
    return row.cumulative_count is not None and listed == row.cumulative_count < whole - 1


def reaches_standard(table: CommuneTable, whole: frozenset[int]) -> bool:
    """Say whether a table lists communes that are to meet every criterion.

    Its title says so and most rows bear it out, or nearly all of four and more rows do.
    """
    full = sum(whole <= set(row.achieved_criteria) | set(row.planned_criteria) for row in table.rows)
    share = full / len(table.rows)
    if _REACHES_STANDARD.search(table.title):
        return share > 0.5  # most: rows misread lack a number
    # Without a title that says so: nearly all of a table's rows, and of more than a handful.
    return len(table.rows) >= 4 and share >= 0.8


def cumulative_checks(plan: Plan) -> Iterator[Check]:
    """Achieved and planned make the cumulative count."""
    for row in plan.rows(CommuneTarget):
        if None not in (row.achieved_count, row.planned_count, row.cumulative_count):
            yield Check(
                _refs(row, "cumulative_count", "achieved_count", "planned_count"),
                _adds_up,
                _explain_sum,
                exact=True,
            )


def _adds_up(cumulative: int | None, achieved: int | None, planned: int | None) -> bool:
    if cumulative is None or achieved is None or planned is None:
        return True
    return achieved + planned == cumulative


def _explain_sum(cumulative: int, achieved: int, planned: int) -> Explanation:
    details = {"achieved": str(achieved), "planned": str(planned), "cumulative": str(cumulative)}
    return Explanation(details, str(achieved + planned))


def twin_checks(plan: Plan) -> Iterator[Check]:
    """A commune that stands in two tables has the same data in both."""
    rows_of: dict[str, list[tuple[int, CommuneTarget]]] = {}
    for index, table in enumerate(plan.commune_tables):
        for row in table.rows:
            if row.commune_code:
                rows_of.setdefault(row.commune_code, []).append((index, row))
    for rows in rows_of.values():
        for (index, first), (other, second) in combinations(rows, 2):
            if index != other:
                yield from _twin_fields(first, second)


def _twin_fields(first: CommuneTarget, second: CommuneTarget) -> Iterator[Check]:
    def explain(later: object, earlier: object) -> Explanation:
        details = {
            "commune": first.commune_text or first.commune_name,
            "appendix": format_value(first.appendix_no),
            "other": format_value(earlier),
            "value": format_value(later),
        }
        return Explanation(details, format_value(earlier))

    for name in SHARED_FIELDS:
        if getattr(first, name) not in (None, ()) and getattr(second, name) not in (None, ()):
            refs = (FieldRef.of(second, name), FieldRef.of(first, name))
            # One of the rows may be another commune: by itself this changes nothing.
            yield Check(refs, _equal, explain, exact=True, decisive=False)


def _equal(left: object, right: object) -> bool:
    return left == right


def repeat_checks(plan: Plan) -> Iterator[Check]:
    """No commune stands twice in one table."""
    for table in plan.commune_tables:
        seen: dict[str, CommuneTarget] = {}
        for row in table.rows:
            if row.commune_code in seen:
                yield _repeated(seen[row.commune_code], row)
            elif row.commune_code:
                seen[row.commune_code] = row


def _repeated(first: CommuneTarget, second: CommuneTarget) -> Check:
    def explain(code: str, _other: str) -> Explanation:
        return Explanation({"code": code, "rows": f"{first.row_no}, {second.row_no}"})

    refs = (FieldRef.of(second, "commune_code"), FieldRef.of(first, "commune_code"))
    return Check(refs, lambda code, other: code != other, explain, repairable=False)


def _refs(row: CommuneTarget, *fields: str) -> tuple[FieldRef, ...]:
    return tuple(FieldRef.of(row, field) for field in fields)


_COMMUNES = ("commune_targets",)

RULES: Iterable[Rule] = (
    Rule(
        "criteria-count",
        _COMMUNES,
        "The count beside a list of criteria is the length of the list.",
        Severity.ERROR,
        "Số tiêu chí ghi {count} nhưng liệt kê {length}: {list}",
        "The count says {count} but {length} are listed: {list}",
        count_checks,
    ),
    Rule(
        "criterion-range",
        _COMMUNES,
        "Criterion numbers lie within the set in force in the plan's year.",
        Severity.ERROR,
        "Không có tiêu chí số {numbers}: bộ tiêu chí chỉ có từ 1 đến {last}",
        "There is no criterion {numbers}: the set in force runs from 1 to {last}",
        range_checks,
    ),
    Rule(
        "criteria-order",
        _COMMUNES,
        "A list of criteria ascends and repeats no number.",
        Severity.WARNING,
        "Danh sách tiêu chí không tăng dần hoặc bị lặp: {list}",
        "The list of criteria does not ascend or repeats a number: {list}",
        order_checks,
    ),
    Rule(
        "criteria-overlap",
        _COMMUNES,
        "A commune plans only criteria that it does not meet yet.",
        Severity.ERROR,
        "Tiêu chí {numbers} vừa là đã đạt ({achieved}) vừa là phấn đấu đạt",
        "Criterion {numbers} is planned though it is already met ({achieved})",
        overlap_checks,
    ),
    Rule(
        "criteria-complete",
        _COMMUNES,
        "In a table of communes that reach the standard, met and planned criteria are the whole set.",
        Severity.ERROR,
        "Xã đạt chuẩn phải đủ {last} tiêu chí nhưng thiếu {numbers}",
        "A commune that reaches the standard meets all {last} criteria, but {numbers} is in neither list",
        complete_checks,
    ),
    Rule(
        "criteria-cumulative",
        _COMMUNES,
        "Achieved and planned counts add up to the cumulative count.",
        Severity.ERROR,
        "Lũy kế ghi {cumulative} nhưng {achieved} + {planned} không bằng {cumulative}",
        "The cumulative count is {cumulative}, but {achieved} + {planned} is not",
        cumulative_checks,
    ),
    Rule(
        "commune-tables-differ",
        _COMMUNES,
        "A commune that stands in two tables has the same data in both.",
        Severity.WARNING,
        "{commune}: ở đây ghi {value}, ở phụ lục {appendix} ghi {other}",
        "{commune}: {value} here, {other} in appendix {appendix}",
        twin_checks,
    ),
    Rule(
        "commune-repeated",
        _COMMUNES,
        "No commune stands twice in one table.",
        Severity.WARNING,
        "Mã xã {code} xuất hiện hai lần trong một bảng (dòng {rows})",
        "Commune {code} stands twice in one table (rows {rows})",
        repeat_checks,
    ),
)
