"""The best way to read a run of words, each of which may be one of several candidates."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
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

_ROUNDING = 1e-9
"""Nats that two ways of adding up the same scores may differ by."""


@dataclass(frozen=True, slots=True)
class Links:
    """The steps between two columns, few of which are known: most syllables were never seen in a row.

    Any other is the end of the one candidate and the start of the other, and no likelier than were it known;
    between two that are not as read it is likelier by ``together``. ``known`` holds the known steps by the
    numbers of both candidates.
    """

    ends: Sequence[States]
    starts: Sequence[float]
    together: float
    known: Mapping[tuple[int, int], Step]

    def step(self, before: int, after: int) -> Step:
        """Give the step from a candidate of the column before to one of the column after."""
        known = self.known.get((before, after))
        if known:
            return known
        (alone, last), start = self.ends[before], self.starts[after]
        if before and after:
            alone, last = alone + self.together, last + self.together
        return alone + start, last + start, False

    def steps(self) -> Steps:
        """Write all steps out."""
        return [
            [self.step(before, after) for before in range(len(self.ends))]
            for after in range(len(self.starts))
        ]


class Model(Protocol):
    """Log-probabilities of a first candidate, of one after another, and of an end after one."""

    def start(self, candidate: SyllableCandidate) -> float:
        """Score a first candidate of a run."""

    def open(self, candidate: SyllableCandidate) -> float:
        """Score a first candidate of a run as what opens a sentence or a part of one."""

    def step(self, before: SyllableCandidate, after: SyllableCandidate) -> Step:
        """Score a candidate after another one."""

    def links(self, before: Column, after: Column) -> Links:
        """Score each candidate of a column after each of the column before."""

    def end(self, candidate: SyllableCandidate) -> States:
        """Score the end of a run after a candidate."""


def preferred(columns: Sequence[Column], model: Model) -> list[tuple[int, float]]:
    """Give for each column the number of its best candidate, and its log-odds over the form as read."""
    links = [model.links(*pair) for pair in pairwise(columns)]
    starts = [model.start(candidate) - candidate.cost for candidate in columns[0]]
    ends = [model.end(candidate) for candidate in columns[-1]]
    as_read = _score_as_read(starts[0], links, ends[0])
    if as_read >= _bound(columns, starts, links, ends) - _ROUNDING:
        return [(0, 0.0)] * len(columns)
    steps = [one.steps() for one in links]
    forward = _forward(columns, starts, steps)
    if as_read >= _best(forward[-1], ends):
        return [(0, 0.0)] * len(columns)
    scores = _through(forward, _backward(columns, steps, ends))
    picks = [max(range(len(score)), key=score.__getitem__) for score in scores]
    return [(pick, score[pick] - score[0]) for pick, score in zip(picks, scores, strict=True)]


def _score_as_read(start: float, links: Sequence[Links], end: States) -> float:
    """Score the reading that changes nothing, which costs nothing."""
    alone, last = start, -math.inf
    for link in links:
        from_alone, from_last, inside = link.step(0, 0)
        score = max(alone + from_alone, last + from_last)
        alone, last = (-math.inf, score) if inside else (score, -math.inf)
    return max(alone + end[0], last + end[1])


def _bound(
    columns: Sequence[Column], starts: Sequence[float], links: Sequence[Links], ends: Sequence[States]
) -> float:
    """Give a score that no reading exceeds, quickly: it shows of 99 runs of 100 that they are best as read.

    Whatever steps are known, each candidate may follow the best end before it as if that step were not:
    readings that do not exist are scored as well, and none is left out.
    """
    reached = [(start, -math.inf) for start in starts]
    for column, link in zip(columns[1:], links, strict=True):
        ended = [
            max(alone + end[0], last + end[1]) for (alone, last), end in zip(reached, link.ends, strict=True)
        ]
        best = max(ended)
        with_changed = max(ended[0], best + link.together)
        following = [
            (with_changed + start - candidate.cost, -math.inf)
            for start, candidate in zip(link.starts, column, strict=True)
        ]
        following[0] = (best + link.starts[0], -math.inf)
        for (before, after), (from_alone, from_last, inside) in link.known.items():
            score = max(reached[before][0] + from_alone, reached[before][1] + from_last) - column[after].cost
            alone, last = following[after]
            following[after] = (alone, max(last, score)) if inside else (max(alone, score), last)
        reached = following
    return _best(reached, ends)


def _through(forward: Sequence[Sequence[States]], backward: Sequence[Sequence[States]]) -> list[list[float]]:
    return [
        [max(alone + after[0], last + after[1]) for (alone, last), after in zip(one, other, strict=True)]
        for one, other in zip(forward, backward, strict=True)
    ]


def _best(reached: Sequence[States], onward: Sequence[States]) -> float:
    return max(max(alone + end[0], last + end[1]) for (alone, last), end in zip(reached, onward, strict=True))


def _forward(
    columns: Sequence[Column], starts: Sequence[float], steps: Sequence[Steps]
) -> list[list[States]]:
    """Score the best way to each candidate."""
    reached = [(start, -math.inf) for start in starts]
    table = [reached]
    for column, rows in zip(columns[1:], steps, strict=True):
        following: list[States] = []
        for candidate, row in zip(column, rows, strict=True):
            best_alone = best_last = -math.inf
            for (from_alone, from_last, inside), (alone, last) in zip(row, reached, strict=True):
                score = max(alone + from_alone, last + from_last)
                if inside:
                    best_last = max(best_last, score)
                else:
                    best_alone = max(best_alone, score)
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
        start = model.open(reading[0]) - reading[0].cost
        self._reached = [states[0] for states in _forward(columns, [start], steps)]
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
