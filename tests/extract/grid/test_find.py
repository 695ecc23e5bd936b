"""Grids from drawn rules: spans, several tables, what is no table, and broken or jittered rules."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.grid import RuledGrid, RuleLine, find_grids


def h(y: float, x0: float, x1: float) -> RuleLine:
    return RuleLine(x0, y, x1, y)


def v(x: float, y0: float, y1: float) -> RuleLine:
    return RuleLine(x, y0, x, y1)


def lattice(xs: list[float], ys: list[float]) -> list[RuleLine]:
    return [h(y, xs[0], xs[-1]) for y in ys] + [v(x, ys[0], ys[-1]) for x in xs]


def spans(grid: RuledGrid) -> list[tuple[int, int, int, int]]:
    return [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells]


def covered(grid: RuledGrid) -> list[tuple[int, int]]:
    return sorted(
        (r, c)
        for cell in grid.cells
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.column, cell.column + cell.column_span)
    )


TWO_LEVEL_HEADER = [
    *[v(x, 100, 200) for x in (50, 100, 300, 500)],
    v(400, 120, 200),
    *[h(y, 50, 500) for y in (100, 140, 170, 200)],
    h(120, 300, 500),
]


def test_two_level_header_has_row_and_column_spans() -> None:
    (grid,) = find_grids(TWO_LEVEL_HEADER)
    assert (grid.row_count, grid.column_count) == (4, 4)
    assert spans(grid)[:5] == [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (1, 2, 1, 1), (1, 3, 1, 1)]
    assert covered(grid) == [(r, c) for r in range(4) for c in range(4)]


def test_group_row_over_the_whole_width() -> None:
    rules = [*[h(y, 0, 300) for y in (0, 30, 60, 90)], v(0, 0, 90), v(300, 0, 90)]
    rules += [v(x, a, b) for x in (100, 200) for a, b in ((0, 30), (60, 90))]
    (grid,) = find_grids(rules)
    assert (1, 0, 1, 3) in spans(grid)
    assert (grid.row_count, grid.column_count) == (3, 3)


def test_two_tables_with_the_same_columns_stay_apart() -> None:
    xs = [50.0, 200.0, 500.0]
    grids = find_grids(lattice(xs, [100, 130, 160]) + lattice(xs, [200, 230, 260]))
    assert [(grid.row_count, grid.box.y0) for grid in grids] == [(2, 100), (2, 200)]


@pytest.mark.parametrize(
    "rules",
    [
        [h(100, 200, 300)],
        [h(40, 30, 560), h(800, 30, 560), v(30, 40, 800), v(560, 40, 800)],
        [h(y, 50, 150) for y in (40, 60, 80)] + [v(50, 40, 80), v(150, 40, 80)],
        [],
    ],
    ids=["underline", "page frame", "stamp with lines", "nothing"],
)
def test_what_is_no_table(rules: list[RuleLine]) -> None:
    assert find_grids(rules) == ()


def test_table_inside_a_page_frame() -> None:
    frame = lattice([10.0, 580.0], [10, 830])
    (grid,) = find_grids(frame + lattice([50.0, 200.0, 500.0], [100, 130, 160]))
    assert grid.box.x0 == 50
    assert (grid.row_count, grid.column_count) == (2, 2)


def test_open_outer_borders_are_closed_where_the_rules_end() -> None:
    rules = [h(y, 50, 500) for y in (100, 130, 160, 190)] + [v(x, 100, 190) for x in (150, 300)]
    (grid,) = find_grids(rules)
    assert (grid.row_count, grid.column_count) == (3, 3)
    assert (grid.box.x0, grid.box.x1) == (50, 500)


def test_borders_drawn_cell_by_cell() -> None:
    rules = []
    for left, right in ((0, 100), (100, 250)):
        for top, bottom in ((0, 20), (20, 40), (40, 60)):
            rules += lattice([left, right], [top, bottom])
    (grid,) = find_grids(rules)
    assert (grid.row_count, grid.column_count, len(grid.cells)) == (3, 2, 6)


def test_pen_stroke_in_a_cell_parts_nothing() -> None:
    (grid,) = find_grids([*TWO_LEVEL_HEADER, v(200, 150, 160)])
    assert grid.column_count == 4


def test_streak_through_the_page_is_no_column() -> None:
    (grid,) = find_grids([*TWO_LEVEL_HEADER, v(222, 0, 800)])
    assert (grid.row_count, grid.column_count) == (4, 4)
    assert (grid.box.y0, grid.box.y1) == (100, 200)


def broken(rule: RuleLine, rng: random.Random) -> list[RuleLine]:
    """Cut holes of up to five points into a rule and let its pieces jump by up to a point."""
    pieces, at = [], 0.0
    while at < 1:
        end = min(1.0, at + rng.uniform(0.15, 0.4))
        dx, dy = rule.x1 - rule.x0, rule.y1 - rule.y0
        jump = rng.uniform(-1, 1)
        jx, jy = (0.0, jump) if rule.horizontal else (jump, 0.0)
        pieces.append(
            RuleLine(
                rule.x0 + at * dx + jx,
                rule.y0 + at * dy + jy,
                rule.x0 + end * dx + jx,
                rule.y0 + end * dy + jy,
            )
        )
        at = end + rng.uniform(0, 5) / (abs(dx) + abs(dy))
    return pieces


@given(
    widths=st.lists(st.integers(25, 120), min_size=2, max_size=8),
    # One low row whose only verticals lie in pieces cannot be told from underlines and strokes.
    heights=st.lists(st.integers(15, 60), min_size=2, max_size=12),
    seed=st.integers(0, 999),
    scale=st.sampled_from([1.0, 300 / 72]),
)
@settings(max_examples=60, deadline=None)
def test_broken_jittered_rules_give_the_same_lattice(
    widths: list[int], heights: list[int], seed: int, scale: float
) -> None:
    xs = [50.0 + sum(widths[:i]) for i in range(len(widths) + 1)]
    ys = [80.0 + sum(heights[:i]) for i in range(len(heights) + 1)]
    rng = random.Random(seed)
    rules = [piece for rule in lattice(xs, ys) for piece in broken(rule, rng)]
    scaled = [RuleLine(r.x0 * scale, r.y0 * scale, r.x1 * scale, r.y1 * scale) for r in rules]
    (grid,) = find_grids(scaled, tolerance=3 * scale)
    assert (grid.row_count, grid.column_count) == (len(heights), len(widths))
    assert covered(grid) == [(r, c) for r in range(len(heights)) for c in range(len(widths))]


def test_one_row_whose_rules_are_broken_in_the_same_column() -> None:
    across = [piece for y in (100, 130) for piece in (h(y, 50, 210), h(y, 222, 500))]
    (grid,) = find_grids([*across, *(v(x, 100, 130) for x in (50, 150, 300, 500))])
    assert spans(grid) == [(0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)]
