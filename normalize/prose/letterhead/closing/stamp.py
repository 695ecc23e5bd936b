"""The incoming stamp: when a document came in."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.forms.dates import find_dates
from normalize.prose.letterhead.draft import HeaderDraft
from normalize.prose.passage import Passage
from normalize.records import Finding, Method


def read_stamp(stamps: Sequence[Passage], draft: HeaderDraft) -> None:
    """Read the first day in an incoming stamp; one that is not whole stays empty and is told."""
    for passage in stamps:
        for printed in find_dates(passage.text):
            trace = passage.trace(printed.start, printed.end, Method.NORMALIZED)
            draft.put("received_date", printed.value, trace)
            if printed.value is None:
                draft.findings.append(Finding("date-incomplete", "received_date", printed.printed))
            return
