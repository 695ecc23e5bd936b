"""What a count of communes in a criterion's text is: those that join, or all that will have it.

Patterns run on text without accents; offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from normalize.prose.quantities import Quantity, find_quantities
from normalize.unicode import strip_accents

_CLAUSE_END = re.compile(r"[;.:](?=\s|$)|,(?=\s)")
_SENTENCE_END = re.compile(r"[;.](?=\s|$)")
_NEW = re.compile(
    r"\b(?:them|hoan thanh|phan dau|cong nhan|dat chuan|xay dung|thuc hien|moi|tang|co|dat|dua)\b"
)
_ACTION = re.compile(r"\b(?:hoan thanh|cong nhan|xay dung|thuc hien|moi|dua|dat chuan)\b")
_INCREASE = re.compile(r"\b(?:them|tang(?: them)?)\s*(?:duoc\s*|la\s*)?(?:it nhat\s*|toi thieu\s*)?$")
_BRACKETED_INCREASE = re.compile(r"\(\s*(?:tang|them)[^()\d]{0,30}$")
_TOTAL = re.compile(
    r"\b(?:nang|tong so|len|duy tri|luy ke|giu vung|cong don"
    r"|so xa (?:(?:da|se|cong nhan) )?(?:dat|hoan thanh))\b"
)
_BRACKETED_TOTAL = re.compile(r"\(\s*(?:luy ke|nang|tong so|cong don)[^()\d]{0,60}$")
_KEPT = re.compile(r"\b(?:duy tri|giu vung)\b")
_ADDED = re.compile(r"\b(?:them|tang them|dat moi|cong nhan moi)\b")
_NOT_COUNTED = re.compile(r"\b(?:doi voi|cho|tai|trong do|rieng|giam|so voi|con|xoa|ngoai|gom)\b")
_BEFORE_PLAN = re.compile(
    r"(?<!thuc )(?<!the )(?<!bieu )\bhien\b"
    r"|\b(?:den nay|da co|da dat|nam truoc|thuc trang|(?<!phan )dau nam|ket qua)\b|\btu\s*$"
)
_REACHES = re.compile(r"\s*(?:dat|hoan thanh) (?:chuan|tieu chi)\b")
_REACHED = re.compile(r"\b(?:dat|chuan|tieu chi|hoan thanh|cong nhan)\b")
_SHARE = re.compile(
    r"[^.;]{0,140}?(?:\b(?:chiem|ty le|ti le|dat|bang|la)|\()\s*(?:(?:ty|ti) le\s*)?(?:la\s*|dat\s*|:\s*)?"
    r"(?:[a-z]{1,3} [a-z]{1,3} )?(?P<share>\d+(?:[.,]\d+)*)\s?%"
)


class CountRole(Enum):
    """What a count of communes says."""

    NEW = auto()
    """Communes that are to reach the criterion in the plan year."""
    TOTAL = auto()
    """Communes that have it at the end of the year."""
    OPEN = auto()
    """Either: ``phấn đấu 85 xã đạt``; what stands beside it decides."""
    UNDECIDED = auto()
    """Open, and nothing beside it decides: ``có 12 xã đạt``."""
    OTHER = auto()
    """Something else: a baseline, a part, communes of another kind."""


def read_counts(text: str, plan_year: int | None, lead: str = "") -> tuple[tuple[Quantity, CountRole], ...]:
    """Give the counts of communes in a criterion's text (NFC) with their roles, in reading order.

    ``lead`` is what stands before a list of which the text is one part: it says what bare counts are.

    An open count is the total where a smaller increase stands beside it (``85 xã đạt, tăng 12 xã``), where
    fewer had it before (``Năm 2018 có 60 xã; năm 2019 đạt 70 xã``) or where a share follows (``85 xã, đạt
    46,7%``); beside a total it is the increase.
    """
    plain = strip_accents(text).lower()
    counts = [(count, _role(count, plain, plan_year)) for count in _communes(text, plain)]
    if lead and counts:
        counts[0] = (counts[0][0], _role_in_list(*counts[0], strip_accents(lead).lower(), plan_year))
    found = _without_kept(plain, _of_the_criterion(plain, counts))
    added = [count.value for count, role in found if role is CountRole.NEW and count.value is not None]
    before_plan = [
        count.value for count, _ in found if count.value is not None and _is_earlier(count, plain, plan_year)
    ]
    has_total = any(role is CountRole.TOTAL for _, role in found)

    def settle(count: Quantity) -> CountRole:
        exceeds = bool(added) and count.value is not None and count.value > max(added)
        grown = bool(before_plan) and count.value is not None and count.value > max(before_plan)
        if not has_total and (exceeds or grown or share_after(text, plain, count.end)):
            return CountRole.TOTAL
        if added:
            return CountRole.OTHER
        before = plain[_clause_start(plain, count.start) : count.start]
        return CountRole.NEW if has_total or _ACTION.search(before) else CountRole.UNDECIDED

    return tuple((count, settle(count) if role is CountRole.OPEN else role) for count, role in found)


def _of_the_criterion(
    plain: str, found: list[tuple[Quantity, CountRole]]
) -> list[tuple[Quantity, CountRole]]:
    """Take no share of communes for the total that reaches nothing, where another says that it does.

    ``phổ cập giáo dục 247/247 xã; 195 xã đạt tiêu chí``: the 195.
    """
    if not any(_REACHES.match(plain, count.end) for count, _ in found):
        return found

    def reaches(count: Quantity) -> bool:
        before = plain[_clause_start(plain, count.start) : count.start]
        after = _CLAUSE_END.split(plain[count.end : count.end + 40])[0]
        return _REACHED.search(f"{before} {after}") is not None or _TOTAL.search(before) is not None

    return [
        (count, CountRole.OTHER if role is CountRole.TOTAL and count.base and not reaches(count) else role)
        for count, role in found
    ]


def _without_kept(plain: str, found: list[tuple[Quantity, CountRole]]) -> list[tuple[Quantity, CountRole]]:
    """Take what is held (``duy trì 72 xã đã đạt``) for no total where a larger one follows an increase."""
    totals = [count.value for count, role in found if role is CountRole.TOTAL and count.value is not None]
    increases = any(role is CountRole.NEW for _, role in found)

    def is_kept(count: Quantity) -> bool:
        before = plain[_clause_start(plain, count.start) : count.start]
        exceeded = count.value is not None and count.value < max(totals, default=count.value)
        return increases and exceeded and not count.base and _KEPT.search(before) is not None

    return [
        (count, CountRole.OTHER if role is CountRole.TOTAL and is_kept(count) else role)
        for count, role in found
    ]


def share_after(text: str, plain: str, at: int) -> re.Match[str] | None:
    """Find the share that belongs to a count ending at ``at``: no other count but an increase between."""
    share = _SHARE.match(plain, at)
    if share is None:
        return None
    for other in find_quantities(text[at : share.start("share")]):
        is_increase = _INCREASE.search(plain[at : at + other.start])
        if (other.unit == "xã" or other.base) and not is_increase:
            return None
    return share


def _communes(text: str, plain: str) -> Iterator[Quantity]:
    """Give the counts of communes; in brackets only an increase (``(tăng 12 xã)``)."""
    depth_at = _bracket_depths(text)
    for quantity in find_quantities(text):
        before = plain[_clause_start(plain, quantity.start) : quantity.start]
        if quantity.unit == "%" or quantity.high:
            continue
        if depth_at[quantity.start] and not _counts_in_brackets(plain[: quantity.start]):
            continue
        of_communes = quantity.base and not quantity.unit and re.search(r"\bxa\b|\bdat\b", before)
        if quantity.unit == "xã" or of_communes:
            yield quantity


def _counts_in_brackets(before: str) -> bool:
    return any(words.search(before) for words in (_BRACKETED_INCREASE, _BRACKETED_TOTAL))


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


def _role(count: Quantity, plain: str, plan_year: int | None) -> CountRole:
    start = _clause_start(plain, count.start)
    before = plain[start : count.start]
    if not before.strip() and plain[:start].endswith(":"):
        ends = [end.end() for end in _SENTENCE_END.finditer(plain, 0, start)]
        return _role_behind_colon(count, plain[max(ends, default=0) : start], plan_year)
    earlier = _is_earlier(count, plain, plan_year)
    if not before.strip() and _REACHES.match(plain, count.end):
        return CountRole.TOTAL if count.base else CountRole.OPEN
    if count.base:
        kept = "duy tri" in plain or "giu vung" in plain
        return CountRole.TOTAL if kept or not earlier else CountRole.OTHER
    if _INCREASE.search(before) and "giam" not in before:
        return CountRole.NEW
    if _NOT_COUNTED.search(before) or earlier:
        return CountRole.OTHER
    if _TOTAL.search(before):
        return CountRole.TOTAL
    starts = [match.end() for match in _SENTENCE_END.finditer(plain, 0, count.start)]
    around = plain[starts[-1] if starts else 0 : count.start] + plain[count.end : count.end + 60]
    return CountRole.OPEN if _NEW.search(before) and _REACHED.search(around) else CountRole.OTHER


def _is_earlier(count: Quantity, plain: str, plan_year: int | None) -> bool:
    """Say whether a count tells what was before the plan."""
    before = plain[_clause_start(plain, count.start) : count.start]
    return _BEFORE_PLAN.search(before) is not None or _other_year(before, plan_year)


def _role_in_list(count: Quantity, role: CountRole, lead: str, plan_year: int | None) -> CountRole:
    """Let the words before a list say what its counts are, where a part says nothing itself."""
    if _other_year(lead, plan_year):
        return CountRole.OTHER
    is_bare = role in (CountRole.OTHER, CountRole.OPEN)
    return _role_behind_colon(count, lead, plan_year) if is_bare else role


def _role_behind_colon(count: Quantity, head: str, plan_year: int | None) -> CountRole:
    """Take a bare count for what the words before the colon say: ``Số xã đạt tiêu chí: 85 xã``."""
    if _BEFORE_PLAN.search(head) or _other_year(head, plan_year):
        return CountRole.OTHER
    if _INCREASE.search(head.rstrip(" :")) or _ADDED.search(head):
        return CountRole.NEW
    return CountRole.TOTAL if _TOTAL.search(head) or count.base else CountRole.OPEN


def _other_year(before: str, plan_year: int | None) -> bool:
    """Say whether the clause speaks of a year before the plan's."""
    years = [int(year) for year in re.findall(r"\bnam\s+(20\d\d)", before)]
    return plan_year is not None and bool(years) and years[-1] < plan_year
