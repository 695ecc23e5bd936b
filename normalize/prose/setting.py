"""What a document says of time as a whole: the years that its numbers are for, and if they are planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.prose.clauses.periods import TemporalContext
from normalize.prose.clauses.words.tokens import scan
from normalize.prose.letterhead.place_and_time import LookUpDay
from normalize.prose.letterhead.values.period import plan_period, results_period, tells_results
from normalize.prose.sections.node import SectionNode
from normalize.prose.segment.fixed_words import is_telling_type
from normalize.records import Basis, DocumentRecord


def setting_of(header: DocumentRecord, looked_up: LookUpDay, nodes: Sequence[SectionNode]) -> TemporalContext:
    """Give what a document says of time as a whole: a plan's numbers are planned, from its year on.

    What has neither type nor title says nothing of them.
    """
    now = header.plan_year or (looked_up.day.year if looked_up.is_told else None)
    tells = is_telling_type(header.document_type) or (
        not header.document_type and tells_results(header.title)
    )
    basis = Basis.ACTUAL if tells else Basis.PLAN if header.document_type or header.title else None
    setting = TemporalContext(
        basis=basis, now=now, written=header.issued_date.year if header.issued_date else None
    )
    if basis is Basis.ACTUAL and (years := _reported_years(header)):
        return replace(setting, now=max(now or years[1], years[1]), ahead=_planned_years(header)).with_years(
            years
        )
    if header.plan_year:
        return setting.with_years((header.plan_year, header.plan_year))
    if years := _planned_years(header):
        return setting.with_years(years)
    return setting.with_years(_year_of_issue(header, nodes)) if basis is Basis.PLAN else setting


def _reported_years(header: DocumentRecord) -> tuple[int, int] | None:
    """Give the years of the results that a report's title names."""
    first, last = results_period(header.title)
    if not (first and last) and not header.period_to:
        first, last = plan_period(header.title)
    return (first, last) if first and last else None


def _planned_years(header: DocumentRecord) -> tuple[int, int] | None:
    """Give the years that a document is for; the last alone where it is for no more than ``đến năm 2025``.

    A letter has none; its numbers are of the years that its subject names.
    """
    first, last = header.period_from, header.period_to
    if last is None and not header.document_type:
        first, last = plan_period(header.title)
    return (first or last, last) if last else None


_LAST_OF_YEAR = 10
"""The last month in which plans are still issued for the running year; later ones are for the next."""


def _year_of_issue(header: DocumentRecord, nodes: Sequence[SectionNode]) -> tuple[int, int] | None:
    """Give the year in which a plan was issued, which it is for where it names no later one."""
    issued = header.issued_date
    if issued is None or issued.month > _LAST_OF_YEAR or header.period_to:
        return None
    later = any(
        token.years and token.years[1] > issued.year
        for node in nodes
        for passage in node.passages
        for token in scan(passage.text)
    )
    return None if later else (issued.year, issued.year)
