"""Recognized lines to printed lines in points, and blocks mapped back to the page as shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from statistics import median

from extract.engines.base import PixelBox, TextLine, TextWord
from extract.layout.geometry import line_of
from extract.model import Block, Box, Cell, Line, Paragraph, Place, Word

OFF_LEVEL = 0.7
"""Words whose middles are further apart than this share of their height stand on different lines."""

BoxMap = Callable[[Box], Box]


def to_lines(
    found: Iterable[TextLine], x: int, y: int, scale: float, page: int, *, level: bool = True
) -> tuple[Line, ...]:
    """Place recognized lines on the upright page: crop corner at (x, y) pixels, ``scale`` points a pixel.

    Lines set sideways are not ``level``: their words stand above each other.
    """

    def box(pixels: PixelBox) -> Box:
        return Box(
            (pixels.x0 + x) * scale, (pixels.y0 + y) * scale, (pixels.x1 + x) * scale, (pixels.y1 + y) * scale
        )

    words = (
        [Word(word.text, box(word.box), word.confidence, word.alternatives) for word in part]
        for line in found
        for part in (level_parts(line.words) if level else [line.words])
    )
    return tuple(line_of(part, page) for part in words if part)


def level_parts(words: Sequence[TextWord]) -> list[list[TextWord]]:
    """Part the words of a recognized line that do not stand level: two printed lines taken for one."""
    if len(words) < 2:
        return [list(words)] if words else []
    apart = OFF_LEVEL * median(word.box.height for word in words)
    parts: list[list[TextWord]] = []
    for word in sorted(words, key=_middle):
        if parts and _middle(word) - _middle(parts[-1][-1]) <= apart:
            parts[-1].append(word)
        else:
            parts.append([word])
    return [[word for word in words if word in part] for part in parts]


def _middle(word: TextWord) -> float:
    return (word.box.y0 + word.box.y1) / 2


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
        replace(
            line,
            words=tuple(replace(word, box=move(word.box) if word.box else None) for word in line.words),
            place=_map_places([line.place], move)[0],
        )
        for line in lines
    )


def _map_places(places: Iterable[Place], move: BoxMap) -> tuple[Place, ...]:
    return tuple(replace(place, box=move(place.box) if place.box else None) for place in places)
