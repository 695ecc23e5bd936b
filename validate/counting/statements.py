"""What title and prose say about a table: how many communes it lists, how many carried over, their mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from normalize.prose.clauses.words.vocabulary import COMMUNE, CRITERION
from normalize.records import CommuneTarget, Indicator
from validate.counting.arithmetic import as_printed, rounds_to
from validate.fields import FieldRef
from validate.plan import CommuneTable, Plan
from validate.repair.misreadings import options
from validate.rules.base import Check, Explanation

_TITLE_COUNT = re.compile(r"(?<![\d.,/])(\d{1,3})\s+xã\b", re.IGNORECASE)


NEAR = 2
"""A number this near to a table's rows is taken to speak of the table."""


class Theme(StrEnum):
    """What the communes of a table have in common."""

    STANDARD = "standard"
    HARD = "hard"
    BELOW = "below"


_THEMES = {
    Theme.BELOW: re.compile(r"dưới\s+(?:0?5|năm)\s+tiêu\s+chí", re.IGNORECASE),
    Theme.HARD: re.compile(r"đặc\s+biệt\s+khó\s*(?:khăn)?|ĐBKK", re.IGNORECASE),
    Theme.STANDARD: re.compile(r"đạt\s+chuẩn(?!\s+(?:về\s+)?tiêu\s+chí)", re.IGNORECASE),
}
_CARRIED = re.compile(r"chuyển\s+(?:từ\s+)?(?:năm\s+)?(?P<year>\d{4})|năm\s+(?P<early>\d{4})\s+chuyển", re.I)
_MEAN = re.compile(r"bình\s+quân", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CommuneCount:
    """A number of communes that the prose gives for a theme."""

    theme: Theme
    indicator: Indicator


def theme_of(text: str) -> Theme | None:
    """Give the theme of a title or phrase, the most particular one first."""
    return next((theme for theme, pattern in _THEMES.items() if pattern.search(text)), None)


def said_of(indicator: Indicator) -> str:
    """Give the words right behind a number of communes: ``20 xã`` *dưới 5 tiêu chí*; empty for others."""
    if indicator.unit.strip().lower() != COMMUNE or indicator.value is None:
        return ""
    number = rf"(?<![\d.,/])0*{indicator.value:f}\s+xã\b(?P<after>[^,;:()]*?)(?:\svà\s|[,;:()]|$)"
    found = re.search(number, indicator.text, re.IGNORECASE)
    return found["after"].strip() if found else ""


def statements(plan: Plan) -> Iterator[CommuneCount]:
    """Find the counts of communes in prose that concern the whole of a table."""
    for indicator in plan.rows(Indicator):
        said = said_of(indicator)
        theme = theme_of(said) if indicator.criterion_no is None and not _CARRIED.search(said) else None
        if theme:
            yield CommuneCount(theme, indicator)


def title_count_checks(plan: Plan) -> Iterator[Check]:
    """Compare a table's rows with the number in its title."""
    for table in plan.commune_tables:
        if stated := _TITLE_COUNT.search(table.title):
            yield _title_check(table, int(stated[1]))


def prose_count_checks(plan: Plan) -> Iterator[Check]:
    """Compare a table's rows with the numbers that the prose gives for its theme.

    A number that no single slip and no small difference parts from the rows speaks of something else
    (all communes of that kind, those of earlier years).
    """
    themes = [theme_of(table.title) for table in plan.commune_tables]
    for statement in statements(plan):
        if themes.count(statement.theme) == 1:
            table = _spoken_of(plan.commune_tables[themes.index(statement.theme)], statement.indicator)
            if table and _is_near(statement.indicator, len(table.rows)):
                yield _prose_check(table, statement.indicator)


def _spoken_of(table: CommuneTable, indicator: Indicator) -> CommuneTable | None:
    """Give the part of a table that a count speaks of: the group named so, else the whole.

    None where the groups part the table by what is reached and none of them is named: it may be any.
    """
    groups: dict[str, list[CommuneTarget]] = {}
    for row in table.rows:
        groups.setdefault(row.group_label, []).append(row)
    said = said_of(indicator).lower()
    named = [label for label in groups if said and label.lower().endswith(said)]
    if len(groups) > 1 and len(named) == 1:
        return replace(table, rows=tuple(groups[named[0]]))
    return None if len(groups) > 1 and any(map(theme_of, groups)) else table


def _is_near(indicator: Indicator, rows: int) -> bool:
    stated = int(indicator.value or 0)
    return abs(stated - rows) <= NEAR or rows in {option.value for option in options(stated, ())}


def _title_check(table: CommuneTable, stated: int) -> Check:
    rows = len(table.rows)
    doubt = Explanation({"rows": str(rows), "stated": str(stated)}, printed=table.title)
    ref = FieldRef.of(table.rows[0], "table_title")
    return Check((ref,), lambda _: rows == stated, lambda _: doubt, repairable=False)


def _prose_check(table: CommuneTable, indicator: Indicator) -> Check:
    rows = len(table.rows)

    def explain(stated: Decimal) -> Explanation:
        return Explanation({"rows": str(rows), "stated": f"{stated:f}"}, str(rows))

    # A row may be lost as well as a digit: the doubt is told, the number is left.
    refs = (FieldRef.of(indicator, "value"),)
    return Check(refs, lambda value: value in (None, rows), explain, repairable=False)


def carried_over_checks(plan: Plan) -> Iterator[Check]:
    """Compare the rows marked 'năm 2016 chuyển sang' with the prose."""
    rows = plan.rows(CommuneTarget)
    for indicator in plan.rows(Indicator) if rows else ():
        if found := _CARRIED.search(said_of(indicator)):
            year = found["year"] or found["early"]
            yield _carried_check(indicator, year, sum(str(row.carried_over_from) == year for row in rows))


def _carried_check(indicator: Indicator, year: str, rows: int) -> Check:
    def explain(stated: Decimal) -> Explanation:
        return Explanation({"rows": str(rows), "stated": f"{stated:f}", "year": year}, str(rows))

    refs = (FieldRef.of(indicator, "value"),)
    return Check(refs, lambda value: value in (None, rows), explain, repairable=False)


def mean_checks(plan: Plan) -> Iterator[Check]:
    """Compare a stated mean of criteria with the mean of the table it speaks of."""
    themes = [theme_of(table.title) for table in plan.commune_tables]
    for indicator in plan.rows(Indicator):
        theme = theme_of(indicator.subject)
        if (
            theme
            and themes.count(theme) == 1
            and CRITERION in indicator.unit
            and _MEAN.search(indicator.subject)
        ):
            yield from _mean_check(plan.commune_tables[themes.index(theme)], indicator)


def _mean_check(table: CommuneTable, indicator: Indicator) -> Iterator[Check]:
    counts = tuple(FieldRef.of(row, "cumulative_count") for row in table.rows)
    if any(row.cumulative_count is None for row in table.rows):
        return

    def mean(values: tuple[int, ...]) -> Decimal:
        return Decimal(sum(values)) / len(values)

    def holds(stated: Decimal | None, *values: int | None) -> bool:
        known = tuple(value for value in values if value is not None)
        return stated is None or len(known) < len(values) or rounds_to(mean(known), stated)

    def explain(stated: Decimal, *values: int) -> Explanation:
        exact = f"{as_printed(mean(values), stated):f}"
        return Explanation({"stated": f"{stated:f}", "mean": exact}, exact)

    yield Check((FieldRef.of(indicator, "value"), *counts), holds, explain, repairable=False)
