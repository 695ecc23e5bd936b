"""Which way up print stands, found out by reading a few lines of it each way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import cv2
import numpy as np

from extract.engines.base import Gray, PixelBox, RegionReader
from extract.scan.cleaning.ink import INK, Mask, components, ink_mask, shrunk
from extract.text.vietnamese import is_syllable, words

SEEN_DPI = 75
"""Lines to read are looked for at this resolution."""

LINES = 4
"""So many of the longest lines are read each way."""

ENOUGH = 6
"""Words that must be read before anything is said about a direction."""

READABLE = 0.5
"""Share of words that are words from which a direction is the right one: of print that stands right
nine of ten are, of print that is turned, in any way, at most one of four."""

PLAIN = 0.8
"""Share of the words of the first lines from which the others need not be read."""

SURE, LIKELY, FIGURE = 0.75, 0.4, 0.5
"""Confidence from which anything is a word, what looks like a Vietnamese syllable is, and a figure is."""

QUARTERS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


class Read(Protocol):
    """A word as any stage knows it."""

    @property
    def text(self) -> str:
        """What was read."""
        ...

    @property
    def confidence(self) -> float | None:
        """How sure the recognizer is, 0-1."""
        ...


def turned_by(gray: Gray, rotation: int) -> Gray:
    """Turn an image by 0, 90, 180 or 270 degrees clockwise."""
    return np.asarray(cv2.rotate(gray, QUARTERS[rotation]), np.uint8) if rotation else gray


def word_share(found: Iterable[Read]) -> tuple[float, int]:
    """Share of the words of two characters and more that are words or figures, and how many there are."""
    judged = [_is_word(word) for word in found if sum(map(str.isalnum, word.text)) > 1]
    return sum(judged) / max(1, len(judged)), len(judged)


def _is_word(word: Read) -> bool:
    confidence = word.confidence or 0.0
    parts = words(word.text)
    if not parts:
        return confidence >= FIGURE
    return confidence >= (LIKELY if all(map(is_syllable, parts)) else SURE)


def find_direction(gray: Gray, dpi: float, candidates: Sequence[int], reader: RegionReader) -> int | None:
    """Give the first of some directions (degrees clockwise that turn the page upright) in which it reads.

    None when it reads in none of them, or holds too few words to say.
    """
    return next((way for way in candidates if _reads(turned_by(gray, way), dpi, reader)), None)


def _reads(gray: Gray, dpi: float, reader: RegionReader) -> bool:
    """Whether the longest lines make sense; of lines that make good sense the first are enough."""
    found: list[Read] = []
    share, count = 0.0, 0
    for line in _sample(gray, dpi, reader):
        found += line
        share, count = word_share(found)
        if count >= ENOUGH and share >= PLAIN:
            break
    return count >= ENOUGH and share >= READABLE


def _sample(gray: Gray, dpi: float, reader: RegionReader) -> Iterator[Sequence[Read]]:
    """Read the longest lines that seem to run across the page, one after the other."""
    pad = round(0.04 * dpi)
    for box in _longest_lines(gray, dpi):
        x0, y0 = max(0, box.x0 - pad), max(0, box.y0 - pad)
        part = np.ascontiguousarray(gray[y0 : box.y1 + pad, x0 : box.x1 + pad])
        yield [word for line in reader.skim_lines(part, dpi) for word in line.words]


def _longest_lines(gray: Gray, dpi: float) -> list[PixelBox]:
    """Boxes around the longest stretches of ink that are about as high as a line of print."""
    scale = min(1.0, SEEN_DPI / dpi)
    joined = cv2.morphologyEx(_print(gray, scale), cv2.MORPH_CLOSE, np.ones((1, 9), np.uint8))
    _, stats = components(np.asarray(joined, np.uint8))
    w, h = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    fits = (h >= 0.07 * SEEN_DPI) & (h <= 0.3 * SEEN_DPI) & (w >= 2 * h)
    chosen = np.flatnonzero(fits)[np.argsort(-w[fits], kind="stable")][:LINES]
    boxes = (np.rint(stats[1:, :4][at] / scale).astype(int).tolist() for at in chosen)
    return [PixelBox(left, top, left + width, top + height) for left, top, width, height in boxes]


def _print(gray: Gray, scale: float) -> Mask:
    """Mark letter-sized ink on a small copy of the page; rules and seals are no print."""
    mask = ink_mask(shrunk(gray, scale), INK + 40)
    labels, stats = components(mask)
    large = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) > SEEN_DPI
    mask[large[labels]] = 0
    return mask
