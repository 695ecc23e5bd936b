"""The dynamic programme must find what trying every reading finds."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.textrepair.lattice import Candidate, Line, Model, Step, best_through

_SCORES = st.floats(min_value=-9, max_value=0)
_STEPS = st.fixed_dictionaries(
    {pair: st.tuples(_SCORES, _SCORES, st.booleans()) for pair in itertools.product("abc", "abc")}
)


@given(
    _STEPS,
    st.fixed_dictionaries({name: st.tuples(_SCORES, _SCORES) for name in "abc"}),
    st.lists(st.sets(st.sampled_from("abc"), min_size=1), min_size=1, max_size=4),
)
def test_best_through_equals_trying_all(
    steps: dict[tuple[str, str], Step], ends: dict[str, tuple[float, float]], sets: list[set[str]]
) -> None:
    columns = [[Candidate(name, ord(name) - 96.0) for name in sorted(names)] for names in sets]
    model = Model(
        start=lambda one: ends[one.syllable][0],
        step=lambda one, other: steps[one.syllable, other.syllable],
        end=lambda one: ends[one.syllable],
    )

    def score(path: tuple[Candidate, ...]) -> float:
        total, inside = ends[path[0].syllable][0] - path[0].cost, False
        for one, other in itertools.pairwise(path):
            step = steps[one.syllable, other.syllable]
            total += step[inside] - other.cost
            inside = step[2]
        return total + ends[path[-1].syllable][inside]

    found = best_through(columns, model)
    for number, column in enumerate(columns):
        for place, candidate in enumerate(column):
            paths = (path for path in itertools.product(*columns) if path[number] == candidate)
            assert found[number][place] == pytest.approx(max(map(score, paths)))
            line = Line([column[0] for column in columns], model)
            alone = [*(column[0] for column in columns[:number]), candidate]
            alone += [column[0] for column in columns[number + 1 :]]
            assert line.score + line.gain(number, [candidate]) == pytest.approx(score(tuple(alone)))
