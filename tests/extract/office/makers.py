"""Word files for tests: paragraphs by python-docx, what it cannot write as XML."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from extract.model import PageContent
from extract.office.word.reader import read_word_file

FILE = Path("a.docx")


def new() -> DocumentObject:
    """Begin an empty document."""
    return Document()


def elements(xml: str) -> list[BaseOxmlElement]:
    """Parse elements with prefix w."""
    return list(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"))


def add(document: DocumentObject, xml: str) -> None:
    """Put an element (prefix w) at the end of the body."""
    body = document.element.body
    body.insert(len(body) - 1, elements(xml)[0])


def table(rows: Sequence[Sequence[str]], properties: str = "", widths: Sequence[int] = ()) -> str:
    """Give a table of rows of cells; a cell is its text or its own XML from ``<w:tc>`` on."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    borders = '<w:tblBorders><w:insideV w:val="single"/></w:tblBorders>'
    return f"<w:tbl><w:tblPr>{properties or borders}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def cell(text: str, properties: str = "") -> str:
    """Give a cell with one paragraph a line."""
    if text.startswith("<w:tc>"):
        return text
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"


def saved(document: DocumentObject) -> bytes:
    """Give the bytes of the file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(document: DocumentObject) -> PageContent:
    """Read what was made."""
    return read_word_file(FILE, saved(document))
