"""What holds for numbers of headings, groups and rows: they run on without gap or repeat."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from normalize.forms.ordinals import OrdinalKind, parse_numeral
from normalize.records import CommuneTarget, CriterionTarget, Record, Section, WorkItem
from validate.counting.numbering import Break, numbering_breaks
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Explanation, Rule, failed_check

R = TypeVar("R", bound=Record)


_OPENING = 30
"""Letters by which a heading and the paragraph of a criterion are told to be the same."""


def section_checks(plan: Plan) -> Iterator[Check]:
    """Follow the labels of the headings under one parent."""
    by_parent: dict[str, list[Section]] = {}
    for section in plan.rows(Section):
        if section.label and parse_numeral(section.label) and not _goes_on_in_letters(section):
            by_parent.setdefault(section.parent_id, []).append(section)
    criteria = {target.text[:_OPENING] for target in plan.rows(CriterionTarget) if target.text}
    for siblings in by_parent.values():
        if 2 * sum(section.text[:_OPENING] in criteria for section in siblings) > len(siblings):
            continue  # Criteria keep their own numbers, and a plan need not speak of all.
        yield from _run(siblings, "label", lambda section: section.label, one_parent=True)
        yield from _late_start(plan, siblings)


def _goes_on_in_letters(section: Section) -> bool:
    """Say whether a letter stands behind a dotted label (``2.1.a.``, ``2.1.b.``): it repeats by right."""
    text = section.heading or section.text
    return "." in section.label and text[:1].islower() and text[1:2] in (".", ")")


def _late_start(plan: Plan, siblings: Sequence[Section]) -> Iterator[Check]:
    """Look for siblings that do not begin at 1, nor go on from the numbers under an earlier parent."""
    first, ref = parse_numeral(siblings[0].label), FieldRef.of(siblings[0], "label")
    if first is None or first.rank == 1 or plan.is_certain(ref):
        return
    earlier = [parse_numeral(section.label) for section in plan.rows(Section)]
    before = earlier[: plan.rows(Section).index(siblings[0])]
    last = next((one for one in reversed(before) if one and one.kind is first.kind), None)
    if last is None or last.rank != first.rank - 1:
        yield failed_check(ref, Explanation({"number": siblings[0].label, "before": "…"}))


def group_checks(plan: Plan) -> Iterator[Check]:
    """Follow the numbers of the groups in the work schedule; all tasks of a group have its number."""
    items = plan.rows(WorkItem)
    groups = [list(rows) for _, rows in groupby(items, key=lambda item: (item.group_no, item.group_title))]
    for found in numbering_breaks(group[0].group_no for group in groups):
        yield _broken([FieldRef.of(item, "group_no") for item in groups[found.index]], found)


def item_checks(plan: Plan) -> Iterator[Check]:
    """Follow the numbers of the tasks inside each group."""
    items = plan.rows(WorkItem)
    for _, rows in groupby(items, key=lambda item: (item.group_no, item.group_title)):
        yield from _run(list(rows), "item_no", lambda item: item.item_no)


def row_checks(plan: Plan) -> Iterator[Check]:
    """Follow the numbers of the communes inside each table and group; some without one are told too."""
    for table in plan.commune_tables:
        numbered = [row for row in table.rows if _is_arabic(row.row_no)]
        if numbered:
            yield from (
                _lacking(row)
                for row in table.rows
                if not row.row_no and not plan.is_certain(FieldRef.of(row, "row_no"))
            )
        last = 0
        for _, group in groupby(numbered, key=lambda row: row.group_label):
            rows = list(group)
            yield from _row_start(rows[0], last)
            yield from _row_run(plan, rows)
            last = _rank(rows[-1])


def _row_start(first: CommuneTarget, last: int) -> Iterator[Check]:
    """Look for a group that begins neither at 1 nor where the group before it ended."""
    if _rank(first) not in (1, last + 1):
        yield failed_check(FieldRef.of(first, "row_no"), Explanation({"number": first.row_no, "before": "…"}))


def _row_run(plan: Plan, rows: Sequence[CommuneTarget]) -> Iterator[Check]:
    """Follow the numbers of one group; of two rows with the same number either may be the wrong one."""
    for found in numbering_breaks(row.row_no for row in rows):
        yield _broken([FieldRef.of(rows[found.index], "row_no")], found)
        earlier = FieldRef.of(rows[found.index - 1], "row_no")
        if found.repeated and not plan.is_certain(earlier):
            yield failed_check(earlier, Explanation({"number": found.printed, "before": found.before}))


def _rank(row: CommuneTarget) -> int:
    ordinal = parse_numeral(row.row_no)
    return ordinal.rank if ordinal else 0


def _is_arabic(printed: str) -> bool:
    ordinal = parse_numeral(printed)
    return ordinal is not None and ordinal.kind is OrdinalKind.ARABIC


def _run(
    records: Sequence[R], field: str, number: Callable[[R], str], *, one_parent: bool = False
) -> Iterator[Check]:
    for found in numbering_breaks(map(number, records), one_parent=one_parent):
        yield _broken([FieldRef.of(records[found.index], field)], found)


def _lacking(row: CommuneTarget) -> Check:
    doubt = Explanation({"number": "(?)", "before": row.commune_text})
    return Check((FieldRef.of(row, "row_no"),), lambda _: False, lambda _: doubt, repairable=False)


def _broken(refs: Sequence[FieldRef], found: Break) -> Check:
    doubt = Explanation({"number": found.printed, "before": found.before})
    return Check(tuple(refs), lambda *_: False, lambda *_: doubt, repairable=False)


_MESSAGE = "Số thứ tự {number} đứng ngay sau {before}"
_MESSAGE_EN = "Number {number} follows {before}"

RULES: Iterable[Rule] = (
    Rule(
        "section-numbering",
        ("sections",),
        "Headings under one parent are numbered without gap or repeat.",
        Severity.WARNING,
        f"Đề mục: {_MESSAGE}",
        f"Heading: {_MESSAGE_EN}",
        section_checks,
    ),
    Rule(
        "group-numbering",
        ("work_items",),
        "Groups of the work schedule are numbered without gap or repeat.",
        Severity.WARNING,
        f"Nhóm công việc: {_MESSAGE}",
        f"Group of tasks: {_MESSAGE_EN}",
        group_checks,
        gathers=True,
    ),
    Rule(
        "item-numbering",
        ("work_items",),
        "Tasks of a group are numbered without gap or repeat.",
        Severity.WARNING,
        f"Công việc: {_MESSAGE}",
        f"Task: {_MESSAGE_EN}",
        item_checks,
    ),
    Rule(
        "row-numbering",
        ("commune_targets",),
        "Rows of a table are numbered without gap or repeat.",
        Severity.WARNING,
        f"Dòng: {_MESSAGE}",
        f"Row: {_MESSAGE_EN}",
        row_checks,
    ),
)
