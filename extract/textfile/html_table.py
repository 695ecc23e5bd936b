"""HTML tables inside a text, as several OCR engines write them into Markdown for the sake of spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import fragment_fromstring

from extract.asides import Asides
from extract.html.tables import lay_out
from extract.model import Cell, Table
from extract.pageless import table_of
from extract.textfile.inline import plain_marks
from extract.textfile.markup import has_marks, to_lines

_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)


def take_html_tables(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a text into its HTML tables (True) and what stands between them (False)."""
    at = 0
    for match in _TABLE.finditer(text):
        yield text[at : match.start()], False
        yield match[0], True
        at = match.end()
    yield text[at:], False


def read_table(markup: str, asides: Asides) -> Table:
    """Read a table inside other text, where an engine may have left Markdown marks in its cells."""
    element = fragment_fromstring(plain_marks(markup, asides, keeps_tags=True), create_parent="div")
    table = next(element.iter("table"), element)
    cells, rows, header = lay_out(table, asides)
    return table_of([_without_marks(cell) for cell in cells], rows, header)


def _without_marks(cell: Cell) -> Cell:
    text = [line.text for line in cell.lines]
    return replace(cell, lines=to_lines(text)) if any(map(has_marks, text)) else cell
