"""What tasks say in words, in tables and prose: who leads and who joins, and what of a time was not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.forms.timing import Timing, may_name_months
from normalize.lexicon import Lexicon
from normalize.records import Finding, TimingKind

DUTIES = Lexicon.load("duties")
_AND = re.compile(r"\s+và\s*$", re.IGNORECASE)
_MARKS = " ,;.:"
_YEARS = r"(?:19|20)\d\d(?:(?:\s*[-–,;]\s*|\s+và\s+)(?:19|20)\d\d)*"
_YEAR_ONLY = re.compile(
    rf"(?:trong\s+)?(?:(?:năm(?:\s+học)?|giai đoạn)\s+)?{_YEARS}|trong năm",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\([^()]*\)")


def split_leaders(text: str) -> tuple[str, str]:
    """Part who leads from who joins (``Sở A chủ trì, phối hợp với Sở B``); the second is empty without."""
    hits = DUTIES.find(text)
    joint = next((hit for hit in hits if hit.concept.name == "together"), None)
    if joint is None:
        return text, ""
    lead, behind = _AND.sub("", text[: joint.start]).rstrip(_MARKS), joint.end
    for hit in hits:
        said = text[hit.start : hit.end]
        if hit.concept.name == "with" and not text[behind : hit.start].strip(_MARKS):
            behind = hit.end
        elif hit.concept.name == "leads" and hit.end <= joint.start:
            lead = lead.removesuffix(said).rstrip(_MARKS) or lead
            lead = lead.removeprefix(said).lstrip(_MARKS) if lead.startswith(f"{said}:") else lead
    partners = text[behind:].lstrip(_MARKS)
    return (lead, partners) if lead and partners else (text, "")


def timing_findings(text: str, timing: Timing) -> Iterator[Finding]:
    """Tell what of a time could not be read, or was read in a look-alike."""
    name = timing.kind.value if timing.kind in (TimingKind.MONTHS, TimingKind.QUARTERS) else "timing_kind"
    if timing.unread:
        yield Finding("timing-unread", name, text, details={"unread": "; ".join(timing.unread)})
    elif _is_unread(text, timing):
        yield Finding("timing-unread", "timing_kind", text, details={"unread": text})
    elif timing.repaired:
        yield Finding("look-alike-read", name, text, ";".join(map(str, timing.months or timing.quarters)))


def _is_unread(text: str, timing: Timing) -> bool:
    is_year = _YEAR_ONLY.fullmatch(_NOTE.sub("", text).strip(" .")) is not None
    return timing.kind is TimingKind.OTHER and may_name_months(text) and not is_year
