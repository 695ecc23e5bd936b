"""The incoming stamp and the signature: when a document came in, who signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from normalize.dates import find_dates
from normalize.prose.header_draft import HeaderDraft
from normalize.prose.marks import bare
from normalize.prose.passage import Passage, tidy
from normalize.records import Finding, Method

_HEADS = ("CHỦ TỊCH", "GIÁM ĐỐC", "BÍ THƯ", "TRƯỞNG BAN", "CHÁNH VĂN PHÒNG", "CỤC TRƯỞNG", "BỘ TRƯỞNG")
_OFFICES = (*(office for head in _HEADS for office in (f"PHÓ {head}", head)), "THỨ TRƯỞNG", "THỦ TƯỚNG")
_ALIKE = 85.0
_FOR_ANOTHER = re.compile(r"\W*K\s?/?\s?T\b")


def read_stamp(stamps: Sequence[Passage], draft: HeaderDraft) -> None:
    """Read the day in the incoming stamp."""
    for passage in stamps:
        for printed in find_dates(passage.text):
            trace = passage.trace(printed.start, printed.end, Method.NORMALIZED)
            draft.put("received_date", printed.value, trace)
            if printed.value is None:
                draft.findings.append(Finding("date-incomplete", "received_date", printed.printed))
            return


def read_signature(lines: Sequence[Passage], draft: HeaderDraft) -> None:
    """Read the signer's own title (the last one: those before say for whom he signs) and name."""
    signs_for = ""
    for passage in lines:
        title, count = _office(passage.text)
        if title:
            method = Method.AS_READ if title in tidy(passage.text) else Method.MATCHED
            draft.put("signer_title", title, passage.whole_trace(method))
            _check_deputy(draft, title, signs_for)
            signs_for = title if _FOR_ANOTHER.match(passage.text) and count == 1 else signs_for
        elif "signer_title" in draft.values and "signer_name" not in draft.values:
            draft.put("signer_name", tidy(passage.text), passage.whole_trace())
            break
    for name in ("signer_title", "signer_name"):
        if name not in draft.values:
            draft.findings.append(Finding("header-missing", name))


def _office(line: str) -> tuple[str, int]:
    """Give the last office that a line in capitals names, spelled rightly, and how many it names."""
    letters = [char for char in line if char.isalpha()]
    if sum(char.isupper() for char in letters) < 0.7 * len(letters):
        return "", 0
    words = line.replace("*", " ").split()
    plain = [re.sub(r"[^A-Z]", "", bare(word).upper()) for word in words]
    found, at = [], 0
    while at < len(words):
        office = _office_at(plain, at)
        found += [office] if office else []
        at += len(office.split()) or 1
    return (found[-1], len(found)) if found else ("", 0)


def _office_at(plain: Sequence[str], at: int) -> str:
    """Give the office that begins at a word, its letters perhaps misread; empty for none."""
    for office in _OFFICES:
        count = len(office.split())
        words = plain[at : at + count]
        if len(words) == count and all(words) and fuzz.ratio(" ".join(words), bare(office)) >= _ALIKE:
            return office
    return ""


def _check_deputy(draft: HeaderDraft, title: str, signs_for: str) -> None:
    """Who signs for another (``KT. CHỦ TỊCH``) is the deputy: a lost ``PHÓ`` is put back and told."""
    if signs_for and bare(title).upper() == bare(signs_for).upper():
        trace = draft.traces["signer_title"]
        restored = f"PHÓ {title}"
        draft.put("signer_title", restored, replace(trace, method=Method.REPAIRED))
        draft.findings.append(Finding("signer-title-restored", "signer_title", trace.printed, restored))
