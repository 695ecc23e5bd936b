"""What holds for letterhead, title and the lines under each appendix title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from extract.model import NOWHERE, Paragraph, ParagraphKind, Place
from normalize.records import DocumentRecord, LegalReference
from normalize.unicode import strip_accents
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Doubt, Rule

_ENCLOSED = re.compile(
    r"\(?\s*(?:Kèm|Ban\s+hành|K\w{1,3})\s+(?:kèm\s+)?theo\s+[^()\d]{0,40}?số\s*:?\s*"
    r"(?P<number>[\w.]{1,6}\s*/\s*[\w-]+(?:\s*-\s*\w+)?)"
    r"(?:\s*,?\s*ngày\s+(?P<day>\d{1,2})\s*(?:/|tháng)\s*(?P<month>\d{1,2})\s*(?:/|năm)\s*(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_LONGEST_LINE = 200
_CENTRAL = re.compile(r"\s*(?:bo|chinh phu|thu tuong|quoc hoi|uy ban thuong vu)\b", re.IGNORECASE)
_PERIOD = re.compile(r"\bgiai doan\s+\d{4}\s*[-–]\s*\d{4}", re.IGNORECASE)
_STAMP = re.compile(r"\bcong\s+van\s+d[eé]n\b", re.IGNORECASE)
_OFFICE_WORDS = frozenset({"tich", "pho", "giam", "thay"})


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

    def explain(number: str) -> Doubt:
        odd = next((e for e in enclosed if e.number != (_squeezed(number) or numbers[0])), enclosed[0])
        seen = [(number, plan.trace(own).place.page), *((e.number, e.place.page) for e in enclosed)]
        listed = ", ".join(f"{name} (tr. {page})" if page else name for name, page in seen if name)
        return Doubt({"numbers": listed}, printed=odd.printed, place=odd.place)

    yield Check((own,), holds, explain, repairable=False)


def enclosed_date_checks(plan: Plan) -> Iterator[Check]:
    """Compare the date of issue with the one repeated on the appendices."""
    header = plan.header
    dated = [enclosure for enclosure in enclosures(plan) if enclosure.issued]
    if not header or not header.issued_date or not dated:
        return

    def holds(issued: date | None) -> bool:
        return issued is None or all(enclosure.issued == issued for enclosure in dated)

    def explain(issued: date) -> Doubt:
        odd = next(enclosure for enclosure in dated if enclosure.issued != issued)
        repeated = {enclosure.issued for enclosure in dated}
        agreed = odd.issued.isoformat() if len(repeated) == 1 and odd.issued else ""
        listed = ", ".join(sorted(value.isoformat() for value in repeated if value))
        return Doubt({"issued": issued.isoformat(), "others": listed}, agreed)

    yield Check((FieldRef.of(header, "issued_date"),), holds, explain)


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


def _explain_cited(cited: date, issued: date) -> Doubt:
    return Doubt({"cited": cited.isoformat(), "issued": issued.isoformat()})


def cited_twice_checks(plan: Plan) -> Iterator[Check]:
    """A document cited several times has the same date each time."""
    first: dict[tuple[str, str], LegalReference] = {}
    for reference in plan.rows(LegalReference):
        if not reference.number or not reference.issued_date:
            continue
        known = first.setdefault((reference.reference_type, _squeezed(reference.number)), reference)
        if known is not reference:
            yield _same_date(reference, known)


def _same_date(reference: LegalReference, known: LegalReference) -> Check:
    def explain(later: date, earlier: date) -> Doubt:
        details = {"number": reference.number, "date": later.isoformat(), "other": earlier.isoformat()}
        return Doubt(details, earlier.isoformat())

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


def _explain_number_year(issued: date, number: str) -> Doubt:
    return Doubt({"number": number, "issued": issued.isoformat()})


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
_CITED = ("legal_references",)

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
