"""Which rules belong to one table: those that cross or touch, and the pieces inside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from extract.grid.strokes import Stroke
from extract.model import Box

ACROSS, DOWN = 5.0, 2.0
"""Tolerances between pieces of one rule; tables stand close above each other, but not side by side."""


@dataclass(frozen=True, slots=True)
class Component:
    """The strokes of one candidate table."""

    horizontal: tuple[Stroke, ...]
    vertical: tuple[Stroke, ...]

    @property
    def box(self) -> Box:
        """The box around all strokes."""
        xs = [x for s in self.horizontal for x in (s.start, s.end)] + [s.position for s in self.vertical]
        ys = [y for s in self.vertical for y in (s.start, s.end)] + [s.position for s in self.horizontal]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def joined(self, other: Component) -> Component:
        """Give both as one."""
        return Component(self.horizontal + other.horizontal, self.vertical + other.vertical)


def group_indices(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Group 0..count-1 into the sets that the links connect."""
    parent = list(range(count))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for one, other in links:
        parent[root(other)] = root(one)
    groups: dict[int, list[int]] = {}
    for index in range(count):
        groups.setdefault(root(index), []).append(index)
    return list(groups.values())


def _cross(across: Stroke, down: Stroke, tolerance: float) -> bool:
    x, y = down.at(across.position), across.at(down.position)
    return (
        across.start - tolerance <= x <= across.end + tolerance
        and down.start - tolerance <= y <= down.end + tolerance
    )


def _prolongs(one: Stroke, other: Stroke, tolerance: float, reach: float) -> bool:
    gap = max(one.start, other.start) - min(one.end, other.end)
    return abs(one.position - other.position) <= tolerance and gap <= reach * tolerance


def find_components(
    horizontal: Sequence[Stroke], vertical: Sequence[Stroke], tolerance: float
) -> list[Component]:
    """Give the sets of strokes connected by crossings, top to bottom; lone rules make sets of their own."""
    strokes = [*horizontal, *vertical]
    turn = len(horizontal)

    def linked(low: int, high: int) -> bool:
        if (low < turn) == (high < turn):
            reach = ACROSS if low < turn else DOWN
            return _prolongs(strokes[low], strokes[high], tolerance, reach)
        return _cross(strokes[low], strokes[high], tolerance)

    links = (pair for pair in combinations(range(len(strokes)), 2) if linked(*pair))
    found = [
        Component(tuple(strokes[i] for i in group if i < turn), tuple(strokes[i] for i in group if i >= turn))
        for group in group_indices(len(strokes), links)
    ]
    return sorted(found, key=lambda c: (c.box.y0, c.box.x0))


def inside(inner: Box, outer: Box, tolerance: float) -> bool:
    """Whether a box lies within another, up to the tolerance."""
    return (
        inner.x0 >= outer.x0 - tolerance
        and inner.x1 <= outer.x1 + tolerance
        and inner.y0 >= outer.y0 - tolerance
        and inner.y1 <= outer.y1 + tolerance
    )


def adopt_pieces(components: Sequence[Component], tolerance: float) -> list[Component]:
    """Join to each component those that lie inside it: pieces of broken rules."""
    by_size = sorted(components, key=lambda c: c.box.width * c.box.height, reverse=True)
    kept: list[Component] = []
    for piece in by_size:
        for index, whole in enumerate(kept):
            if inside(piece.box, whole.box, tolerance):
                kept[index] = whole.joined(piece)
                break
        else:
            kept.append(piece)
    return sorted(kept, key=lambda c: (c.box.y0, c.box.x0))
