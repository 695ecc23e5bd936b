"""What tasks say in words, in tables and prose: who leads and who joins, and what of a time was not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.forms.timing import Timing, may_name_months
from normalize.records import Finding, TimingKind

_LEADS = re.compile(
    r"(?:chủ trì\s*:\s*)?(?P<lead>.+?)\s*(?:(?:là cơ quan\s+)?chủ trì)?\s*[,;.]?\s*"
    r"(?:và\s+)?phối hợp\s*(?:với|cùng|:)?\s*(?P<partners>.+)",
    re.IGNORECASE | re.DOTALL,
)
_YEAR_ONLY = re.compile(
    r"(?:trong\s+)?(?:(?:năm(?:\s+học)?|giai đoạn)\s+)?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?|trong năm",
    re.IGNORECASE,
)


def split_leaders(text: str) -> tuple[str, str]:
    """Part who leads from who joins (``Sở A chủ trì, phối hợp với Sở B``); the second is empty without."""
    found = _LEADS.fullmatch(text)
    return (found["lead"], found["partners"]) if found else (text, "")


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
    is_year = _YEAR_ONLY.fullmatch(text.strip(" .")) is not None
    return timing.kind is TimingKind.OTHER and may_name_months(text) and not is_year
