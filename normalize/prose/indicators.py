"""Every other quantity of the prose, one row each, with the words that say what is counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from normalize.prose.passage import Passage, tidy
from normalize.prose.quantities import Quantity, find_quantities
from normalize.prose.sections import SectionNode
from normalize.records import Finding, Indicator, Method
from normalize.unicode import strip_accents

_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[^\d\s])")
_CLAUSE = re.compile(r"[,;:()]\s|;$|[()]|\s(?:và)\s(?=[^,;:()]*$)")
_AFTER_END = re.compile(r"[;:()]|,(?!\d)|\.(?=\s|$)|\s(?:và|còn)\s+(?=\d|khoảng|trên)")
_LONGEST_SUBJECT = 160
_LEADING = re.compile(r"^(?:[-+*•]\s*|(?:trong đó|cụ thể|và|phấn đấu|đến|hết)\b[\s,:]*)+", re.IGNORECASE)
_TIME = re.compile(
    r"^\W*(?:(?:đến|hết|cuối|trong|đến hết|phấn đấu|phấn đấu đến)\s+)*năm\s+\d{4}\b[\s,:]*", re.IGNORECASE
)
_LINK = re.compile(
    r"(?:^|[\s:(]+)(?:\b(?:lũy kế|luỹ kế|là|có|đạt|lên|còn|bằng|xuống|xuống còn|lên đến|bình quân|đạt tỷ lệ"
    r"|tỷ lệ|chiếm|chiếm tỷ lệ)\b\s*)+$|:\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:số|tổng|tỷ lệ|tỉ lệ|diện tích|sản lượng|xã đạt)\b", re.IGNORECASE)
_FROM = re.compile(r"\s+(?:từ|đạt|lên|xuống|là|còn|giảm|tăng|cho|của)$", re.IGNORECASE)
_FROM_VALUE = re.compile(r"\s+từ\s+\d[\d.,]*(?:\s?%|\s+[^\W\d]+){0,2}$", re.IGNORECASE)
_COMPARED = re.compile(r"\s+so với\b.*$", re.IGNORECASE)
_LINKS_ONLY = re.compile(
    r"(?:\b(?:so với|giảm|tăng|tăng thêm|thêm|từ|xuống|còn|lên|đến|đạt|là|khoảng|hơn|trên|bằng|và|có)\b\s*)*",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:chiếm|đạt|bằng|tương đương)?\s*(?:tỷ lệ|tỉ lệ|chiếm|đạt)?\s*(?:là)?\s*$", re.IGNORECASE
)


def read_indicators(
    nodes: Sequence[SectionNode], used: Collection[int], criterion_of: Mapping[int, int]
) -> tuple[Indicator, ...]:
    """Read the quantities of all sections; ``used`` names words (by identity) that other records hold."""
    return tuple(
        record
        for node in nodes
        for position, passage in enumerate(node.passages)
        for record in _of_passage(node, passage, node.label_end if not position else 0, used, criterion_of)
    )


def _of_passage(
    node: SectionNode,
    passage: Passage,
    offset: int,
    used: Collection[int],
    criterion_of: Mapping[int, int],
) -> Iterator[Indicator]:
    body = passage.piece(offset, len(passage.text)) if offset else passage
    quantities = find_quantities(body.text)
    for at, quantity in enumerate(quantities):
        words = body.word_ids(quantity.start, quantity.number_end)
        if words & set(used):
            continue
        previous = quantities[at - 1] if at else None
        record = _indicator(body, quantity, previous)
        number = next((criterion_of[word] for word in words if word in criterion_of), None)
        yield replace(record, section_id=node.record.section_id, criterion_no=number)


def _indicator(passage: Passage, quantity: Quantity, previous: Quantity | None) -> Indicator:
    start, end = quantity.start, quantity.number_end
    value_trace = passage.trace(start, end, Method.NORMALIZED)
    traces = {"value": value_trace, "text": passage.trace(*_sentence(passage.text, start))}
    findings: list[Finding] = []
    for number in filter(None, (quantity.low, quantity.high)):
        if not number.is_clear:
            readings = "; ".join(f"{candidate:f}" for candidate in number.candidates)
            findings.append(Finding("number-ambiguous", "value", number.printed, suggestion=readings))
    if quantity.high:
        traces["value_to"] = value_trace
    if quantity.unit:
        traces["unit"] = passage.trace(end, quantity.end)
        findings += _unit_doubts(passage.text[end : quantity.end].strip(), quantity.unit)
    if quantity.qualifier:
        traces["qualifier"] = passage.trace(quantity.qualifier_start, start)
    subject, subject_start, subject_end = _subject(passage.text, quantity, previous)
    if subject:
        traces["subject"] = passage.trace(subject_start, subject_end)
    return Indicator(
        subject=subject,
        value=quantity.value,
        value_to=quantity.high.value if quantity.high else None,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        text=tidy(passage.text[slice(*_sentence(passage.text, start))]),
        page=passage.page,
        traces=traces,
        findings=(*findings, *_repairs(passage, quantity, (subject_start, subject_end))),
    )


def _unit_doubts(printed: str, unit: str) -> list[Finding]:
    """Tell a unit that was taken for its nearest known spelling."""
    if strip_accents(tidy(printed)).lower() == strip_accents(unit).lower() or "/" in unit:
        return []
    return [Finding("text-repaired", "unit", printed, unit, details={"evidence": "known units"})]


def _repairs(passage: Passage, quantity: Quantity, subject: tuple[int, int]) -> tuple[Finding, ...]:
    sentence = _sentence(passage.text, quantity.start)
    return (*passage.repairs("subject", *subject), *passage.repairs("text", *sentence))


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Give the bounds of the sentence (or part between semicolons) around a position."""
    ends = [match.start() for match in _SENTENCE.finditer(text)]
    begin = max((end for end in ends if end <= at), default=0)
    stop = min((end for end in ends if end > at), default=len(text))
    return begin, stop


def _subject(text: str, quantity: Quantity, previous: Quantity | None) -> tuple[str, int, int]:
    """Give the words that say what is counted, and where they stand.

    ``số hộ … đạt 140.247 hộ``: those before the number. ``xây dựng 14 xã đạt chuẩn``: where no noun
    phrase and linking verb stand before it, the unit and what follows. A share after a count
    (``8/207 xã, chiếm 3,87%``) is of what that one counts.
    """
    start, stop = _sentence(text, quantity.start)
    before = text[start : quantity.qualifier_start].rstrip(" :")
    clause = start + max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    linked = _LINK.search(text[clause : quantity.qualifier_start])
    if linked:
        words = _TIME.sub("", text[clause : clause + linked.start()])
        words = _FROM_VALUE.sub("", _LEADING.sub("", words)).strip(" .;,:()")
        exists = linked[0].strip(" :(").lower() == "có"
        if len(words.split()) > 1 and not (exists and not _COUNTED.search(words)):
            begin = text.rfind(words, 0, clause + linked.start())
            return tidy(words[-_LONGEST_SUBJECT:]), begin, begin + len(words)
    if quantity.unit.startswith("%"):
        return _subject_of_share(text, quantity, previous, clause)
    after = _COMPARED.sub("", _AFTER_END.split(text[quantity.number_end : stop])[0])
    words = after.strip(" .;,:()")[:_LONGEST_SUBJECT]
    begin = text.find(words, quantity.number_end)
    if words == text[quantity.number_end : quantity.end].strip():
        rest = _LEADING.sub("", _TIME.sub("", text[clause : quantity.qualifier_start])).strip(" .;,:()")
        is_bare = _LINKS_ONLY.fullmatch(rest) is not None
        if previous and is_bare and previous.start >= start:
            return _subject(text, previous, None)
        if len(rest.split()) > 1 and not is_bare:
            words, begin = rest, text.rfind(rest, 0, quantity.qualifier_start)
    return tidy(words), begin, begin + len(words)


def _subject_of_share(
    text: str, quantity: Quantity, previous: Quantity | None, clause: int
) -> tuple[str, int, int]:
    words = _LEADING.sub("", _TIME.sub("", text[clause : quantity.qualifier_start]))
    words = _FROM.sub("", words).strip(" .;,:()")
    after = _AFTER_END.split(text[quantity.end :])[0].strip(" .;,:()")
    if not words and after and not _LINKS_ONLY.match(after)[0]:  # type: ignore[index]
        begin = text.find(after, quantity.end)
        return tidy(after[:_LONGEST_SUBJECT]), begin, begin + len(after)
    if previous and (len(words.split()) < 2 or _SHARE.match(words)):
        return _subject(text, previous, None)
    begin = text.rfind(words, 0, quantity.qualifier_start)
    return tidy(words[-_LONGEST_SUBJECT:]), begin, begin + len(words)
