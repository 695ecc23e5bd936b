"""The narrow door to a recognizer program: one prepared image, one mode, one model."""

from __future__ import annotations

from enum import IntEnum
from typing import Protocol

from extract.engines.base import Gray, PixelBox, TextLine, TextWord

NOMINAL_DPI = 300
"""What the recognizer is told of every image, so that its guesses about sizes stay the same."""

VARIABLES = {
    "tessedit_do_invert": "0",  # what is unsure would be tried as white on black
    "textord_all_prop": "1",  # it is not looked into whether print has a fixed pitch, as a typewriter's
    "paragraph_text_based": "0",  # its paragraphs are not asked for
}
"""What the recognizer is told once. The last two spare 4 % of its time (pages of prose, each read with and
without them in turn) and change nothing that it says: on 45 pages of 13 documents each of 20,143 words,
its box and its confidence stayed.
"""


class Mode(IntEnum):
    """How an image is to be taken; the values are Tesseract's page segmentation modes."""

    BLOCK = 6
    LINE = 7
    CUT_LINE = 13


DIGITS = "0123456789.,;:%-/() "
"""What is looked for in cells of figures."""

NUMERALS = "IVX0123456789.)"
"""What is looked for in columns of row numbers."""


class Recognizer(Protocol):
    """Turns a prepared image into words; does not scale, pad or judge."""

    def recognize(self, image: Gray, mode: Mode, model: str, only: str = "") -> tuple[TextLine, ...]:
        """Read an image of about 300 dpi, dark on light; boxes are pixels of that image.

        With ``only`` no other characters than these are looked for.
        """
        ...

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float] | None:
        """Degrees clockwise that turn the image upright and the confidence; None when it cannot tell."""
        ...


def to_line(words: list[TextWord]) -> TextLine:
    """Make a line of one or more words."""
    return TextLine(tuple(words), PixelBox.around([word.box for word in words]))
