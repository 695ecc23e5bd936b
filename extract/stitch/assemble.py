"""The blocks of all pages in order, what stands last on a page joined with what stands first on the next.

A table or paragraph goes on over a page break when nothing but page numbers, margin notes and
stamps stands between its two parts: a title or any other line above the second part means a new
table, even one with the same columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Block, PageContent, PageOrigin, Paragraph, ParagraphKind, Table
from extract.stitch.columns import Frames, align_columns
from extract.stitch.lengths import in_pieces
from extract.stitch.paragraphs import goes_on
from extract.stitch.rows import join_tables
from extract.stitch.running import without_running_lines

_ASIDE = (ParagraphKind.PAGE_NUMBER, ParagraphKind.MARGIN, ParagraphKind.STAMP)


def assemble(pages: Sequence[PageContent]) -> tuple[Block, ...]:
    """Give all blocks in reading order, tables and paragraphs joined over page breaks.

    Page numbers, margin notes, running heads and feet, and stamps stay where they stand; they never keep
    two parts apart.
    """
    blocks: list[Block] = []
    frames = {page.page.number: page.page for page in pages}
    for page in without_running_lines(pages):
        if page.page.origin is PageOrigin.BLANK:
            blocks.extend(page.blocks)
            continue
        first = _index(page.blocks, forwards=True)
        last = _index(blocks, forwards=False)
        joined = None if first is None or last is None else join(blocks[last], page.blocks[first], frames)
        if joined is None or first is None or last is None:
            blocks.extend(page.blocks)
            continue
        blocks[last] = joined
        blocks.extend(block for index, block in enumerate(page.blocks) if index != first)
    return tuple(in_pieces(blocks))


def _index(blocks: Sequence[Block], forwards: bool) -> int | None:
    """Where the first or last block stands that is not set aside."""
    order = range(len(blocks)) if forwards else reversed(range(len(blocks)))
    return next((i for i in order if isinstance(blocks[i], Table) or not _is_aside(blocks[i])), None)


def _is_aside(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind in _ASIDE


def join(high: Block, low: Block, frames: Frames) -> Block | None:
    """Join what stands last on one page with what stands first on the next; None when they are two things.

    ``frames`` holds the pages by number: columns are compared on pages turned straight.
    """
    if isinstance(high, Table) and isinstance(low, Table):
        aligned = align_columns(high, low, frames)
        return join_tables(*aligned) if aligned else None
    if isinstance(high, Paragraph) and isinstance(low, Paragraph) and goes_on(high, low):
        return replace(high, lines=high.lines + low.lines)
    return None
