"""What stands around a doubt on paper: the lines about it, or the labels of its row and column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.model import Box, Cell, Document, Line, Paragraph, Place, Table

MOST_CHARACTERS = 240
"""How long a context is at most: what a person takes in at a glance, three lines of print."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell, or a line with its neighbours, and what is said of it."""

    box: Box
    table: Table | None = None
    cell: Cell | None = None
    lines: Sequence[Line] = ()
    at: int = 0

    def context(self) -> str:
        if self.table is not None and self.cell is not None:
            return cell_context(self.table, self.cell)
        around = self.lines[max(0, self.at - 1) : self.at + 2]
        return _cut(" ".join(line.text for line in around))


class PlaceContexts:
    """The contexts of all places of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._spots: dict[int | None, list[_Spot]] = defaultdict(list)
        for page, spot in _spots(document):
            self._spots[page].append(spot)

    def of(self, place: Place, printed: str) -> str:
        """Give what stands around a place; in text files, which have none, around the printed words."""
        if place.box is not None:
            best = max(self._spots[place.page], key=lambda spot: _shared(spot.box, place.box), default=None)
            if best and _shared(best.box, place.box) > 0:
                return best.context()
        return self._around(printed) if printed else ""

    def _around(self, printed: str) -> str:
        for table in self._document.tables:
            for cell in table.cells:
                if cell.text == printed:
                    return cell_context(table, cell)
        for paragraph in self._document.paragraphs:
            if printed in paragraph.text:
                return window(paragraph.text, printed)
        return ""


def cell_context(table: Table, cell: Cell) -> str:
    """Give the label of a cell's row and the head of its column: ``1 Xã Vân An › Số tiêu chí đạt``."""
    row = [other for other in table.cells if other.row == cell.row and other.column < cell.column]
    label = " ".join(other.text for other in row[:3] if other.text)
    head = [
        other.text
        for other in table.cells
        if other.row < table.header_rows and other.column <= cell.column < other.column + other.column_span
    ]
    return _cut(" › ".join(part for part in (label, " / ".join(filter(None, head))) if part))


def _spots(document: Document) -> Iterator[tuple[int | None, _Spot]]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for at, line in enumerate(block.lines):
                if line.place.box:
                    yield line.place.page, _Spot(line.place.box, lines=block.lines, at=at)
        else:
            for cell in block.cells:
                for place in cell.places:
                    if place.box:
                        yield place.page, _Spot(place.box, block, cell)


def _shared(one: Box, other: Box | None) -> float:
    """Give the area that two boxes share."""
    if other is None:
        return 0.0
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    return max(0.0, width) * max(0.0, height)


def window(text: str, printed: str) -> str:
    """Cut a long text so that the printed words stand in the middle; its beginning where it has them not."""
    start = text.find(printed) - max(0, MOST_CHARACTERS - len(printed)) // 2
    return _cut(text[max(0, start) :])


def _cut(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1].rstrip() + "…"
