"""Pairs up two sequences that should be alike, whatever was dropped, added or spoilt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

Left = TypeVar("Left")
Right = TypeVar("Right")
Pair = tuple[int | None, int | None]

LEAST_ALIKE = 0.3
"""Items less alike than this are not the same item spoilt: one is missing, the other invented."""


def align(
    left: Sequence[Left], right: Sequence[Right], likeness: Callable[[Left, Right], float]
) -> list[Pair]:
    """Pair the items of two sequences in order so that the sum of likenesses (0-1) is greatest.

    Gives pairs of indices; None stands where an item has no partner.
    """
    best = np.zeros((len(left) + 1, len(right) + 1))
    alike = np.zeros((len(left), len(right)))
    for i, first in enumerate(left):
        for j, second in enumerate(right):
            alike[i, j] = likeness(first, second)
    for i in range(1, len(left) + 1):
        for j in range(1, len(right) + 1):
            paired = best[i - 1, j - 1] + _worth(alike[i - 1, j - 1])
            best[i, j] = max(best[i - 1, j], best[i, j - 1], paired)
    return _trace_back(best, alike)


def _worth(likeness: float) -> float:
    return likeness if likeness >= LEAST_ALIKE else -1.0


def _trace_back(best: np.ndarray, alike: np.ndarray) -> list[Pair]:
    pairs: list[Pair] = []
    i, j = alike.shape
    while i or j:
        if i and j and best[i, j] == best[i - 1, j - 1] + _worth(alike[i - 1, j - 1]):
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif i and best[i, j] == best[i - 1, j]:
            i -= 1
            pairs.append((i, None))
        else:
            j -= 1
            pairs.append((None, j))
    return pairs[::-1]
