"""Parts of an image on their way to the recognizer, and the ways in which they are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.engines.base import Gray, PixelBox, TextLine, TextWord
from extract.engines.reading.ink_lines import InkLine
from extract.engines.reading.prepare import Finish
from extract.engines.recognizer import to_line

BARS = "]|[!"
"""What a lone 1 is taken for."""


@dataclass(frozen=True, slots=True)
class Models:
    """Names of the models: for the first reading, for doubts, and for figures."""

    first: str
    second: str
    digits: str


@dataclass(frozen=True, slots=True)
class Way:
    """How an image is finished and scaled for a reading; ``is_close``: taken as one line as it is cut."""

    finish: Finish
    dpi: int
    is_close: bool = False

    def name(self, model: str) -> str:
        """Name of a reading, as alternatives record it."""
        return f"{model} {self.finish} {self.dpi}{' close' if self.is_close else ''}"


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of an image and where its top left corner lies in it."""

    image: Gray
    dpi: float
    x: int = 0
    y: int = 0

    def around(self, box: PixelBox) -> Cut:
        """Cut out one printed line with a little paper around its ink."""
        height, width = self.image.shape
        margin = max(2, round(self.dpi / 72))
        x0, y0 = max(0, box.x0 - 2 * margin), max(0, box.y0 - margin)
        x1, y1 = min(width, box.x1 + 2 * margin), min(height, box.y1 + margin)
        return replace(self, image=self.image[y0:y1, x0:x1], x=self.x + x0, y=self.y + y0)


def shift(word: TextWord, dx: int, dy: int) -> TextWord:
    """Move a word's box."""
    return replace(word, box=word.box.shifted(dx, dy))


def mostly_figures(text: str) -> bool:
    """Whether at least half of a text's letters and digits are digits, and no word stands beside them."""
    if any(re.fullmatch(r"\W*[^\W\d_]{2,}\W*", word) for word in text.split()):
        return False
    digits = sum(char.isdigit() for char in text)
    return digits > 0 and 2 * digits >= sum(char.isalnum() for char in text)


def may_be_figures(text: str) -> bool:
    """Whether a text is figures, or such as misread figures look: ``l§``, ``&0``, ``€0``, ``ọ``."""
    if mostly_figures(text):
        return True
    bare = text.strip(" .,;")
    if len(bare) == 1:
        if bare in BARS:
            return True
        # Lone letters label items; none of these labels carries a mark.
        return bare.islower() and len(unicodedata.normalize("NFD", bare)) > 1
    odd = any(char.isdigit() or char in "§&€⁄£$?" for char in bare)
    return odd and re.search(r"[^\W\d_]{2}", bare) is None


def pair(lines: Sequence[TextLine], bands: Sequence[InkLine]) -> list[tuple[InkLine, TextLine | None]]:
    """Give each printed line what was read on it; several pieces of one line are put together."""
    middles = [(band.box.y0 + band.box.y1) / 2 for band in bands]
    held: list[list[TextWord]] = [[] for _ in bands]
    strays: list[tuple[int, TextWord]] = []
    for line in lines:
        home = _nearest(middles, (line.box.y0 + line.box.y1) / 2)
        for word in line.words:
            at = _nearest(middles, (word.box.y0 + word.box.y1) / 2)
            if at == home or any(map(str.isalnum, word.text)):
                held[at].append(word)
            else:
                strays.append((at, word))
    for at, word in strays:
        if not _is_taken(word, held[at]):
            held[at].append(word)
    return [
        (band, to_line(sorted(words, key=lambda word: word.box.x0)) if words else None)
        for band, words in zip(bands, held, strict=True)
    ]


def _is_taken(word: TextWord, others: Sequence[TextWord]) -> bool:
    """Whether another word is read from the same ink: marks of capitals are dashes to the line above."""
    middle = (word.box.x0 + word.box.x1) / 2
    return any(other.box.x0 <= middle <= other.box.x1 for other in others)


def _nearest(middles: Sequence[float], y: float) -> int:
    distances = [abs(middle - y) for middle in middles]
    return distances.index(min(distances))
