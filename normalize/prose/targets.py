"""What a plan sets for each national criterion: communes to reach it, communes that will have it.

Patterns run on text without accents (``phần đầu có 12 xã`` is ``phấn đấu``); offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from normalize.criteria import CriteriaSet, CriterionMatch
from normalize.numbers import parse_number, share_of
from normalize.prose.counts import CountRole, read_counts, share_after
from normalize.prose.listed import Listed, listed_criteria
from normalize.prose.passage import Passage, tidy
from normalize.prose.pasts import past_sections
from normalize.prose.quantities import Quantity, find_quantities
from normalize.prose.sections.tree import SectionNode
from normalize.records import CriterionTarget, Finding, Method, Trace
from normalize.unicode import strip_accents

# One letter of "tiêu chí" may be misread; the number or a sure name beside it must still be there.
_NUMBERED = r"(?:tieu chi|t[a-z]{3} chi|tieu c[a-z]{2}|tc)\s*(?:s[a-z0]\s*[:.]?\s*)?"
_COUNTED = r"(?:(?:so|ty le|ti le)\s+(?:so\s+)?xa\s+(?:dat|hoan thanh)\s+(?:chuan\s+)?)?"
_BRACKETED = rf"(?:\(\s*(?:{_NUMBERED}|so\s*)(?P<bracketed>\d{{1,2}})\s*\)\s*)?"
_LABEL = r"(?:[-+*]\s*|[a-z0-9]{1,2}\)\s*)?"  # a label that was misread (``Q)`` for ``c)``) is still text
_HEAD = re.compile(
    rf"(?:^|[;.]\s+)(?P<head>{_LABEL}{_COUNTED}(?:ve\s+)?{_NUMBERED}(?P<number>\d{{1,2}})?"
    r"\s*[-–.,:(“\"]{0,2}\s*(?:tieu chi\s+)?(?:ve\s+)?"
    rf"(?P<name>(?!so\s*\d)[a-z][^:;.()]{{0,80}}?)\s*[”\")]?\s*{_BRACKETED}"
    r"(?:[:;]|\.(?=\s|$)|$|\s[-–]\s(?!xa hoi\b)|\((?=\s*\d)))"
)
_NUMBER_HEAD = re.compile(
    rf"^(?P<head>\s*{_LABEL}{_COUNTED}(?:ve\s+)?{_NUMBERED}(?P<number>\d{{1,2}})(?P<name>)\s*:)"
)
_BARE_HEAD = re.compile(rf"^(?P<head>\s*(?:ve\s+)?(?P<name>[a-z][^:;.()\d]{{1,60}}?)\s*{_BRACKETED}:)")
_SAYS_MORE = re.compile(r"\b(?:so xa|xa dat|phan dau|dat chuan|toan tinh|tang them|luy ke|duy tri|nam)\b")
_RUNS_ON = re.compile(
    r"(?:,?\s+(?:có|thêm|phấn đấu|đạt|duy trì|nâng|tăng|hoàn thành|đến|hết|cuối|năm|là|được|xã|số|trên"
    r"|giữ vững))+\s*\d.*$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_NAME = 70


@dataclass
class _Draft:
    number: int
    name: str
    start: Passage
    traces: dict[str, Trace] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    section_id: str = ""
    passages: list[Passage] = field(default_factory=list)
    lead: str = ""
    values: dict[str, int | Decimal | None] = field(default_factory=dict)


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
    records = []
    past = past_sections(nodes, plan_year)
    for draft in _drafts(nodes, criteria):
        for passage in draft.passages:
            criterion_of |= {id(placed.word): draft.number for placed in passage.words}
            if draft.section_id not in past:
                used |= _read_counts(draft, passage, plan_year)
        if draft.values:
            records.append(_record(draft, criteria))
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
            spoken_of = spoken_of or "tieu chi" in strip_accents(passage.text).lower()
            found = list(_heads(passage, node, criteria, spoken_of))
            if found and scope:
                yield scope[1]
                scope = None
            for draft, is_heading in found:
                draft.section_id = node.record.section_id
                if is_heading:
                    scope = (node.record.section_id, draft)
                else:
                    yield draft
            if not found and scope:
                scope[1].passages.append(passage)
    if scope:
        yield scope[1]


def _heads(
    passage: Passage, node: SectionNode, criteria: CriteriaSet, spoken_of: bool
) -> Iterator[tuple[_Draft, bool]]:
    """Give the criteria that a passage opens with, each with its own piece of the passage."""
    if node.label_end and passage is node.passages[0]:
        passage = passage.piece(node.label_end, len(passage.text))
    plain = strip_accents(passage.text).lower()
    listed = listed_criteria(passage.text, criteria)
    if listed:
        yield from ((_listed_draft(passage, part), False) for part in listed)
        return
    matches = [match for match in _HEAD.finditer(plain) if match.start() == 0 or _opens(match, plain)]
    if not matches and (numbered := _NUMBER_HEAD.match(plain)):
        draft = _draft(passage, numbered, criteria)
        if draft:
            draft.passages.append(passage)
            yield draft, not passage.text[numbered.end() :].strip()
        return
    if not matches and spoken_of and (bare := _BARE_HEAD.match(plain)):
        is_heading = bool(bare["bracketed"]) and not passage.text[bare.end() :].strip()
        draft = _draft(passage, bare, criteria) if is_heading else _bare_draft(passage, bare, criteria)
        if draft:
            yield draft, is_heading
        return
    starts = [match.start("head") for match in matches] + [len(passage.text)]
    for at, match in enumerate(matches):
        draft = _draft(passage, match, criteria)
        if draft is None:
            continue
        piece = passage.piece(match.start("head"), starts[at + 1])
        draft.passages.append(piece)
        yield draft, not passage.text[match.end() : starts[at + 1]].strip()


def _listed_draft(passage: Passage, part: Listed) -> _Draft:
    draft = _Draft(part.number, part.name, passage, lead=part.lead)
    draft.traces["criterion_name"] = passage.trace(*part.named)
    draft.traces["criterion_no"] = passage.trace(*part.named, Method.MATCHED)
    draft.passages.append(passage.piece(part.start, part.end))
    return draft


def _opens(match: re.Match[str], plain: str) -> bool:
    """Say whether a criterion named inside a paragraph opens a part of its own: a number and a colon."""
    return bool(match["number"]) and plain[match.end() - 1] == ":"


def _draft(passage: Passage, match: re.Match[str], criteria: CriteriaSet) -> _Draft | None:
    """Read number and name; without a number the name must be sure."""
    number_group = "number" if match.groupdict().get("number") else "bracketed"
    printed = match[number_group]
    name = tidy(passage.text[slice(*match.span("name"))]).strip(' “”"')
    if printed:
        name = _RUNS_ON.sub("", name)
    matched = criteria.match(name) if name else None
    if printed and matched is None and _is_text(name):
        name = ""
    number = int(printed) if printed else matched.number if matched else None
    if number is None or (not printed and matched and matched.score < 0.9):
        return None
    draft = _Draft(number, name, passage)
    trace = passage.trace(*match.span("name"))
    draft.traces["criterion_name"] = trace
    draft.traces["criterion_no"] = replace(trace, method=Method.MATCHED)
    if printed:
        draft.traces["criterion_no"] = passage.trace(*match.span(number_group))
    draft.findings += _number_doubts(number, name, matched, criteria)
    return draft


def _is_text(name: str) -> bool:
    """Say whether what stands behind ``Tiêu chí số 2:`` is no name but already the text."""
    is_long = len(name) > _LONGEST_NAME or any(char.isdigit() for char in name)
    return is_long or _SAYS_MORE.search(strip_accents(name).lower()) is not None


def _number_doubts(
    number: int, name: str, matched: CriterionMatch | None, criteria: CriteriaSet
) -> Iterator[Finding]:
    if number not in criteria.numbers:
        yield Finding("criterion-unknown", "criterion_no", str(number))
    elif matched and matched.number != number and not criteria.names_elsewhere(name, number):
        details = {"official": matched.name}
        suggestion = str(matched.number)
        yield Finding("criterion-name-number", "criterion_no", f"{number} {name}", "", suggestion, details)


def _bare_draft(passage: Passage, match: re.Match[str], criteria: CriteriaSet) -> _Draft | None:
    """Take ``Thủy lợi: …`` for a criterion only where its name is sure and communes are counted."""
    draft = _draft(passage, match, criteria)
    counts = any(quantity.unit == "xã" or quantity.base for quantity in find_quantities(passage.text))
    if draft is None or not counts:
        return None
    matched = criteria.match(draft.name)
    if not match["bracketed"] and (matched is None or matched.score < 0.95):
        return None
    draft.passages.append(passage)
    return draft


# ---- what is counted ------------------------------------------------------------------------


def _read_counts(draft: _Draft, passage: Passage, plan_year: int | None) -> set[int]:
    plain = strip_accents(passage.text).lower()
    used: set[int] = set()
    for quantity, role in read_counts(passage.text, plan_year, draft.lead):
        if role is CountRole.TOTAL:
            used |= _take_total(draft, passage, plain, quantity)
        elif role in (CountRole.NEW, CountRole.UNDECIDED):
            span = (quantity.start, quantity.number_end)
            used |= _take(draft, "communes_new", passage, span, quantity.value)
            if role is CountRole.UNDECIDED and draft.values.get("communes_total") is None:
                printed = passage.text[slice(*span)]
                draft.findings.append(Finding("criterion-count-undecided", "communes_new", printed, printed))
    return used


def _take(
    draft: _Draft, name: str, passage: Passage, span: tuple[int, int], value: Decimal | None
) -> set[int]:
    """Set a field; a second, different value leaves the first and is told."""
    start, end = span
    printed = passage.text[start:end]
    trace = passage.trace(start, end, Method.NORMALIZED)
    if value is None or (name != "share_percent" and value != value.to_integral_value()):
        draft.findings.append(
            Finding("number-ambiguous", field=name, printed=passage.text[start:end], place=trace.place)
        )
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
            Finding(
                "criterion-count-ambiguous",
                field=name,
                printed=printed,
                value=str(known),
                suggestion=str(whole),
                place=trace.place,
            )
        )
        return set()
    return passage.word_ids(start, end)


def _take_total(draft: _Draft, passage: Passage, plain: str, quantity: Quantity) -> set[int]:
    low_end = quantity.start + len(quantity.low.printed)
    used = _take(draft, "communes_total", passage, (quantity.start, low_end), quantity.value)
    if not used:
        return used
    if quantity.base:
        base_start = quantity.number_end - len(quantity.base.printed)
        span = (base_start, quantity.number_end)
        used |= _take(draft, "communes_base", passage, span, quantity.base.value)
    share = share_after(passage.text, plain, quantity.end)
    if share:
        number = parse_number(share["share"])
        value = number.value if number else None
        used |= _take(draft, "share_percent", passage, (share.start("share"), share.end()), value)
    return used


def _record(draft: _Draft, criteria: CriteriaSet) -> CriterionTarget:
    values = draft.values
    total, base = values.get("communes_total"), values.get("communes_base")
    first = draft.passages[0]
    traces = dict(draft.traces)
    traces["text"] = first.whole_trace()
    computed = share_of(total, base)
    if computed is not None:
        traces["share_percent_computed"] = traces["communes_total"]
    return CriterionTarget(
        criterion_set=criteria.decision,
        criterion_no=draft.number,
        criterion_name=draft.name,
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
