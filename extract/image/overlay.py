"""Draw on a page image what was found on it: cells, spans, paragraphs and doubtful words in colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from extract.model import Box, Cell, Document, Line, PageContent, Paragraph, ParagraphKind, Table

Image = npt.NDArray[np.uint8]
Colour = tuple[int, int, int]

DOUBTFUL = 0.6
"""Words that the recognizer is less sure of than this are filled."""

CELL: Colour = (0, 130, 60)
SPAN: Colour = (0, 90, 220)
HEADER: Colour = (120, 60, 200)
DOUBT: Colour = (230, 40, 40)
KINDS: dict[ParagraphKind, Colour] = {
    ParagraphKind.BODY: (200, 120, 0),
    ParagraphKind.PAGE_NUMBER: (120, 120, 120),
    ParagraphKind.STAMP: (200, 0, 120),
    ParagraphKind.SIGNATURE: (0, 130, 160),
    ParagraphKind.MARGIN: (150, 150, 60),
}


def draw(found: Document | PageContent, image: Image, page: int | None = None) -> Image:
    """Give a copy of a page image (H x W x 3 RGB or H x W) with what was found drawn over it.

    ``image`` shows the whole page; of a document, ``page`` says which one. Cells are green, those
    with spans blue, header cells violet; paragraphs by kind with their number in reading order;
    words below the confidence ``DOUBTFUL`` are filled red.
    """
    canvas = cv2.cvtColor(image, cv2.COLOR_GRAY2RGB) if image.ndim == 2 else image.copy()
    number = found.page.number if isinstance(found, PageContent) else page
    width, height = _page_size(found, number)
    pen = _Pen(np.asarray(canvas, np.uint8), canvas.shape[1] / width, canvas.shape[0] / height, number)
    for order, block in enumerate(found.blocks, 1):
        if isinstance(block, Table):
            _draw_table(pen, block)
        else:
            _draw_paragraph(pen, block, order)
    return pen.canvas


def _page_size(found: Document | PageContent, number: int | None) -> tuple[float, float]:
    pages = [found.page] if isinstance(found, PageContent) else list(found.pages)
    page = next((page for page in pages if page.number == number), None)
    if page is None or not page.width or not page.height:
        raise ValueError(f"no page {number} with a size to draw on")
    return page.width, page.height


class _Pen:
    """Draws boxes given in points on the canvas of one page."""

    def __init__(self, canvas: Image, across: float, down: float, page: int | None) -> None:
        self.canvas = canvas
        self.page = page
        self._across, self._down = across, down
        self._thin = max(1, round(across * 0.6))

    def _corners(self, box: Box, inset: float = 0.0) -> tuple[tuple[int, int], tuple[int, int]]:
        x0, y0 = round((box.x0 + inset) * self._across), round((box.y0 + inset) * self._down)
        return (x0, y0), (round((box.x1 - inset) * self._across), round((box.y1 - inset) * self._down))

    def frame(self, box: Box, colour: Colour, weight: int = 1, inset: float = 0.0) -> None:
        """Draw the outline of a box."""
        cv2.rectangle(self.canvas, *self._corners(box, inset), colour, self._thin * weight)

    def wash(self, box: Box, colour: Colour) -> None:
        """Tint a box, what is under it still legible."""
        (x0, y0), (x1, y1) = self._corners(box)
        part = self.canvas[max(0, y0) : y1, max(0, x0) : x1]
        part[:] = (0.6 * part + 0.4 * np.array(colour)).astype(np.uint8)

    def label(self, box: Box, text: str, colour: Colour) -> None:
        """Write a short text left of a box."""
        (x0, y0), _ = self._corners(box)
        size = self._across * 0.25
        place = (max(0, x0 - round(size * 20 * len(text)) - 4), y0 + round(28 * size))
        cv2.putText(self.canvas, text, place, cv2.FONT_HERSHEY_SIMPLEX, size, colour, self._thin)


def _draw_table(pen: _Pen, table: Table) -> None:
    for cell in table.cells:
        for place in cell.places:
            if place.page == pen.page and place.box is not None:
                spans = cell.row_span > 1 or cell.column_span > 1
                pen.frame(place.box, _cell_colour(cell, table), 2 if spans else 1, 1.0)
        _draw_doubts(pen, cell.lines)


def _cell_colour(cell: Cell, table: Table) -> Colour:
    if cell.row < table.header_rows:
        return HEADER
    return SPAN if cell.row_span > 1 or cell.column_span > 1 else CELL


def _draw_paragraph(pen: _Pen, paragraph: Paragraph, order: int) -> None:
    colour = KINDS[paragraph.kind]
    for place in paragraph.places:
        if place.page == pen.page and place.box is not None:
            pen.frame(place.box, colour)
            pen.label(place.box, str(order), colour)
    _draw_doubts(pen, paragraph.lines)


def _draw_doubts(pen: _Pen, lines: Sequence[Line]) -> None:
    for box in _doubtful(lines, pen.page):
        pen.wash(box, DOUBT)


def _doubtful(lines: Sequence[Line], page: int | None) -> Iterator[Box]:
    for line in lines:
        for word in line.words:
            unsure = word.confidence is not None and word.confidence < DOUBTFUL
            if unsure and word.box is not None and line.place.page == page:
                yield word.box
