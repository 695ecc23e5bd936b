"""The text under a scan: it can be found where it is printed, and the page looks as before."""

from __future__ import annotations

import ctypes
import io
import re

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from export.searchable_pdf import searchable_pdf
from extract.model import Box, Document, Line, Page, PageOrigin, Paragraph, Place, Word

WORDS = (
    Word("Kế", Box(100, 150, 120, 165)),
    Word("hoạch", Box(125, 150, 165, 165)),
    Word("2.450,5", Box(300, 700, 350, 712)),
)


def blank(rotate: int = 0, crop: tuple[float, ...] = (0, 0, 595, 842), extra: bytes = b"") -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(700, 900))
    page.cropbox = pikepdf.Array([*crop])
    if rotate:
        page.Rotate = rotate
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    name = page.add_resource(font, pikepdf.Name.Font)
    drawn = b"0.5 g 200 300 80 40 re f " + extra.replace(b"/F", str(name).encode())
    page.Contents = pdf.make_stream(drawn)
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def document(
    rotation: int = 0, origin: PageOrigin = PageOrigin.OCR, words: tuple[Word, ...] = WORDS
) -> Document:
    line = Line(words, Place(1))
    page = Page(1, origin=origin, rotation=rotation)
    return Document("scan.pdf", "0" * 64, (page,), (Paragraph((line,)),))


def found_words(pdf: bytes) -> dict[str, tuple[float, ...]]:
    """Words with their boxes on the page as shown, as a viewer's text search sees them."""
    page = pdfium.PdfDocument(pdf)[0]
    text = page.get_textpage()
    width, height = (round(side) for side in page.get_size())
    words: dict[str, tuple[float, ...]] = {}
    for match in re.finditer(r"\S+", text.get_text_range()):
        corners = [
            shown(page, width, height, x, y)
            for index in range(*match.span())
            for left, bottom, right, top in [text.get_charbox(index, loose=True)]
            for x, y in ((left, bottom), (right, top))
        ]
        xs, ys = zip(*corners, strict=True)
        words[match[0]] = (min(xs), min(ys), max(xs), max(ys))
    return words


def shown(page: pdfium.PdfPage, width: int, height: int, x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
    return across.value, down.value


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [(0, 0, 595, 842), (50, 30, 645, 872)])
def test_words_are_found_where_they_are_printed(rotate: int, crop: tuple[float, ...]) -> None:
    found = found_words(searchable_pdf(blank(rotate, crop), document()))
    assert set(found) == {word.text for word in WORDS}
    for word in WORDS:
        assert word.box is not None
        wanted = (word.box.x0, word.box.y0, word.box.x1, word.box.y1)
        assert found[word.text] == pytest.approx(wanted, abs=2), word.text


def test_the_page_looks_as_before() -> None:
    source = blank(extra=b"BT /F 20 Tf 100 100 Td (seen) Tj ET")
    before, after = (
        np.asarray(pdfium.PdfDocument(pdf)[0].render(scale=1).to_numpy())
        for pdf in (source, searchable_pdf(source, document()))
    )
    assert np.array_equal(before, after)


def test_unseen_text_of_another_tool_goes_and_seen_text_stays() -> None:
    source = blank(extra=b"BT /F 20 Tf 3 Tr 100 100 Td (garbage) Tj 0 Tr 0 50 Td (seen) Tj ET")
    assert "garbage" in found_words(source)
    found = found_words(searchable_pdf(source, document()))
    assert "garbage" not in found
    assert {"seen", "hoạch"} <= set(found)


def test_a_page_with_a_good_text_is_left_alone() -> None:
    assert found_words(searchable_pdf(blank(), document(origin=PageOrigin.TEXT_LAYER))) == {}


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_print_that_runs_sideways_can_be_copied_in_order(rotation: int) -> None:
    word = Word("Phụ", Box(100, 200, 112, 240) if rotation != 180 else Box(100, 200, 140, 212))
    pdf = searchable_pdf(blank(), document(rotation, words=(word,)))
    text = pdfium.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    assert text.strip() == "Phụ"


def test_the_same_input_gives_the_same_bytes() -> None:
    source = blank()
    assert searchable_pdf(source, document()) == searchable_pdf(source, document())
