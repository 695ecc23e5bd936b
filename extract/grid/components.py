"""Which rules belong to one table: those that cross or touch, and the pieces inside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.grid.strokes import Stroke
from extract.model import Box

ACROSS, DOWN = 5.0, 2.0
"""Tolerances between pieces of one rule; tables stand close above each other, but not side by side."""

Link = tuple[int, int]


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


def _crossings(across: Sequence[Stroke], down: Sequence[Stroke], tolerance: float) -> Iterator[Link]:
    """Pairs of strokes that cross or touch, by their places in the two sequences."""
    import numpy as np  # takes its time to load, and texts have no rules

    starts, ends, firsts, lasts = (
        np.array([(s.start, s.end, s.first, s.last) for s in down], np.float64).reshape(-1, 4).T
    )
    lengths = np.maximum(ends - starts, 1e-9)
    for at, stroke in enumerate(across):
        share = np.clip((stroke.position - starts) / lengths, 0.0, 1.0)
        xs = firsts + share * (lasts - firsts)
        near = (xs >= stroke.start - tolerance) & (xs <= stroke.end + tolerance)
        middle = (firsts + lasts) / 2
        if stroke.length > 0:
            along = np.clip((middle - stroke.start) / stroke.length, 0.0, 1.0)
            ys = stroke.first + along * (stroke.last - stroke.first)
        else:
            ys = np.full(len(down), stroke.position)
        near &= (ys >= starts - tolerance) & (ys <= ends + tolerance)
        yield from ((at, int(other)) for other in np.flatnonzero(near))


def _prolonged(strokes: Sequence[Stroke], tolerance: float, reach: float) -> Iterator[Link]:
    """Pairs of strokes that are pieces of one rule."""
    order = sorted(range(len(strokes)), key=lambda at: strokes[at].position)
    for place, one in enumerate(order):
        for other in order[place + 1 :]:
            if strokes[other].position - strokes[one].position > tolerance:
                break
            gap = max(strokes[one].start, strokes[other].start) - min(strokes[one].end, strokes[other].end)
            if gap <= reach * tolerance:
                yield one, other


def find_components(
    horizontal: Sequence[Stroke], vertical: Sequence[Stroke], tolerance: float
) -> list[Component]:
    """Give the sets of strokes connected by crossings, top to bottom; lone rules make sets of their own."""
    strokes = [*horizontal, *vertical]
    turn = len(horizontal)
    links = [(one, turn + other) for one, other in _crossings(horizontal, vertical, tolerance)]
    links += _prolonged(horizontal, tolerance, ACROSS)
    links += ((turn + one, turn + other) for one, other in _prolonged(vertical, tolerance, DOWN))
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
