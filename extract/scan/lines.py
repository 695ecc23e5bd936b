"""Recognized lines to printed lines in points, and blocks mapped back to the page as shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from extract.engines.base import PixelBox, TextLine
from extract.model import Block, Box, Cell, Line, Paragraph, Place, Word

BoxMap = Callable[[Box], Box]


def to_lines(found: Iterable[TextLine], x: int, y: int, scale: float, page: int) -> tuple[Line, ...]:
    """Place recognized lines on the upright page: crop corner at (x, y) pixels, ``scale`` points a pixel."""

    def box(pixels: PixelBox) -> Box:
        return Box(
            (pixels.x0 + x) * scale, (pixels.y0 + y) * scale, (pixels.x1 + x) * scale, (pixels.y1 + y) * scale
        )

    return tuple(
        Line(
            tuple(Word(word.text, box(word.box), word.confidence, word.alternatives) for word in line.words),
            Place(page, box(line.box)),
        )
        for line in found
        if line.words
    )


def map_block(block: Block, move: BoxMap) -> Block:
    """Give the same block with every box moved."""
    if isinstance(block, Paragraph):
        return replace(block, lines=_map_lines(block.lines, move))
    cells = tuple(_map_cell(cell, move) for cell in block.cells)
    return replace(block, cells=cells, places=_map_places(block.places, move))


def _map_cell(cell: Cell, move: BoxMap) -> Cell:
    return replace(cell, lines=_map_lines(cell.lines, move), places=_map_places(cell.places, move))


def _map_lines(lines: Iterable[Line], move: BoxMap) -> tuple[Line, ...]:
    return tuple(
        Line(
            tuple(replace(word, box=move(word.box) if word.box else None) for word in line.words),
            _map_places([line.place], move)[0],
        )
        for line in lines
    )


def _map_places(places: Iterable[Place], move: BoxMap) -> tuple[Place, ...]:
    return tuple(replace(place, box=move(place.box) if place.box else None) for place in places)
