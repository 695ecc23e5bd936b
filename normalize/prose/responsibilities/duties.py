"""Who is to do what: the duties under ``Tổ chức thực hiện``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from normalize.agencies import canonical_agency
from normalize.prose.passage import Passage, tidy
from normalize.prose.responsibilities.partners import AGENCY_PATTERN, VERB_PATTERN, bare_choice, find_partners
from normalize.prose.sections.node import SectionNode
from normalize.prose.segment.labels import MARKS
from normalize.records import Method, Responsibility, Trace
from normalize.unicode import strip_accents

_HEADING = re.compile(
    r"\b(?:to chuc thuc hien|phan cong (?:nhiem vu|thuc hien|trach nhiem)|trach nhiem (?:cua|thuc hien))\b"
)
_PLURALS = "sở|ban|ngành|cơ quan|đơn vị|huyện|xã|phòng|đoàn thể|tổ chức|hội|địa phương|doanh nghiệp|bộ|trường"
_AGENCY_WORD = re.compile(
    rf"^(?:(?:de nghi|moi|doi voi|giao)\s+)*"
    rf"(?:cac (?:{bare_choice(_PLURALS)})|(?:cac )?(?:{AGENCY_PATTERN}))\b"
)
_ROLE_WORD = re.compile(r"^(?:don vi|co quan) (?:chu tri|phoi hop|chi dao|thuc hien|chu quan|thuong truc)")
_NO_AGENCY = re.compile(
    r"^(?:che do|thoi gian|kinh phi|giai phap|nhiem vu|cong tac|tien do|thong tin|khen thuong|ke hoach"
    r"|muc tieu|noi dung|kiem tra|yeu cau|dinh ky|bao cao|can cu|trong qua trinh|to chuc|lo trinh|nguon"
    r"|bien phap|trach nhiem|phan cong|hang nam|hang quy|hang thang)\b"
)
"""How headings begin that stand among those of agencies and name none."""
_SUREST_AGENCY = 0.95
"""Score from which a misread agency is taken for the known one without looking at its neighbours."""
_ASKED = re.compile(r"^\s*(?:Đề nghị|Giao|Yêu cầu|Mời|Đối với)\s+(?:các\s+(?=Sở|Ban\b))?", re.IGNORECASE)
_ASSIGNS = re.compile(r"\s*Giao\s+(?=\S)")
_TASK = re.compile(
    rf",?\s*\b(?:[Cc]hu tri|chu dong|[Pp]hoi hop|co trach nhiem|chiu trach nhiem|can cu|{VERB_PATTERN})\b"
)
_CAPITAL_VERB = re.compile(
    r"(?<=[a-z] )(?<!\bban )(?<!tam )(?<!quy )(?:Tuyen truyen|Van dong|Huong dan|Thuc hien|Trien khai"
    r"|Xay dung|To chuc|Phat dong|Tham muu|Can doi|Bo tri|Ra soat|Tang cuong|Dam bao|Bao dam|Chi dao|Theo doi"
    r"|Kiem tra|Tong hop|Day manh|Chu dong|Lap ke hoach|Tham gia)\b"
)
"""A duty in the line of its agency: ``các tổ chức chính trị - xã hội Tuyên truyền, …``."""
_REMARK = re.compile(r"\s*\([^)]*\)")
_LONGEST_OWNER = 150
"""Letters before a colon or verb; agencies listed together seen have up to 181 and are cut at the verb."""
_FEWEST_NEIGHBOURS = 2
"""Known agencies among siblings that make the unknown ones agencies: one may be there by chance."""
_LEADS = re.compile(
    r"\b(?:chu tri|la co quan thuong truc|(?:la|lam)(?: co quan| don vi)? dau moi"
    r"|dau moi (?:chu tri|tham muu|theo doi|tong hop))\b"
)
_TOGETHER = re.compile(
    r"^(?:(?:theo|can cu|tren co so)\b.{0,80}?,\s*)?"
    r"(?:(?:chu dong|thuong xuyen|co trach nhiem)\s+)*phoi hop\b"
)
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
    among = _among_agencies(nodes)
    for node in nodes:
        if not root or root not in node.ancestors:
            is_root = _HEADING.search(strip_accents(node.record.heading).lower()) is not None
            is_article = node.record.label.startswith("Điều ")
            assigns = _ASSIGNS.match(node.passages[0].text, node.label_end)
            closing = _owner(node) if assigns and (root or is_article) else None
            if closing:
                yield from ((*closing, node, passage) for passage in _texts(node, True))
                continue
            root = node.record.section_id if is_root else ""
            owner = ("", "", Trace())
            continue
        if owner[0] not in (*node.ancestors, node.record.section_id):
            owner = ("", "", Trace())
        found = _owner(node, among=node.record.section_id in among)
        if found:
            owner = (node.record.section_id, found[0], found[1])
        if owner[1]:
            for passage in _texts(node, bool(found)):
                yield owner[1], owner[2], node, passage


def _among_agencies(nodes: Sequence[SectionNode]) -> set[str]:
    """Give the numbered sections most of whose neighbours are about agencies: so are they, it seems."""
    groups: dict[str, list[SectionNode]] = {}
    for node in nodes:
        if _is_numbered(node):
            groups.setdefault(node.record.parent_id, []).append(node)
    found: set[str] = set()
    for siblings in groups.values():
        known = sum(_owner(node) is not None for node in siblings)
        if known >= _FEWEST_NEIGHBOURS and 2 * known > len(siblings):
            found |= {node.record.section_id for node in siblings}
    return found


def _is_numbered(node: SectionNode) -> bool:
    return node.record.label not in ("", *MARKS)


def _owner(node: SectionNode, *, among: bool = False) -> tuple[str, Trace] | None:
    """Read the agency that a numbered section is about: its heading, or the words before a colon or verb.

    ``among`` others that are about agencies no word need tell that it is one (``Các chủ rừng: …``).
    """
    first = node.passages[0]
    if not _is_numbered(node) and not _ASSIGNS.match(first.text):
        return None
    words = first.text[node.label_end :]
    if not node.record.heading:
        end = _owner_end(words)
        if end is None:
            return None
        words = words[:end]
    plain = strip_accents(words).lower().strip()
    named = _AGENCY_WORD.match(plain) or canonical_agency(words) is not None
    if not named and not (
        among and words.strip() and words.strip()[0].isupper() and not _NO_AGENCY.match(plain)
    ):
        return None
    if _ROLE_WORD.match(plain):
        return None
    trace = first.trace(node.label_end, node.label_end + len(words))
    return tidy(words).strip(" :."), trace


def _owner_end(words: str) -> int | None:
    """Where the words that may name an agency end: at a colon, where it is told what to do, with the line."""
    colon = words.find(":")
    if 0 < colon <= _LONGEST_OWNER:
        return colon
    asked = _ASKED.match(words)
    verb = _TASK.search(strip_accents(words[:_LONGEST_OWNER]), asked.end() if asked else 0)
    capital = _CAPITAL_VERB.search(strip_accents(words[:_LONGEST_OWNER]), asked.end() if asked else 0)
    if verb or capital:
        return min(match.start() for match in (verb, capital) if match)
    whole = len(words) <= _LONGEST_OWNER and not re.search(r"[.,;]\s*$", words)
    return len(words) if whole and _AGENCY_WORD.match(strip_accents(words).lower().strip()) else None


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
    partners, partner_span = find_partners(passage.text)
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
