"""Where the money comes from: the sources under a heading on capital or funding, as a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from normalize.numbers import Currency, Number, add_lesser, parse_currency, parse_number, share_of, to_vnd
from normalize.prose.passage import Passage, tidy
from normalize.prose.sections.tree import SectionNode
from normalize.prose.segment.labels import read_label
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
_WHOLE = re.compile(
    r"(?:(?:du kien|uoc tinh|du toan|nhu cau|nguon)\s+)*(?:kinh phi|von)\b"
    r"(?! (?:su nghiep|dau tu|tin dung|ngan sach|vay|doi ung|tu nguon|trung uong|dia phuong|huy dong|xa hoi))"
)
_RAISED = re.compile(
    r"(?:(?:du kien|tong so|tong)\s+)*huy dong(?:\s+(?:duoc|nguon luc|cac nguon luc|nguon von|von))*$"
)
"""The name of a whole that is raised: ``Dự kiến huy động``."""
_OF_A_SOURCE = re.compile(
    r"\b(?:ngan sach|nsnn|nstw|nsdp|von|kinh phi|nguon|huy dong|xa hoi hoa|doanh nghiep|tin dung|ung ho"
    r"|tai tro|dong gop)\b"
)
_BUDGET = re.compile(r"(?:tong )?(?:so )?(?:thu|chi|boi thu|boi chi|thue|phi, le phi)\b")
"""How the lines of a budget of revenue and expenditure begin, which are no sources of a plan's money."""
_PARTS_FOLLOW = re.compile(r"\b(?:trong do|bao gom|gom)\b")
_QUALIFIER = re.compile(
    r"[\s:,\-–]*(?:\b(?:là|khoảng|dự kiến|ước|ước tính|trên|hơn|gần|gồm|số tiền)\b[\s:]*)*$", re.IGNORECASE
)
_LEAD = re.compile(r"^(?:trong đó|gồm|bao gồm)\b\s*:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount of money as printed, with the offsets of its figures and unit."""

    start: int
    end: int
    figures: tuple[int, int]
    unit_span: tuple[int, int]
    number: Number
    unit: Currency | None
    doubts: tuple[Finding, ...] = ()


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
        if sources and not sources[0].number and _WHOLE.match(_plain(sources[0].name)):
            # The only amount, or one whose parts follow in paragraphs of their own.
            sources[0].is_total |= len(sources) == 1 or _parts_are_listed(branch, sources)
        if not _are_sources(sources):
            continue
        _number(sources)
        total = next((source for source in sources if source.is_total), None)
        records += [_record(source, total) for source in sources]
        used |= {word for source in sources for word in source.used}
    return FundingTree(tuple(records), frozenset(used))


def _plain(text: str) -> str:
    return strip_accents(text).lower()


def _parts_are_listed(branch: Sequence[SectionNode], sources: Sequence[_Source]) -> bool:
    """Say whether a paragraph ``Trong đó:`` stands in the section, and no amount is its total yet."""
    passages = (passage for node in branch for passage in node.passages)
    told = any(_PARTS_FOLLOW.match(_plain(passage.text).lstrip(" -+")) for passage in passages)
    return told and not any(source.is_total for source in sources)


def _are_sources(sources: Sequence[_Source]) -> bool:
    """Say whether amounts are of sources: numbered, with a total, or named so; a budget's lines are none."""
    names = [_plain(source.name) for source in sources]
    if any(_BUDGET.match(name) for name in names):
        return False
    listed = any(source.number or source.is_total for source in sources)
    return listed or (bool(names) and _OF_A_SOURCE.search(names[0]) is not None)


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
    amounts = _amounts(passage, plain, offset)
    begin = offset
    for at, amount in enumerate(amounts):
        stop = amounts[at + 1].start if at + 1 < len(amounts) else len(plain)
        below = _parts_above(plain[offset : amount.start], amounts[0].start - offset) if at else 0
        source = _source(passage, amount, (begin, stop), (label if at == 0 else "", depth + below))
        if source:
            yield source
            begin = _after(plain, amount.end, stop)


def _amounts(passage: Passage, plain: str, offset: int) -> list[_Amount]:
    """Find the amounts of a passage; ``4 tỷ 850 triệu đồng`` is one."""
    found: list[_Amount] = []
    for match in _MONEY.finditer(plain, offset):
        number = parse_number(match["amount"]) or Number(match["amount"], None, ())
        unit, doubts = _unit(passage, match)
        amount = _Amount(
            match.start(), match.end(), match.span("amount"), match.span("unit"), number, unit, doubts
        )
        whole = _joined(found[-1], amount, plain) if found else None
        found[-1:] = [whole] if whole else [*found[-1:], amount]
    return found


def _joined(amount: _Amount, lesser: _Amount, plain: str) -> _Amount | None:
    """Join an amount to the one right before it, whose unit is larger and lacks its ``đồng``."""
    between = plain[amount.end : lesser.start]
    if between.strip(" ,") or plain[: amount.end].endswith("dong") or not (amount.unit and lesser.unit):
        return None
    money = add_lesser(amount.number, amount.unit, lesser.number, lesser.unit)
    if money is None:
        return None
    return replace(
        lesser,
        start=amount.start,
        figures=(amount.start, lesser.figures[1]),
        number=money.number,
        unit=money.unit,
    )


def _parts_above(before: str, first: int) -> int:
    """How many amounts, that are told apart in the text before, an amount is a part of: ``A (B, C)``."""
    nested = max(0, before.count("(") - before.count(")"))
    outside = re.sub(r"\([^()]*\)", "", before[first:])
    return nested + (_PARTS_FOLLOW.search(outside.partition("(")[0]) is not None)


def _after(plain: str, end: int, stop: int) -> int:
    """Find where the next source's name begins: behind the share and the mark that closes this one."""
    share = _SHARE.match(plain[end:stop])
    at = end + (share.end() if share else 0)
    mark = re.match(r"[\s)]*[;,.:]?\s*", plain[at:stop])
    return at + (mark.end() if mark else 0)


def _source(
    passage: Passage, amount: _Amount, bounds: tuple[int, int], position: tuple[str, int]
) -> _Source | None:
    """Read the source around one amount; it lies between ``bounds``, ``position`` is label and depth."""
    (begin, stop), (label, depth) = bounds, position
    plain = strip_accents(passage.text).lower()
    name, name_start, name_end = _name(passage.text, begin, amount.start)
    if amount.unit is None or not name:
        return None
    traces = {
        "source_name": passage.trace(name_start, name_end),
        "amount": passage.trace(*amount.figures, Method.NORMALIZED),
        "amount_vnd": passage.trace(amount.start, amount.end, Method.NORMALIZED),
        "currency_unit": passage.trace(*amount.unit_span),
    }
    used = passage.word_ids(*amount.figures)
    found = _SHARE.match(plain[amount.end : stop])
    share = parse_number(found["share"]) if found else None
    if found:
        span = (amount.end + found.start("share"), amount.end + found.end())
        traces["share_percent"] = passage.trace(*span, Method.NORMALIZED)
        used |= passage.word_ids(*span)
    is_total = not label and _is_total(strip_accents(name).lower(), plain[amount.end : stop])
    return _Source(
        repairs=amount.doubts + passage.repairs("source_name", name_start, name_end),
        passage=passage,
        number=label,
        depth=depth,
        name=name,
        amount=amount.number,
        unit=amount.unit,
        share=share,
        is_total=is_total,
        traces=traces,
        used=used,
    )


def _is_total(name: str, after: str) -> bool:
    """Say whether an amount is of all sources: its name says so, or it is money whose parts follow.

    ``Kinh phí thực hiện Kế hoạch: 185 tỷ đồng. Trong đó: …``
    """
    parts_follow = (_WHOLE.match(name) or _RAISED.match(name)) and _PARTS_FOLLOW.search(after)
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
    begin += len(text[begin:end]) - len(text[begin:end].lstrip(" ("))
    words = text[begin:end]
    lead = _LEAD.match(words)
    start = begin + (lead.end() if lead else 0)
    words = _QUALIFIER.sub("", text[start:end])
    label = read_label(words)
    if label:
        start, words = start + label.end, words[label.end :]
    stripped = words.strip(" :;,-–()'\"`‘’“”•·*")
    if stripped.count("(") > stripped.count(")") and words[words.find(stripped) + len(stripped) :].startswith(
        ")"
    ):
        stripped += ")"
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
