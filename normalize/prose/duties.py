"""Who is to do what: the duties under ``Tổ chức thực hiện``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from normalize.agencies import canonical_agency, split_agencies
from normalize.prose.passage import Passage, tidy
from normalize.prose.sections import SectionNode
from normalize.records import Method, Responsibility, Trace
from normalize.unicode import strip_accents


def _bare_choice(words: str) -> str:
    """Make a choice of a pattern out of words, without accents."""
    return strip_accents("|".join(words.splitlines())).lower()


_HEADING = re.compile(
    r"\b(?:to chuc thuc hien|phan cong (?:nhiem vu|thuc hien|trach nhiem)|trach nhiem (?:cua|thuc hien))\b"
)
_AGENCIES = """sở|ban|ủy ban|ubnd|văn phòng|bộ|công an|kho bạc|ngân hàng|báo|đài|hội|liên hiệp|liên minh
liên đoàn|tỉnh đoàn|thành đoàn|huyện đoàn|trung tâm|đơn vị|chi cục|cục|mặt trận|ubmt|ubmttq|cơ quan|viện
thanh tra|trường|đoàn|công ty|tổng công ty|vpđp|bcđ|thành viên|bảo hiểm|hạt kiểm lâm|bộ chỉ huy|thủ trưởng
giám đốc|chủ tịch|chánh văn phòng|người đứng đầu"""
_PLURALS = "sở|ban|ngành|cơ quan|đơn vị|huyện|xã|phòng|đoàn thể|tổ chức|hội|địa phương|doanh nghiệp|bộ|trường"
_AGENCY_WORD = re.compile(
    rf"^(?:de nghi\s+|giao\s+)*(?:cac (?:{_bare_choice(_PLURALS)})|(?:cac )?(?:{_bare_choice(_AGENCIES)}))\b"
)
_ROLE_WORD = re.compile(r"^(?:don vi|co quan) (?:chu tri|phoi hop|chi dao|thuc hien|chu quan|thuong truc)")
_SUREST_AGENCY = 0.95
_ASKED = re.compile(r"^\s*(?:Đề nghị|Giao|Yêu cầu)\s+(?:các\s+(?=Sở|Ban\b))?", re.IGNORECASE)
_ASSIGNS = re.compile(r"\s*Giao\s+(?=\S)")
_PARTNERS = re.compile(r"\bphoi hop(?: chat che| thuong xuyen)?(?: voi| cung)?\s+(?P<who>[^.;:]{2,300})")
_VERBS = """tham mưu|đề xuất|hướng dẫn|thực hiện|triển khai|tổ chức|cân đối|kiểm tra|rà soát|lập|phân bổ
quản lý|theo dõi|giám sát|tổng hợp|báo cáo|bố trí|đảm bảo|bảo đảm|chỉ đạo|cung cấp|làm tốt|đẩy mạnh|tăng cường
tuyên truyền|vận động|nghiên cứu|thẩm định|trình|chuẩn bị|lựa chọn|cử|huy động|ban hành|thống nhất|đánh giá|để
gửi|hoàn thành|tiếp tục|kịp thời|lồng ghép|ưu tiên|phát huy|quan tâm|đăng ký|trong việc|trong công tác
trong quá trình"""
_VERB = re.compile(rf"(?:,\s*)?\b(?:{_bare_choice(_VERBS)}|(?<!so )xay dung(?! nong thon moi| ntm))\b")
_TASK = re.compile(
    rf",?\s*\b(?:chu tri|chu dong|phoi hop|co trach nhiem|chiu trach nhiem|can cu|{_bare_choice(_VERBS)}"
    r"|(?<!so )xay dung(?! nong thon moi| ntm))\b"
)
_REMARK = re.compile(r"\s*\([^)]*\)")
_LONGEST_OWNER = 150
_LEADS = re.compile(r"\b(?:chu tri|la co quan thuong truc|dau moi)\b")
_TOGETHER = re.compile(r"^(?:chu dong\s+|thuong xuyen\s+|co trach nhiem\s+)*phoi hop\b")
_ADVISES = re.compile(r"\btham muu\b")


def read_responsibilities(nodes: Sequence[SectionNode], on: date | None) -> tuple[Responsibility, ...]:
    """Read one record a duty, numbered per agency in reading order."""
    records: list[Responsibility] = []
    counts: dict[str, int] = {}
    for agency, agency_trace, node, passage in _duties(nodes):
        counts[agency] = counts.get(agency, 0) + 1
        record = _record(agency, agency_trace, passage, on)
        records.append(replace(record, section_id=node.record.section_id, duty_no=counts[agency]))
    return tuple(records)


def _duties(nodes: Sequence[SectionNode]) -> Iterator[tuple[str, Trace, SectionNode, Passage]]:
    """Walk the sections below the heading; a numbered section names the agency of all below it."""
    root, owner = "", ("", "", Trace())
    for node in nodes:
        if not root or root not in node.ancestors:
            is_root = _HEADING.search(strip_accents(node.record.heading).lower()) is not None
            closing = _owner(node) if root and _ASSIGNS.match(node.passages[0].text) else None
            if closing:
                yield from ((*closing, node, passage) for passage in _texts(node, True))
                continue
            root = node.record.section_id if is_root else ""
            owner = ("", "", Trace())
            continue
        if owner[0] not in (*node.ancestors, node.record.section_id):
            owner = ("", "", Trace())
        found = _owner(node)
        if found:
            owner = (node.record.section_id, found[0], found[1])
        if owner[1]:
            for passage in _texts(node, bool(found)):
                yield owner[1], owner[2], node, passage


def _owner(node: SectionNode) -> tuple[str, Trace] | None:
    """Read the agency that a numbered section is about: its heading, or the words before a colon or verb."""
    is_assigned = _ASSIGNS.match(node.passages[0].text)
    if node.record.label in ("", "-", "+", "–", "*", "•") and not is_assigned:
        return None
    first = node.passages[0]
    words = first.text[node.label_end :]
    if not node.record.heading:
        end = _owner_end(words)
        if end is None:
            return None
        words = words[:end]
    if not _AGENCY_WORD.match(strip_accents(words).lower().strip()) and canonical_agency(words) is None:
        return None
    if _ROLE_WORD.match(strip_accents(words).lower().strip()):
        return None
    trace = first.trace(node.label_end, node.label_end + len(words))
    return tidy(words).strip(" :."), trace


def _owner_end(words: str) -> int | None:
    """Where the words that may name an agency end: at a colon, or where it is told what to do."""
    colon = words.find(":")
    if 0 < colon <= _LONGEST_OWNER:
        return colon
    asked = _ASKED.match(words)
    verb = _TASK.search(strip_accents(words[:_LONGEST_OWNER]).lower(), asked.end() if asked else 0)
    return verb.start() if verb else None


def _texts(node: SectionNode, names_owner: bool) -> Iterator[Passage]:
    for position, passage in enumerate(node.passages):
        start = node.label_end if position == 0 else 0
        if position == 0 and names_owner:
            if node.record.heading:
                continue
            start += _owner_end(passage.text[start:]) or 0
            start += passage.text[start : start + 1] == ":"
        piece = passage.piece(start, len(passage.text))
        if piece.text:
            yield piece


def _record(agency_text: str, agency_trace: Trace, passage: Passage, on: date | None) -> Responsibility:
    named = _REMARK.sub("", _ASKED.sub("", agency_text)).strip()
    known = canonical_agency(named, on)
    if known and known.score < _SUREST_AGENCY:
        known = None
    plain = strip_accents(passage.text).lower()
    partners, partner_span = _partners(passage.text, plain)
    traces = {
        "agency_text": agency_trace,
        "agency": replace(agency_trace, method=Method.MATCHED) if known else agency_trace,
        "text": passage.whole_trace(),
        "role": passage.whole_trace(),
    }
    if partners:
        traces["partners"] = passage.trace(*partner_span)
    return Responsibility(
        agency=known.name if known else named,
        agency_text=agency_text,
        role=_role(plain),
        partners=partners,
        text=tidy(passage.text),
        findings=passage.repairs("text"),
        page=passage.page,
        traces=traces,
    )


def _role(plain: str) -> str:
    first = re.split(r"[;.]", plain)[0][:200]
    if _LEADS.search(first):
        return "leads"
    if _TOGETHER.search(first):
        return "coordinates"
    if _ADVISES.search(first):
        return "advises"
    return "carries out"


def _partners(text: str, plain: str) -> tuple[tuple[str, ...], tuple[int, int]]:
    match = _PARTNERS.search(plain)
    if not match:
        return (), (0, 0)
    start = match.start("who")
    verb = _VERB.search(plain, start, match.end())
    end = verb.start() if verb else match.end()
    if end <= start:
        return (), (0, 0)
    names = split_agencies(re.sub(r"\s+và\s+(?=các\b)", ", ", text[start:end])).names
    return tuple(name for name in names if name), (start, end)
