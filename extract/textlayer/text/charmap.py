"""Whether a text layer tells the characters that a page shows: fonts may be mapped to wrong ones.

The shapes of the digits of each font are compared with those of common fonts; only where a shape is
more like another digit, or where the text is in no language that is known here, words are to be
recognized and compared.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

from extract.model import Box
from extract.text.vietnamese import syllable_share
from extract.textlayer.text.glyphs import Glyph
from extract.textlayer.text.words import SetWord

DPI = 200.0
DIGITS = "0123456789"

SHAPE = (16, 24)
"""Pixels across and down to which shapes are brought before they are compared."""

AROUND = 4.0
"""Points around a glyph that are mostly paper."""

SAMPLES = 6
"""So many prints of a digit are averaged."""

BETTER = 0.08
"""By how much another digit's shape must fit better: odd fonts stay below."""

FEW = 6
"""So many words are recognized to be sure."""

KNOWN_LANGUAGE = 0.5
"""Share of Vietnamese syllables from which a text is in no cipher."""

Shape = npt.NDArray[np.float32]


def doubtful_words(page: Any, words: Sequence[SetWord]) -> list[SetWord]:
    """Give a few upright words of a pdfium page that ought to be compared with the picture."""
    wrong = _wrong_digits(page, words)
    found = [word for word in words if any((g.style.font, g.text) in wrong for g in word.glyphs)][:FEW]
    text = " ".join(word.word.text for word in words)
    long = [word for word in words if sum(char.isalpha() for char in word.word.text) >= 4]
    if len(long) >= 2 * FEW and syllable_share(text) < KNOWN_LANGUAGE:
        found += long[:: max(1, len(long) // FEW)][:FEW]
    return found


def _wrong_digits(page: Any, words: Iterable[SetWord]) -> set[tuple[str, str]]:
    """Fonts and digits whose shape is more like another digit."""
    samples: dict[tuple[str, str], list[Glyph]] = defaultdict(list)
    for word in words:
        for glyph in word.glyphs:
            key = glyph.style.font, glyph.text
            if glyph.text in DIGITS and len(samples[key]) < SAMPLES:
                samples[key].append(glyph)
    if not samples:
        return set()
    picture = render(page, DPI)
    return {key for key, glyphs in samples.items() if _is_other(picture, key[1], glyphs)}


def _is_other(picture: npt.NDArray[np.uint8], digit: str, glyphs: Sequence[Glyph]) -> bool:
    found = []
    for glyph in glyphs:
        paper = np.median(cut(picture, glyph.ink, DPI, AROUND))
        found.append(_shape(cut(picture, glyph.ink, DPI), float(paper)))
    shapes = [shape for shape in found if shape is not None]
    if not shapes:
        return False
    mean = np.mean(shapes, axis=0)
    fits = {other: max(_fit(mean, shape) for shape in templates) for other, templates in _templates().items()}
    return max(fits.values()) - fits[digit] > BETTER


def render(page: Any, dpi: float) -> npt.NDArray[np.uint8]:
    """A grey picture of a pdfium page."""
    bitmap = page.render(scale=dpi / 72, grayscale=True, draw_annots=False, may_draw_forms=False)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return pixels[..., 0] if pixels.ndim == 3 else pixels


def cut(picture: npt.NDArray[np.uint8], box: Box, dpi: float, pad: float = 0.0) -> npt.NDArray[np.uint8]:
    """A part of a picture, with so many points around it."""
    scale = dpi / 72
    x0, y0 = max(0, int((box.x0 - pad) * scale)), max(0, int((box.y0 - pad) * scale))
    return picture[y0 : int((box.y1 + pad) * scale) + 1, x0 : int((box.x1 + pad) * scale) + 1]


def _shape(part: npt.NDArray[np.uint8], paper: float = 255.0) -> Shape | None:
    """The drawn shape brought to one size, dark being 1; None where there is hardly any."""
    if part.size == 0 or int(part.max()) - int(part.min()) < 60:
        return None
    ink = np.abs(part.astype(np.float32) - paper)
    rows, columns = np.nonzero(ink > ink.max() / 2)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1] / ink.max()
    # A blur makes thin and bold strokes alike.
    whole = cv2.resize(
        ink, SHAPE, interpolation=cv2.INTER_AREA if ink.shape[0] > SHAPE[1] else cv2.INTER_LINEAR
    )
    return np.asarray(cv2.GaussianBlur(whole, (0, 0), 1.5), np.float32)


def _fit(one: Shape, other: Shape) -> float:
    a, b = one - one.mean(), other - other.mean()
    return float((a * b).sum() / (np.sqrt((a * a).sum() * (b * b).sum()) + 1e-6))


@lru_cache(maxsize=1)
def _templates() -> dict[str, list[Shape]]:
    """The shapes of the digits in common fonts."""
    document = pypdfium2.PdfDocument.new()
    fonts = [b"Times-Roman", b"Times-Bold", b"Helvetica", b"Helvetica-Bold", b"Times-Italic"]
    page = document.new_page(40.0 * len(DIGITS), 40.0 * len(fonts))
    for row, name in enumerate(fonts):
        font = pdfium.FPDFText_LoadStandardFont(document.raw, name)
        for column, digit in enumerate(DIGITS):
            item = pdfium.FPDFPageObj_CreateTextObj(document.raw, font, 12.0)
            pdfium.FPDFText_SetText(item, (ctypes.c_ushort * 2)(ord(digit), 0))
            pdfium.FPDFPageObj_Transform(item, 1, 0, 0, 1, 40 * column + 10, 40 * row + 10)
            pdfium.FPDFPage_InsertObject(page.raw, item)
    page.gen_content()
    picture = render(page, DPI)
    step = round(40 * DPI / 72)
    found: dict[str, list[Shape]] = defaultdict(list)
    for row in range(len(fonts)):
        for column, digit in enumerate(DIGITS):
            at = round(column * 40 * DPI / 72), round(row * 40 * DPI / 72)
            shape = _shape(picture[at[1] + 2 : at[1] + step - 2, at[0] + 2 : at[0] + step - 2])
            if shape is not None:
                found[digit].append(shape)
    page.close()
    document.close()
    return dict(found)
