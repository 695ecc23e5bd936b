"""Where tables stand among the paragraphs of a page."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.geometry import box_of
from extract.model import Block, Box, Paragraph, ParagraphKind, Table


def place_tables(paragraphs: Sequence[Paragraph], tables: Sequence[Table]) -> tuple[Block, ...]:
    """Put each table before the first paragraph that starts below its top, keeping both orders."""
    blocks: list[Block] = list(paragraphs)
    for table in sorted(tables, key=_top, reverse=True):
        top = _top(table)
        below = (i for i, block in enumerate(blocks) if _aside(block) or _top(block) > top)
        blocks.insert(next(below, len(blocks)), table)
    return tuple(blocks)


def _aside(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind in (ParagraphKind.PAGE_NUMBER, ParagraphKind.MARGIN)


def _top(block: Block) -> float:
    if isinstance(block, Paragraph):
        return box_of(block.lines[0]).y0
    boxes = [place.box for place in block.places if place.box is not None]
    return min((box.y0 for box in boxes), default=0.0)


def stand_between(high: Box, low: Box, obstacles: Sequence[Box]) -> bool:
    """Whether something stands between two lines of a column, one above the other."""
    return any(
        high.y0 < (box.y0 + box.y1) / 2 < low.y1
        and box.x0 < max(high.x1, low.x1)
        and box.x1 > min(high.x0, low.x0)
        for box in obstacles
    )
