"""Work in two halves gives what it gives one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from normalize.both import for_each, in_turn

A = TypeVar("A")
B = TypeVar("B")


def second_first(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    given = second()
    return first(), given


@given(st.lists(st.integers()))
def test_each_item_gives_its_own_in_order(items: list[int]) -> None:
    for both in (in_turn, second_first):
        assert for_each(str, items, both) == [str(item) for item in items]
