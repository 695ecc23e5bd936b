"""What the tables show of titles, columns and rows that were lost while they were read.

Only what a recognizer read is under suspicion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from extract.model import PageOrigin
from normalize.records import CommuneTarget, TableEntry, WorkItem
from normalize.tables.views.communes.criteria_titles import side_of
from normalize.unicode import strip_accents
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import CommuneTable, Plan
from validate.rules.base import Check, Explanation, Rule, failed_check, failed_checks

_COUNTS = ("achieved_count", "planned_count", "cumulative_count")
_FIGURES = (*_COUNTS, "achieved_criteria", "planned_criteria")
_TWO_TIMES = re.compile(r"(?:Quý|Tháng)\s+[IVX\d]+\s+(?:Quý|Tháng|Thường xuyên)\b", re.IGNORECASE)
_SCHEDULED = ("directing", "implementing", "coordinating", "timing_text")
_COLUMN = re.compile(r"(?:^|; )(?P<title>[^:;]{2,}): (?P<figure>\d{1,2})\b")

_OTHER = re.compile(r"nam\b|san pham|ket qua cong viec|quy\b|thang\b|giai doan|so (?:thon|xa|ho)\b")


def column_checks(plan: Plan) -> Iterator[Check]:
    """Look for tables in which one count is empty throughout while an unknown column holds figures."""
    for table in plan.commune_tables:
        found = [match for row in table.rows if (match := _COLUMN.search(row.note))]
        strays = [match for match in found if not _is_understood(match["title"])]
        if 2 * len(strays) > len(table.rows):
            yield from _unfilled(plan, table, Explanation({"title": strays[0]["title"].strip()}))


def _is_understood(title: str) -> bool:
    """Say whether a title names what no field takes: criteria not achieved, a year, a product."""
    folded = " ".join(strip_accents(title).lower().split())
    return side_of([title]) == "missing" or _OTHER.match(folded) is not None


def _unfilled(plan: Plan, table: CommuneTable, doubt: Explanation) -> Iterator[Check]:
    empty = [field for field in _COUNTS if all(getattr(row, field) is None for row in table.rows)]
    for row in table.rows:
        yield from failed_checks(plan, row, empty, doubt)


def list_sum_checks(plan: Plan) -> Iterator[Check]:
    """Hold the cumulative count against the lists where a count beside them is missing."""
    for row in plan.rows(CommuneTarget):
        if row.cumulative_count is None or not (row.achieved_criteria and row.planned_criteria):
            continue
        if None not in (row.achieved_count, row.planned_count):
            continue
        listed = len(row.achieved_criteria) + len(row.planned_criteria)
        if listed != row.cumulative_count:
            doubt = Explanation({"cumulative": str(row.cumulative_count), "listed": str(listed)})
            yield from failed_checks(plan, row, _FIGURES, doubt)


def divided_checks(plan: Plan) -> Iterator[Check]:
    """Look for one row of the paper that became two, of which one names no commune."""
    for table in plan.commune_tables:
        for first, second in pairwise(table.rows):
            if (
                first.row_no
                and first.row_no == second.row_no
                and not (first.commune_code and second.commune_code)
            ):
                lost = second if first.commune_code else first
                doubt = Explanation({"row": first.row_no})
                yield from _whole(plan, lost, doubt)


def _whole(plan: Plan, row: CommuneTarget, doubt: Explanation) -> Iterator[Check]:
    fields = ("appendix_no", "group_label", "province_code", "especially_difficult", *_FIGURES)
    filled = [field for field in fields if getattr(row, field) not in (None, "", ())]
    yield from failed_checks(plan, row, filled, doubt)


def empty_cell_checks(plan: Plan) -> Iterator[Check]:
    """Look for tasks of tables without what nearly all tasks have: who leads, who does, who joins, and when.

    A task of the running text has no cell; a line that the paper does not print is missed by nobody.
    """
    items = plan.rows(WorkItem)
    for field in _SCHEDULED:
        empty = [item for item in items if not getattr(item, field)]
        # A fifth: a column that is filled in four rows of five is meant to be filled.
        if 5 * len(empty) <= len(items):
            for item in (item for item in empty if item.table_id):
                yield from failed_checks(plan, item, (field,), Explanation())


def merged_checks(plan: Plan) -> Iterator[Check]:
    """Look for tasks with two times in one cell: two rows of the paper that were read as one."""
    for item in plan.rows(WorkItem):
        if found := _TWO_TIMES.search(item.timing_text):
            doubt = Explanation({"times": found[0]})
            yield from failed_checks(plan, item, ("task", *_SCHEDULED, "item_no"), doubt)


def parted_checks(plan: Plan) -> Iterator[Check]:
    """Look for entries under one number and title: parts of one table that reading did not close."""
    for first, second in pairwise(plan.rows(TableEntry)):
        same = (first.appendix_no, first.title, first.dataset) == (
            second.appendix_no,
            second.title,
            second.dataset,
        )
        if same and first.appendix_no is not None:
            for entry in (first, second):
                yield from failed_checks(plan, entry, ("appendix_no", "title", "dataset"), Explanation())


def list_column_checks(plan: Plan) -> Iterator[Check]:
    """Look for tables without a list that at least two others have: their columns may be mistaken."""
    tables = plan.commune_tables
    for field in ("achieved_criteria", "planned_criteria"):
        without = [table for table in tables if not any(getattr(row, field) for row in table.rows)]
        if len(without) == 1 and len(tables) > 2:
            doubt = Explanation({"list": field})
            for row in without[0].rows:
                yield from failed_checks(plan, row, (*_FIGURES, "group_label"), doubt)


def title_checks(plan: Plan) -> Iterator[Check]:
    """Look for recognized tables without a title: those of appendices, and where most tables have one.

    A table in the running text has none as a rule.
    """
    entries = plan.rows(TableEntry)
    titled = sum(bool(entry.title) for entry in entries)
    origins = {page.number: page.origin for page in plan.interpretation.document.pages}
    for entry in entries:
        expected = titled > len(entries) / 2 or entry.appendix_no is not None
        if expected and not entry.title and origins.get(entry.page_first) is PageOrigin.OCR:
            fields = ("title",) if entry.appendix_no is not None else ("title", "appendix_no")
            for field in fields:
                yield failed_check(FieldRef.of(entry, field), Explanation())


RULES: Iterable[Rule] = (
    Rule(
        "column-unread",
        ("commune_targets",),
        "A column of figures that no field takes is none of the counts that are missing.",
        Severity.WARNING,
        "{field}: có thể nằm ở cột “{title}”, tiêu đề không đọc được",
        "{field}: may stand in the column “{title}”, whose title was not understood",
        column_checks,
        gathers=True,
    ),
    Rule(
        "criteria-listed-sum",
        ("commune_targets",),
        "Where counts are missing, the lists of criteria are together as long as the cumulative count.",
        Severity.WARNING,
        "{field}: lũy kế ghi {cumulative} nhưng hai danh sách có {listed} tiêu chí",
        "{field}: the cumulative count is {cumulative}, but the lists hold {listed}",
        list_sum_checks,
        gathers=True,
    ),
    Rule(
        "row-divided",
        ("commune_targets",),
        "A row of the paper is one record, or each of its records names a commune.",
        Severity.WARNING,
        "{field}: dòng {row} tách thành hai, một phần không rõ xã",
        "{field}: row {row} became two records, one of which names no commune",
        divided_checks,
        gathers=True,
    ),
    Rule(
        "columns-mistaken",
        ("commune_targets",),
        "A table has the lists of criteria that the plan's other tables have.",
        Severity.WARNING,
        "{field}: bảng không có {list} như các bảng khác, có thể nhận nhầm cột",
        "{field}: the table has no {list} as the others do; its columns may be mistaken",
        list_column_checks,
        gathers=True,
    ),
    Rule(
        "cell-empty",
        ("work_items",),
        "A cell is filled where nearly all others of its column are.",
        Severity.WARNING,
        "{field}: ô trống trong khi hầu hết các công việc khác có giá trị",
        "{field}: the cell is empty though nearly all other tasks have a value",
        empty_cell_checks,
        gathers=True,
    ),
    Rule(
        "row-merged",
        ("work_items",),
        "A task has one time.",
        Severity.WARNING,
        "{field}: “{times}”: hai dòng có thể bị đọc thành một",
        "{field}: “{times}”: two rows may have been read as one",
        merged_checks,
        gathers=True,
    ),
    Rule(
        "table-parted",
        ("tables",),
        "A table is read as one.",
        Severity.WARNING,
        "{field}: một bảng đọc thành nhiều phần",
        "{field}: one table was read as several parts",
        parted_checks,
        gathers=True,
    ),
    Rule(
        "table-title-missing",
        ("tables",),
        "Above a table stands its title.",
        Severity.WARNING,
        "{field}: không đọc được ở phía trên bảng",
        "{field}: not read above the table",
        title_checks,
        gathers=True,
    ),
)
