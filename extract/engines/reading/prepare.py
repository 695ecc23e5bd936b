"""Cut-out images made fit for the recognizer: noise, contrast, scale, paper around; boxes mapped back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray, PixelBox, TextLine, TextWord
from extract.engines.reading.ink_lines import Stats, ink, ink_stats

PADDING = 20
"""Paper around an image in which the recognizer looks for lines itself."""

CLOSE = 4
"""The same around one line that is taken as it is cut, without a look at where its letters stand."""

WHITE = 255

SPECKLED = 1.0
"""So many specks on 1000 pixels are noise all over, which a median filter calms at some cost in detail."""

SPECKED = 0.05
"""So many specks on 1000 pixels are more than broken print leaves: they are taken off one by one."""

SPECK = 0.011
"""Inches: smaller than the dots and marks of the smallest print."""


class Finish(StrEnum):
    """What is done to the grey image before it is read."""

    SMOOTH = "smooth"
    BINARY = "binary"


@dataclass(frozen=True, slots=True)
class PreparedImage:
    """An image as the recognizer gets it, and how its pixels lie in the image it was made from."""

    image: Gray
    scale: float
    padding: int

    def back(self, lines: tuple[TextLine, ...], size: tuple[int, int]) -> tuple[TextLine, ...]:
        """Map boxes back into the original image of ``size`` (height, width)."""

        def clip(value: int, limit: int) -> int:
            return min(max(round((value - self.padding) / self.scale), 0), limit)

        def box(found: PixelBox) -> PixelBox:
            height, width = size
            return PixelBox(
                clip(found.x0, width), clip(found.y0, height), clip(found.x1, width), clip(found.y1, height)
            )

        def word(found: TextWord) -> TextWord:
            return TextWord(found.text, box(found.box), found.confidence, found.alternatives)

        return tuple(TextLine(tuple(map(word, line.words)), box(line.box)) for line in lines)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cut-out as all readings begin with it, and the statistics of its ink."""

    image: Gray
    stats: Stats


def clean(image: Gray, dpi: float) -> Cleaned:
    """Take specks off a noisy image and stretch the contrast: paper white, ink black."""
    clear = stretch(image)
    stats = ink_stats(clear)
    specks = _specks(stats, dpi) * 1000 / image.size
    if specks <= SPECKED:
        return Cleaned(clear, stats)
    calm = stretch(np.asarray(cv2.medianBlur(image, 3), np.uint8)) if specks > SPECKLED else clear
    without = _without_specks(calm, dpi)
    return Cleaned(without, ink_stats(without))


def prepare(
    cleaned: Gray, dpi: float, finish: Finish, target_dpi: float, padding: int = PADDING
) -> PreparedImage:
    """Finish a cleaned image, scale it to a resolution and put white paper around."""
    scale = target_dpi / dpi
    if finish == Finish.BINARY:
        fine = _resize(cleaned, max(scale, 1.5))
        _, black = cv2.threshold(fine, 0, WHITE, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
        scaled = _resize(np.asarray(black, np.uint8), scale / max(scale, 1.5))
    else:
        scaled = _resize(np.asarray(cv2.GaussianBlur(cleaned, (3, 3), 0), np.uint8), scale)
    sides = (padding,) * 4
    framed = cv2.copyMakeBorder(scaled, *sides, cv2.BORDER_CONSTANT, value=WHITE)
    return PreparedImage(np.asarray(framed, np.uint8), scale, padding)


def stretch(image: Gray) -> Gray:
    """Stretch the contrast of an image that has any."""
    counts = np.asarray(cv2.calcHist([image], [0], None, [256], [0, 256])).ravel().cumsum(dtype=np.float64)
    dark, light = _percentile(counts, 0.5), _percentile(counts, 85)
    if light - dark < 40:
        return image
    # Each of the 256 levels is worked out once, not each pixel.
    levels = (np.arange(256, dtype=np.float32) - dark) * (250 / (light - dark))
    return np.asarray(cv2.LUT(image, np.clip(levels, 0, WHITE).astype(np.uint8)), np.uint8)


def _percentile(counts: npt.NDArray[np.float64], percent: float) -> float:
    """Give a percentile of an image from how many pixels have each level or a lower one."""
    at = percent / 100 * (counts[-1] - 1)
    low, high = np.searchsorted(counts, (np.floor(at), np.ceil(at)), side="right").tolist()
    return float(low + (high - low) * (at - np.floor(at)))


def _resize(image: Gray, scale: float) -> Gray:
    if abs(scale - 1) < 0.02:
        return image
    method = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=method), np.uint8)


def _specks(stats: Stats, dpi: float) -> int:
    return int((stats[:, cv2.CC_STAT_AREA] < max(2.0, (SPECK * dpi) ** 2 / 2)).sum())


def _without_specks(image: Gray, dpi: float) -> Gray:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink(image), connectivity=8)
    if count < 2:
        return image
    small = stats[:, cv2.CC_STAT_AREA] < max(2.0, (SPECK * dpi) ** 2)
    small[0] = False
    around = np.ones((3, 3), np.uint8)
    speck = cv2.dilate(small[labels].astype(np.uint8), around)
    letter = cv2.dilate(((labels > 0) & ~small[labels]).astype(np.uint8), around)
    return np.where((speck > 0) & (letter == 0), np.uint8(WHITE), image).astype(np.uint8)
