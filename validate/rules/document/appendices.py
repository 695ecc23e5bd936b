"""What holds for appendices: each has its own number, title and table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.model import NOWHERE, PageOrigin
from normalize.forms.ordinals import roman_value
from normalize.records import CommuneTarget, TableEntry
from normalize.unicode import strip_accents
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Explanation, Rule

_LABEL = re.compile(r"phu\s+luc\s*(?:so\s*)?:?\s*(?P<number>\d{1,2}|[IVX]{1,5})\s*[.:]?\s*$", re.IGNORECASE)

WELL_READ = 0.85
"""Mean confidence of a table's cells from which an unknown kind of table is taken for just that."""


def shared_checks(plan: Plan) -> Iterator[Check]:
    """Look for commune tables and their rows under the number or title of a table of another kind."""
    # A table of another kind; on a scan, one of no known kind may be so too.
    foreign = [
        entry
        for entry in plan.rows(TableEntry)
        if CommuneTarget.DATASET not in entry.dataset and (bool(entry.dataset) or _is_read(plan, entry))
    ]
    numbers = {entry.appendix_no for entry in foreign if entry.appendix_no is not None}
    titles = {entry.title for entry in foreign if entry.title}
    for row in plan.rows(CommuneTarget):
        for field, taken in (("appendix_no", numbers), ("table_title", titles)):
            if getattr(row, field) in taken:
                doubt = Explanation({"label": str(getattr(row, field))})
                yield _failed(FieldRef.of(row, field), doubt)
    for entry in plan.rows(TableEntry):
        for field, taken in (("appendix_no", numbers), ("title", titles)):
            if CommuneTarget.DATASET in entry.dataset and getattr(entry, field) in taken:
                yield _failed(FieldRef.of(entry, field), Explanation({"label": str(getattr(entry, field))}))


def _is_read(plan: Plan, entry: TableEntry) -> bool:
    pages = plan.interpretation.document.pages
    return any(page.number == entry.page_first and page.origin is PageOrigin.OCR for page in pages)


def unmatched_checks(plan: Plan) -> Iterator[Check]:
    """Look for tables that were badly recognized and matched to nothing: their rows are in no dataset."""
    entries = plan.rows(TableEntry)
    tables = plan.interpretation.document.tables
    if len(entries) != len(tables):
        return
    for entry, table in zip(entries, tables, strict=True):
        confidences = [cell.confidence for cell in table.cells if cell.confidence is not None]
        mean = sum(confidences) / len(confidences) if confidences else 1.0
        if not entry.dataset and _is_read(plan, entry) and mean < WELL_READ:
            yield _failed(FieldRef.of(entry, "dataset"), Explanation({"percent": f"{100 * mean:.0f}"}))


def _failed(ref: FieldRef, doubt: Explanation) -> Check:
    return Check((ref,), lambda _: False, lambda _: doubt, repairable=False)


def missing_checks(plan: Plan) -> Iterator[Check]:
    """Look for headings ``Phụ lục 02`` whose number no table has, where other appendices are tables."""
    entries = plan.rows(TableEntry)
    known = {entry.appendix_no for entry in entries if entry.appendix_no is not None}
    for paragraph in plan.interpretation.document.paragraphs if known else ():
        label = _LABEL.fullmatch(strip_accents(paragraph.text).strip())
        if label and _value(label["number"]) not in known:
            place = next(iter(paragraph.places), NOWHERE)
            doubt = Explanation({"label": paragraph.text}, printed=paragraph.text, place=place)
            yield Check((), lambda: False, lambda told=doubt: told, repairable=False)


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else roman_value(number)


RULES: Iterable[Rule] = (
    Rule(
        "appendix-shared",
        ("commune_targets", "tables"),
        "A commune table has a number and title of its own, not those of another appendix's table.",
        Severity.WARNING,
        "“{label}” là của bảng ở phụ lục khác",
        "“{label}” belongs to the table of another appendix",
        shared_checks,
    ),
    Rule(
        "appendix-without-table",
        ("tables",),
        "An appendix heading has a table below it, where the other appendices are tables.",
        Severity.WARNING,
        "Không thấy bảng của “{label}”",
        "No table was found for “{label}”",
        missing_checks,
    ),
    Rule(
        "table-unmatched",
        ("tables",),
        "A badly recognized table is not matched to nothing without a word.",
        Severity.WARNING,
        "Bảng nhận dạng kém (độ tin cậy {percent}%) và không khớp với bộ dữ liệu nào: xem bảng gốc",
        "The table was badly read (confidence {percent}%) and matched to no dataset: see it as read",
        unmatched_checks,
    ),
)
