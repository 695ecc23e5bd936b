"""Front of the text-layer reader: one pdfplumber page to its content."""

from __future__ import annotations

from typing import Any

from extract.grid import find_grids
from extract.invisible import note_of_invisible
from extract.layout import group_paragraphs, place_tables
from extract.model import Page, PageContent, PageOrigin, Paragraph, ParagraphKind, Table
from extract.textlayer.fields import Filled, field_words
from extract.textlayer.lines import to_lines
from extract.textlayer.rules import page_rules
from extract.textlayer.tables import fill_grid
from extract.textlayer.words import SOFT_HYPHEN, page_words


def read_text_page(page: Any, number: int, reason: str, flat: Any | None = None) -> PageContent:
    """Read the text layer of a pdfplumber page; the caller closes it.

    ``flat`` is the same page with its form fields drawn into it, where it has any. Tables come from
    vector rules; words outside them become paragraphs, and words set at an angle become margin notes.
    """
    width, height = float(page.width), float(page.height)
    found = page_words(page)
    filled = field_words(page, flat) if flat is not None else Filled([], [])
    words = found.text + filled.blanks
    tables: list[Table] = []
    for grid in find_grids(page_rules(page)):
        table, words = fill_grid(grid, words, number)
        if any(cell.lines for cell in table.cells):
            tables.append(table)
    frames = [place.box for table in tables for place in table.places if place.box]
    paragraphs = [*group_paragraphs(to_lines(words, number), width, height, frames)]
    stamped = found.stamped + filled.notices
    for aside, kind in ((stamped, ParagraphKind.STAMP), (found.turned, ParagraphKind.MARGIN)):
        if aside:
            paragraphs.append(Paragraph(to_lines(aside, number), kind))
    origin = PageOrigin.TEXT_LAYER if paragraphs or tables else PageOrigin.BLANK
    note = note_of_invisible("".join(char["text"] for char in page.chars if char["text"] != SOFT_HYPHEN))
    return PageContent(
        Page(number, width, height, origin, reason, note=note), place_tables(paragraphs, tables)
    )
