"""Front of the text-layer reader: one pdfplumber page to its content."""

from __future__ import annotations

from typing import Any

from extract.grid import find_grids
from extract.layout import group_paragraphs, place_tables
from extract.model import Page, PageContent, PageOrigin, Paragraph, ParagraphKind, Table
from extract.textlayer.lines import to_lines
from extract.textlayer.rules import page_rules
from extract.textlayer.tables import fill_grid
from extract.textlayer.words import page_words


def read_text_page(page: Any, number: int, reason: str) -> PageContent:
    """Read the text layer of a pdfplumber page; the caller closes it.

    Tables come from vector rules; words outside them become paragraphs, and words set at an angle
    become margin notes.
    """
    width, height = float(page.width), float(page.height)
    found = page_words(page)
    words = found.text
    tables: list[Table] = []
    for grid in find_grids(page_rules(page)):
        table, words = fill_grid(grid, words, number)
        if any(cell.lines for cell in table.cells):
            tables.append(table)
    frames = [place.box for table in tables for place in table.places if place.box]
    paragraphs = [*group_paragraphs(to_lines(words, number), width, height, frames)]
    for aside, kind in ((found.stamped, ParagraphKind.STAMP), (found.turned, ParagraphKind.MARGIN)):
        if aside:
            paragraphs.append(Paragraph(to_lines(aside, number), kind))
    origin = PageOrigin.TEXT_LAYER if paragraphs or tables else PageOrigin.BLANK
    return PageContent(Page(number, width, height, origin, reason), place_tables(paragraphs, tables))
