"""What holds for letterhead, title, stamp and signature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from extract.model import NOWHERE
from normalize.prose.letterhead.closing.names import MIDDLE_NAMES, has_surname, looks_like_name
from normalize.prose.letterhead.head.wording import is_central
from normalize.prose.letterhead.values.period import names_years
from normalize.prose.segment.fixed_words import is_stamp_title
from normalize.records import DocumentRecord
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Explanation, Rule


def received_checks(plan: Plan) -> Iterator[Check]:
    """A document comes in after it was issued, and not years later."""
    header = plan.header
    if header and header.issued_date and header.received_date:
        refs = (FieldRef.of(header, "received_date"), FieldRef.of(header, "issued_date"))
        yield Check(refs, _received_after, _explain_received)


def _received_after(received: date | None, issued: date | None) -> bool:
    # Stamped on arrival: within days. A year leaves room for copies that were filed later.
    return received is None or issued is None or 0 <= (received - issued).days <= 366


def _explain_received(received: date, issued: date) -> Explanation:
    return Explanation({"received": received.isoformat(), "issued": issued.isoformat()})


def year_checks(plan: Plan) -> Iterator[Check]:
    """A plan for a year is issued in it or in the year before."""
    header = plan.header
    if header and header.plan_year and header.issued_date:
        refs = (FieldRef.of(header, "plan_year"), FieldRef.of(header, "issued_date"))
        yield Check(refs, _year_fits, _explain_year)


def _year_fits(year: int | None, issued: date | None) -> bool:
    return year is None or issued is None or issued.year in (year - 1, year)


def _explain_year(year: int, issued: date) -> Explanation:
    return Explanation({"year": str(year), "issued": issued.isoformat()})


def header_checks(plan: Plan) -> Iterator[Check]:
    """A plan names its number, date, issuer, province, title and year; what was noted already is left."""
    header = plan.header
    if header and not any(finding.rule == "letterhead-absent" for finding in header.findings):
        noted = {finding.field for finding in header.findings}
        for field in (field for field in _REQUIRED if field not in noted and not _needs_none(header, field)):
            yield Check((FieldRef.of(header, field),), bool, lambda _: Explanation(), repairable=False)


def _needs_none(header: DocumentRecord, field: str) -> bool:
    """Say whether a document has no such thing: a ministry's no province, one that names no year no year."""
    if field.startswith("province"):
        return is_central(header.issuer)
    if field == "plan_year":
        return header.period_to is not None or not names_years(header.title)
    return False


def stamp_checks(plan: Plan) -> Iterator[Check]:
    """Look for an incoming stamp whose date was not read; seals and scraps of ink say nothing of one."""
    header = plan.header
    if not header or header.received_date or any(f.field == "received_date" for f in header.findings):
        return
    for paragraph in plan.interpretation.document.paragraphs:
        if is_stamp_title(paragraph.text.upper()):
            doubt = Explanation(printed=paragraph.text, place=next(iter(paragraph.places), NOWHERE))
            ref = FieldRef.of(header, "received_date")
            yield Check((ref,), lambda _: False, lambda _, told=doubt: told, repairable=False)
            return


def signer_checks(plan: Plan) -> Iterator[Check]:
    """A signer's name is that of a person; where it was recognized, it begins with a surname."""
    header = plan.header
    if header and header.signer_name:
        ref = FieldRef.of(header, "signer_name")
        fits = looks_like_name if plan.is_certain(ref) else _is_known_name
        yield Check((ref,), fits, lambda name: Explanation({"name": name}), repairable=False)


def _is_known_name(name: str) -> bool:
    """Say whether a name begins with a surname; ``Văn Huy`` alone has lost it, though some are called Văn."""
    words = name.split()
    lost = len(words) == _FEWEST_WORDS and words[0].lower() in MIDDLE_NAMES
    return looks_like_name(name) and has_surname(name) and not lost


_FEWEST_WORDS = 2
"""Words of the shortest name."""


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
