"""The glyphs of a page's text layer through pdfium: what each says, where it stands, and how it is set."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from extract.model import Box
from extract.textlayer.frame import PageFrame, Turning, turn_of
from extract.textlayer.text.overprint import address, passes, without

DESCENT = 0.22
"""Share of the size that letters of Times and Arial reach below the baseline."""

MOST = 60_000
"""Glyphs of one page: a page of A3 in 5 points holds a third of them. What follows is not read, and told."""

_HYPHEN = "\x02"  # pdfium's sign for a hyphen at the end of a line
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FontStyle:
    """How a text object is set: font name without its subset tag, weight, slope and colour (RGB)."""

    font: str
    bold: bool
    italic: bool
    colour: tuple[int, int, int] | None

    @property
    def is_red(self) -> bool:
        """Whether it is set in the red of seals and stamps."""
        if self.colour is None:
            return False
        red, green, blue = self.colour
        return red > 127 and red - max(green, blue) > 76


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph. All boxes are in points of the page as shown, or of the turned page after ``turned``.

    ``box`` is as high as the size from the descent up, ``ink`` the tight box of the drawn shape,
    ``origin`` the point on the baseline where it begins; ``turn`` says by how many degrees clockwise
    the page must be turned to make it upright (None: slanted); ``item`` tells text objects apart.
    """

    text: str
    box: Box
    ink: Box
    origin: tuple[float, float]
    size: float
    turn: int | None
    style: FontStyle
    item: int

    @property
    def baseline(self) -> float:
        """The height of the baseline; of use on a page that is turned so that the glyph is upright."""
        return self.origin[1]

    def turned(self, turning: Turning) -> Glyph:
        """The same glyph on the turned page."""
        if not turning.degrees:
            return self
        box, ink = turning.box(self.box), turning.box(self.ink)
        return replace(self, box=box, ink=ink, origin=turning.point(*self.origin))


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The glyphs of a page that show ink, the points where its blanks begin, and how many were left out."""

    glyphs: tuple[Glyph, ...]
    blanks: tuple[tuple[float, float], ...]
    left_out: int = 0


def page_glyphs(page: Any, frame: PageFrame, texts: Sequence[tuple[Any, PageFrame]]) -> Glyphs:
    """Read the glyphs of a pdfium page; ``texts`` are its text objects, each with its frame."""
    found: list[Glyph] = []
    left_out = 0
    for part in passes(texts) or [[]]:
        others = {address(item) for item in part}
        rest = [item for item, _ in texts if address(item) not in others]
        with without(rest), closing(page.get_textpage()) as layer:
            count = layer.count_chars()
            found += _Reader(layer.raw, frame).glyphs(min(count, MOST - len(found)))
            left_out += max(0, count - MOST)
    shown = tuple(glyph for glyph in found if not glyph.text.isspace())
    blanks = [glyph.origin for glyph in found if glyph.text.isspace()]
    known = {glyph.item for glyph in found}
    # pdfium leaves out a text object that holds a blank only.
    blanks += [_origin(item, at) for item, at in texts if address(item) not in known]
    return Glyphs(shown, tuple(blanks), left_out)


def _origin(item: Any, frame: PageFrame) -> tuple[float, float]:
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return frame.point(matrix.e, matrix.f)


class _Reader:
    """Asks pdfium about one glyph after the other; what belongs to a text object is asked once."""

    def __init__(self, layer: Any, frame: PageFrame) -> None:
        self._layer = layer
        self._frame = frame
        self._styles: dict[int, FontStyle] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._loose = pdfium.FS_RECTF()

    def glyphs(self, count: int) -> Iterator[Glyph]:
        for at in range(count):
            if not pdfium.FPDFText_IsGenerated(self._layer, at):
                glyph = self._glyph(at)
                if glyph is not None:
                    yield glyph

    def _glyph(self, at: int) -> Glyph | None:
        layer, matrix = self._layer, self._matrix
        text = _character(pdfium.FPDFText_GetUnicode(layer, at))
        item = pdfium.FPDFText_GetTextObject(layer, at)
        if not item or not pdfium.FPDFText_GetMatrix(layer, at, matrix):
            return None
        size = pdfium.FPDFText_GetFontSize(layer, at) * math.hypot(matrix.c, matrix.d)
        pdfium.FPDFText_GetCharOrigin(layer, at, self._x, self._y)
        left, right, bottom, top = self._edges
        pdfium.FPDFText_GetCharBox(layer, at, left, right, bottom, top)
        ink = self._frame.box(left.value, bottom.value, right.value, top.value)
        identity = address(item)
        style = self._styles.get(identity)
        if style is None:
            style = self._styles[identity] = self._style(at, item)
        x, y = self._frame.point(self._x.value, self._y.value)
        turn = turn_of(*self._frame.direction(matrix.a, matrix.b))
        box = self._box(at, ink, (x, y), size, turn)
        return Glyph(text, box, ink, (x, y), size, turn, style, identity)

    def _box(self, at: int, ink: Box, origin: tuple[float, float], size: float, turn: int | None) -> Box:
        """The box from descent to ascent, and along the line to where the next glyph begins."""
        x, y = origin
        match turn:
            case 0:
                pdfium.FPDFText_GetLooseCharBox(self._layer, at, self._loose)
                far = self._frame.point(self._loose.right, self._loose.top)[0]
                return Box(min(x, ink.x0), y - (1 - DESCENT) * size, max(x, far, ink.x1), y + DESCENT * size)
            case 90:
                return Box(x - (1 - DESCENT) * size, min(y, ink.y0), x + DESCENT * size, max(y, ink.y1))
            case 180:
                return Box(min(x, ink.x0), y - DESCENT * size, max(x, ink.x1), y + (1 - DESCENT) * size)
            case 270:
                return Box(x - DESCENT * size, min(y, ink.y0), x + (1 - DESCENT) * size, max(y, ink.y1))
        return ink

    def _style(self, at: int, item: Any) -> FontStyle:
        name = ctypes.create_string_buffer(256)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._layer, at, name, 256, flags)
        # An embedded subset is named ABCDEF+Font: six random letters that may spell anything.
        font = name.value.decode("utf-8", "replace").split("+")[-1]
        parts = [ctypes.c_uint() for _ in range(4)]
        known = pdfium.FPDFPageObj_GetFillColor(item, *parts)
        colour = (parts[0].value, parts[1].value, parts[2].value) if known else None
        return FontStyle(font, bool(_BOLD.search(font)), bool(_ITALIC.search(font)), colour)


def _character(code: int) -> str:
    if chr(code) == _HYPHEN:
        return "-"
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
