"""The dynamic programme must find what trying every reading finds."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.textrepair.likelihood.lattice import (
    Column,
    LatticePath,
    Links,
    States,
    Step,
    SyllableCandidate,
    preferred,
)

_SCORES = st.floats(min_value=-9, max_value=0)
_GAINS = st.floats(min_value=0, max_value=9)
_KNOWN = st.fixed_dictionaries(
    {}, optional={pair: st.tuples(_GAINS, _GAINS, st.booleans()) for pair in itertools.product("abc", "abc")}
)
_TOGETHER = 1.5


@dataclass(frozen=True)
class TableModel:
    """Log-probabilities from tables: ends, and what known steps gain over those that are not."""

    known: Mapping[tuple[str, str], Step]
    ends: Mapping[str, States]

    def start(self, candidate: SyllableCandidate) -> float:
        return self.ends[candidate.syllable][0]

    def open(self, candidate: SyllableCandidate) -> float:
        return self.start(candidate)

    def step(self, before: SyllableCandidate, after: SyllableCandidate) -> Step:
        alone, last = self.ends[before.syllable]
        start = self.start(after) + (_TOGETHER if before.cost and after.cost else 0)
        more, more_after_last, inside = self.known.get((before.syllable, after.syllable), (0, 0, False))
        return alone + start + more, last + start + more_after_last, inside

    def links(self, before: Column, after: Column) -> Links:
        known = {
            (number, at): self.step(one, other)
            for number, one in enumerate(before)
            for at, other in enumerate(after)
            if (one.syllable, other.syllable) in self.known
        }
        ends = [self.end(one) for one in before]
        return Links(ends, [self.start(other) for other in after], _TOGETHER, known)

    def end(self, candidate: SyllableCandidate) -> States:
        return self.ends[candidate.syllable]


@given(
    _KNOWN,
    st.fixed_dictionaries({name: st.tuples(_SCORES, _SCORES) for name in "abc"}),
    st.lists(st.sets(st.sampled_from("abc"), min_size=1), min_size=1, max_size=4),
)
def test_the_preferred_reading_is_found_by_trying_all(
    known: dict[tuple[str, str], Step], ends: dict[str, tuple[float, float]], sets: list[set[str]]
) -> None:
    columns = [
        tuple(SyllableCandidate(name, float(at)) for at, name in enumerate(sorted(names))) for names in sets
    ]
    model = TableModel(known, ends)

    def score(path: tuple[SyllableCandidate, ...]) -> float:
        total, inside = ends[path[0].syllable][0] - path[0].cost, False
        for one, other in itertools.pairwise(path):
            step = model.step(one, other)
            total += step[inside] - other.cost
            inside = step[2]
        return total + ends[path[-1].syllable][inside]

    found = [
        [
            max(score(path) for path in itertools.product(*columns) if path[number] == candidate)
            for candidate in column
        ]
        for number, column in enumerate(columns)
    ]
    for scores, (pick, margin) in zip(found, preferred(columns, model), strict=True):
        assert scores[pick] == pytest.approx(max(scores))
        assert margin == pytest.approx(max(scores) - scores[0])
    for number, column in enumerate(columns):
        for candidate in column:
            line = LatticePath([column[0] for column in columns], model)
            alone = [*(column[0] for column in columns[:number]), candidate]
            alone += [column[0] for column in columns[number + 1 :]]
            assert line.score + line.gain(number, [candidate]) == pytest.approx(score(tuple(alone)))
