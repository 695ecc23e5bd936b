"""The document as a PDF that can be searched: recognized words lie unseen over the pages as scanned.

Pages that had a good text of their own are left as they are; no picture is touched. The text is drawn in
rendering mode 3 with a font that has no shapes: a viewer finds, marks and copies it and shows the scan.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from extract.model import Document, Line, Page, PageOrigin, Word

if TYPE_CHECKING:
    import pikepdf

_UNSEEN = 3
"""Text rendering mode of PDF: neither fill nor stroke."""
_GLYPH_WIDTH = 0.5
"""Width of every character of the shapeless font, in parts of the font size."""
_DESCENT = 0.2
"""Depth of the shapeless font below its baseline, in parts of the font size: its characters fill the box."""
_SHOWS_TEXT = frozenset({"Tj", "TJ", "'", '"'})

_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<0000> <FFFF> <0000>
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def searchable_pdf(source: bytes, document: Document) -> bytes:
    """Give a PDF with the words of a document under its recognized pages.

    ``source`` is the PDF that the document was read from. An unseen text that such a page already has is
    replaced: it is another tool's. Raises pikepdf.PdfError for what is no PDF.
    """
    import pikepdf

    words = words_by_page(document)
    with pikepdf.open(io.BytesIO(source)) as pdf:
        font = _shapeless_font(pdf)
        for page in document.pages:
            if page.origin is PageOrigin.OCR and page.number and page.number <= len(pdf.pages):
                target = pdf.pages[page.number - 1]
                _remove_unseen_text(pdf, target)
                _add_text(pdf, target, font, page, words.get(page.number, ()))
        stream = io.BytesIO()
        pdf.save(stream, deterministic_id=True)
    return stream.getvalue()


def image_as_pdf(path: Path) -> bytes:
    """Wrap an image file in a PDF without compressing it again."""
    import img2pdf

    wrapped: bytes = img2pdf.convert(str(path), rotation=img2pdf.Rotation.ifvalid)
    return wrapped


def words_by_page(document: Document) -> Mapping[int, list[Word]]:
    """Give the words that have a box, page by page, in reading order."""
    found: defaultdict[int, list[Word]] = defaultdict(list)
    for line in _lines(document):
        if line.place.page is not None:
            found[line.place.page].extend(word for word in line.words if word.box and word.text)
    return found


def _lines(document: Document) -> Iterator[Line]:
    for block in document.blocks:
        yield from block.lines


def _shapeless_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Make a font whose codes are UTF-16: never drawn, so it needs no shapes and no file."""
    from pikepdf import Array, Dictionary, Name

    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.SohoaUnseen,
        CIDToGIDMap=Name.Identity,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        DW=int(_GLYPH_WIDTH * 1000),
        FontDescriptor=Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name.SohoaUnseen,
            Flags=4,
            FontBBox=Array([0, -200, 500, 800]),
            ItalicAngle=0,
            Ascent=800,
            Descent=-int(_DESCENT * 1000),
            CapHeight=800,
            StemV=80,
        ),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.SohoaUnseen,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(_TO_UNICODE),
        )
    )


def _remove_unseen_text(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Take out what is shown in rendering mode 3, the text of another recognizer."""
    import pikepdf

    kept, mode, removed = [], 0, False
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        if name == "Tr":
            mode = int(instruction.operands[0])
        if name in _SHOWS_TEXT and mode == _UNSEEN:
            removed = True
        else:
            kept.append(instruction)
    if removed:
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def _add_text(
    pdf: pikepdf.Pdf, page: pikepdf.Page, font: pikepdf.Object, seen: Page, words: Iterable[Word]
) -> None:
    from pikepdf import Name

    name = page.add_resource(font, Name.Font, Name.SohoaUnseen)
    parts = [f"q {_to_user_space(page)} cm BT {_UNSEEN} Tr"]
    height = _shown_size(page)[1]
    parts += [_word(word, str(name), height, seen.rotation) for word in words]
    parts.append("ET Q")
    page.contents_add(pdf.make_stream("\n".join(parts).encode("ascii")), prepend=False)


def _word(word: Word, font: str, height: float, rotation: int) -> str:
    """Draw one word over its box: as high as the box, stretched to its width, along the way it is read.

    ``rotation`` (clockwise) is what turned the page upright for reading; the print runs against it.
    """
    box = word.box
    assert box is not None
    run, size = (box.width, box.height) if rotation in (0, 180) else (box.height, box.width)
    codes = word.text.encode("utf-16-be").hex()
    natural = len(codes) // 4 * _GLYPH_WIDTH * max(size, 1.0)
    stretch = 100 * max(run, 0.1) / natural
    low, high = height - box.y1, height - box.y0
    cosine, sine, x, y = {
        0: (1, 0, box.x0, low),
        90: (0, 1, box.x1, low),
        180: (-1, 0, box.x1, high),
        270: (0, -1, box.x0, high),
    }[rotation % 360]
    x, y = x - sine * _DESCENT * size, y + cosine * _DESCENT * size
    return (
        f"{font} {max(size, 1.0):.2f} Tf {stretch:.2f} Tz "
        f"{cosine} {sine} {-sine} {cosine} {x:.2f} {y:.2f} Tm <{codes}> Tj"
    )


def _shown_size(page: pikepdf.Page) -> tuple[float, float]:
    x0, y0, x1, y1 = (float(value) for value in page.cropbox)
    width, height = abs(x1 - x0), abs(y1 - y0)
    return (height, width) if _turned(page) in (90, 270) else (width, height)


def _turned(page: pikepdf.Page) -> int:
    return int(page.get("/Rotate", 0)) % 360


def _to_user_space(page: pikepdf.Page) -> str:
    """Give the matrix from the page as shown (origin bottom left) to the page's own coordinates."""
    x0, y0, x1, y1 = (float(value) for value in page.cropbox)
    left, bottom = min(x0, x1), min(y0, y1)
    width, height = _shown_size(page)
    a, b, c, d, e, f = {
        0: (1, 0, 0, 1, 0.0, 0.0),
        90: (0, 1, -1, 0, height, 0.0),
        180: (-1, 0, 0, -1, width, height),
        270: (0, -1, 1, 0, 0.0, width),
    }[_turned(page)]
    return f"{a} {b} {c} {d} {e + left:.2f} {f + bottom:.2f}"
