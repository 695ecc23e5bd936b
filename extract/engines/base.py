"""What every recognizer offers: words with pixel boxes and confidences, whatever does the work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from extract.model import Reading

Gray: TypeAlias = npt.NDArray[np.uint8]
"""An image of height x width, 0 black to 255 white."""


@dataclass(frozen=True, slots=True)
class PixelBox:
    """A rectangle in pixels of the image handed in; x1 and y1 are exclusive."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        """Width in pixels."""
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        """Height in pixels."""
        return self.y1 - self.y0

    def union(self, other: PixelBox) -> PixelBox:
        """Give the smallest box around both."""
        return PixelBox(
            min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1)
        )

    @classmethod
    def around(cls, boxes: Sequence[PixelBox]) -> PixelBox:
        """Give the smallest box around one or more boxes."""
        # Lists, not generators: this is called for every word of every reading.
        return cls(
            min([box.x0 for box in boxes]),
            min([box.y0 for box in boxes]),
            max([box.x1 for box in boxes]),
            max([box.y1 for box in boxes]),
        )

    def shifted(self, dx: int, dy: int) -> PixelBox:
        """Give the same rectangle moved."""
        return PixelBox(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)


@dataclass(frozen=True, slots=True)
class TextWord:
    """A recognized word, its confidence (0-1) and the other ways its ink was read, best first."""

    text: str
    box: PixelBox
    confidence: float
    alternatives: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class TextLine:
    """A recognized line: its words from left to right."""

    words: tuple[TextWord, ...]
    box: PixelBox

    @property
    def text(self) -> str:
        """The words joined by single blanks."""
        return " ".join(word.text for word in self.words)


class RegionReader(Protocol):
    """Reads parts of a page that the layout analysis has cut out, upright and deskewed.

    Images are grey, dark ink on light paper; boxes are in pixels of the image handed in.
    """

    def read_cell(self, image: Gray, dpi: float, digits: bool = False) -> tuple[TextLine, ...]:
        """Read one table cell, cut inside its rules; ``digits`` says that its column holds numbers."""
        ...

    def read_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        """Read a text area of one column with any number of lines, from top to bottom."""
        ...

    def skim_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        """Read a text area once, doubts and all: enough to see whether it makes sense."""
        ...

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float] | None:
        """Degrees (0, 90, 180, 270) clockwise that turn the page upright, and the confidence."""
        ...
