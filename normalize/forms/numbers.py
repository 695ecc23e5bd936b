"""Numbers as Vietnamese documents print them: ``1.234`` is 1234 and ``18,36`` is 18.36.

What can be read in more than one way (``26.3``, ``8444,738``, ``2390 723``) is never guessed: it
has no value, only candidates, for column, unit and totals to decide between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

NUMBER = r"\d+(?:[.,]\d+)*"
"""What a number in running text looks like; blanks are no separators there."""

_DASH = r"\s*[-–]\s*"
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_DECIMAL_TAIL = re.compile(r"(\d+(?:\.\d+)*),(\d+)")
_FOREIGN = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_BLANK_GROUPS = re.compile(r"\d{1,4}(?: \d{3})+(?:,\d+)?")
_SHAPE = re.compile(r"\d+(?:[., ]\d+)*")


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number. ``value`` is None when it can be read in several ways, or in none.

    ``candidates`` are the possible readings, the likeliest first; a clear number has just one.
    """

    printed: str
    value: Decimal | None
    candidates: tuple[Decimal, ...]


class Currency(StrEnum):
    """Units of money as written in the datasets."""

    DONG = "đồng"
    THOUSAND = "nghìn đồng"
    MILLION = "triệu đồng"
    BILLION = "tỷ đồng"

    @property
    def factor(self) -> int:
        """How many đồng one unit is."""
        return _FACTORS[self]


_FACTORS = {
    Currency.DONG: 1,
    Currency.THOUSAND: 1_000,
    Currency.MILLION: 1_000_000,
    Currency.BILLION: 1_000_000_000,
}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in its printed unit; ``vnd`` is None when the number is ambiguous or breaks a đồng."""

    number: Number
    unit: Currency
    vnd: int | None


def parse_number(text: str) -> Number | None:
    """Read a text that is one number and nothing else; None for anything else."""
    text = text.strip()
    if not _SHAPE.fullmatch(text) or not text.isascii():
        return None
    candidates = tuple(dict.fromkeys(_readings(text)))
    clear = len(candidates) == 1 and _is_regular(text)
    return Number(text, candidates[0] if clear else None, candidates)


def _is_regular(text: str) -> bool:
    """Say whether the separators stand where Vietnamese puts them, with no second meaning."""
    if text.isdigit() or _THOUSANDS.fullmatch(text):
        return True
    match = _DECIMAL_TAIL.fullmatch(text)
    if not match:
        return False
    whole, fraction = match.groups()
    if _THOUSANDS.fullmatch(whole):
        return True
    return whole.isdigit() and (len(fraction) != 3 or set(whole) == {"0"})


def _readings(text: str) -> Iterator[Decimal]:
    if text.isdigit():
        yield Decimal(text)
        return
    if _THOUSANDS.fullmatch(text):
        yield Decimal(text.replace(".", ""))
        return
    if match := _DECIMAL_TAIL.fullmatch(text):
        whole, fraction = match.groups()
        if whole.isdigit() or _THOUSANDS.fullmatch(whole):
            yield Decimal(f"{whole.replace('.', '')}.{fraction}")
    if text.count(".") == 1 and "," not in text and " " not in text:
        yield Decimal(text)
    if _BLANK_GROUPS.fullmatch(text):
        yield Decimal(text.replace(" ", "").replace(",", "."))
    elif _FOREIGN.fullmatch(text) or re.fullmatch(r"\d{4,},\d{3}", text):
        yield Decimal(text.replace(",", ""))


def parse_currency(text: str) -> Currency | None:
    """Read a unit of money: ``triệu đồng``, ``tr.đ``, ``tỷ``, ``VNĐ``; None for other words."""
    words = re.sub(r"[\s.]+", "", text).lower().removesuffix("đồng").removesuffix("đ").removesuffix("vn")
    if not words:
        return Currency.DONG if text.strip() else None
    return {
        "nghìn": Currency.THOUSAND,
        "ngàn": Currency.THOUSAND,
        "1000": Currency.THOUSAND,
        "triệu": Currency.MILLION,
        "tr": Currency.MILLION,
        "tỷ": Currency.BILLION,
        "tỉ": Currency.BILLION,
    }.get(words)


def parse_money(text: str) -> Money | None:
    """Read ``2.220.000 triệu đồng``: number, unit and the amount in đồng; None when it is no money."""
    match = re.match(rf"({NUMBER})\s*(\D+)$", text.strip())
    if not match:
        return None
    number, unit = parse_number(match[1]), parse_currency(match[2])
    return Money(number, unit, to_vnd(number.value, unit)) if number and unit else None


def to_vnd(amount: Decimal | None, unit: Currency) -> int | None:
    """Multiply out to whole đồng; None where the amount is missing or ends inside a đồng."""
    if amount is None:
        return None
    exact = amount * unit.factor
    return int(exact) if exact == exact.to_integral_value() else None


def share_of(part: Decimal | int | None, whole: Decimal | int | None) -> Decimal | None:
    """Give the share in percent with two decimals, halves up; None where it cannot be computed."""
    if part is None or not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)
