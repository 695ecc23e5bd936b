"""The incoming stamp and the signature: when a document came in, who signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from normalize.dates import find_dates
from normalize.prose.letterhead.draft import HeaderDraft
from normalize.prose.passage import Passage, tidy
from normalize.prose.segment.fixed_words import bare, without_degree
from normalize.records import Finding, Method

_HEADS = ("CHỦ TỊCH", "GIÁM ĐỐC", "BÍ THƯ", "TRƯỞNG BAN", "CHÁNH VĂN PHÒNG", "CỤC TRƯỞNG", "BỘ TRƯỞNG")
_OFFICES = (*(office for head in _HEADS for office in (f"PHÓ {head}", head)), "THỨ TRƯỞNG", "THỦ TƯỚNG")
_BODY = re.compile(
    r"(?:THUONG TRUC|CHU NHIEM|SO|BAN|VAN PHONG|UBND|UY BAN|CUC|CHI CUC|DAN TOC|CONG AN|BO|KHO BAC|TINH|HUYEN"
    r"|THANH PHO)\b"
)
"""How what follows an office begins: whose it is (``GIÁM ĐỐC SỞ …``) or its rank (``THƯỜNG TRỰC``)."""
_ACTING = re.compile(r"\W*(?:Q\s?\.|QUYỀN\s)")
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
    for at, passage in enumerate(lines):
        title, count, body = _office(passage.text)
        if title:
            printed = tidy(passage.text)
            method = Method.AS_READ if title in printed else Method.MATCHED
            acting = "Q. " if _ACTING.match(passage.text) else ""
            draft.put("signer_title", acting + title, passage.whole_trace(method))
            _check_deputy(draft, title, signs_for)
            draft.values["signer_title"] = " ".join(filter(None, (str(draft.values["signer_title"]), body)))
            signs_for = title if _FOR_ANOTHER.match(passage.text) and count == 1 else signs_for
        elif "signer_title" in draft.values and _goes_on(passage, lines[at + 1 :]):
            whole = f"{draft.values['signer_title']} {tidy(passage.text)}"
            draft.put("signer_title", whole, draft.traces["signer_title"])
        elif "signer_title" in draft.values and "signer_name" not in draft.values:
            draft.put("signer_name", without_degree(tidy(passage.text)), passage.whole_trace())
            break
    for name in ("signer_title", "signer_name"):
        if name not in draft.values:
            draft.findings.append(Finding("header-missing", name))


def _office(line: str) -> tuple[str, int, str]:
    """Read a line in capitals: the last office, spelled rightly, how many it names, and whose it is.

    ``GIÁM ĐỐC SỞ NỘI VỤ`` is the office ``GIÁM ĐỐC`` of ``SỞ NỘI VỤ``; whatever else follows is left out.
    """
    if not _in_capitals(line, 0.7):
        return "", 0, ""
    words = line.replace("*", " ").split()
    plain = [re.sub(r"[^A-Z]", "", bare(word).upper()) for word in words]
    found, at, end = [], 0, 0
    while at < len(words):
        office = _office_at(plain, at)
        found += [office] if office else []
        at += len(office.split()) or 1
        end = at if office else end
    body = _BODY.match(" ".join(plain[end:]))
    return (found[-1], len(found), " ".join(words[end:]) if body else "") if found else ("", 0, "")


def _in_capitals(line: str, share: float) -> bool:
    letters = [char for char in line if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= share * len(letters)


def _goes_on(passage: Passage, following: Sequence[Passage]) -> bool:
    """Say whether a line in capitals goes on with the office above: the name, in mixed case, comes later.

    ``TRUYỀN THÔNG`` below ``GIÁM ĐỐC SỞ THÔNG TIN VÀ`` is no name.
    """
    named = any(
        re.search(r"[^\W\d_]{2}", line.text) and not _in_capitals(line.text, 0.7) for line in following
    )
    return named and _in_capitals(passage.text, 1) and len(passage.text.split()) > 1


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
