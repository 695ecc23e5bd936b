"""What holds for the documents that a plan cites: their dates and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from normalize.records import LegalReference
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Explanation, Rule


def cited_date_checks(plan: Plan) -> Iterator[Check]:
    """A cited document is not younger than the one that cites it."""
    header = plan.header
    if not header or not header.issued_date:
        return
    for reference in plan.rows(LegalReference):
        if reference.issued_date:
            refs = (FieldRef.of(reference, "issued_date"), FieldRef.of(header, "issued_date"))
            yield Check(refs, _cited_before, _explain_cited)


def _cited_before(cited: date | None, issued: date | None) -> bool:
    return cited is None or issued is None or cited <= issued


def _explain_cited(cited: date, issued: date) -> Explanation:
    return Explanation({"cited": cited.isoformat(), "issued": issued.isoformat()})


def cited_twice_checks(plan: Plan) -> Iterator[Check]:
    """A document cited several times has the same date each time."""
    first: dict[tuple[str, str], LegalReference] = {}
    for reference in plan.rows(LegalReference):
        if not reference.number or not reference.issued_date:
            continue
        known = first.setdefault(
            (reference.reference_type, re.sub(r"\s+", "", reference.number).upper()), reference
        )
        if known is not reference:
            yield _same_date(reference, known)


def _same_date(reference: LegalReference, known: LegalReference) -> Check:
    def explain(later: date, earlier: date) -> Explanation:
        details = {"number": reference.number, "date": later.isoformat(), "other": earlier.isoformat()}
        return Explanation(details, earlier.isoformat())

    refs = (FieldRef.of(reference, "issued_date"), FieldRef.of(known, "issued_date"))
    return Check(refs, lambda later, earlier: None in (later, earlier) or later == earlier, explain)


def number_year_checks(plan: Plan) -> Iterator[Check]:
    """The year inside a number (22/2016/NQ-HĐND) is the year of issue."""
    for reference in plan.rows(LegalReference):
        if reference.issued_date and _year_in(reference.number):
            refs = (FieldRef.of(reference, "issued_date"), FieldRef.of(reference, "number"))
            yield Check(refs, _number_year_fits, _explain_number_year)


def _year_in(number: str) -> int | None:
    match = re.search(r"/((?:19|20)\d\d)/", number)
    return int(match[1]) if match else None


def _number_year_fits(issued: date | None, number: str) -> bool:
    year = _year_in(number)
    return issued is None or year is None or issued.year == year


def _explain_number_year(issued: date, number: str) -> Explanation:
    return Explanation({"number": number, "issued": issued.isoformat()})


_CITED = ("legal_references",)

RULES: Iterable[Rule] = (
    Rule(
        "cited-later",
        ("legal_references", "documents"),
        "A cited document is not younger than the one that cites it.",
        Severity.WARNING,
        "Văn bản viện dẫn ngày {cited} muộn hơn ngày ban hành {issued}",
        "The cited document is of {cited}, later than this one of {issued}",
        cited_date_checks,
    ),
    Rule(
        "cited-date-differs",
        _CITED,
        "A document cited several times has the same date each time.",
        Severity.WARNING,
        "{number} ghi ngày {date}, chỗ khác ghi ngày {other}",
        "{number} is dated {date} here and {other} elsewhere",
        cited_twice_checks,
    ),
    Rule(
        "cited-number-year",
        _CITED,
        "The year inside a document's number is the year of its date.",
        Severity.WARNING,
        "Số {number} không khớp ngày ban hành {issued}",
        "The number {number} does not fit the date {issued}",
        number_year_checks,
    ),
)
