"""Rules seen along their own axis, so that rows and columns are found by the same code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.grid.model import RuleLine


@dataclass(frozen=True, slots=True)
class Stroke:
    """A segment from ``start`` to ``end`` along its axis, at position ``first`` to ``last`` across it."""

    start: float
    end: float
    first: float
    last: float

    @property
    def length(self) -> float:
        """Length along the axis."""
        return self.end - self.start

    @property
    def position(self) -> float:
        """Position across the axis, at the middle."""
        return (self.first + self.last) / 2

    def at(self, along: float) -> float:
        """Position across the axis at a point along it, ends prolonged level."""
        if self.length <= 0:
            return self.position
        share = min(1.0, max(0.0, (along - self.start) / self.length))
        return self.first + share * (self.last - self.first)


def horizontal_strokes(rules: Iterable[RuleLine]) -> list[Stroke]:
    """Give the horizontal rules as strokes along x."""
    return [
        Stroke(rule.x0, rule.x1, rule.y0, rule.y1)
        if rule.x0 <= rule.x1
        else Stroke(rule.x1, rule.x0, rule.y1, rule.y0)
        for rule in rules
        if rule.horizontal
    ]


def vertical_strokes(rules: Iterable[RuleLine]) -> list[Stroke]:
    """Give the vertical rules as strokes along y."""
    return [
        Stroke(rule.y0, rule.y1, rule.x0, rule.x1)
        if rule.y0 <= rule.y1
        else Stroke(rule.y1, rule.y0, rule.x1, rule.x0)
        for rule in rules
        if not rule.horizontal
    ]


@dataclass(frozen=True, slots=True)
class GridLine:
    """All strokes at one position: one row or column boundary of a table."""

    strokes: tuple[Stroke, ...]

    @property
    def position(self) -> float:
        """Mean position, long strokes counting more."""
        total = sum(stroke.length for stroke in self.strokes)
        if total <= 0:
            return self.strokes[0].position
        return sum(stroke.position * stroke.length for stroke in self.strokes) / total

    @property
    def hull(self) -> tuple[float, float]:
        """Where the line starts and ends."""
        return min(s.start for s in self.strokes), max(s.end for s in self.strokes)

    def coverage(self, start: float, end: float) -> float:
        """Share (0-1) of an interval along the line that is inked."""
        if end <= start:
            return 0.0
        pieces = sorted((max(s.start, start), min(s.end, end)) for s in self.strokes)
        covered, reached = 0.0, start
        for low, high in pieces:
            if high > max(low, reached):
                covered += high - max(low, reached)
                reached = high
        return covered / (end - start)

    def near(self, start: float, end: float) -> float:
        """Position of the ink between two points along the line, or of the whole line where there is none."""
        here = [stroke for stroke in self.strokes if stroke.end > start and stroke.start < end]
        if not here:
            return self.position
        weights = [min(s.end, end) - max(s.start, start) for s in here]
        middles = [(max(s.start, start) + min(s.end, end)) / 2 for s in here]
        total = sum(weights)
        return sum(s.at(m) * w for s, m, w in zip(here, middles, weights, strict=True)) / total


def cluster(strokes: Sequence[Stroke], tolerance: float) -> list[GridLine]:
    """Group strokes whose positions chain within the tolerance, in order of position."""
    lines: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda s: s.position):
        if lines and stroke.position - lines[-1][-1].position <= tolerance:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    return [GridLine(tuple(group)) for group in lines]


def merge_strokes(strokes: Sequence[Stroke], tolerance: float) -> list[Stroke]:
    """Join level pieces of one rule that touch or overlap, so that a border drawn cell by cell is one.

    Only pieces within a third of the tolerance across are joined, which keeps positions true.
    """
    merged: list[Stroke] = []
    for line in cluster(strokes, tolerance / 3):
        current: Stroke | None = None
        for stroke in sorted(line.strokes, key=lambda s: s.start):
            if current is None or stroke.start > current.end + tolerance:
                merged += [current] if current else []
                current = stroke
            elif stroke.end > current.end:
                current = Stroke(current.start, stroke.end, current.first, stroke.last)
        merged += [current] if current else []
    return merged
