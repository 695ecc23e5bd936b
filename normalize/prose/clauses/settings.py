"""What the headings and leads above a paragraph say of time: its years and its basis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalize.prose.clauses.periods import Setting, Timed, Years, lead_of, time_quantities, years_to_come
from normalize.prose.clauses.quantities import read_quantities
from normalize.prose.clauses.tokens import scan
from normalize.prose.passage import Passage, tidy
from normalize.prose.sections.tree import SectionNode
from normalize.records import Basis


def time_passages(
    nodes: Sequence[SectionNode], setting: Setting
) -> Iterator[tuple[SectionNode, Passage, Passage, tuple[Timed, ...]]]:
    """Give every passage of the sections, its text without the label, and the time of its quantities.

    A section inherits from the one above it, as far as that one has been read; its own paragraphs from each
    other, where what they say is planned.
    """
    known: dict[str, Setting] = {}
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
            timed, after = time_quantities(read_quantities(body.text), own)
            yield node, passage, body, timed
            if is_lead:
                own = lead_of(scan(body.text), own)
            elif not own.is_named:
                own = own.with_years(years_to_come(scan(body.text), own.now))
                own = own.with_years(_to_come(after.year, own)).with_years(_to_come(after.period, own))
        known[node.record.section_id] = own


def _to_come(years: Years | None, setting: Setting) -> Years | None:
    """Give years that lie ahead: a plan's paragraphs share them; what was reached is told year by year."""
    return years if years and setting.now is not None and years[1] >= setting.now else None


def past_sections(nodes: Sequence[SectionNode], setting: Setting) -> frozenset[str]:
    """Give the ids of the sections that stand under a title about results, of years before the plan's."""
    known: dict[str, Setting] = {}
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
