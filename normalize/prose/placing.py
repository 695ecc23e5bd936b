"""Place and time of a document: province, plan year, the day for look-ups, the criteria in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extract.model import Document
from normalize.criteria import CriteriaSet, set_by_decision, set_of_year
from normalize.dates import find_dates
from normalize.gazetteer import Gazetteer
from normalize.records import DocumentRecord, Finding, LegalReference, Method, Trace

_LAST_KNOWN_DAY = date(2025, 6, 30)


def place_document(header: DocumentRecord, gazetteer: Gazetteer, on: date) -> DocumentRecord:
    """Add the province: of the issuer, else of the place line, else of the title; disagreement is told."""
    named = [
        (name, gazetteer.province(text, on))
        for name, text in (("issuer", header.issuer), ("place", header.place), ("title", header.title))
        if text
    ]
    found = [(name, unit) for name, unit in named if unit]
    if not found:
        return replace(header, findings=(*header.findings, Finding("province-unknown", "province_name")))
    name, unit = found[0]
    source = header.traces.get(name, Trace())
    trace = replace(source, method=Method.MATCHED)
    findings = list(header.findings)
    for other_name, other in found[1:]:
        if other.code != unit.code:
            findings.append(
                Finding(
                    "province-disagrees",
                    "province_name",
                    printed=str(getattr(header, other_name)),
                    value=unit.name,
                    suggestion=other.name,
                )
            )
    return replace(
        header,
        province_name=unit.name,
        province_code=unit.code,
        traces={**header.traces, "province_name": trace, "province_code": trace},
        findings=tuple(findings),
    )


def look_up_day(header: DocumentRecord, document: Document) -> tuple[date, bool]:
    """Give the day as of which places are looked up, and whether it is known rather than guessed."""
    issued, year = header.issued_date, header.plan_year
    if issued and (year is None or issued.year == year):
        return issued, True
    if year:
        return date(year, 1, 1), True
    printed = find_dates(header.traces.get("issued_date", Trace()).printed)
    if printed and printed[0].month:
        return date(printed[0].year, printed[0].month, 1), True
    days = [
        printed.value
        for paragraph in document.paragraphs
        for printed in find_dates(paragraph.text)
        if printed.value and printed.value.year >= 2004
    ]
    return (max(days), False) if days else (_LAST_KNOWN_DAY, False)


def choose_criteria(
    references: Sequence[LegalReference], plan_year: int | None, on: date
) -> CriteriaSet | None:
    """Choose the set of criteria: one that the document cites goes before the year's own."""
    year = plan_year or on.year
    cited = [known for reference in references if (known := set_by_decision(reference.number))]
    for known in cited:
        if known.first_year <= year <= known.last_year:
            return known
    if cited:
        return max(cited, key=lambda known: known.first_year)
    return set_of_year(year)
