"""Frames of stamps: boxes drawn in red."""

from __future__ import annotations

from collections.abc import Sequence

from extract.grid import RuleLine
from extract.grid.components import find_components
from extract.grid.strokes import horizontal_strokes, vertical_strokes
from extract.model import Box

LEAST = 15.0
"""Points: a frame with text in it is higher and wider."""

CORNER = 3.0
"""Points by which the sides of a frame may miss each other."""


def stamp_frames(red: Sequence[RuleLine]) -> list[Box]:
    """Give the boxes that red rules enclose."""
    parts = find_components(horizontal_strokes(red), vertical_strokes(red), CORNER) if len(red) < 400 else []
    closed = [part.box for part in parts if len(part.horizontal) > 1 and len(part.vertical) > 1]
    return [box for box in closed if min(box.width, box.height) > LEAST]
