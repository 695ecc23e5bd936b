"""What holds for the times of the work schedule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from normalize.forms.timing import without_lengths
from normalize.records import WorkItem
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Explanation, Rule

_FIGURES = re.compile(r"\b(?:[IV]{1,3}(?:\s*/\s*(?:19|20)\d\d)?|\d{1,2})\b")
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_DATES = re.compile(r"\d{1,2}(?:[/.-](?:\d{4}|\d{1,2})\b)+")
"""Two days may be of one month (``01/3/2018 - 05/3/2018``)."""


def repeated_checks(plan: Plan) -> Iterator[Check]:
    """Look for times that name a month or quarter twice (``Quý II, II, IV``)."""
    for item in plan.rows(WorkItem):
        if item.timing_text:
            named = "quarters" if item.quarters else "months"
            yield Check((FieldRef.of(item, "timing_text"), FieldRef.of(item, named)), _once, _explain)


def _once(text: str, _values: object) -> bool:
    return not _twice(text)


def _twice(text: str) -> list[str]:
    return [
        figure
        for figure, times in Counter(_FIGURES.findall(_DATES.sub(" ", without_lengths(text)))).items()
        if times > 1
    ]


def _explain(text: str, _values: object) -> Explanation:
    return Explanation({"text": text, "figures": ", ".join(_twice(text))})


def order_checks(plan: Plan) -> Iterator[Check]:
    """Look for times whose months or quarters do not ascend (``Quý III, II``)."""
    for item in plan.rows(WorkItem):
        for field in ("months", "quarters"):
            if len(getattr(item, field)) > 1:
                yield Check(
                    (FieldRef.of(item, field), FieldRef.of(item, "timing_text")), _ascends, _explain_order
                )


def _ascends(values: tuple[int, ...], text: str) -> bool:
    over_new_year = len(set(_YEARS.findall(text))) > 1
    return over_new_year or list(values) == sorted(values)


def _explain_order(_values: tuple[int, ...], text: str) -> Explanation:
    return Explanation({"text": text})


RULES: Iterable[Rule] = (
    Rule(
        "timing-repeated",
        ("work_items",),
        "A time names each month or quarter once.",
        Severity.WARNING,
        "Thời gian “{text}” nêu {figures} hai lần",
        "The time “{text}” names {figures} twice",
        repeated_checks,
    ),
    Rule(
        "timing-order",
        ("work_items",),
        "Months and quarters of a time ascend.",
        Severity.WARNING,
        "Thời gian “{text}” không theo thứ tự",
        "The time “{text}” is not in order",
        order_checks,
    ),
)
