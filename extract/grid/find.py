"""Find the ruled tables among the rules of a page."""

from __future__ import annotations

from collections.abc import Sequence

from extract.grid.cells import INKED, Lattice, build_grid
from extract.grid.components import Component, adopt_pieces, find_components, inside
from extract.grid.model import RuledGrid, RuleLine
from extract.grid.strokes import (
    GridLine,
    Stroke,
    cluster,
    horizontal_strokes,
    merge_strokes,
    vertical_strokes,
)
from extract.model import Box

JITTER = 3.0
"""How far pieces of one rule may stand apart, in points: well under the height of a printed line."""

OPEN_SHARE = 0.6
"""Share of the rules that must reach beyond the last crossing rule for an unruled outer border."""


MOST_RULES = 3000
"""Rules of one direction that are looked at, longest first: no table has as many; plans and hatchings do."""

TABLE = 5
"""The least rules of a closed table: a border and one rule within it."""

CLOSED = 0.9
"""Share of its border that a table within a cell has; pieces of broken rules have less."""

RUNS_FAR = 0.5
"""A rule over this share of the table's extent needs no crossing rule at its ends."""


def find_grids(rules: Sequence[RuleLine], tolerance: float = JITTER) -> tuple[RuledGrid, ...]:
    """Give the tables that horizontal and vertical rules make, from top to bottom.

    ``tolerance`` is in the unit of the rules and fits points; scale it for pixels. A frame, an
    underline or boxes stacked in one column are no table: it takes two columns. A table within a cell
    of another one is none either: its text is that of the cell.
    """
    found = _components(rules, tolerance)
    components = [component for component in found if not _is_frame(component, found, tolerance)]
    components = _without_nested(components, tolerance)
    grids = (_grid(component, tolerance) for component in adopt_pieces(components, tolerance))
    return tuple(grid for grid in grids if grid is not None)


def find_frames(rules: Sequence[RuleLine], tolerance: float = JITTER) -> tuple[Box, ...]:
    """Give the frames that stand around a page or a part of it with a table inside; see ``find_grids``."""
    found = _components(rules, tolerance)
    return tuple(c.box for c in found if len(c.vertical) > 1 and _is_frame(c, found, tolerance))


def _components(rules: Sequence[RuleLine], tolerance: float) -> list[Component]:
    horizontal = _longest(merge_strokes(horizontal_strokes(rules), tolerance))
    vertical = _longest(merge_strokes(vertical_strokes(rules), tolerance))
    return find_components(horizontal, vertical, tolerance)


def _longest(strokes: Sequence[Stroke]) -> list[Stroke]:
    if len(strokes) <= MOST_RULES:
        return list(strokes)
    return sorted(strokes, key=lambda stroke: -stroke.length)[:MOST_RULES]


def _without_nested(components: Sequence[Component], tolerance: float) -> list[Component]:
    """Drop closed tables that stand within one cell of another, off all of its rules."""
    nested: set[int] = set()
    tables = [c for c in components if len(c.horizontal) + len(c.vertical) >= TABLE]
    for outer in tables:
        within = [c for c in tables if c is not outer and inside(c.box, outer.box, -2 * tolerance)]
        closed = [c for c in within if _is_closed(c, tolerance)]
        grid = _grid(outer, tolerance) if closed else None
        cells = [cell.box for cell in grid.cells] if grid is not None else []
        nested |= {id(c) for c in closed if any(inside(c.box, cell, -1.5 * tolerance) for cell in cells)}
    return [component for component in components if id(component) not in nested]


def _is_closed(component: Component, tolerance: float) -> bool:
    """Whether the rules make a table of their own with a border all around."""
    across, down = cluster(component.horizontal, tolerance), cluster(component.vertical, tolerance)
    if min(len(across), len(down)) < 2:
        return False
    box = component.box
    borders = ((across[0], box.x0, box.x1), (across[-1], box.x0, box.x1))
    sides = ((down[0], box.y0, box.y1), (down[-1], box.y0, box.y1))
    return all(line.coverage(start, end) > CLOSED for line, start, end in (*borders, *sides))


def _is_frame(component: Component, others: Sequence[Component], tolerance: float) -> bool:
    """Whether the rules enclose one cell only; what stands inside it is judged for itself.

    A page's frame may have a strip at its head and foot: boxes of one column with a table in one of them.
    """
    across, down = cluster(component.horizontal, tolerance), cluster(component.vertical, tolerance)
    if len(down) != 2:
        return False
    ends = [end for line in across for end in line.hull]
    closed = min(ends) > down[0].position - 2 * tolerance and max(ends) < down[1].position + 2 * tolerance
    return len(across) == 2 or (
        closed
        and any(
            len(other.horizontal) + len(other.vertical) >= TABLE
            and len(cluster(other.vertical, tolerance)) > 2
            and inside(other.box, component.box, -2 * tolerance)
            for other in others
            if other is not component
        )
    )


def _grid(component: Component, tolerance: float) -> RuledGrid | None:
    across, down = cluster(component.horizontal, tolerance), cluster(component.vertical, tolerance)
    down = _without_streaks(down, across, tolerance)
    across = _without_streaks(across, down, tolerance)
    if not across or not down:
        return None
    component = Component(
        tuple(stroke for line in across for stroke in line.strokes),
        tuple(stroke for line in down for stroke in line.strokes),
    )
    across, down = _anchored(across, down, component.box, tolerance)
    if not across or not down:
        return None
    down = _with_open_borders(down, component.horizontal, component.vertical, tolerance)
    across = _with_open_borders(across, component.vertical, component.horizontal, tolerance)
    lattice = _without_idle_lines(Lattice(tuple(across), tuple(down)))
    rows, columns = lattice.shape
    if rows < 1 or columns < 2:
        return None
    grid = build_grid(lattice)
    return grid if any(cell.column_span < columns for cell in grid.cells) else None


def _without_streaks(lines: list[GridLine], crossing: Sequence[GridLine], tolerance: float) -> list[GridLine]:
    """Drop lines that run on beyond the table where most do not: a scanner's streaks, pen strokes."""
    if not crossing:
        return lines
    first, last = crossing[0].position, crossing[-1].position
    reach = 4 * tolerance
    inside = [line for line in lines if line.hull[0] > first - reach and line.hull[1] < last + reach]
    return inside if 2 * len(inside) > len(lines) and len(inside) > 1 else lines


def _anchored(
    across: list[GridLine], down: list[GridLine], box: Box, tolerance: float
) -> tuple[list[GridLine], list[GridLine]]:
    """Drop lines that neither end at crossing lines nor run far: underlines, feet of letters, pen strokes."""
    kept_across = [
        line for line in across if _is_anchored(line, [d.position for d in down], box.width, tolerance)
    ]
    kept_down = [
        line for line in down if _is_anchored(line, [a.position for a in kept_across], box.height, tolerance)
    ]
    return kept_across, kept_down


def _is_anchored(line: GridLine, crossings: Sequence[float], extent: float, tolerance: float) -> bool:
    start, end = line.hull
    if end - start > RUNS_FAR * extent:
        return True
    ends = [min((abs(c - at) for c in crossings), default=extent) for at in (start, end)]
    return max(ends) <= 1.25 * tolerance


def _with_open_borders(
    lines: list[GridLine], crossing: Sequence[Stroke], own: Sequence[Stroke], tolerance: float
) -> list[GridLine]:
    """Add the outer borders that were not printed or not scanned, where the crossing rules end."""
    first, last = lines[0].position, lines[-1].position
    reach = 4 * tolerance
    before = [s.start for s in crossing if s.start < first - reach]
    after = [s.end for s in crossing if s.end > last + reach]
    needed = max(2.0, OPEN_SHARE * len(crossing))
    extent = (min((s.start for s in own), default=0.0), max((s.end for s in own), default=0.0))
    if len(before) >= needed:
        lines = [_border(min(before), extent), *lines]
    if len(after) >= needed:
        lines = [*lines, _border(max(after), extent)]
    return lines


def _border(position: float, extent: tuple[float, float]) -> GridLine:
    return GridLine((Stroke(extent[0], extent[1], position, position),))


def _without_idle_lines(lattice: Lattice) -> Lattice:
    """Drop inner lines that part no two cells: stray strokes."""
    rows, columns = lattice.shape
    across = [
        line
        for row, line in enumerate(lattice.across)
        if row in (0, rows) or any(lattice.parted_below(row - 1, c) >= INKED for c in range(columns))
    ]
    lattice = Lattice(tuple(across), lattice.down)
    rows, columns = lattice.shape
    down = [
        line
        for column, line in enumerate(lattice.down)
        if column in (0, columns) or any(lattice.parted_right(r, column - 1) >= INKED for r in range(rows))
    ]
    return Lattice(lattice.across, tuple(down))
