"""What holds for letterhead, title, stamp and signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from extract.model import NOWHERE, ParagraphKind
from normalize.records import DocumentRecord
from normalize.unicode import strip_accents
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Doubt, Rule

_CENTRAL = re.compile(r"\s*(?:bo|chinh phu|thu tuong|quoc hoi|uy ban thuong vu)\b", re.IGNORECASE)
_PERIOD = re.compile(r"\bgiai doan\s+\d{4}\s*[-–]\s*\d{4}", re.IGNORECASE)
_STAMP = re.compile(r"\bcong\s+van\s+d[eé]n\b", re.IGNORECASE)
_OFFICE_WORDS = frozenset({"tich", "pho", "giam", "thay"})


def received_checks(plan: Plan) -> Iterator[Check]:
    """A document comes in after it was issued, and not years later."""
    header = plan.header
    if header and header.issued_date and header.received_date:
        refs = (FieldRef.of(header, "received_date"), FieldRef.of(header, "issued_date"))
        yield Check(refs, _received_after, _explain_received)


def _received_after(received: date | None, issued: date | None) -> bool:
    return received is None or issued is None or 0 <= (received - issued).days <= 366


def _explain_received(received: date, issued: date) -> Doubt:
    return Doubt({"received": received.isoformat(), "issued": issued.isoformat()})


def year_checks(plan: Plan) -> Iterator[Check]:
    """A plan for a year is issued in it or in the year before."""
    header = plan.header
    if header and header.plan_year and header.issued_date:
        refs = (FieldRef.of(header, "plan_year"), FieldRef.of(header, "issued_date"))
        yield Check(refs, _year_fits, _explain_year)


def _year_fits(year: int | None, issued: date | None) -> bool:
    return year is None or issued is None or issued.year in (year - 1, year)


def _explain_year(year: int, issued: date) -> Doubt:
    return Doubt({"year": str(year), "issued": issued.isoformat()})


def header_checks(plan: Plan) -> Iterator[Check]:
    """A plan names its number, date, issuer, province, title and year; what was noted already is left."""
    header = plan.header
    if header:
        noted = {finding.field for finding in header.findings}
        for field in (field for field in _REQUIRED if field not in noted and not _needs_none(header, field)):
            yield Check((FieldRef.of(header, field),), bool, lambda _: Doubt(), repairable=False)


def _needs_none(header: DocumentRecord, field: str) -> bool:
    """Say whether a plan has no such thing: a ministry's no province, one for several years no year."""
    if field.startswith("province"):
        return _CENTRAL.match(strip_accents(header.issuer)) is not None
    return field == "plan_year" and _PERIOD.search(strip_accents(header.title)) is not None


def stamp_checks(plan: Plan) -> Iterator[Check]:
    """Look for an incoming stamp whose date was not read."""
    header = plan.header
    if not header or header.received_date or any(f.field == "received_date" for f in header.findings):
        return
    for paragraph in plan.interpretation.document.paragraphs:
        if paragraph.kind is ParagraphKind.STAMP or _STAMP.search(strip_accents(paragraph.text)):
            doubt = Doubt(printed=paragraph.text, place=next(iter(paragraph.places), NOWHERE))
            ref = FieldRef.of(header, "received_date")
            yield Check((ref,), lambda _: False, lambda _, told=doubt: told, repairable=False)
            return


def signer_checks(plan: Plan) -> Iterator[Check]:
    """A signer's name is two to five capitalized words and none of an office."""
    header = plan.header
    if header and header.signer_name:
        ref = FieldRef.of(header, "signer_name")
        yield Check((ref,), _is_name, lambda name: Doubt({"name": name}), repairable=False)


def _is_name(name: str) -> bool:
    words = name.split()
    offices = set(strip_accents(name).casefold().split()) & _OFFICE_WORDS
    shaped = all(word[0].isupper() and word.replace("'", "").isalpha() for word in words)
    return 2 <= len(words) <= 5 and shaped and not offices


_REQUIRED = tuple(
    name
    for name in DocumentRecord.columns()
    if name in {"document_number", "issued_date", "issuer", "province_code", "title", "plan_year"}
)
_HEADER = ("documents",)

RULES: Iterable[Rule] = (
    Rule(
        "header-incomplete",
        _HEADER,
        "A plan names its number, date of issue, issuer, province, title and year.",
        Severity.WARNING,
        "Không đọc được {field}",
        "{field} was not found",
        header_checks,
    ),
    Rule(
        "stamp-unread",
        _HEADER,
        "The date on an incoming stamp can be read.",
        Severity.WARNING,
        "Có dấu công văn đến nhưng không đọc được ngày đến: “{printed}”",
        "There is an incoming stamp, but its date was not read: “{printed}”",
        stamp_checks,
    ),
    Rule(
        "signer-name-odd",
        _HEADER,
        "The signer's name is the name of a person.",
        Severity.WARNING,
        "“{name}” không giống họ tên người ký",
        "“{name}” does not look like the name of a signer",
        signer_checks,
    ),
    Rule(
        "received-before-issued",
        _HEADER,
        "A document comes in after it was issued, and within a year.",
        Severity.WARNING,
        "Ngày đến {received} không khớp ngày ban hành {issued}",
        "Received on {received} does not fit issued on {issued}",
        received_checks,
    ),
    Rule(
        "plan-year-date",
        _HEADER,
        "A plan for a year is issued in that year or in the one before.",
        Severity.WARNING,
        "Kế hoạch năm {year} ban hành ngày {issued}",
        "A plan for {year} issued on {issued}",
        year_checks,
    ),
)
