"""Numbers of the prose that are in no record and that nothing explains: none is passed over in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from normalize.prose.clauses.quantities import read_quantities
from normalize.prose.clauses.quantity import Quantity
from normalize.prose.passage import Passage
from normalize.prose.sections.node import SectionNode
from normalize.records import Finding, Section

_AROUND = 24
"""Letters on either side that let a reader find a number in its sentence."""

_HARDLY = 0.5
"""Confidence of a word below which it is more likely something else."""


def tell_unread(nodes: Sequence[SectionNode], used: Collection[int]) -> Iterator[Section]:
    """Give the records of the sections; each tells the numbers that no record holds and nothing explains."""
    taken = frozenset(used)
    for node in nodes:
        findings = [
            finding
            for position, passage in enumerate(node.passages)
            for finding in _of_passage(passage, 0 if position else node.label_end, taken)
        ]
        yield replace(node.record, findings=(*node.record.findings, *findings)) if findings else node.record


def is_scrap(passage: Passage, quantity: Quantity) -> bool:
    """Say whether a number with a noun that no lexicon knows was hardly read: ``3 DĐ`` of a seal."""
    if quantity.unit_kind != "noun":
        return False
    confidence = passage.trace(quantity.start, quantity.end).confidence
    return confidence is not None and confidence < _HARDLY


def _of_passage(passage: Passage, offset: int, taken: frozenset[int]) -> Iterator[Finding]:
    body = passage.piece(offset, len(passage.text)) if offset else passage
    reading = read_quantities(body.text)
    scraps = [one for one in reading.quantities if is_scrap(body, one)]
    for token in (*reading.unread, *(reading.tokens[one.number] for one in scraps)):
        if body.word_ids(token.start, token.end) & taken:
            continue
        around = body.text[max(0, token.start - _AROUND) : token.end + _AROUND]
        place = body.place_of(token.start, token.end)
        yield Finding("number-unread", "text", token.text, details={"around": around}, place=place)
