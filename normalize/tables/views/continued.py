"""Tables that go on after a break the reader did not close: read together, indexed apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from extract.model import Table
from normalize.context import TableCaption
from normalize.tables.columns.titles import title_texts, titles_of
from normalize.tables.grid.grid import lay_out
from normalize.tables.grid.header import find_header
from normalize.unicode import strip_accents

_SAME_TITLES = 85.0
"""Likeness of the titles of a table and its continuation, misread letters allowed."""


@dataclass(frozen=True, slots=True)
class JoinedTable:
    """One table of the document with the parts it was read in.

    ``caption_inherited`` tells that nothing stands above a table of its own, so that its caption is
    the previous one's and may be wrong.
    """

    table: Table
    caption: TableCaption
    parts: tuple[Table, ...]
    caption_inherited: bool = False


def join_continued(tables: Sequence[tuple[Table, TableCaption]]) -> tuple[JoinedTable, ...]:
    """Join each table with those that continue it: same columns, no caption of its own, no other titles."""
    wholes: list[JoinedTable] = []
    for table, caption in tables:
        last = wholes[-1] if wholes else None
        inherited = last is not None and _inherits(caption, last.caption)
        if last is not None and inherited and _continues(last.parts[-1], last.table, table):
            joined = _append(last.table, table)
            wholes[-1] = replace(last, table=joined, parts=(*last.parts, table))
        else:
            wholes.append(JoinedTable(table, caption, (table,), inherited))
    return tuple(wholes)


def _inherits(caption: TableCaption, last: TableCaption) -> bool:
    known = (caption.appendix_no, caption.title)
    return not caption.paragraphs and known != (None, "") and known == (last.appendix_no, last.title)


def _continues(last_part: Table, whole: Table, table: Table) -> bool:
    if table.column_count != last_part.column_count:
        return False
    titles = _titles(table)
    return not titles or fuzz.ratio(titles, _titles(whole)) >= _SAME_TITLES


def _titles(table: Table) -> str:
    grid = lay_out(table)
    header = find_header(grid)
    columns = (" ".join(title_texts(titles_of(grid, header, column))) for column in range(grid.width))
    return strip_accents(" | ".join(columns)).lower().strip(" |")


def _append(table: Table, more: Table) -> Table:
    """Set the body rows of a further part under a table; a repeated header is left out."""
    top = table.row_count - more.header_rows
    moved = tuple(replace(cell, row=cell.row + top) for cell in more.cells if cell.row >= more.header_rows)
    return replace(
        table,
        cells=(*table.cells, *moved),
        row_count=top + more.row_count,
        places=(*table.places, *more.places),
    )
