"""What a printed figure or list may have been before it was misread, with what each change costs.

Costs are relative: another reading by the recognizer itself is nearly free, a known confusion of two
digits costs 1, any other single slip up to 1.75. All single slips lie within one another's margin
(solve.MARGIN), so that a guess at how likely a confusion is never decides alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extract.model import Reading
from normalize.forms.numbers import parse_number

# What it costs to believe in a misreading, least first: what a recognizer itself offers, a figure that print
# confuses, a separator lost or added, an item of a list lost or joined, any other figure. Only the order and
# the sums matter: a smallest change is taken where it is the only one (solve.py).
OTHER_READING = 0.0
CONFUSION = 1.0
SEPARATOR = 1.25
ITEM = 1.5
SLIP = 1.75

_PAIRS = ("17", "38", "56", "06", "08", "68", "12", "14", "27", "35", "49", "09", "89")
_CONFUSED = frozenset((*_PAIRS, *(pair[::-1] for pair in _PAIRS)))
_LIST = re.compile(r"[\d\s,;.\-–]+")
_LARGEST_ITEM = 99
"""Items of lists are criterion numbers: two figures in every set."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a field may really have, the cost of believing it, and how it would have been misread.

    ``reading`` is the recognizer's own other reading where it gave this value.
    """

    value: Any
    cost: float
    how: str
    reading: Reading | None = None


def options(value: Any, alternatives: tuple[Reading, ...]) -> tuple[Option, ...]:
    """Give the other values that one misreading turns into this one, each at its least cost."""
    best: dict[Any, Option] = {}
    for option in _all_options(value, alternatives):
        known = best.get(option.value)
        if option.value != value and (known is None or option.cost < known.cost):
            best[option.value] = option
    return tuple(sorted(best.values(), key=lambda option: option.cost))


def _all_options(value: Any, alternatives: tuple[Reading, ...]) -> Iterator[Option]:
    for reading in alternatives:
        other = _as_type(value, reading.text)
        if other is not None:
            yield Option(other, OTHER_READING, f"other reading ({reading.source})", reading)
    if isinstance(value, tuple):
        yield from _list_options(value)
    elif isinstance(value, bool):
        return
    elif isinstance(value, int):
        yield from (Option(int(text), cost, how) for text, cost, how in _digit_slips(str(value)))
    elif isinstance(value, Decimal):
        yield from _decimal_options(value)


def _as_type(value: Any, text: str) -> Any:
    """Read another reading's text as a value of the same type; None where it is none."""
    if isinstance(value, tuple):
        parts = re.findall(r"\d+", text) if _LIST.fullmatch(text.strip() or "?") else []
        return tuple(map(int, parts)) or None
    number = parse_number(text)
    if number is None or number.value is None or isinstance(value, bool):
        return None
    if isinstance(value, int):
        return int(number.value) if number.value == int(number.value) else None
    return number.value if isinstance(value, Decimal) else None


def _digit_slips(text: str) -> Iterator[tuple[str, float, str]]:
    """Give the digit strings one slip away: a digit changed, lost, or one too many."""
    for index, digit in enumerate(text):
        if not digit.isdigit():
            continue
        for other in "0123456789":
            if other != digit and not (index == 0 and other == "0" and len(text) > 1):
                known = digit + other in _CONFUSED
                yield (
                    _spliced(text, index, 1, other),
                    CONFUSION if known else SLIP,
                    f"{other} read as {digit}",
                )
        shorter = _spliced(text, index, 1, "")
        if shorter.strip(".") and shorter[0].isdigit() and (shorter[0] != "0" or shorter == "0"):
            yield shorter, SLIP, f"a {digit} too many"
    for index in range(len(text) + 1):
        for other in "0123456789":
            if not (index == 0 and other == "0"):
                yield _spliced(text, index, 0, other), SLIP, f"a lost {other}"


def _spliced(text: str, index: int, length: int, new: str) -> str:
    return text[:index] + new + text[index + length :]


def _decimal_options(value: Decimal) -> Iterator[Option]:
    text = f"{value:f}"
    for slip, cost, how in _digit_slips(text):
        if re.fullmatch(r"\d+(\.\d+)?", slip):
            yield Option(Decimal(slip), cost, how)
    for power, how in ((3, "a thousands point read as a comma"), (-3, "a comma read as a thousands point")):
        yield Option(_plain(value.scaleb(power)), SEPARATOR, how)
    yield Option(_plain(value.scaleb(3)), SEPARATOR, "three zeros lost")
    if "." not in text:
        yield from (
            Option(_plain(value.scaleb(-places)), SEPARATOR, "a lost decimal comma") for places in (1, 2)
        )


def _plain(value: Decimal) -> Decimal:
    return Decimal(f"{value:f}")


def _list_options(items: tuple[int, ...]) -> Iterator[Option]:
    for index, item in enumerate(items):
        yield Option(items[:index] + items[index + 1 :], ITEM, f"{item} too many")
        for text, cost, how in _digit_slips(str(item)):
            if int(text) <= _LARGEST_ITEM:
                yield Option((*items[:index], int(text), *items[index + 1 :]), cost, how)
        for left, right in _splits(str(item)):
            yield Option(
                (*items[:index], left, right, *items[index + 1 :]), SEPARATOR, f"{left},{right} run together"
            )
        if index + 1 < len(items):
            joined = int(f"{item}{items[index + 1]}")
            if joined <= _LARGEST_ITEM:
                rest = items[index + 2 :]
                yield Option((*items[:index], joined, *rest), SEPARATOR, f"{joined} cut in two")
            swapped = (*items[:index], items[index + 1], item, *items[index + 2 :])
            yield Option(swapped, ITEM, f"{item} and {items[index + 1]} exchanged")
    for new in range(1, _LARGEST_ITEM + 1):
        if new not in items:
            at = next((index for index, item in enumerate(items) if item > new), len(items))
            yield Option((*items[:at], new, *items[at:]), ITEM, f"{new} lost")


def _splits(text: str) -> Iterator[tuple[int, int]]:
    for at in range(1, len(text)):
        if text[at] != "0":
            yield int(text[:at]), int(text[at:])
