"""Where the money comes from: the sources under a heading on capital or funding, as a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from normalize.numbers import Currency, Number, parse_currency, parse_number, share_of, to_vnd
from normalize.prose.passage import Passage, tidy
from normalize.prose.sections import SectionNode, read_label
from normalize.records import Finding, Funding, Method, Trace
from normalize.unicode import strip_accents

_ALIKE = 80.0
_HEADING = re.compile(r"\b(?:nguon von|kinh phi|nguon luc|von dau tu|von thuc hien|du toan|nhu cau von)\b")
_MONEY = re.compile(
    # A letter of the unit may be misread; its nearest spelling is taken and told.
    r"(?P<amount>(?<![\w.,/])\d(?:[\d.,|!\[\]lio]*[\d|!\[\]lio])?)\s*(?P<unit>(?:nghin|ngan|tr[a-z]{3}|[a-z]rieu|tr\.?|ty|ti)?\s*(?:dong|d[a-z]ng|don[a-z]|d)\b(?!\s?/)|(?:trieu|ty|ti)\b(?!\s?/|\s*(?:le|usd))"
    r"|(?=\([a-z\s]{9,160}\bdong\b))"
)
_SHARE = re.compile(r"^[^\d;]{0,40}?(?:chiem|ty le|bang|\()[^\d;]{0,20}(?P<share>\d+(?:[.,]\d+)*)\s?%")
_FIRST_WORDS = 30
_TOTAL = re.compile(r"\b(?:tong(?: nhu cau| so| cong| kinh phi| von| nguon| du toan| muc)?)\b")
_WHOLE = re.compile(r"(?:nguon )?(?:kinh phi|von)\b(?! (?:su nghiep|dau tu|tin dung|ngan sach|vay|doi ung))")
_PARTS_FOLLOW = re.compile(r"\b(?:trong do|bao gom|gom)\b")
_QUALIFIER = re.compile(
    r"[\s:,\-–]*(?:\b(?:là|khoảng|dự kiến|ước|ước tính|trên|hơn|gần|gồm|số tiền)\b[\s:]*)*$", re.IGNORECASE
)
_LEAD = re.compile(r"^(?:trong đó|gồm|bao gồm)\b\s*:?\s*", re.IGNORECASE)


@dataclass
class _Source:
    """A source as read: its printed number, depth and name; amount and share beside their traces."""

    repairs: tuple[Finding, ...]
    passage: Passage
    number: str
    depth: int
    name: str
    amount: Number
    unit: Currency
    share: Number | None
    is_total: bool
    traces: dict[str, Trace]
    used: set[int]
    source_no: str = ""
    parent: _Source | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class FundingTree:
    """The sources in reading order and the words (by identity) that they hold."""

    records: tuple[Funding, ...] = ()
    used: frozenset[int] = frozenset()


def read_funding(nodes: Sequence[SectionNode]) -> FundingTree:
    """Read the sources below every heading on funding; the total has no number and level 0."""
    records: list[Funding] = []
    used: set[int] = set()
    for branch in _branches(nodes):
        sources = list(_sources(branch))
        if not any(source.number for source in sources) and not any(source.is_total for source in sources):
            continue
        _number(sources)
        total = next((source for source in sources if source.is_total), None)
        records += [_record(source, total) for source in sources]
        used |= {word for source in sources for word in source.used}
    return FundingTree(tuple(records), frozenset(used))


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
        heading = strip_accents(node.record.heading).lower()
        root, branch = "", []
        if heading and _is_about_funding(heading):
            root, branch = node.record.section_id, [node]
    if branch:
        yield branch


def _is_about_funding(heading: str) -> bool:
    """Say whether a heading (bare, lower case) speaks of funding, a letter perhaps misread."""
    near = (fuzz.partial_ratio(words, heading, score_cutoff=_ALIKE) for words in ("nguon von", "kinh phi "))
    return _HEADING.search(heading) is not None or any(near)


def _sources(branch: Sequence[SectionNode]) -> Iterator[_Source]:
    for node in branch:
        for position, passage in enumerate(node.passages):
            label = node.record.label if position == 0 and node is not branch[0] else ""
            offset = node.label_end if position == 0 else 0
            yield from _of_passage(passage, offset, label, len(node.ancestors) + bool(position))


def _of_passage(passage: Passage, offset: int, label: str, depth: int) -> Iterator[_Source]:
    """Read one amount or more of a passage; the words before each amount name the source."""
    plain = strip_accents(passage.text).lower()
    matches = list(_MONEY.finditer(plain, offset))
    begin = offset
    for at, match in enumerate(matches):
        stop = matches[at + 1].start() if at + 1 < len(matches) else len(plain)
        position = (label if at == 0 else "", depth + (at > 0))
        source = _source(passage, match, (begin, stop), position)
        if source:
            yield source
            begin = _after(plain, match.end(), stop)


def _after(plain: str, end: int, stop: int) -> int:
    """Find where the next source's name begins: behind the share and the mark that closes this one."""
    share = _SHARE.match(plain[end:stop])
    at = end + (share.end() if share else 0)
    mark = re.match(r"[\s)]*[;,.:]?\s*", plain[at:stop])
    return at + (mark.end() if mark else 0)


def _source(
    passage: Passage, match: re.Match[str], bounds: tuple[int, int], position: tuple[str, int]
) -> _Source | None:
    """Read the source around one amount; it lies between ``bounds``, ``position`` is label and depth."""
    (begin, stop), (label, depth) = bounds, position
    plain = strip_accents(passage.text).lower()
    amount = parse_number(match["amount"]) or Number(match["amount"], None, ())
    unit, unit_doubts = _unit(passage, match)
    name, name_start, name_end = _name(passage.text, begin, match.start())
    if unit is None or not name:
        return None
    traces = {
        "source_name": passage.trace(name_start, name_end),
        "amount": passage.trace(*match.span("amount"), Method.NORMALIZED),
        "amount_vnd": passage.trace(*match.span(), Method.NORMALIZED),
        "currency_unit": passage.trace(*match.span("unit")),
    }
    used = passage.word_ids(*match.span("amount"))
    found = _SHARE.match(plain[match.end() : stop])
    share = parse_number(found["share"]) if found else None
    if found:
        span = (match.end() + found.start("share"), match.end() + found.end())
        traces["share_percent"] = passage.trace(*span, Method.NORMALIZED)
        used |= passage.word_ids(*span)
    is_total = not label and _is_total(strip_accents(name).lower(), plain[match.end() : stop])
    repairs = unit_doubts + passage.repairs("source_name", name_start, name_end)
    return _Source(repairs, passage, label, depth, name, amount, unit, share, is_total, traces, used)


def _is_total(name: str, after: str) -> bool:
    """Say whether an amount is of all sources: its name says so, or it is money whose parts follow.

    ``Kinh phí thực hiện Kế hoạch: 185 tỷ đồng. Trong đó: …``
    """
    parts_follow = _WHOLE.match(name) and _PARTS_FOLLOW.search(after)
    return _TOTAL.search(name[:_FIRST_WORDS]) is not None or bool(parts_follow)


def _unit(passage: Passage, match: re.Match[str]) -> tuple[Currency | None, tuple[Finding, ...]]:
    """Read the unit of money; a misread one (``triệv đồng``) is taken for its nearest spelling and told."""
    printed = passage.text[slice(*match.span("unit"))] or Currency.DONG.value
    known = parse_currency(printed)
    if known:
        return known, ()
    nearest = max(Currency, key=lambda currency: fuzz.ratio(printed, currency.value))
    if fuzz.ratio(printed, nearest.value) < _ALIKE:
        return None, ()
    evidence = {"evidence": "units of money"}
    return nearest, (Finding("text-repaired", "currency_unit", printed, nearest.value, details=evidence),)


def _name(text: str, begin: int, end: int) -> tuple[str, int, int]:
    """Give the name before an amount, from the last semicolon or full stop on."""
    for match in re.finditer(r"[;.]\s+", text[begin:end]):
        begin += match.end() if begin + match.end() < end else 0
        break
    words = text[begin:end]
    lead = _LEAD.match(words)
    start = begin + (lead.end() if lead else 0)
    words = _QUALIFIER.sub("", text[start:end])
    label = read_label(words)
    if label:
        start, words = start + label.end, words[label.end :]
    stripped = words.strip(" :;,-–()")
    start += words.find(stripped) if stripped else 0
    return tidy(stripped), start, start + len(stripped)


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


def _record(source: _Source, total: _Source | None) -> Funding:
    vnd = to_vnd(source.amount.value, source.unit)
    whole = to_vnd(total.amount.value, total.unit) if total else None
    computed = None if source.is_total else share_of(vnd, whole)
    traces = dict(source.traces)
    if computed is not None:
        traces["share_percent_computed"] = traces["amount"]
    level = 0
    parent = source.parent
    while parent:
        level, parent = level + 1, parent.parent
    return Funding(
        source_no=source.source_no,
        parent_no=source.parent.source_no if source.parent else "",
        level=0 if source.is_total else level + 1,
        source_name=source.name,
        amount=source.amount.value,
        currency_unit=source.unit.value,
        amount_vnd=vnd,
        share_percent=source.share.value if source.share else None,
        share_percent_computed=computed,
        page=source.passage.page,
        traces=traces,
        findings=(*_findings(source), *source.repairs),
    )


def _findings(source: _Source) -> Iterator[Finding]:
    for name, number in (("amount", source.amount), ("share_percent", source.share)):
        if number and not number.is_clear:
            readings = "; ".join(f"{candidate:f}" for candidate in number.candidates)
            rule = "number-ambiguous" if readings else "number-unreadable"
            yield Finding(rule, name, number.printed, suggestion=readings)
