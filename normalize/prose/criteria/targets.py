"""What a plan sets for each national criterion: communes to reach it, communes that will have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from normalize.criteria import CriteriaSet
from normalize.forms.numbers import share_of
from normalize.prose.clauses.counts import CountRole, read_counts, share_after, told_respectively
from normalize.prose.clauses.periods import TemporalContext
from normalize.prose.clauses.quantities import read_quantities
from normalize.prose.clauses.quantity import Quantity, TextQuantities
from normalize.prose.clauses.temporal_context import past_sections
from normalize.prose.clauses.words.numerals import Numeral
from normalize.prose.clauses.words.tokens import scan
from normalize.prose.criteria.heads import find_heads
from normalize.prose.criteria.lists import Head
from normalize.prose.passage import Passage, tidy
from normalize.prose.sections.node import SectionNode
from normalize.records import Basis, CriterionTarget, Finding, Method, Trace
from normalize.values import format_value


@dataclass
class _Draft:
    head: Head
    start: Passage
    section_id: str
    passages: list[Passage] = field(default_factory=list)
    traces: dict[str, Trace] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    values: dict[str, int | Decimal | None] = field(default_factory=dict)
    shared: list[tuple[Quantity, Passage]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Targets:
    """Targets in reading order; ``used`` and ``criterion_of`` go by the identity of words on paper.

    ``used`` are the words whose quantity a target holds, ``criterion_of`` the criterion under which a
    word stands.
    """

    records: tuple[CriterionTarget, ...] = ()
    used: frozenset[int] = frozenset()
    criterion_of: Mapping[int, int] = field(default_factory=dict)


def read_targets(
    nodes: Sequence[SectionNode], criteria: CriteriaSet | None, plan_year: int | None
) -> Targets:
    """Read the target of every criterion that the text names as a heading or at a paragraph's start."""
    if criteria is None:
        return Targets()
    used: set[int] = set()
    criterion_of: dict[int, int] = {}
    records: list[CriterionTarget] = []
    past = past_sections(nodes, TemporalContext(basis=Basis.PLAN, now=plan_year))
    for draft in _drafts(nodes, criteria):
        for passage in draft.passages:
            criterion_of |= {id(placed.word): draft.head.number for placed in passage.words}
            if draft.section_id not in past:
                used |= _read_counts(draft, passage, plan_year)
        if draft.values or draft.shared:
            records += _records(draft, criteria)
    return Targets(tuple(records), frozenset(used), criterion_of)


# ---- where a criterion is spoken of ----------------------------------------------------------


def _drafts(nodes: Sequence[SectionNode], criteria: CriteriaSet) -> Iterator[_Draft]:
    """Walk the sections; a criterion named in a heading covers the sections below it."""
    scope: tuple[str, _Draft] | None = None
    spoken_of = False
    for node in nodes:
        if scope and scope[0] not in node.ancestors:
            yield scope[1]
            scope = None
        for passage in node.passages:
            spoken_of = spoken_of or any(
                token.has("criterion") for token in read_quantities(passage.text).tokens
            )
            found = list(_of_passage(passage, node, criteria, spoken_of))
            if found and scope:
                yield scope[1]
                scope = None
            for draft, is_heading in found:
                if is_heading:
                    scope = (node.record.section_id, draft)
                else:
                    yield draft
            if not found and scope:
                scope[1].passages.append(passage)
    if scope:
        yield scope[1]


def _of_passage(
    passage: Passage, node: SectionNode, criteria: CriteriaSet, spoken_of: bool
) -> Iterator[tuple[_Draft, bool]]:
    """Give the criteria that a passage opens with, each with its own piece of the passage."""
    if node.label_end and passage is node.passages[0]:
        passage = passage.piece(node.label_end, len(passage.text))
    for head in find_heads(passage.text, criteria, spoken_of):
        draft = _Draft(head, passage, node.record.section_id)
        name = passage.trace(*head.named)
        draft.traces["criterion_name"] = name
        draft.traces["criterion_no"] = (
            passage.trace(*head.numbered) if head.numbered else replace(name, method=Method.MATCHED)
        )
        draft.findings += _number_doubts(head, criteria)
        draft.passages.append(passage.piece(head.start, head.stop))
        yield draft, not passage.text[head.body : head.stop].strip()


def _number_doubts(head: Head, criteria: CriteriaSet) -> Iterator[Finding]:
    matched = criteria.match(head.name) if head.name and head.number in criteria.numbers else None
    if matched and matched.number != head.number and not criteria.names_elsewhere(head.name, head.number):
        details = {"official": matched.name}
        printed = f"{head.number} {head.name}"
        yield Finding("criterion-name-number", "criterion_no", printed, "", str(matched.number), details)


# ---- what is counted ------------------------------------------------------------------------


def _read_counts(draft: _Draft, passage: Passage, plan_year: int | None) -> set[int]:
    used: set[int] = set()
    reading = read_quantities(passage.text)
    counts = read_counts(passage.text, plan_year, draft.head.lead)
    shared = told_respectively(reading, [count for count, _ in counts], 1 + len(draft.head.others))
    for quantity, role in counts:
        if quantity in shared:
            draft.shared.append((quantity, passage))
            used |= passage.word_ids(quantity.start, quantity.number_end)
        elif role is CountRole.TOTAL:
            used |= _take_total(draft, passage, reading, quantity)
        elif role in (CountRole.NEW, CountRole.UNDECIDED):
            span = (quantity.start, quantity.number_end)
            used |= _take(draft, "communes_new", passage, span, quantity.low)
            if role is CountRole.UNDECIDED and draft.values.get("communes_total") is None:
                printed = passage.text[slice(*span)]
                draft.findings.append(Finding("criterion-count-undecided", "communes_new", printed, printed))
    return used


def _take_total(draft: _Draft, passage: Passage, reading: TextQuantities, quantity: Quantity) -> set[int]:
    low, share = quantity.low, share_after(reading, quantity)
    used = _take(draft, "communes_total", passage, (low.start, low.end), low)
    if not used:
        return used
    if quantity.base:
        base = quantity.base
        used |= _take(draft, "communes_base", passage, (base.start, base.end), base)
    if share:
        used |= _take(draft, "share_percent", passage, (share.start, share.end), share.low)
    if quantity.origin is not None:
        used |= _take_growth(draft, passage, reading.quantities[quantity.origin], quantity)
    return used


def _take_growth(draft: _Draft, passage: Passage, origin: Quantity, total: Quantity) -> set[int]:
    """Compute the communes that join from both ends of a change: ``từ 431 xã lên 452 xã``."""
    if origin.value is None or total.value is None or origin.value >= total.value:
        return set()
    if origin.unit != total.unit or "communes_new" in draft.values:
        return set()
    draft.values["communes_new"] = int(total.value - origin.value)
    draft.traces["communes_new"] = passage.trace(origin.start, total.end, Method.COMPUTED)
    return passage.word_ids(origin.start, origin.number_end)


def _take(draft: _Draft, name: str, passage: Passage, span: tuple[int, int], number: Numeral) -> set[int]:
    """Set a field; a second, different value leaves the first and is told."""
    start, end = span
    printed = passage.text[start:end]
    trace = passage.trace(start, end, Method.NORMALIZED)
    value = number.value
    if value is None or (name != "share_percent" and value != value.to_integral_value()):
        draft.findings.append(Finding("number-ambiguous", name, printed, place=trace.place))
        draft.values.setdefault(name, None)
        draft.traces.setdefault(name, trace)
        return passage.word_ids(start, end)
    whole = value if name == "share_percent" else int(value)
    known = draft.values.get(name)
    if known is None:
        draft.values[name] = whole
        draft.traces[name] = trace
    elif known != whole:
        draft.findings.append(
            Finding("criterion-count-ambiguous", name, printed, str(known), str(whole), place=trace.place)
        )
        return set()
    return passage.word_ids(start, end)


def _records(draft: _Draft, criteria: CriteriaSet) -> Iterator[CriterionTarget]:
    """Give the record of a draft, one for each criterion that the same words speak of.

    What is told respectively goes to each in turn; a count that is not said to be of each is doubtful.
    """
    record = _record(draft, criteria)
    heads = (draft.head, *draft.head.others)
    for at, head in enumerate(heads):
        own = replace(record, criterion_no=head.number, criterion_name=head.name)
        if at < len(draft.shared):
            own = _with_total(own, *draft.shared[at])
        if at and not draft.shared and not _is_said_of_each(draft):
            printed = format_value(record.communes_new or record.communes_total)
            doubt = Finding("criterion-count-undecided", "communes_new", printed, printed)
            own = replace(own, findings=(*own.findings, doubt))
        yield own


def _with_total(record: CriterionTarget, count: Quantity, passage: Passage) -> CriterionTarget:
    value = count.value
    traces = {
        **record.traces,
        "communes_total": passage.trace(count.start, count.number_end, Method.NORMALIZED),
    }
    return replace(record, communes_total=None if value is None else int(value), traces=traces)


def _is_said_of_each(draft: _Draft) -> bool:
    tokens = (token for passage in draft.passages for token in scan(passage.text))
    return any(token.has("each", "alike") for token in tokens)


def _record(draft: _Draft, criteria: CriteriaSet) -> CriterionTarget:
    values = draft.values
    total, base = values.get("communes_total"), values.get("communes_base")
    first = draft.passages[0]
    traces = {**draft.traces, "text": first.whole_trace()}
    computed = share_of(total, base)
    if computed is not None:
        traces["share_percent_computed"] = traces["communes_total"]
    return CriterionTarget(
        criterion_set=criteria.decision,
        criterion_no=draft.head.number,
        criterion_name=draft.head.name,
        communes_new=_whole(values.get("communes_new")),
        communes_total=_whole(total),
        communes_base=_whole(base),
        share_percent=_decimal(values.get("share_percent")),
        share_percent_computed=computed,
        text=" ".join(tidy(passage.text) for passage in draft.passages),
        page=first.page,
        traces=traces,
        findings=(*draft.findings, *(f for passage in draft.passages for f in passage.repairs("text"))),
    )


def _whole(value: int | Decimal | None) -> int | None:
    return None if value is None else int(value)


def _decimal(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)
