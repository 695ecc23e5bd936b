"""Every other quantity of the prose, one row each, with the words that say what is counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from normalize.prose.passage import Passage, tidy
from normalize.prose.quantities import Quantity, find_quantities
from normalize.prose.sections import SectionNode
from normalize.records import Finding, Indicator, Method

_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[^\d\s])")
_CLAUSE = re.compile(r"[,;:()]\s|[()]|\s(?:và|còn)\s")
_LONGEST_SUBJECT = 160
_LEADING = re.compile(r"^(?:[-+*•]\s*|(?:trong đó|cụ thể|và)\b[\s,:]*)+", re.IGNORECASE)
_TRAILING = re.compile(
    r"[\s,:(]*(?:\b(?:là|có|đạt|lên|khoảng|trên|dưới|từ|chiếm tỷ lệ|chiếm|tỷ lệ|còn|được|cho|đối với|với|và"
    r"|bằng|ít nhất|tối thiểu|đạt tỷ lệ)\b[\s,:(]*)*$",
    re.IGNORECASE,
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
    findings = []
    for number in filter(None, (quantity.low, quantity.high)):
        if not number.is_clear:
            readings = "; ".join(f"{candidate:f}" for candidate in number.candidates)
            findings.append(Finding("number-ambiguous", "value", number.printed, suggestion=readings))
    if quantity.high:
        traces["value_to"] = value_trace
    if quantity.unit:
        traces["unit"] = passage.trace(end, quantity.end)
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
        findings=tuple(findings),
    )


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Give the bounds of the sentence (or part between semicolons) around a position."""
    ends = [match.start() for match in _SENTENCE.finditer(text)]
    begin = max((end for end in ends if end <= at), default=0)
    stop = min((end for end in ends if end > at), default=len(text))
    return begin, stop


def _subject(text: str, quantity: Quantity, previous: Quantity | None) -> tuple[str, int, int]:
    """Give the words that say what is counted: those before the number, else those behind its unit."""
    start, stop = _sentence(text, quantity.start)
    start = max(start, previous.end if previous and previous.end <= quantity.qualifier_start else start)
    before = text[start : quantity.qualifier_start]
    pieces = _CLAUSE.split(before)
    words = _clean_subject(pieces[-1]) or (_clean_subject(pieces[-2]) if len(pieces) > 1 else "")
    if words:
        begin = start + before.rfind(words)
        return tidy(words), begin, begin + len(words)
    after = _CLAUSE.split(text[quantity.end : stop])[0]
    words = after.strip(" .;,")[:_LONGEST_SUBJECT]
    begin = quantity.end + after.find(words)
    if words:
        return tidy(words), begin, begin + len(words)
    if previous and quantity.unit == "%":
        return _subject(text, previous, None)
    return "", quantity.start, quantity.start


def _clean_subject(words: str) -> str:
    cleaned = _TRAILING.sub("", _LEADING.sub("", words.strip()))
    return cleaned.strip(" .;,:()")[-_LONGEST_SUBJECT:]
