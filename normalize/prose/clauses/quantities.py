"""Quantities of a text: number, range, share of a whole or end of a change, with unit and qualifier.

The grammar, over the tokens of a clause (``?`` may lack)::

    quantity  = qualifier? amount bound?
    amount    = number unit? | number unit? "/" number unit? | number unit? ("-" | đến) number unit?
    change    = từ quantity years? (lên | xuống còn | …) quantity

A number that only names one of several (``khoản 2``, ``tiêu chí số 14``), a length of time (``kế hoạch 5
năm``), a time of day is explained; any other that is in no quantity is ``unread``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from normalize.prose.clauses.numerals import Numeral
from normalize.prose.clauses.tokens import Kind, Token, Unit, scan
from normalize.records import Change

_LARGEST_DAY = 31
"""A share without a unit whose whole is no more may as well be a day and a month (``10/10``)."""
_LAST_MONTH = 12
_DASHES = "-–—"
_NEAR = 6
"""Tokens within which the other end of a change stands."""
_LONGEST_ABBREVIATION = 6
"""Letters of a noun shortened to capitals: ``04 DVC``."""
_SHORTEST_TELEPHONE = 9
_TOO_MUCH = 10**14
"""Đồng that no plan of a province handles (a hundred thousand billion): ``278,344 tỷ đồng`` is 278.344."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a text: ``[start, end)`` with its unit, ``[start, number_end)`` the number alone.

    ``base`` is the whole in ``8/207 xã``, ``high`` the upper end of a range. ``first`` and ``stop`` bound
    its tokens, qualifier and bound included; ``number`` is the token of its number. ``qualifier_start`` is
    where the qualifier's words begin. ``change`` says which way a stated change goes, ``origin`` is the
    place (in the text's quantities) of the one that a change starts from.
    """

    start: int
    number_end: int
    end: int
    low: Numeral
    high: Numeral | None
    base: Numeral | None
    unit: str
    unit_kind: str
    qualifier: str
    qualifier_start: int
    first: int
    number: int
    stop: int
    change: Change | None = None
    origin: int | None = None
    misread_unit: bool = False

    @property
    def value(self) -> Decimal | None:
        """The (lower) value; None when it is ambiguous."""
        return self.low.value

    @property
    def is_share(self) -> bool:
        """Say whether it is a percentage."""
        return self.unit.startswith(("%", "‰"))


@dataclass(frozen=True, slots=True)
class Reading:
    """The quantities of a text in reading order, and the numbers that nothing explains."""

    tokens: tuple[Token, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    unread: tuple[Token, ...] = ()


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find all quantities of a text (NFC) in reading order."""
    return read_quantities(text).quantities


@lru_cache(maxsize=512)
def read_quantities(text: str) -> Reading:
    """Read a text (NFC): its tokens, its quantities and the numbers left over."""
    if not any(char.isdigit() for char in text):
        return Reading(scan(text))
    return _Reader(text).read()


class _Reader:
    """Walks over the tokens of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = scan(text)
        self.found: list[Quantity] = []
        self.unread: list[Token] = []
        self.explained: int | None = None

    def read(self) -> Reading:
        at = 0
        while at < len(self.tokens):
            at = self._number(at) if self.tokens[at].kind is Kind.NUMBER else at + 1
        return Reading(self.tokens, tuple(self._with_shared_units()), tuple(self.unread))

    def _with_shared_units(self) -> list[Quantity]:
        """Give what is told respectively the unit of the last: ``lần lượt 7,57% và 6,84%/năm``."""
        found = list(self.found)
        for at in range(len(found) - 2, -1, -1):
            this, following = found[at], found[at + 1]
            between = self.tokens[this.stop : following.first]
            listed = all(token.is_mark(",") or token.has("and") for token in between)
            told = any(
                token.has("respectively") for token in self.tokens[max(0, this.first - 8) : this.first]
            )
            shares = following.unit.startswith(f"{this.unit}/") or not this.unit
            if listed and told and shares:
                found[at] = replace(this, unit=following.unit, unit_kind=following.unit_kind)
        return found

    def token(self, at: int) -> Token | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def is_mark(self, at: int, marks: str) -> bool:
        token = self.token(at)
        return token is not None and token.is_mark(marks)

    def has(self, at: int, *roles: str) -> bool:
        token = self.token(at)
        return token is not None and token.has(*roles)

    def _number(self, at: int) -> int:
        """Read what a number begins; give the index of the token behind it."""
        quantity = self._amount(at)
        if quantity and not self._is_explained(at, quantity):
            self._take(quantity)
            return quantity.stop
        if quantity is None:
            self.unread.append(self.tokens[at])
            return at + 1
        whole = quantity.base or quantity.high
        self.explained = quantity.stop - 1 if whole else at
        return quantity.stop if whole else at + 1

    def _take(self, quantity: Quantity) -> None:
        if self._is_known(quantity):
            self.found.append(self._changed(quantity))
        elif not self._is_label(quantity):
            self.unread.append(self.tokens[quantity.number])

    # ---- number, share, range ------------------------------------------------------------

    def _amount(self, at: int) -> Quantity | None:
        low = self.tokens[at].numeral
        if low is None:
            return None
        behind, unit = self._unit(at + 1)
        base = high = None
        if (start := self._range_end(at, behind, unit)) is not None:
            high = self._numeral(start)
            behind, second = self._unit(start + 1)
            unit = second or unit
        if self.is_mark(behind, "/") and (whole := self._numeral(behind + 1)):
            behind, second = self._unit(behind + 2)
            base, unit = whole, unit or second
        last = base or high or low
        number_end = last.rest
        if unit is None:
            behind, unit = self._noun(behind)
        unit = unit or self._unit_of_end(at, behind)
        unit_token = self.token(behind - 1)
        end = unit_token.end if unit and unit_token and unit_token.end > number_end else number_end
        quantity = Quantity(
            start=low.start,
            number_end=number_end,
            end=end,
            low=_plausible(low, unit),
            high=_plausible(high, unit) if high else None,
            base=base,
            unit=unit.name if unit else "",
            unit_kind=unit.kind if unit else "",
            qualifier="",
            qualifier_start=low.start,
            first=at,
            number=at,
            stop=behind,
            misread_unit=bool(unit and unit.forgiven),
        )
        return self._qualified(quantity)

    def _numeral(self, at: int) -> Numeral | None:
        token = self.token(at)
        return token.numeral if token else None

    def _unit(self, at: int) -> tuple[int, Unit | None]:
        token = self.token(at)
        return (at + 1, token.unit) if token and token.unit else (at, None)

    def _noun(self, at: int) -> tuple[int, Unit | None]:
        """Take an unknown noun behind a number for its unit."""
        token = self.token(at)
        if token is None or token.kind is not Kind.WORD or len(token.text) < 2:
            return at, None
        shortened = token.text.isupper() and len(token.text) <= _LONGEST_ABBREVIATION
        is_noun = token.text.isalpha() and (token.text.islower() or shortened)
        return (at + 1, Unit(token.text, "noun")) if is_noun else (at, None)

    def _unit_of_end(self, at: int, behind: int) -> Unit | None:
        """Give a bare number at the start of a change its end's unit: ``từ 1,44 lên 3,77 điểm phần trăm``."""
        if not self.has(at - 1, "from") and not self.has(at - 2, "from"):
            return None
        for index in range(behind, min(behind + _NEAR, len(self.tokens))):
            if self._numeral(index):
                return self._unit(index + 1)[1]
            if not (self.has(index, "to", "year", "time", "qualifier") or self.tokens[index].years):
                return None
        return None

    def _range_end(self, at: int, behind: int, unit: Unit | None) -> int | None:
        """Give the token of the upper end where a range goes on behind a number: two numbers that rise."""
        is_dash = self.is_mark(behind, _DASHES)
        if not is_dash and not self.has(behind, "range"):
            return None
        start = behind + 1
        while self.has(start, "qualifier"):
            start += 1
        low, high = self.tokens[at].numeral, self._numeral(start)
        _, second = self._unit(start + 1)
        if low is None or high is None or (unit and second and unit.name != second.name):
            return None
        if low.value is not None and high.value is not None and low.value >= high.value:
            return None
        return start

    # ---- qualifier and change ------------------------------------------------------------

    def _qualified(self, quantity: Quantity) -> Quantity:
        """Add the words that bound a quantity before and behind it."""
        first, qualifier, start = quantity.first, "", quantity.start
        if self.has(first - 1, "reached") and self.has(first - 2, "qualifier"):
            first -= 1
        while self.has(first - 1, "qualifier") or (self.has(first - 1, "from") and quantity.first == first):
            first -= 1
            token = self.tokens[first]
            start = token.start
            qualifier = str(token.cue.get("qualifier")) if token.cue else ""
        if self.has(first - 1, "from") and first < quantity.first:
            first -= 1
        if quantity.first == first + 1 and self.has(first, "reached"):
            first, start = quantity.first, quantity.start
        bound = self.token(quantity.stop)
        if bound and bound.has("bound") and bound.cue:
            words = str(bound.cue.get("qualifier"))
            qualifier = f"từ … {words}" if self.has(first, "from") else qualifier or words
            return replace(
                quantity, first=first, stop=quantity.stop + 1, qualifier=qualifier, qualifier_start=start
            )
        return replace(quantity, first=first, qualifier=qualifier, qualifier_start=start)

    def _changed(self, quantity: Quantity) -> Quantity:
        """Say which way a quantity changes and from which one it started."""
        if self.found and (change := self._end_of_change(self.found[-1], quantity)):
            before = self.found[-1]
            origin = before.origin if before.origin is not None else len(self.found) - 1
            return replace(quantity, change=change, origin=origin)
        if self.has(quantity.first, "from") and quantity.high is None and not quantity.qualifier:
            return quantity
        at = quantity.first - 1
        while self.has(at, "mean", "every", "qualifier", "from") or self.is_mark(at, ":"):
            at -= 1
        if self.has(at, "increase"):
            return replace(quantity, change=Change.INCREASE)
        if self.has(at, "decrease"):
            return replace(quantity, change=Change.DECREASE)
        return quantity

    def _end_of_change(self, before: Quantity, quantity: Quantity) -> Change | None:
        """Give the way of ``từ A (năm …) lên B`` where a quantity is its B, or goes on behind it."""
        between = self.tokens[before.stop : quantity.first]
        fillers = ("time", "year", "qualifier", "and", "mean", "reached")
        plain = all(
            token.kind in (Kind.YEARS, Kind.DATE) or token.is_mark("(),") or token.has("to", *fillers)
            for token in between
        )
        if not plain or before.is_share != quantity.is_share:
            return None
        starts = self.has(before.first, "from") and before.high is None
        goes_on = before.origin is not None and any(token.kind is Kind.YEARS for token in between)
        steps = [token for token in between if token.has("rise", "fall")]
        if goes_on and before.change and before.origin is not None and not steps:
            return before.change
        if not starts or not any(token.has("to", "reached") for token in between):
            return None
        if steps:
            return Change.INCREASE if steps[-1].has("rise") else Change.DECREASE
        if before.value is None or quantity.value is None or before.value == quantity.value:
            return None
        return Change.INCREASE if before.value < quantity.value else Change.DECREASE

    # ---- what is no quantity -------------------------------------------------------------

    def _is_explained(self, at: int, quantity: Quantity) -> bool:
        """Say whether a number names one of several, or is a length of time that measures nothing."""
        unit_kind = quantity.unit_kind
        if quantity.unit == "giờ" and quantity.base:
            return True
        if self._is_telephone(quantity.low):
            return True
        if self._names_one_of_several(at, unit_kind or ("share" if quantity.base else "")):
            return True
        return unit_kind == "time" and self._is_span(quantity)

    def _names_one_of_several(self, at: int, unit_kind: str) -> bool:
        before = at - 1
        goes_on = False
        while before >= 0 and (
            self.is_mark(before, ",;-–&/+(") or self.has(before, "and", "range", "number", "except")
        ):
            goes_on = True
            before -= 1
        token = self.token(before)
        if goes_on and before == self.explained and not unit_kind:
            return True
        if goes_on and not self.has(at - 1, "ordinal"):
            return False
        if token is None or not self.has(at - 1, "ordinal", "year"):
            return False
        soft = self.has(at - 1, "soft", "year")
        return not (soft and unit_kind and unit_kind != "time")

    def _is_span(self, quantity: Quantity) -> bool:
        """Say whether months or years tell how often, since when or for how long, and measure nothing."""
        behind = self.token(quantity.stop)
        before = quantity.first - 1
        if quantity.unit == "tuổi" or "/" in quantity.unit:
            return False
        near = range(before, max(before - _NEAR, -1), -1)
        if quantity.unit == "năm" and not any(self.has(at, "duration") for at in near):
            return True
        if self.has(before, "span", "reporting", "mean") or self.has(before, "year"):
            return True
        if behind is not None and behind.kind is Kind.YEARS:
            return True
        if behind is not None and behind.text.lower() in ("đầu", "cuối", "qua", "tới", "tiếp", "gần", "một"):
            return True
        reporting = self.is_mark(before, ",") and self.has(before - 1, "reporting", "soft")
        of_year = self.token(quantity.stop + 1)
        listed = behind is not None and (behind.is_mark(",") or behind.has("and"))
        return reporting or (
            listed and of_year is not None and of_year.text.lower() in ("năm", "cả năm", "01", "một")
        )

    def _is_known(self, quantity: Quantity) -> bool:
        """Say whether a number without a unit is a share of a whole or the value of an index."""
        if quantity.unit:
            return True
        if quantity.base:
            return self._is_share(quantity.first, quantity.low, quantity.base)
        before, behind = self.token(quantity.first - 1), self.token(quantity.stop)
        if before is None or not (before.has("link", "mean") or before.is_mark(":") or quantity.qualifier):
            return False
        value = quantity.value
        if value is None or value != value.to_integral_value():
            return True
        ends = behind is None or behind.is_mark(".;)(") or behind.has("bound")
        return ends and not self._lists_criteria(quantity.first)

    def _is_share(self, at: int, low: Numeral, base: Numeral) -> bool:
        """Tell ``82/207`` from a day and month (``10/10``) and from a scale (``1/1.000``)."""
        if low.value is None or base.value is None:
            return False
        is_scale = low.value == 1 and base.value % 10 == 0
        is_large = base.value > _LARGEST_DAY or self.has(at - 1, "link", "total")
        return low.value <= base.value and not is_scale and is_large

    def _is_label(self, quantity: Quantity) -> bool:
        """Say whether a bare number is a label, a day and month, a scale or a telephone's."""
        before, behind = self.token(quantity.number - 1), self.token(quantity.stop)
        glued = before is not None and before.is_mark(".") and before.end == quantity.start
        first = before is None or glued or (quantity.number == 1 and before.kind is Kind.MARK)
        if first and quantity.base is None:
            return behind is None or behind.is_mark(".:)") or behind.text[:1].isupper()
        if quantity.base:
            day = (quantity.value or 0) <= _LARGEST_DAY and (quantity.base.value or 0) <= _LAST_MONTH
            return day or quantity.value == 1
        return False

    def _is_telephone(self, numeral: Numeral) -> bool:
        digits = sum(char.isdigit() for char in numeral.printed)
        return (
            digits >= _SHORTEST_TELEPHONE and numeral.printed.startswith("0") and "," not in numeral.printed
        )

    def _lists_criteria(self, first: int) -> bool:
        return any(token.has("criterion") for token in self.tokens[max(0, first - 6) : first])


def _plausible(numeral: Numeral, unit: Unit | None) -> Numeral:
    """Settle a numeral by its unit: what comes whole has no decimals, a share or a rate may have a point."""
    if numeral.value is not None or unit is None or not numeral.printed[-1:].isdigit():
        return numeral
    if unit.kind == "count" and len(numeral.candidates) > 1:
        whole = [one for one in numeral.candidates if one == one.to_integral_value()]
        return replace(numeral, value=whole[0]) if len(whole) == 1 else numeral
    if unit.kind == "money" and len(numeral.candidates) > 1:
        likely = [one for one in numeral.candidates if one * unit.factor < _TOO_MUCH]
        return replace(numeral, value=likely[0]) if len(likely) == 1 else numeral
    is_rate = unit.kind == "percent" or "/" in unit.name
    single = len(numeral.candidates) == 1 and numeral.printed.replace(".", "").isdigit()
    return replace(numeral, value=numeral.candidates[0]) if is_rate and single else numeral
