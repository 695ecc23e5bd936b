"""How much of a document is read: more words of prose than any plan has would take hours to understand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Block, Paragraph

MOST_WORDS = 75_000
"""Words of prose of a document: 150 pages of print; the longest real one at hand has 11,000.

What is packed with figures took 1.2 ms a word where that was measured (1,500 and 6,000 words); if that
holds, this much takes a minute and a half. It was not timed at this length.
"""

MOST_CELLS = 500_000
"""Cells of the tables of a document: fifty thousand rows of ten."""

QUOTED = 80
"""Letters of what was left out that a note repeats, so that a person finds the place."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The blocks that are read, the page on which the others begin, and what was left out."""

    blocks: tuple[Block, ...]
    page: int | None = None
    lost: str = ""


def take_most(blocks: Sequence[Block]) -> Taken:
    """Take blocks from the first on, to the end of a paragraph or table, while they are within the limits."""
    words = cells = 0
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            words += _words(block)
        else:
            cells += len(block.cells)
        if words > MOST_WORDS or (cells > MOST_CELLS and cells > len(_cells(block))):
            rest = blocks[at:]
            places = block.places
            return Taken(tuple(blocks[:at]), places[0].page if places else None, _told(rest))
    return Taken(tuple(blocks))


def _words(block: Block) -> int:
    return sum(len(line.words) for line in block.lines)


def _cells(block: Block) -> Sequence[object]:
    return () if isinstance(block, Paragraph) else block.cells


def _told(rest: Sequence[Block]) -> str:
    lost = sum(map(_words, rest))
    first = next((line.text for block in rest for line in block.lines if line.words), "")[:QUOTED]
    return (
        f"the document is too long to be read whole: the last {lost} words, from “{first}” on, were left out;"
        " split the file"
    )
