"""Streaks of a scanner, which run down the page through tables and all and look like their rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from extract.grid import RuledGrid
from extract.scan.rules import ThickRule

OUTSIDE = 0.3
"""Inches of a line beyond the tables on it that show it to be a streak."""

MARGIN = 0.1
"""Inches by which a rule may stand out of its table."""

MOST = 40
"""So many of the longest bars outside of tables are looked at; a page of drawings has thousands."""

STRAIGHT = 0.02
"""Inches by which pieces of one streak leave the straight line."""

UPRIGHT = 0.02
"""Slope of the steepest streak on a straightened page: paper runs straight through a scanner."""


def find_streaks(bars: Sequence[ThickRule], grids: Sequence[RuledGrid], dpi: float) -> list[ThickRule]:
    """Give the upright bars within tables that go on, in one line, well beyond all tables."""
    upright = [bar for bar in bars if not bar.rule.horizontal]
    outer = [bar for bar in upright if not any(_meets(bar, grid, dpi) for grid in grids)]
    inner = [bar for bar in upright if bar not in outer]
    outer = sorted(outer, key=lambda bar: -bar.length)[:MOST]
    lines = [line for one, other in combinations(outer, 2) if (line := _Line.of(one, other))]
    lines += [line for bar in outer if bar.length > 2 * OUTSIDE * dpi and (line := _Line.of(bar, bar))]
    shown = [
        line
        for line in lines
        if sum(bar.length for bar in outer if line.runs_along(bar, dpi)) >= OUTSIDE * dpi
    ]
    return [bar for bar in inner if any(line.runs_along(bar, dpi) for line in shown)]


def _meets(bar: ThickRule, grid: RuledGrid, dpi: float) -> bool:
    """Whether a bar stands beside or in a table at any height of it."""
    top, bottom = sorted((bar.rule.y0, bar.rule.y1))
    return bottom > grid.box.y0 - MARGIN * dpi and top < grid.box.y1 + MARGIN * dpi


class _Line:
    """A nearly upright line through two bars, from end to end."""

    def __init__(self, x: float, y: float, slope: float) -> None:
        self.x, self.y, self.slope = x, y, slope

    @classmethod
    def of(cls, one: ThickRule, other: ThickRule) -> _Line | None:
        """Draw the line through two bars; None where they stand beside each other."""
        ends = sorted((rule.rule.y0, rule.rule.x0) for rule in (one, other))
        ends += sorted((rule.rule.y1, rule.rule.x1) for rule in (one, other))
        (y0, x0), (y1, x1) = ends[0], ends[-1]
        slope = (x1 - x0) / max(1.0, y1 - y0)
        return cls(x0, y0, slope) if y1 > y0 and abs(slope) <= UPRIGHT else None

    def runs_along(self, bar: ThickRule, dpi: float) -> bool:
        """Whether a bar lies on the line with both its ends."""
        rule = bar.rule
        places = ((rule.x0, rule.y0), (rule.x1, rule.y1))
        return all(abs(self.x + self.slope * (y - self.y) - x) <= STRAIGHT * dpi for x, y in places)
