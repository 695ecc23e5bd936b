"""What the cells of a column about criteria say of its role, where its titles leave that open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from normalize.criteria import CriteriaSet
from normalize.tables.views.criteria_list import parse_count, parse_criteria
from normalize.tables.views.roles import Role, fold_title, side_of
from normalize.tables.views.view import TableView

_SINGLE = re.compile(r"\d+(?:\s*/\s*\d+)?")
_VAGUE = (Role.OTHER, Role.AMOUNT, Role.TOTAL)
_ADDED = re.compile(r"\b(?:them|tang)\b")
_YEAR = re.compile(r"\b20\d\d\b")


def column_texts(view: TableView, column: int) -> list[str]:
    """Give what a column's own cells print; a title across the table belongs to no column."""
    cells = (row.cells[column] for row in view.rows)
    return [cell.text for cell in cells if cell.text and cell.column_span == 1]


def sides_by_lists(
    view: TableView, roles: Sequence[Role], criteria: CriteriaSet | None, plan_year: int | None
) -> list[Role]:
    """Give a column of lists of criteria, or of counts beside one, the side that its titles or year name.

    ``Dự kiến đạt năm 2019`` lists what is planned though it does not say "criteria"; so does ``Trong đó năm
    2019`` in a plan for 2019.
    """
    kept = list(roles)
    for column, role in enumerate(roles):
        titles = [fold_title(title) for title in view.titles[column]]
        side = (side_of(titles) or _side_of_year(titles, plan_year)) if role in _VAGUE and titles else ""
        if not side or criteria is None:
            continue
        chosen = _by_cells(column_texts(view, column), side, criteria)
        if chosen and chosen not in kept:
            kept[column] = chosen
    return kept


def _side_of_year(titles: Sequence[str], plan_year: int | None) -> str:
    years = [int(year) for title in titles for year in _YEAR.findall(title)]
    return "planned" if years and years[-1] == plan_year else ""


def _by_cells(texts: Sequence[str], side: str, criteria: CriteriaSet) -> Role | None:
    """Say whether cells list criteria or count them; None where neither is sure."""
    if not texts:
        return None
    lists = [parse_criteria(text, criteria) for text in texts if not _SINGLE.fullmatch(text.strip())]
    good = [found for found in lists if found.numbers and not found.unread]
    if any(set(found.numbers) - set(criteria.numbers) for found in good):
        return None
    if 2 * len(good) > len(texts):
        return Role(f"{side}-list")
    return Role(f"{side}-count") if _are_of_set(texts, criteria) else None


def _are_of_set(texts: Sequence[str], criteria: CriteriaSet) -> bool:
    """Say whether all cells count criteria out of the set: ``17/19``."""
    return bool(texts) and all(
        re.fullmatch(rf"\d{{1,2}}\s*/\s*{criteria.count}", text.strip()) for text in texts
    )


def planned_or_reached(view: TableView, roles: Sequence[Role], criteria: CriteriaSet | None) -> list[Role]:
    """Take a planned count for what is reached in all where it cannot be an addition.

    ``Số tiêu chí phấn đấu đạt năm 2019`` of 11 beside 9 achieved is no 20 of 19.
    """
    kept = list(roles)
    if Role.PLANNED_COUNT not in kept or Role.ACHIEVED_COUNT not in kept or criteria is None:
        return kept
    achieved, planned = (kept.index(role) for role in (Role.ACHIEVED_COUNT, Role.PLANNED_COUNT))
    pairs = _pairs(view, achieved, planned)
    is_free = Role.CUMULATIVE_COUNT not in kept
    exceeds = any(had + then > criteria.count for had, then in pairs)
    exceeds = exceeds or _are_of_set(column_texts(view, planned), criteria)
    if is_free and pairs and exceeds and all(then >= had for had, then in pairs):
        kept[planned] = Role.CUMULATIVE_COUNT
    return kept


def is_undecided(view: TableView, roles: Sequence[Role]) -> bool:
    """Say whether nothing tells a planned count that is an addition from one that is reached in all."""
    if not {Role.PLANNED_COUNT, Role.ACHIEVED_COUNT} <= set(roles):
        return False
    if {Role.PLANNED_LIST, Role.CUMULATIVE_COUNT, Role.MISSING_COUNT, Role.MISSING_LIST} & set(roles):
        return False
    achieved, planned = (list(roles).index(role) for role in (Role.ACHIEVED_COUNT, Role.PLANNED_COUNT))
    titles = " ".join(fold_title(title) for title in view.titles[planned])
    pairs = _pairs(view, achieved, planned)
    return not _ADDED.search(titles) and bool(pairs) and all(then >= had for had, then in pairs)


def _pairs(view: TableView, left: int, right: int) -> list[tuple[int, int]]:
    """Give the counts of two columns, row by row, where both print one."""
    rows = ((row.cells[left].text, row.cells[right].text) for row in view.rows)
    counts = ((parse_count(had).value, parse_count(then).value) for had, then in rows)
    return [(had, then) for had, then in counts if had is not None and then is not None]


def counts_by_lists(view: TableView, roles: Sequence[Role], criteria: CriteriaSet | None) -> list[Role]:
    """Know counts by the lists they stand beside: as many as listed, or that many more than another.

    ``TH 2018 | KH 2019 | Tiêu chí phấn đấu`` of 13, 15 and ``2, 17``: 13 are achieved and 15 reached in all.
    """
    kept = _without_parts(view, list(roles), criteria)
    for side in ("achieved", "planned"):
        own = Role(f"{side}-count")
        if Role(f"{side}-list") not in kept or own in kept or criteria is None:
            continue
        lengths = _lengths(view, kept.index(Role(f"{side}-list")), criteria)
        for column in _open_counts(view, kept):
            if own not in kept and _all_agree(lengths, _counts(view, column)):
                kept[column] = own
    return _reached_by_lists(view, _reached_by_counts(view, kept), criteria)


def _reached_by_counts(view: TableView, kept: list[Role]) -> list[Role]:
    """Take a column for what is reached in all where it is the sum of achieved and planned (``Tổng``)."""
    if not {Role.ACHIEVED_COUNT, Role.PLANNED_COUNT} <= set(kept) or Role.CUMULATIVE_COUNT in kept:
        return kept
    achieved = _counts(view, kept.index(Role.ACHIEVED_COUNT))
    planned = _counts(view, kept.index(Role.PLANNED_COUNT))
    sums = _sums(achieved, planned)
    for column in _open_counts(view, kept):
        if _all_agree(sums, _counts(view, column)):
            kept[column] = Role.CUMULATIVE_COUNT
            break
    return kept


def _without_parts(view: TableView, kept: list[Role], criteria: CriteriaSet | None) -> list[Role]:
    """Take a list for no list of all achieved where it is as long as another count: those added last year."""
    if not {Role.ACHIEVED_LIST, Role.ACHIEVED_COUNT} <= set(kept) or criteria is None:
        return kept
    column = kept.index(Role.ACHIEVED_LIST)
    lengths, counts = _lengths(view, column, criteria), _counts(view, kept.index(Role.ACHIEVED_COUNT))
    both = _both_known(lengths, counts)
    of_part = any(_all_agree(lengths, _counts(view, other)) for other in _open_counts(view, kept))
    if of_part and all(listed < count for listed, count in both):
        kept[column] = Role.OTHER
    return kept


def _reached_by_lists(view: TableView, kept: list[Role], criteria: CriteriaSet | None) -> list[Role]:
    taken = {Role.ACHIEVED_COUNT, Role.CUMULATIVE_COUNT, Role.PLANNED_COUNT} & set(kept)
    if Role.PLANNED_LIST not in kept or criteria is None or taken:
        return kept
    lengths = _lengths(view, kept.index(Role.PLANNED_LIST), criteria)
    columns = _open_counts(view, kept)
    for had, then in pairwise(columns):
        sums = _sums(_counts(view, had), lengths)
        if _all_agree(sums, _counts(view, then)):
            kept[had], kept[then] = Role.ACHIEVED_COUNT, Role.CUMULATIVE_COUNT
            break
    return kept


def _open_counts(view: TableView, roles: Sequence[Role]) -> list[int]:
    """Give the columns of numbers that have no role yet."""
    first = list(roles).index(Role.ACHIEVED_COUNT) if Role.ACHIEVED_COUNT in roles else None
    columns = [
        column
        for column, role in enumerate(roles)
        if role in _VAGUE or (role is Role.ACHIEVED_COUNT and column != first)
    ]
    texts = {column: column_texts(view, column) for column in columns}
    return [c for c in columns if texts[c] and all(_SINGLE.fullmatch(text.strip()) for text in texts[c])]


def _counts(view: TableView, column: int) -> list[int | None]:
    return [parse_count(row.cells[column].text).value for row in view.rows]


def _lengths(view: TableView, column: int, criteria: CriteriaSet) -> list[int | None]:
    """Give the length of each row's list; None where nothing is listed."""
    texts = [row.cells[column].text if row.cells[column].column_span == 1 else "" for row in view.rows]
    lists = [parse_criteria(text, criteria).numbers if text else () for text in texts]
    return [len(numbers) or None for numbers in lists]


def _sums(left: Sequence[int | None], right: Sequence[int | None]) -> list[int | None]:
    """Add two rows of numbers; None where either is unknown."""
    return [None if a is None or b is None else a + b for a, b in zip(left, right, strict=True)]


def _both_known(left: Sequence[int | None], right: Sequence[int | None]) -> list[tuple[int, int]]:
    """Give the pairs of two rows of numbers of which neither is unknown."""
    return [(a, b) for a, b in zip(left, right, strict=True) if a is not None and b is not None]


def _all_agree(left: Sequence[int | None], right: Sequence[int | None]) -> bool:
    """Say whether two rows of numbers are the same wherever both are known, at least twice."""
    both = _both_known(left, right)
    return len(both) > 1 and all(a == b for a, b in both)
