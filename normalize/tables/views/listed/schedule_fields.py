"""What tasks say in words: who leads and who joins in one cell, and when, in one column or two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from normalize.agencies import split_agencies
from normalize.forms.timing import Timing, may_name_months, parse_timing
from normalize.lexicon import Lexicon
from normalize.records import Finding, Method, TimingKind
from normalize.tables.views.row_fields import RowFields
from normalize.tables.views.titles import concept_of

_LEADS = re.compile(
    r"(?:chủ trì\s*:\s*)?(?P<lead>.+?)\s*(?:(?:là cơ quan\s+)?chủ trì)?\s*[,;.]?\s*"
    r"(?:và\s+)?phối hợp\s*(?:với|cùng|:)?\s*(?P<partners>.+)",
    re.IGNORECASE | re.DOTALL,
)
_YEAR_ONLY = re.compile(
    r"(?:trong\s+)?(?:(?:năm(?:\s+học)?|giai đoạn)\s+)?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?|trong năm",
    re.IGNORECASE,
)


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


def split_leaders(text: str) -> tuple[str, str]:
    """Part who leads from who joins (``Sở A chủ trì, phối hợp với Sở B``); the second is empty without."""
    found = _LEADS.fullmatch(text)
    return (found["lead"], found["partners"]) if found else (text, "")


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


def _is_unread(text: str, timing: Timing) -> bool:
    is_year = _YEAR_ONLY.fullmatch(text.strip(" .")) is not None
    return timing.kind is TimingKind.OTHER and may_name_months(text) and not is_year


def timing_findings(text: str, timing: Timing) -> Iterator[Finding]:
    """Tell what of a time could not be read, or was read in a look-alike."""
    name = timing.kind.value if timing.kind in (TimingKind.MONTHS, TimingKind.QUARTERS) else "timing_kind"
    if timing.unread:
        yield Finding("timing-unread", name, text, details={"unread": "; ".join(timing.unread)})
    elif _is_unread(text, timing):
        yield Finding("timing-unread", "timing_kind", text, details={"unread": text})
    elif timing.repaired:
        yield Finding("look-alike-read", name, text, ";".join(map(str, timing.months or timing.quarters)))
