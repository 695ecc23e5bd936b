"""What the cells of a column about criteria say of its role, where its titles leave that open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from normalize.criteria import CriteriaSet
from normalize.tables.views.communes.criteria_list import parse_criteria
from normalize.tables.views.communes.criteria_sheet import CriteriaSheet, added, agree, both_known
from normalize.tables.views.communes.criteria_titles import says_added, side_of

Roles = dict[int, str]

_SINGLE = re.compile(r"\d+(?:\s*/\s*\d+)?")
_YEAR = re.compile(r"\b20\d\d\b")


def split_role(role: str) -> tuple[str, str]:
    """Split a role into its side and ``count`` or ``criteria``; empty for roles without a side."""
    side, _, what = role.rpartition("_")
    return (side, what) if what in ("count", "criteria") else ("", "")


def side_count(side: str) -> str:
    """Name the role of a column that counts the criteria of a side."""
    return f"{side}_count"


def side_list(side: str) -> str:
    """Name the role of a column that lists the criteria of a side."""
    return f"{side}_criteria"


def by_lists(sheet: CriteriaSheet, roles: Roles, vague: Sequence[int]) -> None:
    """Give ``vague`` columns the role that their lists and counts bear out."""
    _sides_by_lists(sheet, roles, vague)
    _without_parts(sheet, roles, vague)
    _counts_by_lengths(sheet, roles, vague)
    _reached_by_counts(sheet, roles, vague)
    _reached_by_lists(sheet, roles, vague)
    _planned_or_reached(sheet, roles)


def _sides_by_lists(sheet: CriteriaSheet, roles: Roles, vague: Sequence[int]) -> None:
    """Give a column of lists of criteria, or of counts out of the set, the side that its titles or year name.

    ``Dự kiến đạt năm 2019`` lists what is planned though it does not say "criteria"; so does ``Trong đó năm
    2019`` in a plan for 2019.
    """
    for number in vague:
        titles = sheet.titles(number)
        side = side_of(titles) or _side_of_year(titles, sheet.subject.context.plan_year)
        if not side or sheet.criteria is None:
            continue
        chosen = _by_cells(sheet.texts(number), side, sheet.criteria)
        if chosen and chosen not in roles.values():
            roles[number] = chosen


def _side_of_year(titles: Sequence[str], plan_year: int | None) -> str:
    years = [int(year) for title in titles for year in _YEAR.findall(title)]
    return "planned" if years and years[-1] == plan_year else ""


def _by_cells(texts: Sequence[str], side: str, criteria: CriteriaSet) -> str:
    """Say whether cells list criteria or count them; empty where neither is sure."""
    lists = [parse_criteria(text, criteria) for text in texts if not _SINGLE.fullmatch(text)]
    good = [found for found in lists if found.numbers and not found.unread]
    if not texts or any(set(found.numbers) - set(criteria.numbers) for found in good):
        return ""
    if 2 * len(good) > len(texts):
        return side_list(side)
    return side_count(side) if _are_of_set(texts, criteria) else ""


def _are_of_set(texts: Sequence[str], criteria: CriteriaSet) -> bool:
    """Say whether all cells count criteria out of the set: ``17/19``."""
    return bool(texts) and all(re.fullmatch(rf"\d{{1,2}}\s*/\s*{criteria.count}", text) for text in texts)


def _column(roles: Roles, role: str) -> int:
    return next(number for number, known in roles.items() if known == role)


def _open_counts(sheet: CriteriaSheet, roles: Roles, vague: Sequence[int]) -> list[int]:
    """Give the columns of counts that have no role yet; a second one of what is achieved is none."""
    first = _column(roles, "achieved_count") if "achieved_count" in roles.values() else None
    columns = [
        number
        for number, role in roles.items()
        if (number in vague and role in ("", "total")) or (role == "achieved_count" and number != first)
    ]
    texts = {number: sheet.texts(number) for number in columns}
    return [number for number in columns if texts[number] and all(map(_SINGLE.fullmatch, texts[number]))]


def _without_parts(sheet: CriteriaSheet, roles: Roles, vague: Sequence[int]) -> None:
    """Take a list for no list of all achieved where it is as long as another count: those added last year."""
    if not {"achieved_criteria", "achieved_count"} <= set(roles.values()) or sheet.criteria is None:
        return
    number = _column(roles, "achieved_criteria")
    lengths, counts = sheet.lengths(number), sheet.counts(_column(roles, "achieved_count"))
    of_part = any(agree(lengths, sheet.counts(other)) for other in _open_counts(sheet, roles, vague))
    if of_part and all(listed < count for listed, count in both_known(lengths, counts)):
        roles[number] = ""


def _counts_by_lengths(sheet: CriteriaSheet, roles: Roles, vague: Sequence[int]) -> None:
    """Know a count by the list that it is as long as."""
    for side in ("achieved", "planned"):
        known = set(roles.values())
        if side_list(side) not in known or side_count(side) in known or sheet.criteria is None:
            continue
        lengths = sheet.lengths(_column(roles, side_list(side)))
        own = (n for n in _open_counts(sheet, roles, vague) if agree(lengths, sheet.counts(n)))
        if (number := next(own, None)) is not None:
            roles[number] = side_count(side)


def _reached_by_counts(sheet: CriteriaSheet, roles: Roles, vague: Sequence[int]) -> None:
    """Take a column for what is reached in all where it is the sum of achieved and planned (``Tổng``)."""
    known = set(roles.values())
    if not {"achieved_count", "planned_count"} <= known or "cumulative_count" in known:
        return
    achieved, planned = (sheet.counts(_column(roles, f"{side}_count")) for side in ("achieved", "planned"))
    sums = added(achieved, planned)
    own = (n for n in _open_counts(sheet, roles, vague) if agree(sums, sheet.counts(n)))
    if (number := next(own, None)) is not None:
        roles[number] = "cumulative_count"


def _reached_by_lists(sheet: CriteriaSheet, roles: Roles, vague: Sequence[int]) -> None:
    """Know two counts by a planned list: the second is that many more than the first.

    ``TH 2018 | KH 2019 | Tiêu chí phấn đấu`` of 13, 15 and ``2, 17``: 13 are achieved and 15 reached in all.
    """
    taken = {"achieved_count", "cumulative_count", "planned_count"} & set(roles.values())
    if "planned_criteria" not in roles.values() or sheet.criteria is None or taken:
        return
    lengths = sheet.lengths(_column(roles, "planned_criteria"))
    for had, then in pairwise(_open_counts(sheet, roles, vague)):
        if agree(added(sheet.counts(had), lengths), sheet.counts(then)):
            roles[had], roles[then] = "achieved_count", "cumulative_count"
            return


def _planned_or_reached(sheet: CriteriaSheet, roles: Roles) -> None:
    """Take a planned count for what is reached in all where it cannot be an addition.

    ``Số tiêu chí phấn đấu đạt năm 2019`` of 11 beside 9 achieved is no 20 of 19.
    """
    known, criteria = set(roles.values()), sheet.criteria
    if not {"planned_count", "achieved_count"} <= known or "cumulative_count" in known or criteria is None:
        return
    achieved, planned = (_column(roles, f"{side}_count") for side in ("achieved", "planned"))
    pairs = both_known(sheet.counts(achieved), sheet.counts(planned))
    exceeds = any(had + then > criteria.count for had, then in pairs)
    exceeds = exceeds or _are_of_set(sheet.texts(planned), criteria)
    if pairs and exceeds and all(then >= had for had, then in pairs):
        roles[planned] = "cumulative_count"


def is_undecided(sheet: CriteriaSheet, roles: Roles) -> bool:
    """Say whether nothing tells a planned count that is an addition from one that is reached in all."""
    known = set(roles.values())
    others = {"planned_criteria", "cumulative_count", "missing_count", "missing_criteria"}
    if not {"planned_count", "achieved_count"} <= known or known & others:
        return False
    achieved, planned = (_column(roles, f"{side}_count") for side in ("achieved", "planned"))
    pairs = both_known(sheet.counts(achieved), sheet.counts(planned))
    return not says_added(sheet.titles(planned)) and bool(pairs) and all(then >= had for had, then in pairs)
