"""The role of every column of a table of communes: marks first, then heads, then years and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from normalize.gazetteer.matching.parse import parse_places
from normalize.records.kinds import ColumnKind
from normalize.tables.model import Column
from normalize.tables.views.communes.criteria_contents import by_lists, side_count, side_list, split_role
from normalize.tables.views.communes.criteria_sheet import CriteriaSheet
from normalize.tables.views.communes.criteria_titles import (
    counting_role,
    of_communes,
    of_criteria,
    role_of,
    says_added,
    says_list,
)
from normalize.tables.views.subject import ViewedTable

Roles = dict[int, str]
"""The role of each column by its number; empty where it has none yet."""

_NUMBERED = re.compile(r"(?:(?:tiêu chí|tc)\s*(?:số)?\s*)?(\d{1,2})\b(?:\s*[.:-].*)?", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:đến|hết|cuối)(?: hết| cuối)*"
    r" (?:(?:năm |(?:ngày )?(?:30|31)[/.-]12[/.-]|(?:hết )?tháng 12(?:/| năm ))(20\d\d)\b|năm\b(?! \d))",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"\d+(?:\s*/\s*\d+)?")
_FEWEST_MARKS = 5
"""Columns numbered like criteria that are some: a few numbers may be years, quarters or counts. No set has
fewer than ten criteria, and no sheet seen shows less than half of its set."""
_MOST = 0.6
"""Share of the cells that must begin with a type word (``xã``, ``TT``): names of people and goods do not."""
_NO_COUNTS = (ColumnKind.PERCENT, ColumnKind.PERIOD, ColumnKind.AGENCY, ColumnKind.DATE)
_BY_NOW = {"cumulative_count": "achieved_count", "cumulative_criteria": "achieved_criteria"}
_LATER = {
    "achieved_count": "cumulative_count",
    "achieved_criteria": "cumulative_criteria",
    "planned_count": "cumulative_count",
}


@dataclass(frozen=True)
class CriteriaColumns(Mapping[str, Column]):
    """The columns by role (of several the first); ``roles`` of all columns by number.

    ``marks`` has the criterion of each column of a matrix of marks.
    """

    subject: ViewedTable
    roles: Mapping[int, str]
    marks: Mapping[int, int]

    @cached_property
    def _first(self) -> Mapping[str, Column]:
        pairs = ((role, number) for number, role in reversed(tuple(self.roles.items())) if role)
        return {role: self.subject.table.column(number) for role, number in pairs}

    def __getitem__(self, role: str) -> Column:
        return self._first[role]

    def __iter__(self) -> Iterator[str]:
        return iter(self._first)

    def __len__(self) -> int:
        return len(self._first)


def criteria_columns(subject: ViewedTable) -> CriteriaColumns:
    """Find the role of every column."""
    sheet = CriteriaSheet(subject)
    marks = _marks(sheet)
    roles = {column.number: _by_title(sheet, column) for column in sheet.columns}
    roles |= dict.fromkeys(marks, "mark")
    _one_of_communes(sheet, roles)
    _sum_of_marks(sheet, roles, marks)
    _communes_by_name(sheet, roles)
    if "commune" in roles.values():
        _vague_counts(sheet, roles)
        _beside_counts(sheet, roles)
        for number in roles:
            roles[number] = _by_content(sheet, roles, number)
        _by_year(sheet, roles)
        _of_plan_year(sheet, roles)
        by_lists(sheet, roles, [number for number in roles if _is_vague(sheet, roles, number)])
    return CriteriaColumns(subject, roles, marks)


def _by_title(sheet: CriteriaSheet, column: Column) -> str:
    role = role_of(sheet.titles(column.number))
    return "" if role == "commune" and sheet.is_numeric(column.number) else role


def _marks(sheet: CriteriaSheet) -> Mapping[int, int]:
    """Find the columns of a criteria matrix: titles that number or name most criteria in order."""
    found: dict[int, int] = {}
    for column in sheet.columns:
        number = _criterion(sheet, column)
        if number is not None and number not in found.values():
            found[column.number] = number
    numbers = list(found.values())
    return found if len(found) >= _FEWEST_MARKS and numbers == sorted(numbers) else _numbered_below(sheet)


def _criterion(sheet: CriteriaSheet, column: Column) -> int | None:
    titles, criteria = sheet.titles(column.number), sheet.criteria
    for title in reversed(titles):
        match = _NUMBERED.fullmatch(title.strip())
        if match and criteria and int(match[1]) in criteria.numbers:
            return int(match[1])
    named = criteria.match(titles[-1]) if criteria and titles else None
    return named.number if named else None


def _numbered_below(sheet: CriteriaSheet) -> Mapping[int, int]:
    """Find criteria numbered from 1 below one title about them: that row numbers no columns."""
    table = sheet.subject.table
    below = {cell.column + 1: cell.text for cell in table.table.cells if cell.row == table.header_rows - 1}
    found: dict[int, int] = {}
    for column in sheet.columns:
        text = below.get(column.number, "").strip()
        if text == str(len(found) + 1) and (not found or column.number - 1 in found):
            found[column.number] = len(found) + 1
    first = min(found, default=0)
    about = first > 0 and of_criteria(sheet.titles(first))
    return found if about and len(found) >= _FEWEST_MARKS else {}


def _one_of_communes(sheet: CriteriaSheet, roles: Roles) -> None:
    """Of several columns of units take the one headed as communes; one before it holds their districts.

    ``Đơn vị | Tên xã``: the first is the wider unit.
    """
    columns = [number for number, role in roles.items() if role == "commune"]
    named = [number for number in columns if of_communes(sheet.titles(number)[-1])]
    if len(columns) > 1 and named:
        wider = "" if "district" in roles.values() else "district"
        roles |= {number: wider for number in columns if number < named[0]}


def _sum_of_marks(sheet: CriteriaSheet, roles: Roles, marks: Mapping[int, int]) -> None:
    """Take the sum right behind a matrix of marks (``Tổng``) for the number of criteria achieved."""
    behind = max(marks, default=-1) + 1
    if roles.get(behind) == "total" and "achieved_count" not in roles.values() and sheet.is_numeric(behind):
        roles[behind] = "achieved_count"


def _communes_by_name(sheet: CriteriaSheet, roles: Roles) -> None:
    """Without a head that says so take the first column whose cells mostly begin as communes do."""
    if "commune" in roles.values():
        return
    for number in roles:
        texts = sheet.texts(number)
        if texts and sum(bool(parse_places(text)[0].type) for text in texts) >= _MOST * len(texts):
            roles[number] = "commune"
            return


def _is_vague(sheet: CriteriaSheet, roles: Roles, number: int) -> bool:
    """Say whether a column may still count or list criteria: no role, and no kind that excludes it."""
    return roles[number] in ("", "total") and sheet.subject.table.column(number).kind not in _NO_COUNTS


def _vague_counts(sheet: CriteriaSheet, roles: Roles) -> None:
    """Let columns under the head of a side count, in a table where others do."""
    if not any(split_role(role)[0] for role in roles.values()):
        return
    for number in roles:
        if _is_vague(sheet, roles, number) and _are_small(sheet, number):
            roles[number] = counting_role(sheet.titles(number)) or roles[number]


def _are_small(sheet: CriteriaSheet, number: int) -> bool:
    """Say whether no cell of a column counts more than the set has criteria (so it may count them)."""
    figures = [int(text) for text in sheet.texts(number) if text.isdecimal()]
    return sheet.criteria is None or all(figure <= sheet.criteria.count for figure in figures)


def _beside_counts(sheet: CriteriaSheet, roles: Roles) -> None:
    """Let a list of criteria that names no side take that of the count right before it.

    Other engines lose the title above both: ``Số TC đăng ký | Tên tiêu chí``.
    """
    for number in roles:
        side, what = split_role(roles.get(number - 1, ""))
        titles = sheet.titles(number)
        if what != "count" or roles[number] or not titles or side_list(side) in roles.values():
            continue
        if says_list(titles) and of_criteria(titles[-1:]):
            roles[number] = side_list(side)


def _by_content(sheet: CriteriaSheet, roles: Roles, number: int) -> str:
    """Let the cells decide whether a column about criteria counts or lists them.

    Several numbers in most cells are lists. Single numbers everywhere are counts where the title
    does not ask for the criteria themselves and no other column counts the same side.
    """
    (side, _), texts = split_role(roles[number]), sheet.texts(number)
    if not side or not texts:
        return roles[number]
    several = sum(len(re.findall(r"\d+", text)) > 1 and "/" not in text for text in texts)
    if 2 * several > len(texts):
        return side_list(side)
    single = all(map(_SINGLE.fullmatch, texts)) and not says_list(sheet.titles(number))
    if roles[number] == side_list(side) and single and side_count(side) not in roles.values():
        return side_count(side)
    return roles[number]


def _by_year(sheet: CriteriaSheet, roles: Roles) -> None:
    """Tell what is reached by now from what will be, where a title says until the end of which year.

    ``Tổng số tiêu chí đến cuối năm 2013`` accumulates in a plan for 2013, and is achieved in one for 2014.
    """
    year = sheet.subject.context.plan_year
    known = set(roles.values())
    for number, role in list(roles.items()):
        titles = sheet.titles(number)
        ends = [match[1] for title in titles for match in _UNTIL.finditer(title)]
        if not ends or year is None or not of_criteria(titles):
            continue
        last = int(ends[-1]) if ends[-1] else year
        if _is_vague(sheet, roles, number):
            chosen = "cumulative_count" if last >= year else "achieved_count"
            roles[number] = chosen if chosen not in known else role
        elif last < year:
            roles[number] = _BY_NOW.get(role, role)
        elif role != "planned_count" or not says_added(titles[-1:]):
            roles[number] = _LATER.get(role, role)


def _of_plan_year(sheet: CriteriaSheet, roles: Roles) -> None:
    """Where several columns plan or accumulate for one year each, keep the plan year's in its role."""
    year = str(sheet.subject.context.plan_year)
    for role in ("planned_count", "planned_criteria", "cumulative_count"):
        columns = [number for number, known in roles.items() if known == role]
        chosen = [number for number in columns if year in " ".join(sheet.titles(number))]
        roles |= {number: "" for number in columns if chosen and number not in chosen}
