"""What a plan sets for each national criterion: communes to reach it, communes that will have it.

Patterns run on text without accents (``phần đầu có 12 xã`` is ``phấn đấu``); offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from normalize.criteria import CriteriaSet
from normalize.numbers import parse_number
from normalize.prose.passage import Passage, tidy
from normalize.prose.quantities import Quantity, find_quantities
from normalize.prose.sections import SectionNode
from normalize.records import CriterionTarget, Finding, Method, Trace
from normalize.unicode import strip_accents

_HEAD = re.compile(
    r"(?:^|[;.]\s+)(?P<head>(?:[-+*]\s*)?(?:ve\s+)?tieu chi\s+(?:so\s*)?(?P<number>\d{1,2})?\s*"
    r"[-–.,:(“\"]{0,2}\s*(?:tieu chi\s+)?(?:ve\s+)?(?P<name>[a-z][^:;.()]{0,80}?)\s*[”\")]?\s*"
    r"(?:[:;]|\.(?=\s|$)|$|\s[-–]\s|\((?=\s*\d)))"
)
_BARE_HEAD = re.compile(r"^(?P<head>\s*(?:ve\s+)?(?P<name>[a-z][^:;.()\d]{1,60}?)\s*:)")
_CLAUSE_END = re.compile(r"[;.:](?=\s|$)|,(?=\s)")
_SENTENCE_END = re.compile(r"[;.](?=\s|$)")
_NEW = re.compile(
    r"\b(?:them|hoan thanh|phan dau|cong nhan|dat chuan|xay dung|thuc hien|moi|tang|co|dat|dua)\b"
)
_TOTAL = re.compile(r"\b(?:nang|tong so|len|duy tri|luy ke|giu vung|cong don)\b")
_NOT_COUNTED = re.compile(r"\b(?:doi voi|cho|tai|trong do|rieng|giam|so voi|con|xoa|ngoai|gom)\b")
_BEFORE_PLAN = re.compile(
    r"(?<!thuc )(?<!the )(?<!bieu )\bhien\b"
    r"|\b(?:den nay|da co|da dat|nam truoc|thuc trang|(?<!phan )dau nam|ket qua)\b|\btu\s*$"
)
_REACHED = re.compile(r"\b(?:dat|chuan|tieu chi|hoan thanh|cong nhan)\b")
_SHARE = re.compile(
    r"[^.;]{0,140}?(?:\b(?:chiem|ty le|ti le|dat|bang|la)|\()\s*(?:(?:ty|ti) le\s*)?(?:la\s*|dat\s*|:\s*)?"
    r"(?P<share>\d+(?:[.,]\d+)*)\s?%"
)


@dataclass
class _Draft:
    number: int
    name: str
    start: Passage
    traces: dict[str, Trace] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    section_id: str = ""
    passages: list[Passage] = field(default_factory=list)
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
    for draft in _drafts(nodes, criteria):
        for passage in draft.passages:
            criterion_of |= {id(placed.word): draft.number for placed in passage.words}
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
    matches = [match for match in _HEAD.finditer(plain) if match.start() == 0 or _opens(match, plain)]
    if not matches and spoken_of and (bare := _BARE_HEAD.match(plain)):
        draft = _bare_draft(passage, bare, criteria)
        if draft:
            yield draft, False
        return
    starts = [match.start("head") for match in matches] + [len(passage.text)]
    for at, match in enumerate(matches):
        draft = _draft(passage, match, criteria)
        if draft is None:
            continue
        piece = passage.piece(match.start("head"), starts[at + 1])
        draft.passages.append(piece)
        yield draft, not passage.text[match.end() : starts[at + 1]].strip()


def _opens(match: re.Match[str], plain: str) -> bool:
    """Say whether a criterion named inside a paragraph opens a part of its own: a number and a colon."""
    return bool(match["number"]) and plain[match.end() - 1] == ":"


def _draft(passage: Passage, match: re.Match[str], criteria: CriteriaSet) -> _Draft | None:
    name = tidy(passage.text[match.start("name") : match.end("name")]).strip(' “”"')
    matched = criteria.match(name)
    number = int(match["number"]) if match["number"] else matched.number if matched else None
    if number is None or (not match["number"] and matched and matched.score < 0.9):
        return None
    draft = _Draft(number, name, passage)
    trace = passage.trace(match.start("name"), match.end("name"))
    draft.traces["criterion_name"] = trace
    if match["number"]:
        draft.traces["criterion_no"] = passage.trace(match.start("number"), match.end("number"))
    else:
        draft.traces["criterion_no"] = Trace(trace.printed, trace.place, trace.confidence, Method.MATCHED)
    if number not in criteria.numbers:
        draft.findings.append(Finding("criterion-unknown", field="criterion_no", printed=str(number)))
    elif matched and matched.number != number:
        draft.findings.append(
            Finding(
                "criterion-name-number",
                field="criterion_no",
                printed=f"{number} {name}",
                suggestion=str(matched.number),
                details={"official": matched.name},
            )
        )
    return draft


def _bare_draft(passage: Passage, match: re.Match[str], criteria: CriteriaSet) -> _Draft | None:
    """Take ``Thủy lợi: …`` for a criterion only where its name is sure and communes are counted."""
    start, end = match.span("name")
    name = tidy(passage.text[start:end])
    matched = criteria.match(name)
    counts = any(quantity.unit == "xã" or quantity.base for quantity in find_quantities(passage.text))
    if matched is None or matched.score < 0.95 or not counts:
        return None
    trace = passage.trace(start, end)
    draft = _Draft(matched.number, name, passage)
    draft.traces["criterion_name"] = trace
    draft.traces["criterion_no"] = Trace(trace.printed, trace.place, trace.confidence, Method.MATCHED)
    draft.passages.append(passage)
    return draft


# ---- what is counted ------------------------------------------------------------------------


def _read_counts(draft: _Draft, passage: Passage, plan_year: int | None) -> set[int]:
    plain = strip_accents(passage.text).lower()
    used: set[int] = set()
    for quantity in _commune_counts(passage.text, plain):
        field_name = _field_of(quantity, plain, plan_year)
        if field_name == "communes_total":
            used |= _take_total(draft, passage, plain, quantity)
        elif field_name == "communes_new":
            span = (quantity.start, quantity.number_end)
            used |= _take(draft, "communes_new", passage, span, quantity.value)
    return used


def _commune_counts(text: str, plain: str) -> Iterator[Quantity]:
    """Give the counts of communes outside brackets."""
    depth_at = _bracket_depths(text)
    for quantity in find_quantities(text):
        if depth_at[quantity.start] or quantity.unit == "%" or quantity.high:
            continue
        clause = plain[_clause_start(plain, quantity.start) : quantity.start]
        if quantity.unit == "xã" or (
            quantity.base and not quantity.unit and re.search(r"\bxa\b|\bdat\b", clause)
        ):
            yield quantity


def _bracket_depths(text: str) -> list[int]:
    depth, depths = 0, []
    for char in text:
        depth += char == "("
        depths.append(depth)
        depth = max(0, depth - (char == ")"))
    return depths


def _clause_start(plain: str, at: int) -> int:
    ends = [match.end() for match in _CLAUSE_END.finditer(plain, 0, at)]
    return ends[-1] if ends else 0


def _field_of(quantity: Quantity, plain: str, plan_year: int | None) -> str:
    """Decide what a count of communes is: new in the plan year, the total at its end, or neither."""
    before = plain[_clause_start(plain, quantity.start) : quantity.start]
    sentence_starts = [match.end() for match in _SENTENCE_END.finditer(plain, 0, quantity.start)]
    sentence = plain[sentence_starts[-1] if sentence_starts else 0 : quantity.start]
    after = plain[quantity.end : quantity.end + 60]
    earlier = _BEFORE_PLAN.search(before) or _other_year(before, plan_year)
    if quantity.base:
        kept = "duy tri" in plain or "giu vung" in plain
        return "communes_total" if kept or not earlier else ""
    if re.search(r"\bthem\s*(?:duoc\s*|la\s*)?$", before) and "giam" not in before:
        return "communes_new"
    if _NOT_COUNTED.search(before) or earlier:
        return ""
    if _TOTAL.search(before):
        return "communes_total"
    reached = _REACHED.search(before) or _REACHED.search(after) or _REACHED.search(sentence)
    return "communes_new" if _NEW.search(before) and reached else ""


def _other_year(before: str, plan_year: int | None) -> bool:
    """Say whether the clause speaks of a year before the plan's."""
    years = [int(year) for year in re.findall(r"\bnam\s+(20\d\d)", before)]
    return plan_year is not None and bool(years) and years[-1] < plan_year


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
    share = _SHARE.match(plain, quantity.end)
    if share and not any(
        other.unit == "xã" or other.base
        for other in find_quantities(passage.text[quantity.end : share.start("share")])
    ):
        number = parse_number(share["share"])
        value = number.value if number else None
        used |= _take(draft, "share_percent", passage, (share.start("share"), share.end()), value)
    return used


def _counts_communes(text: str) -> bool:
    return any(other.unit == "xã" or other.base for other in find_quantities(text))


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


def share_of(part: Decimal | int | None, whole: Decimal | int | None) -> Decimal | None:
    """Give the share in percent with two decimals, halves up; None where it cannot be computed."""
    if part is None or not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _whole(value: int | Decimal | None) -> int | None:
    return None if value is None else int(value)


def _decimal(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)
