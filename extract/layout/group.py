"""The front of layout: all printed lines of a page to paragraphs with their kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.layout.columns import PageStretch, bands_of
from extract.layout.geometry import around, at_edge, box_of, same_row, typical_height
from extract.layout.marks import (
    is_page_number,
    is_signature_note,
    opens_paragraph,
    opens_recipients,
    opens_signature,
)
from extract.layout.paragraphs import body_edges, paragraphs_of
from extract.layout.signed import part_signature
from extract.model import Box, Line, Paragraph, ParagraphKind

EDGE = 0.15
"""Page numbers stand in this outer share of the page's height: Thông tư 01/2011 has margins of 20-25 mm,
a page set short or copied smaller ends at 0.87 of the paper."""


COLUMN_LINES, COLUMN_WORDS = 5, 40
"""So many lines and words beside the running text are no notes: a signature's notice has four lines."""

RIM = 20.0
"""Points: nothing that belongs to the text is printed so close to the edge of the paper."""


def group_paragraphs(
    lines: Sequence[Line], width: float, height: float, obstacles: Sequence[Box] = ()
) -> tuple[Paragraph, ...]:
    """Give the paragraphs of a page in reading order, each with its kind, alignment and indent.

    ``lines`` stand outside tables, each with boxes in points of a page of ``width`` x ``height``;
    a line may run over two columns. ``obstacles`` are the boxes of tables: no paragraph goes over
    one. Page numbers and margin notes come last.
    """
    lines = [line for line in lines if line.text.strip()]
    numbers = [line for line in lines if _is_running_number(line, lines, height)]
    rest = [line for line in lines if line not in numbers]
    rest, signed = part_signature(rest)
    notes = _margin_notes([*rest, *signed], signed, width, height)
    text = [line for line in rest if line not in notes]
    edges = body_edges(text)
    found: list[Paragraph] = []
    for band in bands_of(text):
        found += _band_paragraphs(band, edges, obstacles)
    found = _with_signatures(found)
    found += paragraphs_of(notes, kind=ParagraphKind.MARGIN)
    found += paragraphs_of(numbers, kind=ParagraphKind.PAGE_NUMBER)
    return tuple(found)


def _band_paragraphs(
    band: PageStretch, edges: tuple[float, float] | None, obstacles: Sequence[Box]
) -> list[Paragraph]:
    if not band.right:
        return paragraphs_of(band.left, edges, obstacles)
    kind = _right_kind(band)
    return paragraphs_of(band.left, None, obstacles) + paragraphs_of(band.right, None, obstacles, kind)


def _right_kind(band: PageStretch) -> ParagraphKind:
    """A right column beside the recipients, or one that begins as a signature does, is a signature."""
    beside_recipients = any(opens_recipients(line.text) for line in band.left)
    signed = any(opens_signature(line.text) for line in band.right)
    return ParagraphKind.SIGNATURE if beside_recipients or signed else ParagraphKind.BODY


def _with_signatures(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Mark signature blocks that stand alone, without recipients beside them, and the names under them."""
    marked: list[Paragraph] = []
    for paragraph in paragraphs:
        follows = bool(marked) and marked[-1].kind is ParagraphKind.SIGNATURE
        name = follows and len(paragraph.text.split()) <= 6 and not opens_paragraph(paragraph.text)
        signs = paragraph.kind is ParagraphKind.BODY and (opens_signature(paragraph.text) or name)
        marked.append(replace(paragraph, kind=ParagraphKind.SIGNATURE) if signs else paragraph)
    return marked


def _is_running_number(line: Line, lines: Sequence[Line], height: float) -> bool:
    """Whether a line is a page number: alone in its row, at the very top or bottom of the page."""
    box = box_of(line)
    if not is_page_number(line.text) or EDGE * height < (box.y0 + box.y1) / 2 < (1 - EDGE) * height:
        return False
    others = [box_of(other) for other in lines if other is not line and not is_signature_note(other.text)]
    if any(same_row(box, other) for other in others):
        return False
    above = sum(other.y0 < box.y0 for other in others)
    return above == 0 or above == len(others)


def _margin_notes(lines: Sequence[Line], signed: Sequence[Line], width: float, height: float) -> list[Line]:
    """Lines that a digital signature wrote, ``signed`` ones too, and lines outside the text's edges."""
    edges = body_edges(lines)
    size = typical_height(lines)
    if edges is not None and _is_column([ln for ln in lines if _is_outside(box_of(ln), edges, size)]):
        edges = None
    notes: list[Line] = []
    for line in sorted(lines, key=lambda ln: box_of(ln).y0):
        box = box_of(line)
        outside = edges is not None and _is_outside(box, edges, size)
        outside = outside or at_edge(box, width, height, RIM) or line in signed
        beside = edges is not None and (box.x1 < edges[0] or box.x0 > edges[1])
        is_small = box.height <= 0.8 * size
        goes_on = (beside or is_small) and _follows_note(box, notes, size)
        if is_signature_note(line.text) or outside or goes_on:
            notes.append(line)
    return notes


def _is_outside(box: Box, edges: tuple[float, float], size: float) -> bool:
    return box.x1 < edges[0] - size or box.x0 > edges[1] + size


def _is_column(lines: Sequence[Line]) -> bool:
    """Whether lines beside the running text are a text of their own: the other page of a two-up scan."""
    return len(lines) >= COLUMN_LINES and sum(len(line.words) for line in lines) >= COLUMN_WORDS


def _follows_note(box: Box, notes: Sequence[Line], size: float) -> bool:
    """Whether a line stands right below a margin note: it may be the next one of that note."""
    if not notes:
        return False
    above = around([box_of(notes[-1])])
    return abs(box.x0 - above.x0) < 2 * size and 0 <= box.y0 - above.y0 < 2 * size
