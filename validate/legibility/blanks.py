"""Wide blanks between the words of a printed line: something stood there that was not read.

Within a line words stand less than a letter's height apart, justified or not; a seal, a stroke of the
pen or a spoilt patch leaves a hole. What stands at the edge of a hole is on the paper, the words in it
are not in the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from statistics import median

from extract.model import Box, Document, Line, Paragraph, ParagraphKind, Place

WIDEST = 1.2
"""Widest blank of a sound line, in heights of its words: those seen on clean pages stay below 0.9."""

LEAST_HEIGHT = 8.0
"""Height in points that words have at least; boxes of specks and stops have less."""

_SET_APART = (ParagraphKind.STAMP, ParagraphKind.MARGIN, ParagraphKind.PAGE_NUMBER)


class WideBlanks:
    """The wide blanks of a document by page."""

    def __init__(self, document: Document) -> None:
        self._pages: dict[int | None, list[Box]] = {}
        for block in document.blocks:
            if not (isinstance(block, Paragraph) and block.kind in _SET_APART):
                for line in block.lines:
                    self._pages.setdefault(line.place.page, []).extend(_wide(line))

    def __bool__(self) -> bool:
        return any(self._pages.values())

    @property
    def pages(self) -> Mapping[int | None, list[Box]]:
        """The blanks with a word on either side, by page."""
        return self._pages

    def inside(self, place: Place) -> bool:
        """Say whether a wide blank and both words beside it lie in a place."""
        return place.box is not None and any(
            _covers(place.box, blank) for blank in self._pages.get(place.page, ())
        )


def _wide(line: Line) -> Iterator[Box]:
    """Give the middle of each wide blank, reaching a little into the words on both sides."""
    words = [(word.text, word.box) for word in line.words if word.box and word.confidence is not None]
    if len(words) < 2:
        return
    height = max(LEAST_HEIGHT, median(box.height for _, box in words))
    for (before, left), (after, right) in pairwise(words):
        is_wide = right.x0 - left.x1 > WIDEST * height
        if is_wide and _says_something(before) and _says_something(after):
            yield Box(left.x1 - 1, min(left.y0, right.y0), right.x0 + 1, max(left.y1, right.y1))


def _says_something(text: str) -> bool:
    """Say whether a word is more than a mark or a stray letter, beside which a blank is nothing odd."""
    return any(map(str.isdigit, text)) or sum(map(str.isalpha, text)) > 1


def _covers(place: Box, blank: Box) -> bool:
    middle = (blank.y0 + blank.y1) / 2
    return place.x0 <= blank.x0 and blank.x1 <= place.x1 and place.y0 <= middle <= place.y1
