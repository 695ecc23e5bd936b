"""Running heads and feet: lines that stand at the edge of page after page; they go to the margin.

Else they would keep apart what goes on over a page break, and be read as text on each page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.layout.geometry import around
from extract.layout.marks import in_capitals, stands_alone
from extract.model import Box, PageContent, Paragraph, ParagraphKind

EDGE = 0.1
"""Share of the page's height within which running heads and feet stand; margins take 0.07 to 0.085."""

LEVEL = 4.0
"""Points by which the places of one running line differ at most; scans are turned and moved a little."""

APART = (1, 2)
"""Pages from one to the next with the same line: even and odd pages may have their own."""

_NUMBER = re.compile(r"\d+")
_ASIDE = (ParagraphKind.PAGE_NUMBER, ParagraphKind.MARGIN, ParagraphKind.STAMP)


@dataclass(frozen=True, slots=True)
class _EdgeLine:
    """A paragraph at the head or foot of a page: its words without figures, its figures, its place."""

    block: int
    page: int
    words: str
    numbers: tuple[int, ...]
    box: Box


def without_running_lines(pages: Sequence[PageContent]) -> list[PageContent]:
    """Mark running heads and feet as margin notes."""
    found = list(pages)
    for is_head in (True, False):
        lines = [list(_edge(page, is_head)) for page in pages]
        for at, own in enumerate(lines):
            others = [
                lines[other] for step in APART for other in (at - step, at + step) if 0 <= other < len(pages)
            ]
            running = set(_running(own, others))
            if running:
                found[at] = _marked(found[at], running)
    return found


def _edge(page: PageContent, is_head: bool) -> Iterator[_EdgeLine]:
    """The paragraphs at one edge of a page, from the edge inwards."""
    height = page.page.height or 0.0
    placed = [
        (box, at, block)
        for at, block in enumerate(page.blocks)
        if isinstance(block, Paragraph) and block.kind not in _ASIDE and (box := _box(block))
    ]
    for box, at, block in sorted(placed, key=lambda each: each[0].y0 if is_head else -each[0].y1):
        if not (box.y1 < EDGE * height if is_head else box.y0 > (1 - EDGE) * height):
            return
        if is_head and _is_title(block):
            return
        numbers = tuple(int(match[0]) for match in _NUMBER.finditer(block.text))
        yield _EdgeLine(at, page.page.number or 0, _NUMBER.sub("0", block.text), numbers, box)


def _box(block: Paragraph) -> Box | None:
    boxes = [line.place.box for line in block.lines if line.place.box is not None]
    return around(boxes) if boxes else None


def _is_title(block: Paragraph) -> bool:
    """Whether a line is set as titles of appendices are, which page after page may have."""
    words = [word for line in block.lines for word in line.words]
    bold = 2 * sum(bool(word.bold) for word in words) > len(words)
    return bold or in_capitals(block.text) or stands_alone(block.text)


def _running(own: Sequence[_EdgeLine], others: Sequence[Sequence[_EdgeLine]]) -> Iterator[int]:
    """The lines of an edge that another page has too, as long as none but such stand outwards of them."""
    for line in own:
        if not any(_is_same(line, other) for page in others for other in page):
            return
        yield line.block


def _is_same(one: _EdgeLine, other: _EdgeLine) -> bool:
    """Whether two pages have one line in the same place; numbers of pages in it count on."""
    apart = other.page - one.page
    return (
        one.words == other.words
        and abs(one.box.y0 - other.box.y0) < LEVEL
        and all(b - a in {0, apart} for a, b in zip(one.numbers, other.numbers, strict=True))
    )


def _marked(page: PageContent, running: set[int]) -> PageContent:
    blocks = (
        replace(block, kind=ParagraphKind.MARGIN) if isinstance(block, Paragraph) and at in running else block
        for at, block in enumerate(page.blocks)
    )
    return replace(page, blocks=tuple(blocks))
