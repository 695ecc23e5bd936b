"""Where the money comes from: the sources under a heading on capital or funding, as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from normalize.forms.numbers import share_of
from normalize.prose.clauses.money import Amount, find_amounts
from normalize.prose.clauses.periods import TemporalContext, Timed
from normalize.prose.clauses.quantities import read_quantities
from normalize.prose.clauses.quantity import Quantity
from normalize.prose.clauses.sums import settle_sum
from normalize.prose.clauses.temporal_context import time_passages
from normalize.prose.clauses.words.numerals import Convention, Numeral
from normalize.prose.clauses.words.tokens import Token, scan
from normalize.prose.indicators import unclear
from normalize.prose.money.names import concepts_in, is_about_funding, is_total, is_whole, name_of
from normalize.prose.passage import Passage
from normalize.prose.sections.node import SectionNode
from normalize.records import Finding, Funding, Method, Trace


@dataclass
class _Source:
    """A source as read: its printed number, depth and name; amount and share beside their traces."""

    passage: Passage
    number: str
    depth: int
    name: str
    amount: Amount
    value: Numeral
    share: Quantity | None
    is_total: bool
    traces: dict[str, Trace]
    used: set[int]
    at: int
    """The identity of a word of the amount, by which its time is known."""
    findings: tuple[Finding, ...] = ()
    source_no: str = ""
    parent: _Source | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class FundingTree:
    """The sources in reading order and the words (by identity) that they hold."""

    records: tuple[Funding, ...] = ()
    used: frozenset[int] = frozenset()


def read_funding(nodes: Sequence[SectionNode], setting: TemporalContext | None = None) -> FundingTree:
    """Read the sources below every heading on funding; the total has no number and level 0.

    ``setting`` is what the document as a whole says of time.
    """
    records: list[Funding] = []
    used: set[int] = set()
    times = _times(nodes, setting or TemporalContext())
    convention = Convention.of(tuple(passage.text for node in nodes for passage in node.passages))
    for branch in _branches(nodes):
        sources = list(_sources(branch))
        if sources and not sources[0].number and is_whole(sources[0].name):
            # The only amount, or one whose parts follow in paragraphs of their own.
            sources[0].is_total |= len(sources) == 1 or _parts_are_listed(branch, sources)
        if not _are_sources(sources):
            continue
        _number(sources)
        total = next((source for source in sources if source.is_total), None)
        _settle(sources, total, convention)
        records += [_record(source, total, times.get(source.at)) for source in sources]
        used |= {word for source in sources for word in source.used}
    return FundingTree(tuple(records), frozenset(used))


def _times(nodes: Sequence[SectionNode], setting: TemporalContext) -> dict[int, Timed]:
    """Give the time of every quantity, by the identity of its first word."""
    return {
        min(words): time
        for _, _, body, timed in time_passages(nodes, setting)
        for quantity, time in zip(read_quantities(body.text).quantities, timed, strict=True)
        if (words := body.word_ids(quantity.start, quantity.number_end))
    }


# ---- which sections and amounts ---------------------------------------------------------------


def _branches(nodes: Sequence[SectionNode]) -> Iterator[list[SectionNode]]:
    """Give each outermost section whose heading speaks of funding, with all below it."""
    root = ""
    branch: list[SectionNode] = []
    for node in nodes:
        if root and root in node.ancestors:
            branch.append(node)
            continue
        if branch:
            yield branch
        root, branch = "", []
        if node.record.heading and is_about_funding(node.record.heading):
            root, branch = node.record.section_id, [node]
    if branch:
        yield branch


def _parts_are_listed(branch: Sequence[SectionNode], sources: Sequence[_Source]) -> bool:
    """Say whether a paragraph ``Trong đó:`` stands in the section, and no amount is its total yet."""
    firsts = (concepts_in(passage.text.lstrip(" -+"))[:1] for node in branch for passage in node.passages)
    told = any(first and first[0] == ("parts", 0) for first in firsts)
    return told and not any(source.is_total for source in sources)


def _are_sources(sources: Sequence[_Source]) -> bool:
    """Say whether amounts are of sources: numbered, with a total, or named so; a budget's lines are none."""
    firsts = [concepts_in(source.name)[:1] for source in sources]
    if any(first and first[0] == ("budget", 0) for first in firsts):
        return False
    listed = any(source.number or source.is_total for source in sources)
    kinds = {"source", "whole", "raised", "heading"}
    return listed or (bool(sources) and any(name in kinds for name, _ in concepts_in(sources[0].name)))


# ---- the sources of a paragraph ---------------------------------------------------------------


def _sources(branch: Sequence[SectionNode]) -> Iterator[_Source]:
    for node in branch:
        for position, passage in enumerate(node.passages):
            label = node.record.label if position == 0 and node is not branch[0] else ""
            body = passage.piece(node.label_end, len(passage.text)) if position == 0 else passage
            yield from _of_passage(body, label, len(node.ancestors) + bool(position))


def _of_passage(passage: Passage, label: str, depth: int) -> Iterator[_Source]:
    """Read one amount or more of a passage; the words before each amount name the source."""
    text, tokens = passage.text, scan(passage.text)
    amounts = find_amounts(text)
    begin = 0
    for at, amount in enumerate(amounts):
        stop = amounts[at + 1].start if at + 1 < len(amounts) else len(text)
        below = _parts_above(tokens, amounts[0], amount) if at else 0
        source = _source(passage, amount, (begin, stop), (label if at == 0 else "", depth + below))
        if source:
            yield source
            begin = _after(text, (source.share.end if source.share else 0, amount.end), stop)


def _parts_above(tokens: Sequence[Token], first: Amount, amount: Amount) -> int:
    """How many amounts, that are told apart in the text before, an amount is a part of: ``A (B, C)``."""
    nested, parted = 0, False
    for token in tokens:
        if token.start >= amount.start:
            break
        if token.is_mark("()"):
            nested = max(0, nested + (1 if token.text == "(" else -1))
        elif token.has("parts") and token.start >= first.start and not nested:
            parted = True
    return nested + parted


def _after(text: str, ends: tuple[int, int], stop: int) -> int:
    """Find where the next source's name begins: behind the share and the mark that closes this one."""
    at = max(ends)
    while at < stop and text[at] in " );,.:":
        at += 1
    return at


def _source(
    passage: Passage, amount: Amount, bounds: tuple[int, int], position: tuple[str, int]
) -> _Source | None:
    """Read the source around one amount; it lies between ``bounds``, ``position`` is label and depth."""
    (begin, stop), (label, depth) = bounds, position
    before = amount.share_before if amount.share_before and amount.share_before.start >= begin else None
    name, start, end = name_of(passage.text, begin, before.start if before else amount.start)
    if not name:
        return None
    traces = {
        "source_name": passage.trace(start, end),
        "amount": passage.trace(amount.start, amount.number_end, Method.NORMALIZED),
        "amount_vnd": passage.trace(amount.start, amount.end, Method.NORMALIZED),
        "currency_unit": passage.trace(amount.number_end, amount.end),
    }
    used = passage.word_ids(amount.start, amount.number_end)
    at = min(used, default=0)
    share = before or amount.share_behind
    if share:
        traces["share_percent"] = passage.trace(share.start, share.end, Method.NORMALIZED)
        used |= passage.word_ids(share.start, share.end)
    whole = not label and is_total(name, passage.text[amount.end : stop])
    findings = (*amount.findings(passage.text), *passage.repairs("source_name", start, end))
    return _Source(
        passage, label, depth, name, amount, amount.numeral, share, whole, traces, used, at, findings
    )


# ---- the tree ---------------------------------------------------------------------------------


def _number(sources: Sequence[_Source]) -> None:
    """Give every source its parent and a number: the printed one, below its parent's; else counted.

    The total is thus the only one without a number, and ``parent_no`` names one source and no other.
    """
    stack: list[_Source] = []
    for source in sources:
        if source.is_total:
            continue
        while stack and stack[-1].depth >= source.depth:
            stack.pop()
        source.parent = stack[-1] if stack else None
        siblings = [known for known in sources if known.source_no and known.parent is source.parent]
        printed = source.number.strip("-+–*•") or str(len(siblings) + 1)
        above = f"{source.parent.source_no}." if source.parent else ""
        source.source_no = printed if printed.startswith(above) else above + printed
        stack.append(source)


def _settle(sources: Sequence[_Source], total: _Source | None, convention: Convention) -> None:
    """Let sums decide amounts that can be read in several ways; then how the author writes."""
    for whole in sources:
        parts = [s for s in sources if s is not whole and s.parent is (None if whole is total else whole)]
        parts = [part for part in parts if not part.is_total]
        values = settle_sum(
            (whole.value, whole.amount.unit.factor), [(p.value, p.amount.unit.factor) for p in parts]
        )
        for source, value in zip((whole, *parts), values or (), strict=False):
            source.value = replace(source.value, value=value)
    for source in sources:
        source.value = convention.settle(source.value)


def _record(source: _Source, total: _Source | None, time: Timed | None) -> Funding:
    vnd = _vnd(source)
    computed = None if source.is_total else share_of(vnd, _vnd(total) if total else None)
    traces = dict(source.traces)
    if computed is not None:
        traces["share_percent_computed"] = traces["amount"]
    years = time.years if time else None
    if years:
        traces |= dict.fromkeys(("year_from", "year_to"), replace(traces["amount"], method=Method.INFERRED))
    if time and time.basis:
        traces["basis"] = replace(traces["amount"], method=Method.INFERRED)
    level = 0
    parent = source.parent
    while parent:
        level, parent = level + 1, parent.parent
    return Funding(
        source_no=source.source_no,
        parent_no=source.parent.source_no if source.parent else "",
        level=0 if source.is_total else level + 1,
        source_name=source.name,
        amount=source.value.value,
        currency_unit=source.amount.unit.name,
        amount_vnd=vnd,
        share_percent=source.share.value if source.share else None,
        share_percent_computed=computed,
        year_from=years[0] if years else None,
        year_to=years[1] if years else None,
        basis=time.basis if time else None,
        page=source.passage.page,
        traces=traces,
        findings=(*_doubts(source), *source.findings),
    )


def _vnd(source: _Source) -> int | None:
    exact = (
        source.value.value * source.amount.unit.factor if source.value.value is not None else Decimal("0.5")
    )
    return int(exact) if exact == exact.to_integral_value() else None


def _doubts(source: _Source) -> Iterator[Finding]:
    if not source.value.is_clear:
        yield unclear("amount", source.value)
    if source.share and not source.share.low.is_clear:
        yield unclear("share_percent", source.share.low)
