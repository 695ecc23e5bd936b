"""Small PDF pages made through pdfium: texts, rules, areas and pictures at given points, y downwards."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageFont

from extract.model import Cell, PageContent, Paragraph, Table
from extract.options import ReadOptions
from extract.read import read_page

FONTS = Path("/usr/share/fonts/truetype")
SERIF = FONTS / "liberation2" / "LiberationSerif-Regular.ttf"
SANS = FONTS / "dejavu" / "DejaVuSans.ttf"
BLACK, WHITE, RED = (0, 0, 0), (255, 255, 255), (220, 0, 0)

ROWS = (
    ("TT", "Huyện", "Số hộ", "Hộ nghèo", "Tỷ lệ (%)"),
    ("1", "Tràng Định", "14.218", "3.127", "21,99"),
    ("2", "Bình Gia", "12.384", "4.186", "33,80"),
    ("3", "Bắc Sơn", "16.871", "3.218", "19,07"),
)
COLUMNS = (70.0, 110.0, 240.0, 330.0, 420.0, 510.0)
TOP, HIGH = 200.0, 24.0


class Made:
    """A page that is being made."""

    def __init__(self, width: float = 595, height: float = 842, font: Path = SERIF) -> None:
        self.pdf = pypdfium2.PdfDocument.new()
        self.page = self.pdf.new_page(width, height)
        self.height = height
        data = font.read_bytes()
        self._face = ImageFont.truetype(font, 100)
        self._data = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
        self.font = pdfium.FPDFText_LoadFont(self.pdf, self._data, len(data), pdfium.FPDF_FONT_TRUETYPE, True)

    def text(  # noqa: PLR0917 - place, text and how it is set
        self,
        x: float,
        y: float,
        text: str,
        size: float = 11,
        colour: tuple[int, int, int] = BLACK,
        turn: float = 0,
        mode: int = pdfium.FPDF_TEXTRENDERMODE_FILL,
    ) -> Made:
        """Put a text with its baseline at ``y``, turned counter-clockwise by so many degrees."""
        item = pdfium.FPDFPageObj_CreateTextObj(self.pdf, self.font, size)
        wide = text.encode("utf-16-le") + b"\0\0"
        pdfium.FPDFText_SetText(item, ctypes.cast(wide, ctypes.POINTER(ctypes.c_ushort)))
        cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        pdfium.FPDFPageObj_Transform(item, cosine, sine, -sine, cosine, x, self.height - y)
        pdfium.FPDFPageObj_SetFillColor(item, *colour, 255)
        pdfium.FPDFTextObj_SetTextRenderMode(item, mode)
        pdfium.FPDFPage_InsertObject(self.page, item)
        return self

    def width(self, letter: str, size: float = 11) -> float:
        """How far a letter moves the next one."""
        return self._face.getlength(letter) * size / 100

    def area(self, x0: float, y0: float, x1: float, y1: float, colour: tuple[int, int, int] = BLACK) -> Made:
        """Fill an area."""
        item = pdfium.FPDFPageObj_CreateNewRect(x0, self.height - y1, x1 - x0, y1 - y0)
        pdfium.FPDFPageObj_SetFillColor(item, *colour, 255)
        pdfium.FPDFPath_SetDrawMode(item, pdfium.FPDF_FILLMODE_WINDING, False)
        pdfium.FPDFPage_InsertObject(self.page, item)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6) -> Made:
        """Draw a rule."""
        item = pdfium.FPDFPageObj_CreateNewPath(x0, self.height - y0)
        pdfium.FPDFPath_LineTo(item, x1, self.height - y1)
        pdfium.FPDFPageObj_SetStrokeColor(item, 0, 0, 0, 255)
        pdfium.FPDFPageObj_SetStrokeWidth(item, width)
        pdfium.FPDFPath_SetDrawMode(item, pdfium.FPDF_FILLMODE_NONE, True)
        pdfium.FPDFPage_InsertObject(self.page, item)
        return self

    def picture(self, image: npt.NDArray[np.uint8], x0: float, y0: float, x1: float, y1: float) -> Made:
        """Put a picture."""
        bitmap = pypdfium2.PdfBitmap.from_pil(Image.fromarray(image))
        item = pypdfium2.PdfImage.new(self.pdf)
        item.set_bitmap(bitmap)
        matrix = pypdfium2.PdfMatrix().scale(x1 - x0, y1 - y0).translate(x0, self.height - y1)
        item.set_matrix(matrix)
        self.page.insert_obj(item)
        return self

    def grid(self, rows: int = len(ROWS), columns: Sequence[float] = COLUMNS) -> Made:
        """Draw the rules of a table."""
        for row in range(rows + 1):
            self.rule(columns[0], TOP + row * HIGH, columns[-1], TOP + row * HIGH)
        for x in columns:
            self.rule(x, TOP, x, TOP + rows * HIGH)
        return self

    def cells(self, rows: Iterable[Sequence[str]] = ROWS, columns: Sequence[float] = COLUMNS) -> Made:
        """Put texts into the cells of a table."""
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                if text:
                    self.text(columns[column] + 5, TOP + row * HIGH + 16, text)
        return self

    def image(self, dpi: float = 200) -> npt.NDArray[np.uint8]:
        """The page so far as a picture."""
        self.page.gen_content()
        return np.array(self.page.render(scale=dpi / 72).to_pil().convert("L"), np.uint8)

    def save(self, path: Path) -> Path:
        """Write the file."""
        self.page.gen_content()
        self.pdf.save(path)
        return path

    def read(self, folder: Path) -> PageContent:
        """Read the page as users do."""
        return read_page(self.save(folder / "made.pdf"), 1, ReadOptions())


def cells_of(content: PageContent, number: int = 0) -> list[list[str]]:
    """The texts of a table, row by row."""
    tables = [block for block in content.blocks if isinstance(block, Table)]
    rows: list[tuple[Cell, ...]] = list(tables[number].rows())
    return [[cell.text for cell in row] for row in rows]


def texts_of(content: PageContent) -> list[str]:
    """The texts of the paragraphs."""
    return [block.text for block in content.blocks if isinstance(block, Paragraph)]


def remapped(path: Path, other: Callable[[str], str]) -> Path:
    """Map the characters of every font to others."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                item["/ToUnicode"].write(_cmap(item["/ToUnicode"].read_bytes(), other))
        pdf.save(path)
    return path


def _cmap(table: bytes, other: Callable[[str], str]) -> bytes:
    """A table of characters with each range written out and each character replaced."""
    ranges = re.findall(rb"<(\w{4})>\s*<(\w{4})>\s*<(\w{4})>", table)
    known = {
        code: int(first, 16) + code - int(low, 16)
        for low, high, first in ranges
        for code in range(int(low, 16), int(high, 16) + 1)
    }
    told = {
        code: other(chr(char)).encode("utf-16-be", "surrogatepass").hex().encode()
        for code, char in known.items()
    }
    lines = [b"<%04X> <%s>" % item for item in told.items()]
    parts = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(part), b"\n".join(part)) for part in parts)
    space = b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        + space
        + body
        + b"endcmap\nend\nend\n"
    )
