"""What a count of communes in a criterion's text is: those that join, or all that will have it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from normalize.prose.clauses.quantities import read_quantities
from normalize.prose.clauses.quantity import Quantity, TextQuantities
from normalize.prose.clauses.words.tokens import Token, TokenKind, scan
from normalize.prose.clauses.words.vocabulary import COMMUNE

_NEAR = 14
"""Tokens behind a count in which the verb may stand that says what is reached."""


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


Counts = list[tuple[Quantity, CountRole]]


def read_counts(text: str, plan_year: int | None, lead: str = "") -> tuple[tuple[Quantity, CountRole], ...]:
    """Give the counts of communes in a criterion's text (NFC) with their roles, in reading order.

    ``lead`` is what stands before a list of which the text is one part: it says what bare counts are.

    An open count is the total where a smaller increase stands beside it (``85 xã đạt, tăng 12 xã``), where
    fewer had it before (``Năm 2018 có 60 xã; năm 2019 đạt 70 xã``) or where a share follows (``85 xã, đạt
    46,7%``); beside a total it is the increase.
    """
    return tuple(_CountReader(read_quantities(text), plan_year).read(scan(lead) if lead else ()))


def share_after(reading: TextQuantities, count: Quantity) -> Quantity | None:
    """Find the share that belongs to a count: no count but an increase between, and a verb or bracket."""
    after = [quantity for quantity in reading.quantities if quantity.start > count.start]
    for quantity in after:
        between = reading.tokens[count.stop : quantity.first]
        if any(token.is_mark(".;") for token in between):
            return None
        if quantity.unit == "%":
            near = reading.tokens[max(count.stop, quantity.first - 2) : quantity.number]
            linked = any(token.has("share") or token.is_mark("(") for token in near)
            return quantity if linked and quantity.high is None else None
        if (quantity.unit == COMMUNE or quantity.base) and not _is_increase(reading.tokens, quantity):
            return None
    return None


def told_respectively(reading: TextQuantities, counts: list[Quantity], criteria: int) -> list[Quantity]:
    """Give the counts that are told of several criteria in turn: ``lần lượt 398 xã và 351 xã``."""
    at = next((index for index, token in enumerate(reading.tokens) if token.has("respectively")), None)
    if at is None or criteria < 2:
        return []
    found = [count for count in counts if count.number > at][:criteria]
    return found if len(found) == criteria else []


def _is_increase(tokens: tuple[Token, ...], count: Quantity) -> bool:
    """Say whether a count is of communes more: the words right before it say ``thêm`` or ``tăng``."""
    at = count.first - 1
    if _starts_change(tokens, count):
        return False
    while at >= 0 and (tokens[at].names("passive", "is") or tokens[at].has("qualifier", "mean")):
        at -= 1
    return at >= 0 and tokens[at].has("increase")


def _starts_change(tokens: tuple[Token, ...], count: Quantity) -> bool:
    """Say whether a count is where a change starts (``từ 41 xã lên``), no bound (``từ 03 xã trở lên``)."""
    return tokens[count.first].has("from") and not count.qualifier


@dataclass(frozen=True, slots=True)
class _CountReader:
    reading: TextQuantities
    plan_year: int | None

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.reading.tokens

    def read(self, lead: tuple[Token, ...]) -> Counts:
        counts = [(count, self._role(count)) for count in self._communes()]
        if lead and counts:
            counts[0] = (counts[0][0], self._role_in_list(*counts[0], lead))
        found = self._without_kept(self._of_the_criterion(self._without_all_of_new(counts)))
        added = [count.value for count, role in found if role is CountRole.NEW and count.value is not None]
        before = [count.value for count, _ in found if count.value is not None and self._is_earlier(count)]
        has_total = any(role is CountRole.TOTAL for _, role in found)

        def settle(count: Quantity) -> CountRole:
            exceeds = bool(added) and count.value is not None and count.value > max(added)
            grown = bool(before) and count.value is not None and count.value > max(before)
            if not has_total and (exceeds or grown or share_after(self.reading, count)):
                return CountRole.TOTAL
            if added:
                return CountRole.OTHER
            acts = any(token.has("action") for token in self._clause(count))
            return CountRole.NEW if has_total or acts else CountRole.UNDECIDED

        return [(count, settle(count) if role is CountRole.OPEN else role) for count, role in found]

    # ---- which quantities count communes --------------------------------------------------

    def _communes(self) -> list[Quantity]:
        """Give the counts of communes; in brackets only an increase or a total (``(tăng 12 xã)``)."""
        found = []
        for quantity in self.reading.quantities:
            if quantity.is_share or quantity.high:
                continue
            if self._in_brackets(quantity) is False and not self._is_of_share(quantity):
                continue
            said = self._clause(quantity)
            of_communes = quantity.base and not quantity.unit
            named = any(
                token.has("reached", "total", "time", "new_after") or token.text.lower() == COMMUNE
                for token in said
            )
            if quantity.unit == COMMUNE or (of_communes and (named or self._is_of_share(quantity))):
                found.append(quantity)
        return found

    def _is_of_share(self, quantity: Quantity) -> bool:
        """Say whether brackets give the communes of a share: ``100% số xã (50/50)``."""
        if not quantity.base or not self.tokens[quantity.first - 1].is_mark("("):
            return False
        words = self.tokens[max(quantity.first - 5, 0) : quantity.first - 1]
        shares = any(token.kind is TokenKind.UNIT and token.text == "%" for token in words)
        return shares and any(token.text.lower() == COMMUNE for token in words)

    def _in_brackets(self, quantity: Quantity) -> bool | None:
        """None outside brackets; inside, whether words there say that the number joins or is the total."""
        depth, opened = 0, 0
        for at, token in enumerate(self.tokens[: quantity.first]):
            if token.is_mark("("):
                depth, opened = depth + 1, at + 1
            elif token.is_mark(")"):
                depth = max(0, depth - 1)
        if not depth:
            return None
        inside = self.tokens[opened : quantity.first]
        return any(token.has("increase", "total") for token in inside)

    # ---- roles ----------------------------------------------------------------------------

    def _start(self, at: int) -> int:
        """Give the token with which the clause of a count begins."""
        for index in range(at - 1, -1, -1):
            if self.tokens[index].is_mark(",;.:("):
                return index + 1
        return 0

    def _clause(self, count: Quantity) -> tuple[Token, ...]:
        return self.tokens[self._start(count.first) : count.first]

    def _role(self, count: Quantity) -> CountRole:
        start = self._start(count.first)
        before = self.tokens[start : count.first]
        behind = self.tokens[count.stop : count.stop + 2]
        if not before and start and self.tokens[start - 1].is_mark(":"):
            return self._behind_colon(count, self._head(start - 1))
        earlier = self._is_earlier(count)
        if self._is_each(before):
            return CountRole.OTHER
        if not before and behind and behind[0].has("reached"):
            return CountRole.TOTAL if count.base else CountRole.OPEN
        if count.base:
            kept = any(token.has("kept") for token in self.tokens)
            return CountRole.TOTAL if kept or not earlier else CountRole.OTHER
        if _is_increase(self.tokens, count) and not any(token.has("decrease") for token in before):
            return CountRole.NEW
        if self._is_new_behind(behind) or (before and before[-1].has("new_after")):
            return CountRole.NEW
        if any(token.has("uncounted") and not token.has("of_which") for token in before) or earlier:
            return CountRole.OTHER
        if any(token.has("of_which") for token in before):
            return CountRole.OTHER
        if any(token.has("total") for token in before):
            return CountRole.TOTAL
        return CountRole.OPEN if self._may_be_new(count, before) else CountRole.OTHER

    def _is_each(self, before: tuple[Token, ...]) -> bool:
        """Say whether a count is of each of several (``mỗi huyện 01 xã``), but not of each criterion."""
        return any(
            token.has("each") and not (at + 1 < len(before) and before[at + 1].has("criterion"))
            for at, token in enumerate(before)
        )

    def _is_new_behind(self, behind: tuple[Token, ...]) -> bool:
        """Say whether ``mới`` stands behind a count: ``10 xã đạt mới``, ``12 xã mới``."""
        at = 1 if len(behind) > 1 and behind[0].names("reach") else 0
        return len(behind) > at and behind[at].has("new_after")

    def _may_be_new(self, count: Quantity, before: tuple[Token, ...]) -> bool:
        at_the_end = any(token.has("time") and token.has("lead") for token in before)  # cuối năm 48 xã đạt
        if not at_the_end and not any(token.has("may_be_new") for token in before):
            return False
        first = next((at + 1 for at in range(count.first - 1, -1, -1) if self.tokens[at].is_mark(".;")), 0)
        around = (*self.tokens[first : count.first], *self.tokens[count.stop : count.stop + _NEAR])
        return any(token.has("reached") for token in around)

    def _head(self, colon: int) -> tuple[Token, ...]:
        """Give the words before a colon, from the sentence's beginning."""
        first = next((at + 1 for at in range(colon - 1, -1, -1) if self.tokens[at].is_mark(".;")), 0)
        return self.tokens[first:colon]

    def _is_earlier(self, count: Quantity) -> bool:
        """Say whether a count tells what was before the plan."""
        if _starts_change(self.tokens, count) or any(token.has("before") for token in self._clause(count)):
            return True
        return self._other_year(self._clause(count))

    def _role_in_list(self, count: Quantity, role: CountRole, lead: tuple[Token, ...]) -> CountRole:
        """Let the words before a list say what its counts are, where a part says nothing itself."""
        if self._other_year(lead):
            return CountRole.OTHER
        return self._behind_colon(count, lead) if role in (CountRole.OTHER, CountRole.OPEN) else role

    def _behind_colon(self, count: Quantity, head: tuple[Token, ...]) -> CountRole:
        """Take a bare count for what the words before the colon say: ``Số xã đạt tiêu chí: 85 xã``."""
        if any(token.has("before") for token in head) or self._other_year(head):
            return CountRole.OTHER
        if any(token.has("added", "new_after") for token in head) or (
            head and _last_word(head).has("increase")
        ):
            return CountRole.NEW
        counted = (
            any(token.names("number") for token in head)
            and any(token.text.lower() == COMMUNE for token in head)
            and any(token.names("reach") for token in head)
        )
        total = counted or any(token.has("total") for token in head)
        return CountRole.TOTAL if total or count.base else CountRole.OPEN

    def _other_year(self, tokens: tuple[Token, ...]) -> bool:
        """Say whether the words speak of a year before the plan's."""
        years = [token.years[1] for token in tokens if token.kind is TokenKind.YEARS and token.years]
        return self.plan_year is not None and bool(years) and years[-1] < self.plan_year

    # ---- counts beside each other -----------------------------------------------------------

    def _of_the_criterion(self, found: Counts) -> Counts:
        """Take no share of communes for the total that reaches nothing, where another says that it does.

        ``phổ cập giáo dục 247/247 xã; 195 xã đạt tiêu chí``: the 195.
        """
        if not any(self._reaches(count) for count, _ in found):
            return found
        return [
            (
                count,
                CountRole.OTHER
                if role is CountRole.TOTAL and count.base and not self._is_said(count)
                else role,
            )
            for count, role in found
        ]

    def _reaches(self, count: Quantity) -> bool:
        behind = self.tokens[count.stop : count.stop + 2]
        reaches = bool(behind) and behind[0].names("reach", "complete") and len(behind) > 1
        chained = reaches and (behind[1].has("criterion") or behind[1].names("standard"))
        return chained or (bool(behind) and behind[0].names("reach_standard"))

    def _is_said(self, count: Quantity) -> bool:
        after = []
        for token in self.tokens[count.stop : count.stop + _NEAR]:
            if token.is_mark(",;.:"):
                break
            after.append(token)
        words = (*self._clause(count), *after)
        return any(token.has("reached", "total") for token in words)

    def _without_all_of_new(self, found: Counts) -> Counts:
        """Take ``hoàn thành 05/05 xã``, all of those that were to join, for new where the total is larger."""
        totals = [count.value for count, role in found if role is CountRole.TOTAL and count.value is not None]

        def joins(count: Quantity) -> bool:
            whole = count.base is not None and count.value is not None and count.base.value == count.value
            larger = count.value is not None and count.value < max(totals, default=count.value)
            return whole and larger and any(token.has("action") for token in self._clause(count))

        return [
            (count, CountRole.NEW if role is CountRole.TOTAL and joins(count) else role)
            for count, role in found
        ]

    def _without_kept(self, found: Counts) -> Counts:
        """Take what is held (``duy trì 72 xã đã đạt``) for no total where a larger one follows."""
        totals = [count.value for count, role in found if role is CountRole.TOTAL and count.value is not None]
        increases = any(role in (CountRole.NEW, CountRole.OPEN) for _, role in found)

        def is_kept(count: Quantity) -> bool:
            exceeded = count.value is not None and count.value < max(totals, default=count.value)
            kept = any(token.has("kept") for token in self._clause(count))
            return increases and exceeded and not count.base and kept

        return [
            (count, CountRole.OTHER if role is CountRole.TOTAL and is_kept(count) else role)
            for count, role in found
        ]


def _last_word(tokens: tuple[Token, ...]) -> Token:
    words = [token for token in tokens if token.kind is not TokenKind.MARK]
    return words[-1] if words else tokens[-1]
