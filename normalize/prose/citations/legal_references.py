"""Every document that the text cites: type, number, date, issuer, subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from normalize.agencies import canonical_agency
from normalize.forms.citations import DocumentNumber, expected_symbol, find_numbers
from normalize.forms.dates import PrintedDate, find_dates
from normalize.lexicon import Lexicon
from normalize.prose.passage import Passage, tidy
from normalize.prose.sections.node import SectionNode
from normalize.prose.segment.fixed_words import DOCUMENT_TYPES
from normalize.records import Finding, LegalReference, Method, Trace
from normalize.unicode import strip_accents

_TYPES = {strip_accents(name).lower(): name for name in DOCUMENT_TYPES}
_ANY_TYPE = "|".join(sorted(_TYPES, key=len, reverse=True))
_TYPE = re.compile(rf"\b(?P<type>{_ANY_TYPE})\b(?=(?P<words>[^,;.:\d]{{0,60}})$)")
_BARE_NUMBER = re.compile(rf"\b(?P<type>{_ANY_TYPE})\s+so\s*[:.]?\s*(?P<serial>\d{{1,5}})(?=\s*,?\s*ngay\b)")
_LAW = re.compile(
    r"\b(?P<type>bo luat|luat|phap lenh)\s+(?P<name>[a-z][^;.:()\d]{2,120}?)\s*,?\s*"
    r"(?=\bngay\s+\d|\bnam\s+(?:19|20)\d\d|;|\.\s*$)"
)
_LAWS = tuple(Lexicon.load("document_types")[name].get("name") for name in ("luat", "bo_luat", "phap_lenh"))
_NAMED_LAW = re.compile(r"\s+(?P<name>[^\d;:]{3,120}?)\s+số\s")
"""The name of a law that has a number as well: ``Luật Giao dịch điện tử số 51/2005/QH11``."""
_LAW_BEFORE = re.compile(r"\b(?P<type>bo luat|luat|phap lenh)\b(?P<words>[^;:.\d]{0,120})\bso\s*$")
_OTHER_WORDS = re.compile(
    r"\b(?:[vV](?:ệ|ẻ|ẽ|é)|VỆ|[gG]iá[oO]|GIÁO|Giao|giao(?=\s+(?:thông|dịch|lưu|tiếp|ban|nhận)\b))\b"
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
_OPENING = re.compile(rf"\s*,?\s*(?P<about>{_SUBJECT})(?:\s+|(?=,))")
_SUBJECT_END = re.compile(
    r"[;:]|\.(?=\s|$)|\./"
    r"|,\s+(?=(?:ubnd|uy ban|bao dam|dam bao|cu the|nham|de|trong do|cac so|ban chi dao|gui|so|phan dau"
    r"|nghi quyet|quyet dinh|nghi dinh|thong tu|ke hoach|chuong trinh|cong van|luat|chi thi|dap ung|dong thoi"
    r"|tranh|gan)\b)"
    r"|\s(?:va|tai|theo)\s+(?=(?:cac van ban|van ban|(?:nghi quyet|quyet dinh|nghi dinh|thong tu|ke hoach"
    r"|chuong trinh hanh dong) so))"
    r"|,\s+(?=(?:bo(?! sung)|so|ban|hoi dong nhan dan|hdnd|chu tich)\b[^,;]{0,90}?\s(?:ban hanh|xay dung"
    r"|trien khai|quyet dinh|thong bao|bao cao|to chuc)\b)"
    r"|\s\((?=kem|sau day)|\s(?=va (?:ho so|cac quy dinh) )"
)
_VERBS_ONLY = re.compile(
    r"\s*(?:(?:thuc hien|trien khai|huong dan|thi hanh|sua doi|bo sung|noi dung|ve)\s*,?\s*)+"
)
_OF_ANOTHER = re.compile(r"^[^;:.]*\b(?:noi dung|so dieu|dieu|quy dinh|hanh)\s+(?:cua|cho)\s*$")
"""What a subject says before the document that it amends or explains: ``… một số điều của`` Nghị định số …"""
_COLLECTIVE = re.compile(
    rf"\b(?:{_ANY_TYPE})\s+(?:cua|do)\s+(?P<issuer>[^:;.\d]{{3,90}}?)\s*:?\s*(?:so\b\W*)?$"
)
"""What names the issuer of several at once: ``các Nghị định của Chính phủ: số …, số …``."""
_ENUMERATED = re.compile(r"\s*(?:,|;|va)?\s*(?:so\s*)?")
_JOINT = re.compile(r"\blien tich\b[^;]*$")
_NAME_GOES_ON = re.compile(rf",\s+[a-z][^,;.:()\d]{{3,40}}?(?=\s+(?:{_SUBJECT})\b|\s+ngay\s+\d|[,;.:()]|$)")
_ASKED_BY = re.compile(r"\b(?:de nghi cua|cua)\s+(?P<issuer>[^;:.]{3,120}?)\s+tai\s*$")
_LONGEST_SUBJECT = 600
"""Letters; the longest subject seen has 329. Beyond it a citation has lost its end."""


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
    has_type: bool = True


def read_legal_references(nodes: Sequence[SectionNode]) -> tuple[LegalReference, ...]:
    """Read every citation in reading order; ``first_mention`` is false from the second one on."""
    seen: set[tuple[str, str, str]] = set()
    records = []
    for node in nodes:
        for position, passage in enumerate(node.passages):
            for record in _of_passage(passage, node.label_end if position == 0 else 0):
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


def _plain(text: str) -> str:
    """Give a text without accents for the patterns, letter for letter.

    Words that accents alone tell from one of the patterns' (``Bảo vệ`` of ``về``, ``Giáo dục`` and ``Giao
    thông`` of ``giao``) are masked.
    """
    plain = strip_accents(text).lower()
    for match in _OTHER_WORDS.finditer(text):
        plain = f"{plain[: match.start()]}{'x' * len(match[0])}{plain[match.end() :]}"
    return plain


def _of_passage(passage: Passage, begin: int) -> Iterator[LegalReference]:
    """Read the citations behind a section's label, which may look like a number itself (``1/ Sở …``)."""
    plain = _plain(passage.text)
    dates = find_dates(passage.text)
    heads = sorted(_heads(passage, plain, begin), key=lambda head: head.start)
    records = []
    for at, head in enumerate(heads):
        following = heads[at + 1] if at + 1 < len(heads) else None
        records.append(_record(passage, plain, head, following, dates))
    yield from _shared(passage, plain, heads, records)


def _shared(
    passage: Passage, plain: str, heads: Sequence[_Cited], records: Sequence[LegalReference]
) -> Iterator[LegalReference]:
    """Give what is said once for several numbers of one type to each of them.

    ``số 1467/QĐ-BYT và số 1468/QĐ-BYT ngày 05/3/2021 của Bộ Y tế``: day and issuer are of both.
    """
    done = list(records)
    for at in range(len(heads) - 2, -1, -1):
        between = plain[heads[at].end : heads[at + 1].start]
        if heads[at + 1].has_type or not heads[at].number:
            continue
        alike = _ENUMERATED.fullmatch(between) is not None
        names = ("issued_date", "issuer", "subject") if alike else ("issuer",)
        done[at] = _filled(done[at], done[at + 1], names)
    issuer, trace = "", Trace()
    for head, record in zip(heads, done, strict=True):
        if head.has_type or not head.number:
            issuer = ""
        named = _COLLECTIVE.search(plain[: head.start]) or _COLLECTIVE.search(plain[: _serial(plain, head)])
        if named and not record.issuer:
            issuer = tidy(passage.text[slice(*named.span("issuer"))])
            trace = passage.trace(*named.span("issuer"))
        shared = issuer and not record.issuer
        traces = {**record.traces, "issuer": trace}
        yield replace(record, issuer=issuer, traces=traces) if shared else record


def _filled(record: LegalReference, other: LegalReference, names: Sequence[str]) -> LegalReference:
    """Fill fields that are empty from another citation, with their traces."""
    values = {
        name: getattr(other, name) for name in names if not getattr(record, name) and getattr(other, name)
    }
    traces = {name: other.traces[name] for name in values if name in other.traces}
    return replace(record, **values, traces={**record.traces, **traces})


def _serial(plain: str, head: _Cited) -> int:
    """Where the number itself of a citation begins, behind its type word."""
    number = re.search(r"\d", plain[head.start : head.end])
    return head.start + number.start() if number else head.start


def _heads(passage: Passage, plain: str, begin: int) -> Iterator[_Cited]:
    numbers = [number for number in find_numbers(passage.text) if number.start >= begin]
    previous = ""
    for number in numbers:
        match = _type_before(passage.text, plain, begin, number.start)
        alike = previous and _ENUMERATED.fullmatch(plain[begin : number.start])
        kind = _TYPES[match["type"]] if match else number.reference_type or (previous if alike else "")
        start = begin + match.start() if match else number.start
        span = (start, start + len(match["type"])) if match else None
        yield _numbered(passage, number, kind, start, span)
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
    law = None if last else _LAW_BEFORE.search(plain[begin:end])
    return law if law and text[begin + law.start()].isupper() else last


def _numbered(
    passage: Passage, number: DocumentNumber, kind: str, start: int, type_span: tuple[int, int] | None
) -> _Cited:
    """Cite by a number with its symbol; restored diacritics are told, and left where nothing was read."""
    certain = passage.is_certain(number.start, number.end)
    text = "".join(number.printed.split()) if certain and number.restored else number.text
    method = Method.REPAIRED if number.restored and not certain else Method.NORMALIZED
    traces = {"number": passage.trace(number.start, number.end, method)}
    traces["reference_type"] = traces["number"]
    subject = ""
    if type_span:
        traces["reference_type"] = passage.trace(*type_span)
        named = _NAMED_LAW.match(passage.text, type_span[1]) if kind in _LAWS else None
        if named and named.end() <= number.start:
            subject = tidy(named["name"])
            traces["subject"] = passage.trace(*named.span("name"))
    doubts = tuple(_doubts(passage, number, kind, text))
    return _Cited(start, number.end, kind, text, subject, traces, doubts, has_type=type_span is not None)


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
        span = (at + match.start("issuer"), _issuer_end(passage.text, plain, at, match))
        notes.traces["issuer"] = passage.trace(*span)
        notes.findings += passage.repairs("issuer", *span)
        return tidy(passage.text[slice(*span)]), max(at + match.end(), span[1])
    before = _ASKED_BY.search(plain[:head_start])
    if before:
        notes.traces["issuer"] = passage.trace(*before.span("issuer"))
        notes.findings += passage.repairs("issuer", *before.span("issuer"))
        return tidy(passage.text[slice(*before.span("issuer"))]), at
    return "", at


def _issuer_end(text: str, plain: str, at: int, match: re.Match[str]) -> int:
    """Where an issuer's name ends: behind a comma that is part of it (``Bộ Văn hóa, Thể thao …``)."""
    start, end = at + match.start("issuer"), at + match.end("issuer")
    joint = plain.startswith("lien ", start) or _JOINT.search(plain[:at]) is not None
    while longer := _NAME_GOES_ON.match(plain, end):
        if not joint and not canonical_agency(text[start : longer.end()].strip()):
            break
        end = longer.end()
    return end


def _subject(passage: Passage, plain: str, at: int, following: _Cited | None, notes: _Notes) -> str:
    """Read what the document is about; ``thực hiện Nghị quyết số …`` goes on over the citation in it."""
    stop = following.start if following else len(plain)
    match = _OPENING.match(plain[at:stop])
    if not match:
        return ""
    start = at + (match.end() if match["about"] in ("ve viec", "ve", "v/v") else match.start("about"))
    if following and (
        _VERBS_ONLY.fullmatch(plain[start : following.start])
        or _OF_ANOTHER.search(plain[start : following.start])
    ):
        stop = following.end
    elif following and not following.number and not re.search(r"(?:\bva|[,;])\s*$", plain[: following.start]):
        # A law named inside a subject is part of it: ``… trước ngày Luật Khoáng sản năm 2010 có hiệu lực``.
        rest = re.search(r"[;,.(]", plain[following.end :])
        stop = following.end + rest.start() if rest else len(plain)
    end = _SUBJECT_END.search(plain, start, stop)
    finish = min(end.start() if end else stop, start + _LONGEST_SUBJECT)
    text = tidy(passage.text[start:finish]).rstrip(" ,.;")
    text = re.sub(r"\s+(?:và|tại|theo|của)$", "", text)
    if text:
        notes.traces["subject"] = passage.trace(start, finish)
        notes.findings += passage.repairs("subject", start, finish)
    return text
