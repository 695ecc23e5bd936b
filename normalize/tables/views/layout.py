"""The roles of a table's columns, from its titles and, where titles leave it open, from its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.model import Cell
from normalize.criteria import CriteriaSet
from normalize.tables.views.contents import column_texts, counts_by_lists, planned_or_reached, sides_by_lists
from normalize.tables.views.roles import Role, column_role, counting_role, fold_title, says_list
from normalize.tables.views.view import Row, TableView

_COMMUNE_CELL = re.compile(r"(?:xa|thi tran|phuong|tt\.)\s")
_CRITERION_TITLE = re.compile(r"(?:(?:tieu chi|tc)\s*(?:so)?\s*)?(\d{1,2})\b(?:\s*[.:-].*)?")
_UNTIL = re.compile(
    r"\b(?:den|het|cuoi)(?: het| cuoi)*"
    r" (?:(?:nam |(?:ngay )?(?:30|31)[/.-]12[/.-]|(?:het )?thang 12(?:/| nam ))(20\d\d)\b|nam\b(?! \d))"
)
_SINGLE = re.compile(r"\d+(?:\s*/\s*\d+)?")
_MORE = re.compile(r"\b(?:them|tang)\b")
_OF_CRITERIA = re.compile(r"\b(?:tieu chi|tc)\b")
_ACHIEVED_BY_NOW = {
    Role.CUMULATIVE_COUNT: Role.ACHIEVED_COUNT,
    Role.CUMULATIVE_LIST: Role.ACHIEVED_LIST,
}
_REACHED_LATER = {
    Role.ACHIEVED_COUNT: Role.CUMULATIVE_COUNT,
    Role.ACHIEVED_LIST: Role.CUMULATIVE_LIST,
    Role.PLANNED_COUNT: Role.CUMULATIVE_COUNT,
}
_FEWEST_MARK_COLUMNS = 5
_MOST = 0.6


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column plays which role; of several for one role the first counts, the rest are ``spare``.

    ``criteria`` maps the columns of a matrix of marks to their criterion numbers.
    """

    view: TableView
    roles: tuple[Role, ...]
    criteria: Mapping[int, int]

    def column(self, role: Role) -> int | None:
        """Give the first column of a role."""
        return self.roles.index(role) if role in self.roles else None

    def has(self, *roles: Role) -> bool:
        """Say whether any of the roles has a column."""
        return any(role in self.roles for role in roles)

    def cell(self, row: Row, role: Role) -> Cell | None:
        """Give the cell that a row has in a role's column."""
        column = self.column(role)
        return None if column is None else row.cells[column]

    def spare(self, used: Sequence[Role]) -> tuple[int, ...]:
        """Give the columns that are not the first one of any role in ``used``, nor marks."""
        taken = {self.column(role) for role in used} | set(self.criteria)
        return tuple(column for column in range(len(self.roles)) if column not in taken)

    def title(self, column: int) -> str:
        """Give a column's lowest title, or its position where it has none."""
        titles = self.view.titles[column]
        return titles[-1] if titles else f"#{column + 1}"


def lay_out(view: TableView, criteria: CriteriaSet | None, plan_year: int | None = None) -> Layout:
    """Find the role of every column: marks first, then titles, then what the cells say."""
    marks = _mark_columns(view, criteria)
    roles = [
        Role.CRITERION if column in marks else column_role(titles)
        for column, titles in enumerate(view.titles)
    ]
    roles = [
        Role.OTHER if role is Role.COMMUNE and _is_numeric(view, column) else role
        for column, role in enumerate(roles)
    ]
    roles = _numbers_first(view, roles)
    roles = _one_of_communes(view, roles)
    if marks and Role.ACHIEVED_COUNT not in roles:
        roles = _sum_of_marks(view, roles, max(marks))
    if Role.COMMUNE not in roles:
        column = next((c for c in range(len(roles)) if _holds_communes(view, c)), None)
        if column is not None:
            roles[column] = Role.COMMUNE
    if Role.COMMUNE in roles and any(_side(role) for role in roles):
        roles = [
            (_criteria_figures(view, c, criteria) and counting_role(view.titles[c])) or role
            if role in _VAGUE
            else role
            for c, role in enumerate(roles)
        ]
    roles = _beside_counts(view, roles)
    roles = [_by_content(view, column, roles) for column in range(len(roles))]
    roles = _by_year(view, roles, plan_year)
    roles = _of_plan_year(view, roles, plan_year)
    if Role.COMMUNE in roles:
        roles = sides_by_lists(view, roles, criteria, plan_year)
        roles = counts_by_lists(view, roles, criteria)
        roles = planned_or_reached(view, roles, criteria)
    return Layout(view=view, roles=tuple(roles), criteria=marks)


def _criteria_figures(view: TableView, column: int, criteria: CriteriaSet | None) -> bool:
    """Say whether no cell of a column counts more than the set has criteria (so it may count them)."""
    figures = [int(text) for text in column_texts(view, column) if text.strip().isdigit()]
    return criteria is None or all(figure <= criteria.count for figure in figures)


_VAGUE = (Role.OTHER, Role.TOTAL, Role.AMOUNT)
_NUMBERS = re.compile(r"[\dIVXivx.,)]{1,6}")


def _numbers_first(view: TableView, roles: Sequence[Role]) -> list[Role]:
    """Take a first column of numbers for the rows' own, whatever is read above it (``rr`` for ``TT``)."""
    texts = column_texts(view, 0) if roles else []
    numbers = sum(_NUMBERS.fullmatch(text.strip()) is not None for text in texts)
    is_own = len(roles) > 1 and Role.ROW_NO not in roles and roles[0] is Role.OTHER
    if is_own and len(texts) > 1 and numbers >= _MOST * len(texts):
        return [Role.ROW_NO, *roles[1:]]
    return list(roles)


def _one_of_communes(view: TableView, roles: Sequence[Role]) -> list[Role]:
    """Of several columns of units take the one headed as communes; one before it holds their districts.

    ``Đơn vị | Tên xã``: the first is the wider unit.
    """
    columns = [column for column, role in enumerate(roles) if role is Role.COMMUNE]
    named = [c for c in columns if re.search(r"\bxa\b", fold_title(view.titles[c][-1]))]
    if len(columns) < 2 or not named:
        return list(roles)
    wider = Role.OTHER if Role.DISTRICT in roles else Role.DISTRICT
    return [wider if column in columns and column < named[0] else role for column, role in enumerate(roles)]


def _beside_counts(view: TableView, roles: Sequence[Role]) -> list[Role]:
    """Let a list of criteria that names no side take that of the count right before it.

    Other engines lose the title above both: ``Số TC đăng ký | Tên tiêu chí``.
    """
    kept = list(roles)
    for column in range(1, len(kept)):
        side, _, what = kept[column - 1].value.rpartition("-")
        titles = view.titles[column]
        if what != "count" or not side or kept[column] is not Role.OTHER or not titles:
            continue
        own = Role(f"{side}-list")
        if own not in kept and says_list(titles) and _OF_CRITERIA.search(fold_title(titles[-1])):
            kept[column] = own
    return kept


def _sum_of_marks(view: TableView, roles: Sequence[Role], last: int) -> list[Role]:
    """Take the sum right behind a matrix of marks (``Tổng``) for the number of criteria achieved."""
    kept, column = list(roles), last + 1
    if column < len(kept) and kept[column] is Role.TOTAL and _is_numeric(view, column):
        kept[column] = Role.ACHIEVED_COUNT
    return kept


def _by_year(view: TableView, roles: Sequence[Role], plan_year: int | None) -> list[Role]:
    """Tell what is reached by now from what will be, where a title says until the end of which year.

    ``Tổng số tiêu chí đến cuối năm 2013`` accumulates in a plan for 2013, and is achieved in one for 2014.
    """
    kept = list(roles)
    for column, role in enumerate(roles):
        titles = [fold_title(title) for title in view.titles[column]]
        ends = [match[1] for title in titles for match in _UNTIL.finditer(title)]
        years = [int(end) if end else plan_year or 0 for end in ends]
        if not years or plan_year is None or not any(map(_OF_CRITERIA.search, titles)):
            continue
        if role in (Role.TOTAL, Role.OTHER, Role.AMOUNT):
            chosen = Role.CUMULATIVE_COUNT if years[-1] >= plan_year else Role.ACHIEVED_COUNT
            kept[column] = chosen if chosen not in roles else role
        elif years[-1] < plan_year:
            kept[column] = _ACHIEVED_BY_NOW.get(role, role)
        elif role is not Role.PLANNED_COUNT or not _MORE.search(titles[-1]):
            kept[column] = _REACHED_LATER.get(role, role)
    return kept


def _side(role: Role) -> str:
    """The side of a role about criteria: achieved, missing, planned, cumulative; empty for others."""
    side, _, what = role.value.rpartition("-")
    return side if what in ("count", "list") else ""


def _mark_columns(view: TableView, criteria: CriteriaSet | None) -> Mapping[int, int]:
    """Find the columns of a criteria matrix: titles that number or name most criteria in order."""
    found: dict[int, int] = {}
    for column, titles in enumerate(view.titles):
        number = _criterion_of(titles, criteria)
        if number is not None and number not in found.values():
            found[column] = number
    numbers = list(found.values())
    return found if len(found) >= _FEWEST_MARK_COLUMNS and numbers == sorted(numbers) else {}


def _criterion_of(titles: Sequence[str], criteria: CriteriaSet | None) -> int | None:
    for title in reversed(titles):
        match = _CRITERION_TITLE.fullmatch(fold_title(title))
        if match and criteria and int(match[1]) in criteria.numbers:
            return int(match[1])
    named = criteria.match(titles[-1]) if criteria and titles else None
    return named.number if named else None


def _by_content(view: TableView, column: int, roles: Sequence[Role]) -> Role:
    """Let the cells decide whether a column about criteria counts or lists them.

    Several numbers in most cells are lists. Single numbers everywhere are counts where the title
    does not ask for the criteria themselves and no other column counts the same side.
    """
    role, side = roles[column], _side(roles[column])
    texts = column_texts(view, column)
    if not side or not texts:
        return role
    several = sum(len(re.findall(r"\d+", text)) > 1 and "/" not in text for text in texts)
    as_list, as_count = Role(f"{side}-list"), Role(f"{side}-count")
    if 2 * several > len(texts):
        return as_list
    single = all(_SINGLE.fullmatch(text.strip()) for text in texts)
    if role is as_list and single and not says_list(view.titles[column]) and as_count not in roles:
        return as_count
    return role


def _of_plan_year(view: TableView, roles: Sequence[Role], plan_year: int | None) -> list[Role]:
    """Where several columns plan or accumulate for one year each, keep the plan year's in its role."""
    kept = list(roles)
    for role in (Role.PLANNED_COUNT, Role.PLANNED_LIST, Role.CUMULATIVE_COUNT):
        columns = [column for column, known in enumerate(roles) if known is role]
        chosen = [column for column in columns if str(plan_year) in " ".join(view.titles[column])]
        for column in columns:
            if chosen and column not in chosen:
                kept[column] = Role.OTHER
    return kept


def _is_numeric(view: TableView, column: int) -> bool:
    texts = column_texts(view, column)
    return bool(texts) and sum(text.strip().isdigit() for text in texts) > len(texts) / 2


def _holds_communes(view: TableView, column: int) -> bool:
    texts = column_texts(view, column)
    communes = sum(bool(_COMMUNE_CELL.match(fold_title(text))) for text in texts)
    return bool(texts) and communes >= _MOST * len(texts)
