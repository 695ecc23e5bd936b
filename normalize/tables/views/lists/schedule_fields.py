"""Fields of a schedule: who leads and who joins in one cell, and when, in one column or two."""

from __future__ import annotations

from dataclasses import replace

from normalize.agencies import split_agencies
from normalize.forms.timing import parse_timing
from normalize.lexicon import Lexicon
from normalize.records import Method, TimingKind
from normalize.tables.views.row_fields import RowFields
from normalize.tables.views.titles import concept_of
from normalize.tasks import split_leaders, timing_findings


def read_agencies(line: RowFields, name: str) -> None:
    """Read a list of agencies, unless another cell has named them."""
    if name not in line.values:
        line.put(name, line.agencies(name, name))


def read_leaders(line: RowFields, name: str) -> None:
    """Read who carries a task out; ``Sở A chủ trì, phối hợp với Sở B`` names the partners too."""
    text = line.text(name, name)
    (lead, joined), partners = split_leaders(text), line.said("coordinating")
    if not joined or (partners is not None and _names(partners.printed)):
        line.put(name, _names(text))
        return
    trace = replace(line.traces[name], method=Method.NORMALIZED)
    line.put(name, _names(lead), trace)
    line.put("coordinating", _names(joined), trace)


def _names(text: str) -> tuple[str, ...]:
    return split_agencies(text).names if any(letter.isalnum() for letter in text) else ()


def read_timing(line: RowFields, name: str) -> None:
    """Read when a task is due, from one column, or from two that say when it begins and ends."""
    text = line.text(name, "timing")
    trace = line.traces.get(name)
    if line.cell("timing_end"):
        text = f"{text} - {line.text(name, 'timing_end')}".strip(" -")
        trace = replace(trace or line.traces[name], method=Method.NORMALIZED)
    if trace is None:
        return
    timing = parse_timing(text, _unit(line))
    line.put(name, text, trace)
    derived = trace if trace.method is Method.INFERRED else replace(trace, method=Method.NORMALIZED)
    line.put("timing_kind", timing.kind.value if text else "", derived)
    line.put("months", timing.months, derived)
    line.put("quarters", timing.quarters, derived)
    line.findings += timing_findings(text, timing)


def _unit(line: RowFields) -> TimingKind | None:
    """Say what bare figures count in a column headed ``Tháng hoàn thành`` or ``Quý``."""
    titles = line.subject.titles[line.columns["timing"].number]
    concept = concept_of(titles, Lexicon.load("work_item_columns"))
    unit = str(concept.get("unit")) if concept else ""
    return TimingKind(unit) if unit else None
