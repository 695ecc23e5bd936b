"""Two computations that need not wait for each other: in turn, unless the caller can do both at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Both(Protocol):
    """Calls two functions that leave everything here as it is, and gives what both give."""

    def __call__(self, first: Callable[[], A], second: Callable[[], B], /) -> tuple[A, B]:
        """Call both; what the second one gives can be pickled."""


def in_turn(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    """Call one function after the other."""
    return first(), second()


def for_each(function: Callable[[A], B], items: Sequence[A], both: Both) -> list[B]:
    """Call a function with each item, in two halves; give what it gives, in the order of the items."""
    if len(items) < 2:
        return _called(function, items)
    even, odd = both(partial(_called, function, items[::2]), partial(_called, function, items[1::2]))
    return [(odd if number % 2 else even)[number // 2] for number in range(len(items))]


def _called(function: Callable[[A], B], items: Sequence[A]) -> list[B]:
    return [function(item) for item in items]
