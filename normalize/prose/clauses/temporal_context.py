"""What the headings and leads above a paragraph say of time: its years and its basis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalize.prose.clauses.periods import TemporalContext, Timed, aim_of, lead_of, time_quantities
from normalize.prose.clauses.quantities import read_quantities
from normalize.prose.clauses.words.tokens import Token, scan
from normalize.prose.passage import Passage, tidy
from normalize.prose.sections.node import SectionNode
from normalize.records import Basis

_LONGEST_TITLE = 14
"""Tokens of a title that a colon parts from the text behind it in the same line."""


def time_passages(
    nodes: Sequence[SectionNode], setting: TemporalContext
) -> Iterator[tuple[SectionNode, Passage, Passage, tuple[Timed, ...]]]:
    """Give every passage of the sections, its text without the label, and the time of its quantities.

    A section inherits from the one above it, as far as that one has been read; its own paragraphs from each
    other, where it speaks of aims in general.
    """
    known: dict[str, TemporalContext] = {}
    for node in nodes:
        own = replace(known.get(node.record.parent_id, setting), is_named=False)
        for position, passage in enumerate(node.passages):
            body = (
                passage.piece(node.label_end, len(passage.text))
                if node.label_end and not position
                else passage
            )
            is_heading = bool(node.record.heading) and tidy(body.text) == node.record.heading
            is_lead = is_heading or body.text.rstrip().endswith(":")
            reading = read_quantities(body.text)
            yield node, passage, body, time_quantities(reading, _run_in(reading.tokens, own))
            if is_lead:
                own = lead_of(reading.tokens, own)
            elif not own.is_named:
                own = own.with_years(aim_of(reading, own.now))
        known[node.record.section_id] = own


def _run_in(tokens: Sequence[Token], setting: TemporalContext) -> TemporalContext:
    """Take what a title says that stands in a paragraph's own line: ``Hiện trạng nhân lực: …``."""
    colon = next((at for at, token in enumerate(tokens[:_LONGEST_TITLE]) if token.is_mark(":")), None)
    return lead_of(tokens[:colon], setting) if colon else setting


def past_sections(nodes: Sequence[SectionNode], setting: TemporalContext) -> frozenset[str]:
    """Give the ids of the sections that stand under a title about results, of years before the plan's."""
    known: dict[str, TemporalContext] = {}
    past: set[str] = set()
    for node in nodes:
        own = known.get(node.record.parent_id, setting)
        title = node.record.heading or node.record.text
        if node.record.heading or title.endswith(":"):
            own = lead_of(scan(title), own)
        known[node.record.section_id] = own
        if own.basis is Basis.ACTUAL:
            past.add(node.record.section_id)
    return frozenset(past)
