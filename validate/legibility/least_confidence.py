"""The least sure word that a field was read from: one bad word spoils a long text, whatever the mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.model import Box, Document, Place

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray


class LeastConfidence:
    """Confidences of all recognized words by page and place."""

    def __init__(self, document: Document) -> None:
        pages: dict[int | None, list[tuple[float, float, float]]] = {}
        for line in (line for block in document.blocks for line in block.lines):
            for word in line.words:
                if word.box and word.confidence is not None:
                    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
                    pages.setdefault(line.place.page, []).append((x, y, word.confidence))
        self._known: dict[tuple[int | None, Box], float | None] = {}
        self._pages = {page: _array(words) for page, words in pages.items()}
        self._means = {page: float(words[:, 2].mean()) for page, words in self._pages.items()}

    def page_mean(self, page: int | None) -> float | None:
        """Give the mean confidence (0-1) of all words of a page; None without any."""
        return self._means.get(page)

    def confidence(self, place: Place) -> float | None:
        """Give the least confidence (0-1) among the words whose middle lies in a place; None without any."""
        if place.box is None:
            return None
        key = (place.page, place.box)  # many fields of a record are read from one place
        if key not in self._known:
            self._known[key] = self._confidence(*key)
        return self._known[key]

    def _confidence(self, page: int | None, box: Box) -> float | None:
        words = self._pages.get(page)
        if words is None:
            return None
        x, y, confidence = words.T
        inside = (box.x0 <= x) & (x <= box.x1) & (box.y0 <= y) & (y <= box.y1)
        return float(confidence[inside].min()) if inside.any() else None


def _array(words: list[tuple[float, float, float]]) -> NDArray[float64]:
    import numpy as np  # takes its time to load, and typed documents need none of it

    return np.array(words)
