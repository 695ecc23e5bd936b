"""What the headings and leads above a paragraph say of time: its years and its basis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from normalize.prose.clauses.periods import TemporalContext, Timed, aim_of, lead_of, time_quantities
from normalize.prose.clauses.quantities import read_quantities
from normalize.prose.clauses.quantity import TextQuantities
from normalize.prose.clauses.words.tokens import Token, scan
from normalize.prose.passage import Passage, tidy
from normalize.prose.sections.node import SectionNode
from normalize.records import Basis, Section

_LONGEST_TITLE = 14
"""Tokens of a title that a colon parts from the text behind it in the same line."""


_LONGEST_BOLD = 40
"""Tokens of a title in bold: two printed lines."""


def time_passages(
    nodes: Sequence[SectionNode], setting: TemporalContext
) -> Iterator[tuple[SectionNode, Passage, Passage, tuple[Timed, ...]]]:
    """Give every passage of the sections, its text without the label, and the time of its quantities.

    A section inherits from the one above it, as far as that one has been read; its own paragraphs from each
    other, where it speaks of aims in general. The items of a list inherit from the lead right before it.
    """
    known: dict[str, TemporalContext] = {}
    leads = _Leads()
    for node in nodes:
        above = leads.of_list(node.record) or known.get(node.record.parent_id, setting)
        own = replace(above, is_named=False)
        is_lead = False
        for position, passage in enumerate(node.passages):
            body = (
                passage.piece(node.label_end, len(passage.text))
                if node.label_end and not position
                else passage
            )
            is_heading = bool(node.record.heading) and tidy(body.text) == node.record.heading
            reading = read_quantities(body.text)
            is_title = not is_heading and _is_bold_title(body, reading)
            is_lead = is_heading or is_title or body.text.rstrip().endswith(":")
            yield node, passage, body, time_quantities(reading, _run_in(reading.tokens, own))
            if is_lead:
                own = lead_of(reading.tokens, own)
                setting = own if is_title else setting  # what no section stands above is below it
            elif not own.is_named:
                own = own.with_years(aim_of(reading, own.now))
        known[node.record.section_id] = own
        opens = is_lead and not node.record.heading and (len(node.passages) > 1 or not node.record.label)
        leads.passed(node.record, own if opens else None)


@dataclass
class _Leads:
    """The paragraphs that open lists beside them, not above.

    ``Đến năm 2025:`` / ``- …`` / ``Đến năm 2030:`` / ``- …`` are all below one heading.
    """

    _last: TemporalContext | None = None
    _lists: dict[str, tuple[str, TemporalContext]] = field(default_factory=dict)
    """By the section they stand in: the kind of their labels, and what their lead says."""

    def of_list(self, section: Section) -> TemporalContext | None:
        """Give what the lead before a list says to its items; they all have one kind of label."""
        kind = _list_kind(section.label)
        if self._last and kind:
            self._lists[section.parent_id] = (kind, self._last)
        first, setting = self._lists.get(section.parent_id, ("", None))
        return setting if kind == first else None

    def passed(self, section: Section, lead: TemporalContext | None) -> None:
        """Note that a section was read, and what it says where it opens a list."""
        self._last = lead
        first, _ = self._lists.get(section.parent_id, ("", None))
        if first and _list_kind(section.label) != first:
            del self._lists[section.parent_id]


def _list_kind(label: str) -> str:
    """Give what the labels of a list have in common: their mark, or that they are letters; else nothing."""
    if label and not label[0].isalnum():
        return label[0]
    return "letter" if len(label) == 1 and label.islower() else ""


def _is_bold_title(passage: Passage, reading: TextQuantities) -> bool:
    """Say whether a passage without a label is a title: in bold, no sentence, and it counts nothing."""
    ends = passage.text.rstrip()[-1:] in (".", ";", ",")
    return passage.is_bold and not ends and not reading.quantities and len(reading.tokens) <= _LONGEST_BOLD


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
