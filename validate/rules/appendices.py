"""What holds for appendices: each has its own number, title and table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.model import NOWHERE
from normalize.records import CommuneTarget, TableEntry
from normalize.unicode import strip_accents
from validate.fields import FieldRef
from validate.model import Severity
from validate.numbering import roman_value
from validate.plan import Plan
from validate.rules.base import Check, Doubt, Rule

_LABEL = re.compile(r"phu\s+luc\s*(?:so\s*)?:?\s*(?P<number>\d{1,2}|[IVX]{1,5})\s*[.:]?\s*$", re.IGNORECASE)


def shared_checks(plan: Plan) -> Iterator[Check]:
    """Look for commune tables and their rows under the number or title of a table of another kind."""
    foreign = [entry for entry in plan.rows(TableEntry) if entry.dataset not in ("", CommuneTarget.DATASET)]
    numbers = {entry.appendix_no for entry in foreign if entry.appendix_no is not None}
    titles = {entry.title for entry in foreign if entry.title}
    for row in plan.rows(CommuneTarget):
        for field, taken in (("appendix_no", numbers), ("table_title", titles)):
            if getattr(row, field) in taken:
                doubt = Doubt({"label": str(getattr(row, field))})
                yield _failed(FieldRef.of(row, field), doubt)
    for entry in plan.rows(TableEntry):
        for field, taken in (("appendix_no", numbers), ("title", titles)):
            if entry.dataset == CommuneTarget.DATASET and getattr(entry, field) in taken:
                yield _failed(FieldRef.of(entry, field), Doubt({"label": str(getattr(entry, field))}))


def _failed(ref: FieldRef, doubt: Doubt) -> Check:
    return Check((ref,), lambda _: False, lambda _: doubt, repairable=False)


def missing_checks(plan: Plan) -> Iterator[Check]:
    """Look for headings ``Phụ lục 02`` whose number no table has, where other appendices are tables."""
    entries = plan.rows(TableEntry)
    known = {entry.appendix_no for entry in entries if entry.appendix_no is not None}
    for paragraph in plan.interpretation.document.paragraphs if known else ():
        label = _LABEL.fullmatch(strip_accents(paragraph.text).strip())
        if label and _value(label["number"]) not in known:
            place = next(iter(paragraph.places), NOWHERE)
            doubt = Doubt({"label": paragraph.text}, printed=paragraph.text, place=place)
            yield Check((), lambda: False, lambda told=doubt: told, repairable=False)


def _value(number: str) -> int:
    return int(number) if number.isdigit() else roman_value(number)


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
)
