"""The best way to read a run of words, each of which may be one of several candidates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Candidate:
    """A syllable that may have been printed, and what it costs that it was read as it was (nats).

    The form as read is the one candidate that costs nothing.
    """

    syllable: str
    cost: float


def best_through(
    columns: Sequence[Sequence[Candidate]],
    start: Callable[[str], float],
    step: Callable[[Candidate, Candidate], float],
) -> list[list[float]]:
    """Score, for every candidate, the best whole reading that goes through it.

    ``start`` and ``step`` give log-probabilities of a first syllable and of one after another.
    """
    forward = [[start(candidate.syllable) - candidate.cost for candidate in columns[0]]]
    for before, column in pairwise(columns):
        scores = forward[-1]
        forward.append(
            [
                max(score + step(other, candidate) for score, other in zip(scores, before, strict=True))
                - candidate.cost
                for candidate in column
            ]
        )
    backward = [[0.0] * len(columns[-1])]
    for column, after in zip(reversed(columns[:-1]), reversed(columns[1:]), strict=True):
        scores = backward[-1]
        backward.append(
            [
                max(
                    score + step(candidate, other) - other.cost
                    for score, other in zip(scores, after, strict=True)
                )
                for candidate in column
            ]
        )
    backward.reverse()
    return [
        [ahead + behind for ahead, behind in zip(one, other, strict=True)]
        for one, other in zip(forward, backward, strict=True)
    ]
