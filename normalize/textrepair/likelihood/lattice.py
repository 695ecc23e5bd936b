"""The best way to read a run of words, each of which may be one of several candidates."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SyllableCandidate:
    """A syllable that may have been printed, and what it costs that it was read as it was (nats).

    The form as read is the one candidate that costs nothing.
    """

    syllable: str
    cost: float


Column = tuple[SyllableCandidate, ...]
"""The candidates for one word, the form as read first."""

Step = tuple[float, float, bool]
"""Log-probabilities after a candidate that is a word and one that ends a word; whether both are in one."""

Steps = Sequence[Sequence[Step]]
"""For each candidate of a column, the step to it from each candidate of the column before."""

States = tuple[float, float]
"""Scores where a candidate is a word of its own, and where it is the last syllable of a longer one."""


class Model(Protocol):
    """Log-probabilities of a first candidate, of one after another, and of an end after one."""

    def start(self, candidate: SyllableCandidate) -> float:
        """Score a first candidate of a run."""

    def open(self, candidate: SyllableCandidate) -> float:
        """Score a first candidate of a run as what opens a sentence or a part of one."""

    def step(self, before: SyllableCandidate, after: SyllableCandidate) -> Step:
        """Score a candidate after another one."""

    def steps(self, before: Column, after: Column) -> Steps:
        """Score each candidate of a column after each of the column before."""

    def end(self, candidate: SyllableCandidate) -> States:
        """Score the end of a run after a candidate."""


def preferred(columns: Sequence[Column], model: Model) -> list[tuple[int, float]]:
    """Give for each column the number of its best candidate, and its log-odds over the form as read."""
    steps = [model.steps(*pair) for pair in pairwise(columns)]
    ends = [model.end(candidate) for candidate in columns[-1]]
    forward = _forward(columns, steps, model.start)
    as_read = _forward(
        [column[:1] for column in columns], [[row[:1] for row in s[:1]] for s in steps], model.start
    )
    if _best(as_read[-1], ends[:1]) >= _best(forward[-1], ends):
        return [(0, 0.0)] * len(columns)
    scores = _through(forward, _backward(columns, steps, ends))
    picks = [max(range(len(score)), key=score.__getitem__) for score in scores]
    return [(pick, score[pick] - score[0]) for pick, score in zip(picks, scores, strict=True)]


def _through(forward: Sequence[Sequence[States]], backward: Sequence[Sequence[States]]) -> list[list[float]]:
    return [
        [max(alone + after[0], last + after[1]) for (alone, last), after in zip(one, other, strict=True)]
        for one, other in zip(forward, backward, strict=True)
    ]


def _best(reached: Sequence[States], onward: Sequence[States]) -> float:
    return max(max(alone + end[0], last + end[1]) for (alone, last), end in zip(reached, onward, strict=True))


def _forward(
    columns: Sequence[Column], steps: Sequence[Steps], start: Callable[[SyllableCandidate], float]
) -> list[list[States]]:
    """Score the best way to each candidate."""
    reached = [(start(candidate) - candidate.cost, -math.inf) for candidate in columns[0]]
    table = [reached]
    for column, rows in zip(columns[1:], steps, strict=True):
        following: list[States] = []
        for candidate, row in zip(column, rows, strict=True):
            best_alone = best_last = -math.inf
            for (from_alone, from_last, inside), (alone, last) in zip(row, reached, strict=True):
                # Comparisons, no calls of max(): this is the innermost loop of repair.
                score, other = alone + from_alone, last + from_last
                if other > score:  # noqa: PLR1730
                    score = other
                if inside:
                    if score > best_last:  # noqa: PLR1730
                        best_last = score
                elif score > best_alone:
                    best_alone = score
            following.append((best_alone - candidate.cost, best_last - candidate.cost))
        table.append(following)
        reached = following
    return table


def _backward(columns: Sequence[Column], steps: Sequence[Steps], ends: list[States]) -> list[list[States]]:
    """Score the best way on from each candidate."""
    table = [ends]
    for column, rows in zip(reversed(columns[1:]), reversed(steps), strict=True):
        costs = [candidate.cost for candidate in column]
        onward: list[States] = []
        for row in zip(*rows, strict=True):
            alone = last = -math.inf
            for (from_alone, from_last, inside), scores, cost in zip(row, table[-1], costs, strict=True):
                score = scores[inside] - cost
                alone = max(alone, from_alone + score)
                last = max(last, from_last + score)
            onward.append((alone, last))
        table.append(onward)
    table.reverse()
    return table


class LatticePath:
    """One reading of a run of words, to compare others with that differ from it in a few places."""

    def __init__(self, reading: Sequence[SyllableCandidate], model: Model) -> None:
        self._reading, self._model = reading, model
        columns = [(candidate,) for candidate in reading]
        steps = [[[model.step(*pair)]] for pair in pairwise(reading)]
        self._reached = [states[0] for states in _forward(columns, steps, model.open)]
        self._onward = [states[0] for states in _backward(columns, steps, [model.end(reading[-1])])]
        self.score = max(map(sum, zip(self._reached[-1], self._onward[-1], strict=True)))

    def gain(self, at: int, others: Sequence[SyllableCandidate]) -> float:
        """Give the log-odds of the reading with ``others`` from place ``at`` on over this one."""
        if at:
            alone, last = self._reached[at - 1]
            before = self._reading[at - 1]
        else:
            alone, last = self._model.open(others[0]) - others[0].cost, -math.inf
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

    def _follow(
        self, alone: float, last: float, before: SyllableCandidate, after: SyllableCandidate
    ) -> tuple[float, float]:
        from_alone, from_last, inside = self._model.step(before, after)
        score = max(alone + from_alone, last + from_last) - after.cost
        return (-math.inf, score) if inside else (score, -math.inf)
