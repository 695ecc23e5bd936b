"""Text objects that are printed over each other: pdfium mixes them up, so they are read one by one."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from typing import Any

import pypdfium2.raw as pdfium

from extract.model import Box
from extract.textlayer.frame import PageFrame

MEET = 0.5
"""Share of the lower one's height in which two objects meet, up and across, when one is over the other."""

ACROSS, DOWN = 64.0, 8.0
"""Points across and down of the fields in which neighbours are looked for: some words, a low line."""

MOST_PASSES = 4
"""A page is read so many times at most: print that lies deeper is a pattern."""


def address(item: Any) -> int:
    """What tells a pdfium object from others."""
    return ctypes.addressof(item.contents)


@contextmanager
def without(items: Iterable[Any]) -> Iterator[None]:
    """Switch objects of a page off for a while."""
    items = list(items)
    for item in items:
        pdfium.FPDFPageObj_SetIsActive(item, False)
    try:
        yield
    finally:
        for item in items:
            pdfium.FPDFPageObj_SetIsActive(item, True)


def bounds(item: Any, frame: PageFrame) -> Box | None:
    """The box around a pdfium object on the page as shown."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *edges):
        return None
    return frame.box(*(edge.value for edge in edges))


def passes(texts: Sequence[tuple[Any, PageFrame]]) -> list[list[Any]]:
    """Part text objects so that none of a part lies over another of it."""
    near: dict[tuple[int, int], list[tuple[Box, int]]] = defaultdict(list)
    parts: list[list[Any]] = [[]]
    for item, frame in texts:
        box = bounds(item, frame)
        if box is None or box.height <= 0:
            parts[0].append(item)
            continue
        fields = list(product(_steps(box.x0, box.x1, ACROSS), _steps(box.y0, box.y1, DOWN)))
        over = _parts_over(box, (known for field in fields for known in near.get(field, ())))
        part = next((part for part in range(MOST_PASSES) if part not in over), MOST_PASSES - 1)
        if part == len(parts):
            parts.append([])
        parts[part].append(item)
        for field in fields:
            near[field].append((box, part))
    return parts


def _steps(low: float, high: float, step: float) -> range:
    return range(int(low // step), int(high // step) + 1)


def _parts_over(box: Box, known: Iterable[tuple[Box, int]]) -> set[int]:
    """Give the parts of which an object lies over a box; where all do, no more objects are looked at."""
    over: set[int] = set()
    for other, part in known:
        if part not in over and _lies_over(box, other):
            over.add(part)
            if len(over) == MOST_PASSES:
                break
    return over


def _lies_over(one: Box, other: Box) -> bool:
    least = MEET * min(one.height, other.height)
    return (
        min(one.x1, other.x1) - max(one.x0, other.x0) > least
        and min(one.y1, other.y1) - max(one.y0, other.y0) > least
    )
