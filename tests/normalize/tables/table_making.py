"""Documents made of table text, so that each form of table can be tested without a reader of pages."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from extract.model import Block, Box, Cell, Document, Line, Page, PageOrigin, Place, Table, Word
from extract.textfile import parse_text
from normalize.context import Context, TableCaption
from normalize.criteria import set_of_year
from normalize.gazetteer import Gazetteer
from normalize.records import DocumentRecord, Record
from normalize.tables import type_tables, view_tables
from normalize.tables.links import link_tables
from normalize.textrepair import TextRepairer
from normalize.unicode import clean

R = TypeVar("R", bound=Record)


def make_context(
    blocks: Sequence[Block], captions: Sequence[TableCaption] = (), year: int = 2017, province: str = "20"
) -> Context:
    """A context for tables of a plan of Lạng Sơn; captions default to empty ones."""
    tables = [block for block in blocks if isinstance(block, Table)]
    return Context(
        document=Document("plan.txt", "0" * 64, (Page(None),), tuple(blocks)),
        document_id="plan-00000000",
        header=DocumentRecord(),
        plan_year=year,
        as_of=date(year, 2, 24),
        province_code=province,
        criteria=set_of_year(year),
        gazetteer=Gazetteer.load(),
        repairer=TextRepairer.for_document(clean(cell.text) for table in tables for cell in table.cells),
        captions=tuple(captions) or (TableCaption(),) * len(tables),
    )


def read_tables(context: Context) -> tuple[Record, ...]:
    """Type the tables of a context and give the records of all views."""
    tables = type_tables(context)
    return view_tables(context, tables, link_tables(context, tables))


def interpret(text: str, kind: type[R], caption: TableCaption | None = None, year: int = 2017) -> list[R]:
    """Read the tables of a text and give the records of one dataset."""
    context = make_context(parse_text(text), (caption,) if caption else (), year)
    return [record for record in read_tables(context) if isinstance(record, kind)]


def rules(records: Sequence[Record]) -> list[str]:
    """The rule names of all findings, in order."""
    return [finding.rule for record in records for finding in record.findings]


def scanned_table(rows: Sequence[Sequence[str]], confidence: float | None) -> Document:
    """Make a page that is one table, each word with a box of its own; without a confidence it was typed."""
    page = Page(1, 600, 400, PageOrigin.OCR if confidence else PageOrigin.TEXT_LAYER)
    cells = tuple(
        _cell(row, column, text, confidence)
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
    )
    table = Table(cells, len(rows), len(rows[0]), 1, places=(Place(1, Box(0, 0, 600, 400)),))
    return Document("plan.pdf", "0" * 64, (page,), (table,))


def _cell(row: int, column: int, text: str, confidence: float | None) -> Cell:
    left, top = column * 120.0, row * 20.0
    words = tuple(
        Word(word, Box(left + 15 * number, top, left + 15 * number + 14, top + 12), confidence)
        for number, word in enumerate(text.split())
    )
    place = Place(1, Box(left, top, left + 119, top + 19))
    return Cell(row, column, (Line(words, place),) if words else (), places=(place,))
