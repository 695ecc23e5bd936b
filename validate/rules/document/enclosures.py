"""What holds for the line under each appendix title: it repeats the plan's number and date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from extract.model import NOWHERE, Paragraph, Place
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Explanation, Rule

_ENCLOSED = re.compile(
    r"\(?\s*(?:Kèm|Ban\s+hành|K\w{1,3})\s+(?:kèm\s+)?theo\s+[^()\d]{0,40}?số\s*:?\s*"
    r"(?P<number>[\w.]{1,6}\s*/\s*[\w-]+(?:\s*-\s*\w+)?)"
    r"(?:\s*,?\s*ngày\s+(?P<day>\d{1,2})\s*(?:/|tháng)\s*(?P<month>\d{1,2})\s*(?:/|năm)\s*(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_LONGEST_LINE = 200
"""Letters: the line under an appendix title; a paragraph of the body cites other plans."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The line under an appendix title that says which plan it belongs to."""

    number: str
    issued: date | None
    place: Place
    printed: str


def enclosures(plan: Plan) -> tuple[Enclosure, ...]:
    """Find the lines ``(Kèm theo Kế hoạch số 37/KH-UBND ngày 24/02/2017 …)`` in reading order."""
    found = (_enclosure(paragraph) for paragraph in plan.interpretation.document.paragraphs)
    return tuple(enclosure for enclosure in found if enclosure)


def _enclosure(paragraph: Paragraph) -> Enclosure | None:
    text = paragraph.text
    match = _ENCLOSED.search(text) if len(text) <= _LONGEST_LINE else None
    if not match:
        return None
    return Enclosure(
        number=_squeezed(match["number"]),
        issued=_date(match["year"], match["month"], match["day"]),
        place=next(iter(paragraph.places), NOWHERE),
        printed=match.group().strip(),
    )


def _squeezed(number: str) -> str:
    return re.sub(r"\s+", "", number).upper()


def _date(year: str | None, month: str | None, day: str | None) -> date | None:
    try:
        return date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None


def number_checks(plan: Plan) -> Iterator[Check]:
    """Compare the plan number on every page that repeats it."""
    header, enclosed = plan.header, enclosures(plan)
    if not header or not enclosed:
        return
    own = FieldRef.of(header, "document_number")
    numbers = [enclosure.number for enclosure in enclosed]

    def holds(number: str) -> bool:
        return len({*numbers, *([_squeezed(number)] if number else [])}) == 1

    def explain(number: str) -> Explanation:
        odd = next((e for e in enclosed if e.number != (_squeezed(number) or numbers[0])), enclosed[0])
        seen = [(number, plan.trace(own).place.page), *((e.number, e.place.page) for e in enclosed)]
        listed = ", ".join(f"{name} (tr. {page})" if page else name for name, page in seen if name)
        return Explanation({"numbers": listed}, printed=odd.printed, place=odd.place)

    yield Check((own,), holds, explain, repairable=False)


def enclosed_date_checks(plan: Plan) -> Iterator[Check]:
    """Compare the date of issue with the one repeated on the appendices."""
    header = plan.header
    dated = [enclosure for enclosure in enclosures(plan) if enclosure.issued]
    if not header or not header.issued_date or not dated:
        return

    def holds(issued: date | None) -> bool:
        return issued is None or all(enclosure.issued == issued for enclosure in dated)

    def explain(issued: date) -> Explanation:
        odd = next(enclosure for enclosure in dated if enclosure.issued != issued)
        repeated = {enclosure.issued for enclosure in dated}
        agreed = odd.issued.isoformat() if len(repeated) == 1 and odd.issued else ""
        listed = ", ".join(sorted(value.isoformat() for value in repeated if value))
        return Explanation({"issued": issued.isoformat(), "others": listed}, agreed)

    yield Check((FieldRef.of(header, "issued_date"),), holds, explain)


_HEADER = ("documents",)

RULES: Iterable[Rule] = (
    Rule(
        "plan-number-differs",
        _HEADER,
        "The plan's number is the same on the letterhead and on every appendix.",
        Severity.WARNING,
        "Số kế hoạch không thống nhất: {numbers}",
        "The plan's number is not the same everywhere: {numbers}",
        number_checks,
    ),
    Rule(
        "plan-date-differs",
        _HEADER,
        "The plan's date of issue is the same on the letterhead and on every appendix.",
        Severity.WARNING,
        "Ngày ban hành {issued} khác ngày ghi ở phụ lục: {others}",
        "The date of issue {issued} differs from the one on an appendix: {others}",
        enclosed_date_checks,
    ),
)
