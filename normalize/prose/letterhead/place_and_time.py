"""Place and time of a document: province, plan year, the day for look-ups, the criteria in force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.model import Document
from normalize.criteria import CriteriaSet, set_by_decision, set_of_year
from normalize.forms.dates import find_dates
from normalize.gazetteer import Gazetteer, Level, Unit
from normalize.gazetteer.keys import folded
from normalize.prose.letterhead.head.wording import is_central
from normalize.records import DocumentRecord, Finding, LegalReference, Method, Trace

_DISTRICT = re.compile(r"\b(?:huyện|thị xã|quận|thành phố)\s+(?P<name>[^,]+)$", re.IGNORECASE)

_TITLE_YEAR = re.compile(r"(?<!đến )(?<!đến năm )\b(20\d\d)\b", re.IGNORECASE)
"""A year that a title is for; one that it only reaches to lies far ahead."""


def place_document(header: DocumentRecord, gazetteer: Gazetteer, on: date) -> DocumentRecord:
    """Add the province: of the issuer, else of the place line, else of the title; disagreement is told.

    A district's plan names its province by the district; a plan of the government or a ministry has none.
    """
    if is_central(header.issuer):
        return header
    named = [
        (name, _province(gazetteer, name, getattr(header, name), on))
        for name in ("issuer", "place", "title")
        if getattr(header, name)
    ]
    found = [(name, unit) for name, unit in named if unit]
    if not found and any(finding.rule == "letterhead-absent" for finding in header.findings):
        return header
    if not found:
        return replace(header, findings=(*header.findings, Finding("province-unknown", "province_name")))
    name, unit = found[0]
    source = header.traces.get(name, Trace())
    trace = replace(source, method=Method.MATCHED)
    findings = list(header.findings)
    for other_name, other in found[1:]:
        printed = str(getattr(header, other_name))
        if other.code != unit.code and not _lies_in(gazetteer, printed, unit, on):
            findings.append(
                Finding(
                    "province-disagrees",
                    "province_name",
                    printed=printed,
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


def _province(gazetteer: Gazetteer, name: str, text: str, on: date) -> Unit | None:
    """Find the province that a text names, itself or by one of its districts that no other has."""
    if name != "title" and (owner := _of_district(gazetteer, text, on)):
        return owner
    return gazetteer.province(text, on)


def _of_district(gazetteer: Gazetteer, text: str, on: date) -> Unit | None:
    """Find the province whose district a text ends with, where the country has one of that name."""
    match = _DISTRICT.search(text)
    key = folded(match["name"] if match else text)
    owners = {
        unit.province_code for unit in gazetteer.units(on, level=Level.DISTRICT) if folded(unit.name) == key
    }
    if len(owners) != 1 or any(folded(unit.name) == key for unit in gazetteer.provinces(on)):
        return None
    return gazetteer.by_code(owners.pop(), on)


def _lies_in(gazetteer: Gazetteer, text: str, province: Unit, on: date) -> bool:
    """Say whether a place is a district of the province, as where its offices stand."""
    districts = gazetteer.units(on, level=Level.DISTRICT, province_code=province.code)
    return folded(text) in {folded(unit.name) for unit in districts}


@dataclass(frozen=True, slots=True)
class LookUpDay:
    """The day as of which places are looked up, whether it is known, and whether any word tells its year."""

    day: date
    is_known: bool
    is_told: bool = True


def look_up_day(header: DocumentRecord, document: Document, gazetteer: Gazetteer) -> LookUpDay:
    """Give the day as of which places are looked up.

    Without any date it is in the first year that the title is for, else on the last day of districts: most
    plans that are scanned name them.
    """
    issued, year = header.issued_date, header.plan_year
    if issued and (year is None or issued.year == year):
        return LookUpDay(issued, is_known=True)
    if year:
        return LookUpDay(date(year, 1, 1), is_known=True)
    printed = find_dates(header.traces.get("issued_date", Trace()).printed)
    last_of_districts = gazetteer.last_day_of_districts
    # A draft leaves day and month blank; in the year that ended districts its month decides.
    if printed and (printed[0].month or printed[0].year != last_of_districts.year):
        return LookUpDay(date(printed[0].year, printed[0].month or 1, 1), is_known=True)
    days = [
        printed.value
        for paragraph in document.paragraphs
        for printed in find_dates(paragraph.text)
        if printed.value and printed.value.year >= 2004  # older days are of laws that are cited
    ]
    if days:
        return LookUpDay(max(days), is_known=False)
    years = [int(match[1]) for match in _TITLE_YEAR.finditer(header.title)]
    if years:
        return LookUpDay(date(min(years), 1, 1), is_known=False)
    return LookUpDay(last_of_districts, is_known=False, is_told=False)


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
