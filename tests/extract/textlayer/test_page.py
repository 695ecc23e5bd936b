"""The born-digital plan: what its text layer gives, checked against the content it was typeset from."""

from __future__ import annotations

import csv
from pathlib import Path

from extract.model import Document, PageOrigin, Paragraph, ParagraphKind, Table


def test_every_page_is_read_from_its_text_layer(pdf_document: Document) -> None:
    assert {page.origin for page in pdf_document.pages} == {PageOrigin.TEXT_LAYER}
    assert {page.reason for page in pdf_document.pages} == {"good text layer"}
    assert pdf_document.engine == ""


def test_tables_hold_every_cell_of_the_content(pdf_document: Document, samples: Path) -> None:
    contents = sorted((samples / "content" / "langson-2017").glob("appendix-*.csv"))
    assert len(pdf_document.tables) == len(contents)
    for table, content in zip(pdf_document.tables, contents, strict=True):
        with content.open(encoding="utf-8", newline="") as file:
            printed = [" ".join(cell.split()) for row in csv.reader(file) for cell in row if cell.strip()]
        read = {cell.text.replace(" ", "") for cell in table.cells}
        missing = [cell for cell in printed if cell.replace(" ", "") not in read]
        # Columns such as the row's kind stand in the content only.
        assert len(missing) <= 0.1 * len(printed), missing


def test_two_level_headers_keep_their_spans(pdf_document: Document) -> None:
    table = pdf_document.tables[1]
    first = next(table.rows())
    assert table.header_rows == 2
    assert [(cell.row_span, cell.column_span) for cell in first] == [(2, 1), (2, 1), (1, 2), (1, 2)]


def test_grid_is_whole(pdf_document: Document) -> None:
    for table in pdf_document.tables:
        for row in range(table.row_count):
            assert all(table.covering(row, column) for column in range(table.column_count))


def test_weights_of_the_font_are_kept(pdf_document: Document) -> None:
    title = _paragraph(pdf_document, "KẾ HOẠCH")
    body = next(p for p in pdf_document.paragraphs if p.text.startswith("Căn cứ Quyết định số 1600"))
    assert all(word.bold for line in title.lines for word in line.words)
    assert not any(word.bold for line in body.lines for word in line.words)
    dated = next(p for p in pdf_document.paragraphs if p.text.startswith("Lạng Sơn, ngày"))
    assert all(word.italic for line in dated.lines for word in line.words)


def test_red_stamp_stands_apart(pdf_document: Document) -> None:
    stamp = [p for p in pdf_document.paragraphs if p.kind == ParagraphKind.STAMP]
    assert any("CÔNG VĂN ĐẾN" in paragraph.text for paragraph in stamp)
    assert not any("KẾ HOẠCH" in paragraph.text for paragraph in stamp)


def test_boxes_lie_on_their_pages(pdf_document: Document) -> None:
    sizes = {page.number: (page.width, page.height) for page in pdf_document.pages}
    for block in pdf_document.blocks:
        lines = block.lines if isinstance(block, Paragraph) else [x for c in block.cells for x in c.lines]
        for line in lines:
            width, height = sizes[line.place.page]
            assert line.place.box is not None and width is not None and height is not None
            assert 0 <= line.place.box.x0 < line.place.box.x1 <= width
            assert 0 <= line.place.box.y0 < line.place.box.y1 <= height


def _paragraph(document: Document, text: str) -> Paragraph:
    return next(paragraph for paragraph in document.paragraphs if paragraph.text == text)


def test_no_table_is_seen_in_letterhead_or_recipients(pdf_document: Document) -> None:
    pages = {place.page for table in pdf_document.tables for place in table.places}
    assert 1 not in pages
    assert all(isinstance(block, Table | Paragraph) for block in pdf_document.blocks)
