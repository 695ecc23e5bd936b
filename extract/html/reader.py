"""A page of HTML to paragraphs and tables; what frames the document in its web page stands aside."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from extract.asides import Asides
from extract.errors import EmptyInputError
from extract.html.deep import flattened
from extract.html.runs import BLOCKS, HtmlRunStyle, is_seen, runs_of
from extract.html.style_rules import apply_style_rules
from extract.html.tables import lay_out, rows_of
from extract.model import Block, Page, PageContent, PageOrigin, PageReason, Paragraph, ParagraphKind
from extract.pageless import Run, is_layout, layout_paragraphs, lines_of, table_of
from extract.text.encoding import Decoded, decode

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_OLD_FONTS = re.compile(rb"""[\s:;"']\.Vn[A-Z]|VNI-[A-Z]""")
_CHARSET_WITHIN = 4096
MAIN_SHARE = 0.85
"""An element with so much of the page's text holds the document; menus and links around it are little."""

LEAST_ROWS = 3
"""Rows of several cells that make a table; letterheads set in a table have one or two."""

MAX_DEPTH = 150
"""Elements nested deeper are read as one text: no document needs it, and the stack ends."""


def read_html_file(path: Path, data: bytes) -> PageContent:
    """Read the bytes of a page of HTML; raises EmptyInputError, UnreadableEncodingError."""
    decoded = _decoded(data, path)
    asides = Asides()
    root = _parsed(re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded.text), asides)
    apply_style_rules(root)
    _flatten(root)
    body = root.find("body")
    main = _main(body if body is not None else root)
    around = _texts_around(root, main)
    blocks = [*_Reader(asides).read(main), *around, *asides.paragraphs()]
    if not blocks and not asides.lost:
        raise EmptyInputError(path)
    note = "; ".join(filter(None, (decoded.note, asides.note)))
    page = Page(
        None,
        origin=PageOrigin.TEXT_FILE,
        reason=PageReason.HTML,
        note=note,
        lost="; ".join(filter(None, (decoded.lost, *asides.lost))),
    )
    return PageContent(page, tuple(blocks))


def _parsed(text: str, asides: Asides) -> HtmlElement:
    """Parse a page; one whose elements are nested too deeply is parsed again without the deepest."""
    for source in (text, None):
        parser = HTMLParser(remove_comments=True, no_network=True, huge_tree=True)
        root = document_fromstring(
            flattened(text, MAX_DEPTH - 10) if source is None else source, parser=parser
        )
        if not any("Excessive depth" in entry.message for entry in parser.error_log):
            return root
    asides.lost.append("elements are nested too deeply: what stands behind them was not read")
    return root


def _flatten(root: HtmlElement) -> None:
    """Give what is nested too deeply as the text of what holds it."""
    depth = {root: 0}
    for element in root.iterdescendants():
        depth[element] = depth[element.getparent()] + 1
    for element in [element for element, level in depth.items() if level == MAX_DEPTH]:
        text, tail = "".join(element.itertext()), element.tail
        element.clear()
        element.text, element.tail = text, tail


def _decoded(data: bytes, path: Path) -> Decoded:
    """Decode by what the page says of itself where that fits, else as any text."""
    named = _CHARSET.search(data[:_CHARSET_WITHIN])
    fonts = _OLD_FONTS.search(data) is not None  # they tell better than the whole text
    if named and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(data, path, spelled=fonts)
        return decode(text.encode("utf-8", "ignore"), path, spelled=fonts)
    return decode(data, path, spelled=fonts)


def _main(body: HtmlElement) -> HtmlElement:
    """Go down to the element that holds the document, past the frames of its web page."""
    element, whole = body, _length(body)
    while True:
        inner = [child for child in element if is_seen(child) and _length(child) >= MAIN_SHARE * whole]
        if len(inner) != 1 or inner[0].tag == "table" or inner[0].tag not in BLOCKS:
            return element
        element = inner[0]


def _length(element: HtmlElement) -> int:
    return sum(len(run.text.strip()) for run in runs_of(element, HtmlRunStyle()))


def _texts_around(root: HtmlElement, main: HtmlElement) -> list[Paragraph]:
    """Give the text of the web page around the document as notes in the margin."""
    found: list[Paragraph] = []
    inside = main
    while inside is not root and inside.getparent() is not None:
        parent = inside.getparent()
        for child in parent:
            if child is not inside and is_seen(child):
                lines = lines_of(runs_of(child, HtmlRunStyle()), Asides())
                found += [Paragraph((line,), ParagraphKind.MARGIN) for line in lines]
        inside = parent
    return found


class _Reader:
    """Gathers the blocks of an element in reading order."""

    def __init__(self, asides: Asides) -> None:
        self._asides = asides
        self._runs: list[Run] = []
        self._blocks: list[Block] = []

    def read(self, element: HtmlElement) -> list[Block]:
        self._walk(element, HtmlRunStyle())
        self._close()
        return self._blocks

    def _walk(self, element: HtmlElement, look: HtmlRunStyle) -> None:
        if element.text:
            self._runs.append(look.run(element.text))
        for child in element:
            if is_seen(child):
                self._take(child, look.inside(child))
            if child.tail:
                self._runs.append(look.run(child.tail))

    def _take(self, child: HtmlElement, look: HtmlRunStyle) -> None:
        if child.tag == "table":
            self._close()
            self._take_table(child)
        elif child.tag == "br":
            self._runs.append(Run("\n"))
        elif child.tag in BLOCKS:
            self._close()
            if child.tag == "li":
                self._runs.append(look.run(_list_mark(child)))
            self._walk(child, look)
            self._close()
        else:
            self._walk(child, look)

    def _take_table(self, table: HtmlElement) -> None:
        if not any(len(row) for row, _ in rows_of(table)):
            self._walk(table, HtmlRunStyle())
            self._close()
            return
        for text in _stray_texts(table):
            self._runs.append(Run(text))
            self._close()
        if _is_frame(table):
            for row, _ in rows_of(table):
                for cell in row:
                    if is_seen(cell):
                        self._walk(cell, HtmlRunStyle())
                        self._close()
            return
        for caption in table.iter("caption"):
            self._runs.extend(runs_of(caption, HtmlRunStyle()))
            self._close()
        cells, rows, header = lay_out(table, self._asides)
        if is_layout(cells):
            self._blocks += layout_paragraphs(cells)
        else:
            self._blocks.append(table_of(cells, rows, header))

    def _close(self) -> None:
        """End a paragraph; without letters it is an ornament or nothing."""
        lines = lines_of(self._runs, self._asides)
        self._runs = []
        if any(char.isalnum() for line in lines for char in line.text):
            self._blocks.append(Paragraph(lines))


def _is_frame(table: HtmlElement) -> bool:
    """Whether a table holds other tables and little else: it lays out the page.

    Rows that have more cells without a table than with one are those of a table of its own.
    """
    inner = list(table.iterdescendants("table"))
    if not inner or sum(map(_length, inner)) <= 0.5 * _length(table):
        return False
    rows = [[cell for cell in row if is_seen(cell)] for row, _ in rows_of(table)]
    holding = [cell for row in rows for cell in row if cell.find(".//table") is not None]
    lists = [row for row in rows if len(row) > 1]
    return len(lists) < LEAST_ROWS or 2 * len(holding) >= sum(map(len, rows))


def _stray_texts(table: HtmlElement) -> Iterator[str]:
    """Give the text of a table that stands in none of its cells; browsers show it above the table."""
    rows = [row for row, _ in rows_of(table)]
    for holder in (table, *{row.getparent(): None for row in rows if row.getparent() is not table}, *rows):
        texts = (holder.text, *(child.tail for child in holder))
        yield from (text for text in texts if text and text.strip())


def _list_mark(item: HtmlElement) -> str:
    """The number or dash that a browser shows before a list item."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    start = parent.get("start") or "1"
    position = [child for child in parent if child.tag == "li"].index(item)
    return f"{int(start) + position if start.isdecimal() else position + 1}. "
