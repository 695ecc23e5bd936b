"""Bands of communes by criteria met (``đạt 15-18 tiêu chí có 8/207 xã, chiếm 3,87%``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from normalize.forms.numbers import parse_number
from normalize.prose.clauses.words.vocabulary import COMMUNE
from normalize.records import Indicator
from normalize.values import format_value
from validate.counting.arithmetic import as_printed, off_by_one, rounds_to, share
from validate.fields import FieldRef
from validate.plan import Plan
from validate.rules.base import Check, Explanation

_RANGE = re.compile(r"(?:đạt\s+)?(?:từ\s+)?(\d{1,2})\s*(?:[-–]|đến)\s*(\d{1,2})\s+tiêu\s+chí", re.IGNORECASE)
_BELOW = re.compile(r"dưới\s+(\d{1,2})\s+tiêu\s+chí", re.IGNORECASE)
_FRACTION = re.compile(r"(?<![\d/.,])(\d[\d.]*)\s*/\s*(\d[\d.]*)(?![\d/])")
_REACHED = re.compile(r"tổng\s+số\s+xã\s+đạt\s+chuẩn", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CriteriaBand:
    """Communes that meet between ``low`` and ``high`` criteria, and the base they are counted against."""

    indicator: Indicator
    low: int
    high: int
    base: int | None


def find_criteria_bands(plan: Plan) -> tuple[CriteriaBand, ...]:
    """Find the bands among the indicators, fewest criteria first."""
    found = (_band(indicator) for indicator in plan.rows(Indicator) if _is_communes(indicator))
    return tuple(sorted((band for band in found if band), key=lambda band: band.low))


def _is_communes(indicator: Indicator) -> bool:
    return indicator.unit.strip().lower() == COMMUNE and indicator.value is not None


def _band(indicator: Indicator) -> CriteriaBand | None:
    fraction = find_fraction(indicator.text, indicator.value)
    if fraction is None:
        return None
    before = indicator.text[: fraction.start]
    ranges = [(found.start(), int(found[1]), int(found[2])) for found in _RANGE.finditer(before)]
    ranges += [(found.start(), 0, int(found[1]) - 1) for found in _BELOW.finditer(before)]
    if not ranges:
        return None
    _, low, high = max(ranges)
    return CriteriaBand(indicator, low, high, fraction.base)


@dataclass(frozen=True, slots=True)
class Fraction:
    """The ``8/207`` of a text: where it starts and the 207."""

    start: int
    base: int


def find_fraction(text: str, part: Decimal | None) -> Fraction | None:
    """Find the fraction with this numerator."""
    for match in _FRACTION.finditer(text):
        top, bottom = (parse_number(group.strip(".")) for group in match.groups())
        if top and bottom and top.value == part and bottom.value:
            return Fraction(match.start(), int(bottom.value))
    return None


def band_checks(plan: Plan) -> Iterator[Check]:
    """Add up bands that leave no gap, and the communes that meet all criteria, to the base."""
    bands = find_criteria_bands(plan)
    base = next((band.base for band in bands if band.base), None)
    if not plan.criteria or base is None or not _is_chain(bands):
        return
    full = () if bands[-1].high >= plan.criteria.count else _reached(plan)
    if bands[-1].high < plan.criteria.count - 1 or (bands[-1].high < plan.criteria.count and not full):
        return
    refs = tuple(FieldRef.of(item, "value") for item in (*(band.indicator for band in bands), *full))

    def holds(*values: Decimal | None) -> bool:
        return None in values or sum(value for value in values if value is not None) == base

    def explain(*values: Decimal) -> Explanation:
        achieved = format_value(full[0].value) if full else "0"
        return Explanation({"sum": f"{sum(values):f}", "base": str(base), "achieved": achieved})

    yield Check(refs, holds, explain)


def _is_chain(bands: Sequence[CriteriaBand]) -> bool:
    joined = all(left.high + 1 == right.low for left, right in pairwise(bands))
    return len(bands) >= 2 and bands[0].low <= 1 and joined


def _reached(plan: Plan) -> tuple[Indicator, ...]:
    """Give the indicator of how many communes meet the whole standard: the one after 'tổng số … lên'."""
    for indicator in plan.rows(Indicator):
        if _is_communes(indicator) and indicator.criterion_no is None and _REACHED.search(indicator.subject):
            return (indicator,)
    return ()


def band_share_checks(plan: Plan) -> Iterator[Check]:
    """Recompute shares of indicators that stand right after a fraction (``8/207 xã, chiếm 3,87%``)."""
    indicators = plan.rows(Indicator)
    for count, percent in pairwise(indicators):
        fraction = find_fraction(count.text, count.value)
        if fraction and percent.unit.strip() == "%" and _stands_after(count, percent):
            yield _share_check(count, percent, fraction.base)


def _stands_after(count: Indicator, percent: Indicator) -> bool:
    """Say whether the percent is the share of that count: same passage, and named as a share."""
    together = (count.section_id, count.criterion_no) == (percent.section_id, percent.criterion_no)
    shown = format_value(percent.value).replace(".", ",")
    pattern = rf"(?:chiếm|tỷ\s+lệ|đạt)\D{{0,20}}{re.escape(shown)}\s*%"
    return together and re.search(pattern, percent.text, re.IGNORECASE) is not None


def _share_check(count: Indicator, percent: Indicator, base: int) -> Check:
    def holds(printed: Decimal | None, part: Decimal | None) -> bool:
        if printed is None or part is None:
            return True
        exact = share(part, base)
        return rounds_to(exact, printed) or off_by_one(exact, printed)

    def explain(printed: Decimal, part: Decimal) -> Explanation:
        exact = format_value(as_printed(share(part, base), printed))
        details = {"percent": format_value(printed), "part": f"{part:f}", "base": str(base)}
        return Explanation({**details, "exact": exact}, exact)

    return Check((FieldRef.of(percent, "value"), FieldRef.of(count, "value")), holds, explain)
