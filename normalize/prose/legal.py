"""Every document that the text cites: type, number, date, issuer, subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from normalize.citations import DocumentNumber, expected_symbol, find_numbers
from normalize.dates import PrintedDate, find_dates
from normalize.prose.marks import DOCUMENT_TYPES
from normalize.prose.passage import Passage, tidy
from normalize.prose.sections import SectionNode
from normalize.records import Finding, LegalReference, Method, Trace
from normalize.unicode import strip_accents

_TYPES = {
    strip_accents(name).lower(): name
    for name in (*DOCUMENT_TYPES, "Thông tư liên tịch", "Luật", "Bộ luật", "Pháp lệnh", "Văn bản")
}
_ANY_TYPE = "|".join(sorted(_TYPES, key=len, reverse=True))
_TYPE = re.compile(rf"\b(?P<type>{_ANY_TYPE})\b(?=(?P<words>[^,;.:\d]{{0,60}})$)")
_BARE_NUMBER = re.compile(rf"\b(?P<type>{_ANY_TYPE})\s+so\s*[:.]?\s*(?P<serial>\d{{1,5}})(?=\s*,?\s*ngay\b)")
_LAW = re.compile(
    r"\b(?P<type>bo luat|luat|phap lenh)\s+(?P<name>[a-z][^;.:()\d]{2,120}?)\s*,?\s*"
    r"(?=\bngay\s+\d|\bnam\s+(?:19|20)\d\d|;|\.\s*$)"
)
_GROUND = re.compile(r"^\W*(?:can cu|thuc hien|theo)\s+$|^\W*(?:can cu|thuc hien)\b.*;\s+(?:cac\s+)?$")
"""What stands before a law cited without a day: the opening of a ground, or the law before it."""
_LAW_YEAR = re.compile(r"\s*nam\s+(?P<year>(?:19|20)\d\d)(?!\s*[-–])")
_SUBJECT = (
    "ve viec|v/v|ve|phe duyet|quy dinh|ban hanh|huong dan|sua doi|thuc hien|cap cho|trien khai|thong qua|giao"
)
_ISSUER = re.compile(
    rf"\s*,?\s*(?:cua|do)\s+(?P<issuer>.+?)\s*(?=\s(?:{_SUBJECT})\b|\bngay\s+\d|\bva\s+(?:cac|nhung)\b|\btheo\b"
    r"|[,;.:()]|$)"
)
_OPENING = re.compile(rf"\s*,?\s*(?P<about>{_SUBJECT})\s+")
_SUBJECT_END = re.compile(
    r"[;:]|\.(?=\s|$)|\./"
    r"|,\s+(?=(?:ubnd|uy ban|bao dam|dam bao|cu the|nham|de|trong do|cac so|ban chi dao|gui|so|phan dau"
    r"|nghi quyet|quyet dinh|nghi dinh|thong tu|ke hoach|chuong trinh|cong van|luat|chi thi|dap ung|dong thoi"
    r"|tranh|gan)\b)"
    r"|\s(?:va|tai|theo)\s+(?=(?:cac van ban|van ban|(?:nghi quyet|quyet dinh|nghi dinh|thong tu|ke hoach"
    r"|chuong trinh hanh dong) so))"
    r"|\s\((?=kem|sau day)|\s(?=va (?:ho so|cac quy dinh) )"
)
_VERBS_ONLY = re.compile(
    r"\s*(?:(?:thuc hien|trien khai|huong dan|thi hanh|sua doi|bo sung|noi dung|ve)\s*,?\s*)+"
)
_ASKED_BY = re.compile(r"\b(?:de nghi cua|cua)\s+(?P<issuer>[^;:.]{3,120}?)\s+tai\s*$")
_LONGEST_SUBJECT = 600


@dataclass
class _Notes:
    """Traces and findings of a citation while it is being read."""

    traces: dict[str, Trace]
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation's head: where it begins and ends, type and number, and traces of both."""

    start: int
    end: int
    kind: str
    number: str
    subject: str
    traces: dict[str, Trace]
    findings: tuple[Finding, ...]


def read_legal_references(nodes: Sequence[SectionNode]) -> tuple[LegalReference, ...]:
    """Read every citation in reading order; ``first_mention`` is false from the second one on."""
    seen: set[tuple[str, str, str]] = set()
    records = []
    for node in nodes:
        for passage in node.passages:
            for record in _of_passage(passage):
                key = (
                    record.reference_type,
                    record.number,
                    "" if record.number else f"{record.subject}{record.issued_date}",
                )
                records.append(
                    replace(record, section_id=node.record.section_id, first_mention=key not in seen)
                )
                seen.add(key)
    return tuple(records)


def _of_passage(passage: Passage) -> Iterator[LegalReference]:
    plain = strip_accents(passage.text).lower()
    dates = find_dates(passage.text)
    heads = sorted(_heads(passage, plain), key=lambda head: head.start)
    for at, head in enumerate(heads):
        following = heads[at + 1] if at + 1 < len(heads) else None
        yield _record(passage, plain, head, following, dates)


def _heads(passage: Passage, plain: str) -> Iterator[_Cited]:
    numbers = find_numbers(passage.text)
    begin, previous = 0, ""
    for number in numbers:
        match = _type_before(passage.text, plain, begin, number.start)
        kind = _TYPES[match["type"]] if match else number.reference_type or previous
        start = begin + match.start() if match else number.start
        yield _numbered(passage, number, kind, start, match and (start, start + len(match["type"])))
        begin, previous = number.end, kind
    taken = [(number.start, number.end) for number in numbers]
    for match in _BARE_NUMBER.finditer(plain):
        if all(match.end() <= start or end <= match.start() for start, end in taken):
            yield _plain_number(passage, match)
    yield from _laws(passage, plain, taken)


def _type_before(text: str, plain: str, begin: int, end: int) -> re.Match[str] | None:
    """Find the type word of the number at ``end``: the last one, in capitals unless it adjoins ``số``."""
    last = None
    for match in _TYPE.finditer(plain[begin:end]):
        adjoins = re.fullmatch(r"\s*(?:so\b\W*)?", match["words"])
        if adjoins or text[begin + match.start()].isupper():
            last = match
    return last


def _numbered(
    passage: Passage, number: DocumentNumber, kind: str, start: int, type_span: tuple[int, int] | None
) -> _Cited:
    """Cite by a number with its symbol; restored diacritics are told, and left where nothing was read."""
    certain = passage.is_certain(number.start, number.end)
    text = "".join(number.printed.split()) if certain and number.restored else number.text
    method = Method.REPAIRED if number.restored and not certain else Method.NORMALIZED
    traces = {"number": passage.trace(number.start, number.end, method)}
    traces["reference_type"] = traces["number"]
    if type_span:
        traces["reference_type"] = passage.trace(*type_span)
    return _Cited(start, number.end, kind, text, "", traces, tuple(_doubts(passage, number, kind, text)))


def _doubts(passage: Passage, number: DocumentNumber, kind: str, value: str) -> Iterator[Finding]:
    """Tell what speaks against a number as read: its symbol, its type, a mark glued to its front."""
    if number.restored:
        yield Finding("document-symbol", "number", number.printed, value, suggestion=number.text)
    elif (expected := expected_symbol(number, kind)) and expected != number.text:
        yield Finding("document-symbol", "number", number.printed, value, suggestion=expected)
    yield from passage.repairs("number", number.start, number.end)
    if not kind:
        yield Finding("reference-type-unknown", "reference_type", number.printed)
    before = passage.text[: number.start]
    if before and not before[-1].isspace() and before[-1] not in '(:.“"':
        printed = before.split()[-1] + number.printed
        yield Finding("document-number-doubtful", "number", printed, value)


def _plain_number(passage: Passage, match: re.Match[str]) -> _Cited:
    traces = {
        "number": passage.trace(*match.span("serial")),
        "reference_type": passage.trace(*match.span("type")),
    }
    kind = _TYPES[match["type"]]
    return _Cited(match.start(), match.end(), kind, match["serial"], "", traces, ())


def _laws(passage: Passage, plain: str, taken: list[tuple[int, int]]) -> Iterator[_Cited]:
    """Cite laws without a number: by a day, a year, or alone as a ground (``Căn cứ Luật …;``)."""
    for match in _LAW.finditer(plain):
        rest = plain[match.end() :]
        dated = rest.startswith(("ngay", "nam"))
        ground = _GROUND.search(plain[: match.start()]) is not None
        inside = any(match.start() < end and start < match.end() for start, end in taken)
        if inside or not (dated or ground) or not passage.text[match.start()].isupper():
            continue
        traces = {
            "reference_type": passage.trace(*match.span("type")),
            "subject": passage.trace(*match.span("name")),
        }
        name = tidy(passage.text[slice(*match.span("name"))])
        year = _LAW_YEAR.match(rest)
        end = match.end() + (year.end() if year else 0)
        if year:
            name = f"{name} năm {year['year']}"
            traces["subject"] = passage.trace(match.start("name"), end)
        yield _Cited(match.start(), end, _TYPES[match["type"]], "", name, traces, ())


def _record(
    passage: Passage, plain: str, head: _Cited, following: _Cited | None, dates: Sequence[PrintedDate]
) -> LegalReference:
    stop = following.start if following else len(plain)
    notes = _Notes(dict(head.traces), list(head.findings))
    at, issued = head.end, None
    printed = _date_at(plain, at, stop, dates)
    if printed:
        at, issued = printed.end, _take_date(passage, printed, notes)
    issuer, at = _issuer(passage, plain[:stop], head.start, at, notes)
    if issued is None and (late := _date_at(plain, at, stop, dates)) and late is not printed:
        at, issued = late.end, _take_date(passage, late, notes)
    subject = head.subject or _subject(passage, plain, at, following, notes)
    return LegalReference(
        reference_type=head.kind,
        number=head.number,
        issued_date=issued,
        issuer=issuer,
        subject=subject,
        page=passage.page,
        traces=notes.traces,
        findings=tuple(notes.findings),
    )


def _date_at(plain: str, at: int, stop: int, dates: Sequence[PrintedDate]) -> PrintedDate | None:
    for printed in dates:
        if at <= printed.start < stop and re.fullmatch(
            r"[\s,]*(?:[a-z]{3,5})?\s*", plain[at : printed.start]
        ):
            return printed
    return None


def _take_date(passage: Passage, printed: PrintedDate, notes: _Notes) -> date | None:
    notes.traces["issued_date"] = passage.trace(printed.start, printed.end, Method.NORMALIZED)
    if printed.value is None:
        rule = "date-impossible" if printed.is_impossible else "date-incomplete"
        notes.findings.append(Finding(rule, "issued_date", printed.printed))
    return printed.value


def _issuer(passage: Passage, plain: str, head_start: int, at: int, notes: _Notes) -> tuple[str, int]:
    match = _ISSUER.match(plain[at:])
    if match:
        span = (at + match.start("issuer"), at + match.end("issuer"))
        notes.traces["issuer"] = passage.trace(*span)
        notes.findings += passage.repairs("issuer", *span)
        return tidy(passage.text[slice(*span)]), at + match.end()
    before = _ASKED_BY.search(plain[:head_start])
    if before:
        notes.traces["issuer"] = passage.trace(*before.span("issuer"))
        notes.findings += passage.repairs("issuer", *before.span("issuer"))
        return tidy(passage.text[slice(*before.span("issuer"))]), at
    return "", at


def _subject(passage: Passage, plain: str, at: int, following: _Cited | None, notes: _Notes) -> str:
    """Read what the document is about; ``thực hiện Nghị quyết số …`` goes on over the citation in it."""
    stop = following.start if following else len(plain)
    match = _OPENING.match(plain[at:stop])
    if not match:
        return ""
    start = at + (match.end() if match["about"] in ("ve viec", "ve", "v/v") else match.start("about"))
    if following and _VERBS_ONLY.fullmatch(plain[start : following.start]):
        stop = following.end
    end = _SUBJECT_END.search(plain, start, stop)
    finish = min(end.start() if end else stop, start + _LONGEST_SUBJECT)
    text = tidy(passage.text[start:finish]).rstrip(" ,.;")
    text = re.sub(r"\s+(?:và|tại|theo|của)$", "", text)
    if text:
        notes.traces["subject"] = passage.trace(start, finish)
        notes.findings += passage.repairs("subject", start, finish)
    return text
