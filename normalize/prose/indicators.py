"""Every other quantity of the prose, one row each, with the words that say what is counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from normalize.prose.passage import Passage, tidy
from normalize.prose.quantities import Quantity, find_quantities
from normalize.prose.sections.tree import SectionNode
from normalize.prose.subjects import Subject, sentence_of, subject_of
from normalize.records import Finding, Indicator, Method
from normalize.unicode import strip_accents

_REACHES_CRITERION = re.compile(r"\b(?:tiêu chí|TC)\s+số\s*(\d{1,2})\b", re.IGNORECASE)


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
        record = _indicator(body, quantity, subject_of(body.text, quantities, at))
        number = next((criterion_of[word] for word in words if word in criterion_of), None)
        number = number or _criterion_named(record)
        yield replace(record, section_id=node.record.section_id, criterion_no=number)


def _criterion_named(record: Indicator) -> int | None:
    """Give the criterion that the counted words name: ``xã đạt tiêu chí số 2``."""
    match = _REACHES_CRITERION.search(record.subject) if record.unit in ("xã", "%") else None
    return int(match[1]) if match else None


def _indicator(passage: Passage, quantity: Quantity, subject: Subject) -> Indicator:
    start, end = quantity.start, quantity.number_end
    value_trace = passage.trace(start, end, Method.NORMALIZED)
    traces = {"value": value_trace, "text": passage.trace(*sentence_of(passage.text, start))}
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
    if subject.words:
        traces["subject"] = passage.trace(subject.start, subject.end)
    return Indicator(
        subject=subject.words,
        value=quantity.value,
        value_to=quantity.high.value if quantity.high else None,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        text=tidy(passage.text[slice(*sentence_of(passage.text, start))]),
        page=passage.page,
        traces=traces,
        findings=(*findings, *_repairs(passage, quantity, subject)),
    )


def _unit_doubts(printed: str, unit: str) -> list[Finding]:
    """Tell a unit that was taken for its nearest known spelling."""
    if strip_accents(tidy(printed)).lower() == strip_accents(unit).lower() or "/" in unit:
        return []
    return [Finding("text-repaired", "unit", printed, unit, details={"evidence": "known units"})]


def _repairs(passage: Passage, quantity: Quantity, subject: Subject) -> tuple[Finding, ...]:
    sentence = sentence_of(passage.text, quantity.start)
    return (*passage.repairs("subject", subject.start, subject.end), *passage.repairs("text", *sentence))
