"""The best way to read a run of words, each of which may be one of several candidates."""

from __future__ import annotations

import math
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


Step = tuple[float, float, bool]
"""Log-probabilities after a candidate that is a word and one that ends a word; whether both are in one."""


@dataclass(frozen=True, slots=True)
class Model:
    """Log-probabilities of a first candidate, of one after another, and of an end after one."""

    start: Callable[[Candidate], float]
    step: Callable[[Candidate, Candidate], Step]
    end: Callable[[Candidate], tuple[float, float]]


def best_through(columns: Sequence[Sequence[Candidate]], model: Model) -> list[list[float]]:
    """Score, for every candidate, the best whole reading that goes through it.

    Each candidate is reached in one of two states: as a word of its own or as the last
    syllable of a longer one.
    """
    forward = _forward(columns, model)
    backward = _backward(columns, model)
    return [
        [max(alone + after[0], last + after[1]) for (alone, last), after in zip(one, other, strict=True)]
        for one, other in zip(forward, backward, strict=True)
    ]


def _forward(columns: Sequence[Sequence[Candidate]], model: Model) -> list[list[tuple[float, float]]]:
    table = [[(model.start(candidate) - candidate.cost, -math.inf) for candidate in columns[0]]]
    for before, column in pairwise(columns):
        reached: list[tuple[float, float]] = []
        for candidate in column:
            best = [-math.inf, -math.inf]
            for (alone, last), other in zip(table[-1], before, strict=True):
                from_alone, from_last, inside = model.step(other, candidate)
                score = max(alone + from_alone, last + from_last)
                best[inside] = max(best[inside], score)
            reached.append((best[0] - candidate.cost, best[1] - candidate.cost))
        table.append(reached)
    return table


def _backward(columns: Sequence[Sequence[Candidate]], model: Model) -> list[list[tuple[float, float]]]:
    table = [[model.end(candidate) for candidate in columns[-1]]]
    for column, after in zip(reversed(columns[:-1]), reversed(columns[1:]), strict=True):
        onward: list[tuple[float, float]] = []
        for candidate in column:
            alone = last = -math.inf
            for scores, other in zip(table[-1], after, strict=True):
                from_alone, from_last, inside = model.step(candidate, other)
                score = scores[inside] - other.cost
                alone = max(alone, from_alone + score)
                last = max(last, from_last + score)
            onward.append((alone, last))
        table.append(onward)
    table.reverse()
    return table


class Line:
    """One reading of a run of words, to compare others with that differ from it in a few places."""

    def __init__(self, reading: Sequence[Candidate], model: Model) -> None:
        self._reading, self._model = reading, model
        columns = [(candidate,) for candidate in reading]
        self._reached = [states[0] for states in _forward(columns, model)]
        self._onward = [states[0] for states in _backward(columns, model)]
        self.score = max(map(sum, zip(self._reached[-1], self._onward[-1], strict=True)))

    def gain(self, at: int, others: Sequence[Candidate]) -> float:
        """Give the log-odds of the reading with ``others`` from place ``at`` on over this one."""
        if at:
            alone, last = self._reached[at - 1]
            before = self._reading[at - 1]
        else:
            alone, last = self._model.start(others[0]) - others[0].cost, -math.inf
            before, others = others[0], others[1:]
            at += 1
        for candidate in others:
            alone, last = self._follow(alone, last, before, candidate)
            before, at = candidate, at + 1
        if at < len(self._reading):
            alone, last = self._follow(alone, last, before, self._reading[at])
            from_alone, from_last = self._onward[at]
        else:
            from_alone, from_last = self._model.end(before)
        return max(alone + from_alone, last + from_last) - self.score

    def _follow(self, alone: float, last: float, before: Candidate, after: Candidate) -> tuple[float, float]:
        from_alone, from_last, inside = self._model.step(before, after)
        score = max(alone + from_alone, last + from_last) - after.cost
        return (-math.inf, score) if inside else (score, -math.inf)
