"""Activities told in prose: a heading, and below it lines that say when, where, by whom and with what money.

    2.1. Lễ khai mạc
    - Thời gian: ngày 11/9/2026.
    - Địa điểm: Quảng trường 2/9.
    - Đơn vị chủ trì: Sở Văn hóa và Thể thao.

What stands before a colon is looked up among the heads of the columns of schedules, so that prose and tables
know the same words. A line with other words before its colon stays text of its section.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from normalize.agencies import split_agencies
from normalize.forms.timing import parse_timing
from normalize.lexicon import Lexicon
from normalize.prose.clauses.money import find_amounts
from normalize.prose.passage import Passage, tidy
from normalize.prose.sections.node import SectionNode
from normalize.records import Finding, Method, Trace, WorkItem, joined
from normalize.tables.views.titles import mend
from normalize.tasks import split_leaders, timing_findings

_WHO = ("implementing", "coordinating", "directing")
_WHEN_OR_WHERE = ("timing", "place_text")
_FEWEST = 2
"""Activities that make a list of them: one may be the time and place of the plan as a whole."""
_LONGEST_LABEL = 60
"""Letters before the colon; the longest head of a column in the lexicon has half as many."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What one line says: the role of the words before its colon, and the words behind it."""

    role: str
    said: Passage

    @property
    def text(self) -> str:
        return tidy(self.said.text).rstrip(" .;,/")

    @property
    def trace(self) -> Trace:
        return self.said.whole_trace()


def read_activities(nodes: Sequence[SectionNode]) -> tuple[WorkItem, ...]:
    """Read one task a heading whose lines say who does it, and when or where; in reading order."""
    by_id = {node.record.section_id: node for node in nodes}
    below: dict[str, list[SectionNode]] = {}
    for node in nodes:
        below.setdefault(node.record.parent_id, []).append(node)
    found = []
    for node in nodes:
        parts = tuple(_parts(node, below.get(node.record.section_id, ())))
        if _is_activity(node, parts):
            found.append(_record(node, by_id.get(node.record.parent_id), parts))
    return tuple(found) if len(found) >= _FEWEST else ()


def _parts(node: SectionNode, below: Sequence[SectionNode]) -> Iterator[_Part]:
    """Give what the lines below a heading say, each in the role that its first words name."""
    lines = [(passage, 0) for passage in node.passages[1:]]
    lines += [(child.passages[0], child.label_end) for child in below if child.passages]
    for passage, start in lines:
        yield from _parts_of_line(passage, start)


def _parts_of_line(passage: Passage, start: int) -> Iterator[_Part]:
    """Cut a line at its labels; one may hold several (``Thời gian: tháng 5; địa điểm: Nhà văn hóa``)."""
    text, labels = passage.text, list[tuple[int, int, str]]()
    colon = text.find(":", start)
    while colon >= 0:
        begin = max(start, *(text.rfind(mark, start, colon) + 1 for mark in ".;"))
        role = _role(text[begin:colon]) if colon - begin <= _LONGEST_LABEL else ""
        if role:
            labels.append((begin, colon, role))
        elif not labels:
            return  # other words open the line
        colon = text.find(":", colon + 1)
    for (_, colon, role), (end, _, _) in pairwise([*labels, (len(text), 0, "")]):
        said = passage.piece(colon + 1, end)
        if said.text:
            yield _Part(role, said)


def _role(words: str) -> str:
    """Name the part of a task that words are the label of; they must be nothing else."""
    lexicon = Lexicon.load("work_item_columns")
    concept = lexicon.match(mend(words, lexicon))
    return str(concept.get("role", concept.name)) if concept else ""


def _is_activity(node: SectionNode, parts: Sequence[_Part]) -> bool:
    roles = {part.role for part in parts}
    named = bool(node.record.label) and _role(_name(node).text) in ("", "task")
    return named and not roles.isdisjoint(_WHO) and not roles.isdisjoint(_WHEN_OR_WHERE)


def _name(node: SectionNode) -> Passage:
    first = node.passages[0]
    return first.piece(node.label_end, len(first.text))


def _record(node: SectionNode, group: SectionNode | None, parts: Sequence[_Part]) -> WorkItem:
    name = _name(node)
    fields = _Fields()
    fields.put("task", tidy(name.text).rstrip(" .:;"), name.whole_trace())
    fields.put("item_no", node.record.label, node.record.traces.get("label", Trace()))
    if group is not None and group.record.heading:
        for field, source in (("group_title", "heading"), ("group_no", "label")):
            fields.put(field, getattr(group.record, source), group.record.traces.get(source, Trace()))
    fields.findings += name.repairs("task")
    for part in parts:
        fields.findings += part.said.repairs("timing_text" if part.role == "timing" else part.role)
    for read in (_agencies, _timing, _texts, _budget):
        read(fields, parts)
    return fields.record(name.page)


@dataclass
class _Fields:
    """The fields of one task while its lines are read."""

    values: dict[str, Any] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def put(self, name: str, value: Any, trace: Trace) -> None:
        if value:
            self.values[name], self.traces[name] = value, trace

    def record(self, page: int | None) -> WorkItem:
        return WorkItem(page=page, traces=self.traces, findings=tuple(self.findings), **self.values)


def _agencies(fields: _Fields, parts: Sequence[_Part]) -> None:
    """Read who leads, joins and directs; ``Sở A chủ trì, phối hợp với Sở B`` names two of them."""
    names: dict[str, dict[str, None]] = {}
    sources: dict[str, list[Trace]] = {}
    for part in parts:
        if part.role not in _WHO:
            continue
        lead, partners = split_leaders(part.text) if part.role == "implementing" else (part.text, "")
        for role, text in ((part.role, lead), ("coordinating", partners)):
            if text:
                names.setdefault(role, {}).update(dict.fromkeys(split_agencies(text).names))
                sources.setdefault(role, []).append(part.trace)
    for role, listed in names.items():
        fields.put(role, tuple(listed), joined(sources[role], Method.NORMALIZED))


def _timing(fields: _Fields, parts: Sequence[_Part]) -> None:
    said = [part for part in parts if part.role == "timing"]
    text = "; ".join(part.text for part in said)
    if not text:
        return
    timing = parse_timing(text)
    derived = joined((part.trace for part in said), Method.NORMALIZED)
    fields.put("timing_text", text, said[0].trace if len(said) == 1 else derived)
    for name, value in (
        ("timing_kind", timing.kind.value),
        ("months", timing.months),
        ("quarters", timing.quarters),
    ):
        fields.put(name, value, derived)
    fields.findings += timing_findings(text, timing)


def _texts(fields: _Fields, parts: Sequence[_Part]) -> None:
    """Read where something takes place and what is to come of it."""
    for name in ("place_text", "product"):
        said = [part for part in parts if part.role == name]
        if said:
            method = Method.AS_READ if len(said) == 1 else Method.NORMALIZED
            trace = said[0].trace if len(said) == 1 else joined((part.trace for part in said), method)
            fields.put(name, "; ".join(part.text for part in said), trace)


def _budget(fields: _Fields, parts: Sequence[_Part]) -> None:
    """Read the money where one amount is named; of several it is not said which is the whole."""
    said = [(part, amount) for part in parts if part.role == "budget" for amount in find_amounts(part.text)]
    if len(said) != 1:
        return
    part, amount = said[0]
    if amount.numeral.value is not None and amount.unit.factor:
        trace = replace(part.trace, method=Method.COMPUTED)
        fields.put("budget_vnd", int(amount.numeral.value * amount.unit.factor), trace)
