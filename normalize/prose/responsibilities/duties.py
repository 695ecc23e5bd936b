"""Who is to do what: the duties under ``Tổ chức thực hiện``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from normalize.agencies import canonical_agency
from normalize.lexicon import Hit, Spelled, spell
from normalize.prose.passage import Passage, tidy
from normalize.prose.responsibilities.partners import (
    DUTIES,
    OWNERS,
    before_comma,
    find_partners,
    names_agency,
)
from normalize.prose.sections.node import SectionNode
from normalize.prose.segment.labels import MARKS, is_article
from normalize.records import Method, Responsibility, Trace

_SUREST_AGENCY = 0.95
"""Score from which a misread agency is taken for the known one without looking at its neighbours."""
_LONGEST_OWNER = 150
"""Letters before a colon or verb; agencies listed together seen have up to 181 and are cut at the verb."""
_FEWEST_NEIGHBOURS = 2
"""Known agencies among siblings that make the unknown ones agencies: one may be there by chance."""
_LONGEST_GROUND = 80
"""Letters of what a duty rests on, before ``phối hợp``: ``Theo chức năng, nhiệm vụ, phối hợp …``."""
_LONGEST_FIRST = 200
"""Letters within which a duty says as what it is done; further on others are spoken of."""


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
            is_root = any(hit.concept.name == "heading" for hit in OWNERS.find(node.record.heading))
            assigns = _assigns(node.passages[0].text[node.label_end :])
            closing = _owner(node) if assigns and (root or is_article(node.record.label)) else None
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
    if not _is_numbered(node) and not _assigns(first.text):
        return None
    words = first.text[node.label_end :]
    if not node.record.heading:
        end = _owner_end(words)
        if end is None:
            return None
        words = words[:end]
    begins = _begins_with(words)
    named = names_agency(words[_asked_end(words) :]) or canonical_agency(words) is not None
    capital = words.strip()[:1].isupper()
    if begins == "role_name" or not (named or (among and capital and begins != "no_agency")):
        return None
    trace = first.trace(node.label_end, node.label_end + len(words))
    return tidy(words).strip(" :."), trace


def _owner_end(words: str) -> int | None:
    """Where the words that may name an agency end: at a colon, where it is told what to do, with the line."""
    colon = words.find(":")
    if 0 < colon <= _LONGEST_OWNER:
        return colon
    head = words[:_LONGEST_OWNER]
    begins = [
        before_comma(head, hit)
        for hit in DUTIES.find(head)
        if hit.start >= _asked_end(words) and _is_told(head, hit)
    ]
    if begins:
        return begins[0]
    whole = len(words) <= _LONGEST_OWNER and words.rstrip()[-1:] not in (".", ",", ";")
    return len(words) if whole and names_agency(words[_asked_end(words) :]) else None


def _is_told(text: str, hit: Hit) -> bool:
    """Say whether what an agency does begins at a phrase: a name holds verbs with capitals (``Ban Quản lý``).

    ``các tổ chức chính trị - xã hội Tuyên truyền, …`` names a duty in the line of its agency.
    """
    if text[hit.start].islower():
        return hit.concept.name not in ("with", "no_verb")
    before = text[: hit.start].split(" ")[-2:]
    in_line = hit.concept.get("capital", False) and len(before) > 1 and before[0][-1:].islower()
    return bool(hit.concept.get("role") and not hit.concept.get("verb")) or bool(in_line)


def _begins_with(words: str) -> str:
    """Give the name of what words begin with."""
    hit = OWNERS.at(spell(words.strip()), 0)
    return hit.concept.name if hit else ""


def _assigns(words: str) -> bool:
    return words.lstrip()[:1].isupper() and _begins_with(words) == "assigns"


def _asked_end(words: str) -> int:
    """Where the words end that ask or charge an agency, ``các`` with them: ``Đề nghị các Sở …``."""
    spelled = spell(words)
    hit = OWNERS.at(spelled, 0)
    if hit is None or hit.concept.name not in ("asked", "assigns"):
        return 0
    index = spelled.index_at(hit.end)
    several, named = OWNERS.at(spelled, index), OWNERS.at(spelled, index + 1)
    if several and several.concept.name == "several" and named and named.concept.name == "agency":
        index += 1
    return spelled.spans[index][0] if index < len(spelled.spans) else len(words)


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
    named = _without_remarks(agency_text[_asked_end(agency_text) :]).strip()
    known = canonical_agency(named, on)
    if known and known.score < _SUREST_AGENCY:
        known = None
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
        role=_role(passage.text),
        partners=partners,
        text=tidy(passage.text),
        findings=passage.repairs("text"),
        page=passage.page,
        traces=traces,
    )


def _without_remarks(text: str) -> str:
    """Leave out what stands in brackets."""
    while 0 <= (start := text.find("(")) < (end := text.find(")", start)):
        text = f"{text[:start].rstrip()}{text[end + 1 :]}"
    return text


def _role(text: str) -> str:
    """Say as what a duty is done, by its first sentence."""
    end = min((at for at in (text.find(";"), text.find(".")) if at >= 0), default=len(text))
    first = text[: min(end, _LONGEST_FIRST)]
    roles = [hit.concept.get("role") for hit in DUTIES.find(first)]
    if "leads" in roles:
        return "leads"
    if _begins_together(first):
        return "coordinates"
    return "advises" if "advises" in roles else "carries out"


def _begins_together(text: str) -> bool:
    """Say whether a duty begins with ``phối hợp``, behind what it rests on and words like ``chủ động``."""
    spelled = spell(text)
    hit = DUTIES.at(spelled, 0)
    starts = [0]
    if hit and hit.concept.name == "ground":
        starts = [
            at + 1 for at in range(hit.end, min(len(text), hit.end + _LONGEST_GROUND)) if text[at] == ","
        ]
    return any(_leads_to_together(spelled, spelled.index_at(start)) for start in starts)


def _leads_to_together(spelled: Spelled, index: int) -> bool:
    hit = DUTIES.at(spelled, index)
    while hit and hit.concept.name in ("promptly", "task", "with"):
        hit = DUTIES.at(spelled, spelled.index_at(hit.end))
    return hit is not None and hit.concept.name == "together"
