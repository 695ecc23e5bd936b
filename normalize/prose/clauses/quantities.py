"""Quantities of a text: number, range, share of a whole or end of a change, with unit and qualifier.

The grammar, over the tokens of a clause (``?`` may lack)::

    quantity  = qualifier? amount bound?
    amount    = number unit? | number unit? "/" number unit? | number unit? ("-" | đến) number unit?
    change    = từ quantity years? (lên | xuống còn | …) quantity

A number that only names one of several (``khoản 2``, ``tiêu chí số 14``), a length of time (``kế hoạch 5
năm``), a time of day is explained; any other that is in no quantity is ``unread``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from normalize.lexicon import spell
from normalize.prose.clauses.changes import changed
from normalize.prose.clauses.explained import is_explained, is_known, is_label
from normalize.prose.clauses.quantity import Quantity, TextQuantities
from normalize.prose.clauses.words.cursor import Cursor
from normalize.prose.clauses.words.tokens import Token, TokenKind, scan
from normalize.prose.clauses.words.units import QuantityUnit, plausible
from normalize.prose.clauses.words.vocabulary import DAY, HOUR, longer_units, units

_DASHES = "-–—"
_NEAR = 6
"""Tokens within which the other end of a change stands."""
_SHORTEST_NOUN = 2
"""Letters of a noun that is taken for a unit though no lexicon knows it."""
_CONVERTS = 1000
"""How many of the lesser unit at least make one of the greater (``4 tỷ 850 triệu đồng``)."""
_LONGEST_ABBREVIATION = 6
"""Letters of a noun shortened to capitals: ``04 DVC``."""


@lru_cache(maxsize=512)
def read_quantities(text: str) -> TextQuantities:
    """Read a text (NFC): its tokens, its quantities and the numbers left over."""
    if not any(char.isdigit() for char in text):
        return TextQuantities(scan(text))
    return _Reader(text).read()


class _Reader:
    """Walks over the tokens of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cursor = Cursor(scan(text))
        self.tokens = self.cursor.tokens
        self.found: list[Quantity] = []
        self.unread: list[Token] = []
        self.explained: int | None = None

    def read(self) -> TextQuantities:
        at = 0
        while at < len(self.tokens):
            at = self._number(at) if self.tokens[at].kind is TokenKind.NUMBER else at + 1
        return TextQuantities(self.tokens, tuple(self._with_shared_units()), tuple(self.unread))

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

    def _number(self, at: int) -> int:
        """Read what a number begins; give the index of the token behind it."""
        if clock := self._clock(at):
            return clock
        quantity = self._amount(at)
        if quantity and not is_explained(self.cursor, at, quantity, self.explained):
            self._take(quantity)
            return quantity.stop
        if quantity is None:
            self.unread.append(self.tokens[at])
            return at + 1
        whole = quantity.base or quantity.high
        self.explained = quantity.stop - 1 if whole else at
        return quantity.stop if whole else at + 1

    def _clock(self, at: int) -> int | None:
        """Step over a time of day: ``17 giờ 00``, ``7 giờ 30 phút``, ``18 giờ ngày 07/8``."""
        behind, unit = self.cursor.unit(at + 1)
        minutes, following = self.cursor.numeral(behind), self.cursor.token(behind)
        if unit is None or unit.name != HOUR:
            return None
        if following and (following.kind is TokenKind.DATE or following.names("day_word")):
            return behind
        if minutes is None:
            return None
        if not (minutes.is_plain and len(minutes.printed) == 2):  # minutes have a zero in front
            return None
        after, lesser = self.cursor.unit(behind + 1)
        return after if lesser and lesser.kind == "time" and lesser.name != DAY else behind + 1

    def _take(self, quantity: Quantity) -> None:
        quantity = self._of_counted_noun(quantity)
        if is_known(self.cursor, quantity):
            self.found.append(changed(self.cursor, self.found, quantity))
        elif not is_label(self.cursor, quantity):
            self.unread.append(self.tokens[quantity.number])

    def _of_counted_noun(self, quantity: Quantity) -> Quantity:
        """Give a bare number at a clause's end the noun that is counted: ``Số doanh nghiệp mới 780, …``."""
        ends = self.cursor.token(quantity.stop) is None or self.cursor.is_mark(quantity.stop, ",.;)")
        if quantity.unit or quantity.base or not ends:
            return quantity
        for at in range(quantity.first - 2, -1, -1):
            token = self.tokens[at]
            if token.kind in (TokenKind.MARK, TokenKind.NUMBER, TokenKind.YEARS):
                break
            if token.has("counted"):
                spelled = spell(self.text)
                hit = units().at(spelled, spelled.index_at(token.end))
                if hit and hit.concept.get("kind") == "count":
                    name = str(hit.concept.get("unit")) or hit.phrase
                    return replace(quantity, unit=name, unit_kind="count")
                break
        return quantity

    # ---- number, share, range ------------------------------------------------------------

    def _amount(self, at: int) -> Quantity | None:
        low = self.tokens[at].numeral
        if low is None:
            return None
        behind, unit = self.cursor.unit(at + 1)
        base = high = None
        if (start := self._range_end(at, behind, unit)) is not None:
            high = self.cursor.numeral(start)
            behind, second = self.cursor.unit(start + 1)
            unit = second or unit
        whole = self.cursor.numeral(behind + 1) if self.cursor.is_mark(behind, "/") else None
        if whole and not self._counts_another(behind + 2, unit):
            behind, second = self.cursor.unit(behind + 2)
            base, unit = whole, unit or second
        last = base or high or low
        number_end = last.rest
        if unit is None:
            behind, unit = self._noun(behind)
        unit = unit or self._unit_of_end(at, behind)
        unit_token = self.cursor.token(behind - 1)
        end = unit_token.end if unit and unit_token and unit_token.end > number_end else number_end
        quantity = Quantity(
            start=low.start,
            number_end=number_end,
            end=end,
            low=plausible(low, unit),
            high=plausible(high, unit) if high else None,
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
        return self._qualified(self._with_lesser(quantity, unit))

    def _with_lesser(self, quantity: Quantity, unit: QuantityUnit | None) -> Quantity:
        """Join money told in two units: ``4 tỷ 850 triệu đồng``."""
        behind, lesser = self.cursor.unit(quantity.stop + 1)
        more, value = self.cursor.numeral(quantity.stop), quantity.value
        if (
            not (unit and lesser and unit.factor and lesser.factor)
            or value is None
            or not more
            or more.value is None
        ):
            return quantity
        ratio = unit.factor // lesser.factor
        if (
            quantity.base
            or quantity.high
            or " " in unit.name
            or not 0 < more.value < ratio
            or ratio < _CONVERTS
        ):
            return quantity
        joined = value * ratio + more.value
        printed = f"{quantity.low.printed} {unit.name} {more.printed}"
        low = replace(more, printed=printed, start=quantity.start, value=joined, candidates=(joined,))
        end = self.tokens[behind - 1].end
        return replace(
            quantity,
            low=low,
            number_end=more.rest,
            end=end,
            unit=lesser.name,
            unit_kind=lesser.kind,
            stop=behind,
        )

    def _counts_another(self, at: int, unit: QuantityUnit | None) -> bool:
        """Say whether a number behind a stroke counts something else: ``23 vụ/31 đối tượng``."""
        _, second = self.cursor.unit(at)
        second = second or self._noun(at)[1]
        return unit is not None and second is not None and unit.name != second.name

    def _noun(self, at: int) -> tuple[int, QuantityUnit | None]:
        """Take an unknown noun behind a number for its unit."""
        token = self.cursor.token(at)
        if token is None or token.kind is not TokenKind.WORD:
            return at, None
        if len(token.text) < _SHORTEST_NOUN:
            return self._known_noun(at, token)
        shortened = token.text.isupper() and len(token.text) <= _LONGEST_ABBREVIATION
        is_noun = token.text.isalpha() and (token.text.islower() or shortened)
        return (at + 1, QuantityUnit(token.text, "noun")) if is_noun else (at, None)

    def _known_noun(self, at: int, token: Token) -> tuple[int, QuantityUnit | None]:
        """Take a noun that begins with a single letter where it is a known one: ``1.927 ổ dịch``."""
        spelled = spell(self.text)
        hit = longer_units().at(spelled, spelled.index_at(token.start))
        if hit is None or hit.forgiven:
            return at, None
        following = next((i for i in range(at, len(self.tokens)) if self.tokens[i].start >= hit.end), None)
        return following or len(self.tokens), QuantityUnit(hit.phrase, "noun")

    def _unit_of_end(self, at: int, behind: int) -> QuantityUnit | None:
        """Give a bare number at the start of a change its end's unit: ``từ 1,44 lên 3,77 điểm phần trăm``."""
        if not self.cursor.has(at - 1, "from") and not self.cursor.has(at - 2, "from"):
            return None
        for index in range(behind, min(behind + _NEAR, len(self.tokens))):
            if self.cursor.numeral(index):
                return self.cursor.unit(index + 1)[1]
            if not (self.cursor.has(index, "to", "year", "time", "qualifier") or self.tokens[index].years):
                return None
        return None

    def _range_end(self, at: int, behind: int, unit: QuantityUnit | None) -> int | None:
        """Give the token of the upper end where a range goes on behind a number: two numbers that rise."""
        is_dash = self.cursor.is_mark(behind, _DASHES)
        if not is_dash and not self.cursor.has(behind, "range"):
            return None
        start = behind + 1
        while self.cursor.has(start, "qualifier"):
            start += 1
        low, high = self.tokens[at].numeral, self.cursor.numeral(start)
        _, second = self.cursor.unit(start + 1)
        if low is None or high is None or (unit and second and unit.name != second.name):
            return None
        if low.value is not None and high.value is not None and low.value >= high.value:
            return None
        return start

    # ---- qualifier and change ------------------------------------------------------------

    def _qualified(self, quantity: Quantity) -> Quantity:
        """Add the words that bound a quantity before and behind it."""
        first, qualifier, start = quantity.first, "", quantity.start
        if self.cursor.has(first - 1, "reached") and self.cursor.has(first - 2, "qualifier"):
            first -= 1
        while self.cursor.has(first - 1, "qualifier") or (
            self.cursor.has(first - 1, "from") and quantity.first == first
        ):
            first -= 1
            token = self.tokens[first]
            start = token.start
            qualifier = str(token.cue.get("qualifier")) if token.cue else ""
        if self.cursor.has(first - 1, "from") and first < quantity.first:
            first -= 1
        if quantity.first == first + 1 and self.cursor.has(first, "reached"):
            first, start = quantity.first, quantity.start
        bound = self.cursor.token(quantity.stop)
        if bound and bound.has("bound") and bound.cue:
            words = str(bound.cue.get("qualifier"))
            qualifier = f"từ … {words}" if self.cursor.has(first, "from") else qualifier or words
            return replace(
                quantity, first=first, stop=quantity.stop + 1, qualifier=qualifier, qualifier_start=start
            )
        return replace(quantity, first=first, qualifier=qualifier, qualifier_start=start)
