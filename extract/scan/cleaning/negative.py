"""Light print on dark ground, from a band of a table to a whole negative page, made dark on white."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray
from extract.scan.cleaning.ink import Mask, Stats, components, shrunk

SEEN_DPI = 66
"""Dark grounds are looked for at this resolution or a little more, an even share of the page's."""

DARK = 170
"""Grey below which ground is dark: white print on a lighter one is hard to read for people, too."""

STROKE = 0.07
"""Inches: wider than the strokes of light letters, which are closed before the ground is measured."""

LOWEST = 0.14
"""Inches: no band that holds a line of print is lower, and the strokes of black letters are thinner."""

DENSE = 0.6
"""Share of a dark ground that is dark wherever one looks; a line of black letters is darker in few places."""

EVEN = 0.55
"""Share of a dark ground that is of one tone; black letters run together are of all tones."""

FILLED = 0.75
"""Share of the rectangle around it that a ground fills."""

TONE = 16
"""Levels that are one tone."""

LIGHTER = 60
"""Levels by which print is lighter than the dark ground it stands on."""

MOST_LIGHT = 0.4
"""Light print covers less than this of its ground."""

PAGE = 0.5
"""A ground over more of the page than this is the page itself."""

EDGE = 70
"""Percent of an edge that lie further out than the straight edge drawn, where letters stick to it."""

OUTLINE = 0.004
"""Inches: the thickness of half the line left around a band."""

RIM = 10
"""Pixels around the surely dark part of a ground within which its edge lies."""

Image = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Ground:
    """A dark ground: its box (x, y, width, height) in pixels of the page, its tone, and where it is."""

    box: tuple[int, int, int, int]
    tone: int
    mask: Mask


def with_dark_print(image: Image, dpi: float) -> tuple[Image, Mask | None]:
    """Turn light print on dark grounds of an H x W or H x W x 3 page into dark print on white.

    Also give where the bands were (None where there were none): a whole dark page is no band. A thin
    black line is left around each band, and rules darker than it stay.
    """
    grounds = find_grounds(image, dpi)
    if not grounds:
        return image, None
    turned, bands = image.copy(), np.zeros(image.shape[:2], np.uint8)
    for ground in grounds:
        x, y, width, height = ground.box
        at = np.s_[y : y + height, x : x + width]
        gray = _gray(turned[at])
        band = _whole(ground, gray)
        inside = band > 0
        positive = cv2.LUT(gray, _levels(gray[inside], ground.tone))
        if width * height < PAGE * bands.size:
            bands[at] |= band
            positive[(band > 0) & (_shrunken(band, round(OUTLINE * dpi)) == 0)] = 0
        turned[at][inside] = positive[inside] if image.ndim == 2 else positive[inside][:, None]
    return turned, bands if bands.any() else None


def _whole(ground: Ground, gray: Gray) -> Mask:
    """Mark a ground in the pixels of the page, to its very edge; ``gray`` is the page within its box."""
    mask = cv2.resize(ground.mask, gray.shape[::-1], interpolation=cv2.INTER_NEAREST)
    toned = cv2.inRange(gray, np.array([0]), np.array([min(254, ground.tone + 2 * TONE)]))
    near = cv2.dilate(mask, np.ones((2 * RIM + 1, 2 * RIM + 1), np.uint8))
    whole = cv2.bitwise_or(cv2.bitwise_and(near, toned), mask)
    # Rules of the table that begin at a black band are not part of it.
    return np.asarray(cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((RIM, RIM), np.uint8)), np.uint8)


def _shrunken(mask: Mask, pixels: int) -> Mask:
    """Take so many pixels off a mask all around, but not where the image ends."""
    kernel = np.ones((2 * pixels + 1, 2 * pixels + 1), np.uint8)
    return np.asarray(cv2.erode(mask, kernel), np.uint8)


def find_grounds(image: Image, dpi: float) -> list[Ground]:
    """Give the dark grounds of a page that light print stands on."""
    factor = max(1, int(dpi / SEEN_DPI))
    gray = _seen(image, factor)
    solid = _solid(_dark(gray), dpi / factor)
    if not cv2.countNonZero(solid):
        return []
    labels, stats = components(solid)
    found = []
    for label in range(1, len(stats)):
        x, y, width, height = stats[label, :4].tolist()
        at = np.s_[y : y + height, x : x + width]
        mask = np.where(labels[at] == label, np.uint8(255), np.uint8(0))
        tone = _tone(gray[at], mask, dpi / factor)
        straight = None if tone is None else _rectangle(mask)
        if tone is not None and straight is not None:
            found.append(_widened((x, y, width, height), tone, straight, factor, image.shape))
    return found


def _gray(image: Image) -> Gray:
    return image if image.ndim == 2 else np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)


def _dark(gray: Gray) -> Mask:
    return np.asarray(cv2.threshold(gray, DARK, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)


def _seen(image: Image, factor: int) -> Gray:
    """The page in grey, a whole number of times smaller."""
    if image.ndim == 3 and factor % 2 == 0:
        # Every other pixel shows the tone of a ground as well, at a fraction of the work.
        return shrunk(_gray(np.ascontiguousarray(image[::2, ::2])), 2 / factor)
    return shrunk(_gray(image), 1 / factor)


def _dense(dark: Mask, dpi: float) -> Mask:
    """Mark where most of the surroundings are dark."""
    window = 2 * round(LOWEST * dpi / 2) + 1
    share = cv2.blur(dark, (window, window), borderType=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.threshold(share, int(255 * DENSE), 255, cv2.THRESH_BINARY)[1], np.uint8)


def _solid(dark: Mask, dpi: float) -> Mask:
    """Close light strokes in dark grounds and drop dark strokes that are no grounds."""
    closing, opening = (2 * round(inches * dpi / 2) + 1 for inches in (STROKE, LOWEST))
    dense = _dense(dark, dpi)
    if not cv2.countNonZero(dense):
        return dense
    # At the edge of a ground half of the window lies outside: so much of it is not dense there.
    lost = 1 + round((DENSE - 0.5) * opening)
    dense = np.asarray(cv2.dilate(dense, np.ones((2 * lost + 1, 2 * lost + 1), np.uint8)), np.uint8)
    framed = cv2.copyMakeBorder(dark, closing, closing, closing, closing, cv2.BORDER_REPLICATE)
    closed = cv2.morphologyEx(framed, cv2.MORPH_CLOSE, np.ones((closing, closing), np.uint8))
    whole = cv2.bitwise_and(closed[closing:-closing, closing:-closing], dense)
    return np.asarray(
        cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((opening, opening), np.uint8)), np.uint8
    )


def _tone(gray: Gray, mask: Mask, dpi: float) -> int | None:
    """The tone of a ground, where it has one and light letters stand on it."""
    counts = cv2.calcHist([gray], [0], mask, [256], [0, 256]).ravel()
    total = counts.sum()
    near = np.convolve(counts, np.ones(2 * TONE + 1), "same")
    tone = int(near.argmax())
    if tone >= DARK or near[tone] < EVEN * total:
        return None
    light = cv2.bitwise_and(cv2.threshold(gray, tone + LIGHTER, 255, cv2.THRESH_BINARY)[1], mask)
    if not 0 < cv2.countNonZero(light) < MOST_LIGHT * total:
        return None
    stats = _light_print(gray, mask, tone)
    widths, heights = stats[:, cv2.CC_STAT_WIDTH] / dpi, stats[:, cv2.CC_STAT_HEIGHT] / dpi
    # Pieces of letters at the least, no more than a long word that is glued together.
    letters = (heights > 0.04) & (heights < 0.5) & (widths > 0.02) & (widths < 1.5)
    return tone if letters.sum() >= 2 else None


def _light_print(gray: Gray, mask: Mask, tone: int) -> Stats:
    """Measure the light pieces on a ground.

    Paper that reaches in from outside is no print on it, nor is paper beside ink that is darker than the
    ground: both are seen between the star of a seal and the black letters under it.
    """
    labels, stats = components((gray > tone + LIGHTER).astype(np.uint8))
    darker = cv2.dilate((gray < tone - LIGHTER).astype(np.uint8), np.ones((3, 3), np.uint8))
    printed = np.ones(len(stats), np.bool_)
    outside = mask == 0
    outside[[0, -1]] = outside[:, [0, -1]] = True
    printed[labels[outside | (darker > 0)]] = printed[0] = False
    return stats[printed]


def _rectangle(mask: Mask) -> Mask | None:
    """Give a ground straight edges, so that black print close to it is not taken in.

    None where it fills no rectangle, skewed perhaps: bands, cells and pages do, strokes of a brush do not.
    """
    points = cv2.findNonZero(mask).reshape(-1, 2).astype(np.float32)
    _, (width, height), degrees = cv2.minAreaRect(points)
    if len(points) < FILLED * max(1.0, width * height):
        return None
    angle = np.radians((degrees + 45) % 90 - 45)
    axes = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    across, down = axes @ points.T
    left, right = _edges(across, down)
    top, bottom = _edges(down, across)
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]]) @ axes
    straight = np.zeros_like(mask)
    return np.asarray(cv2.fillConvexPoly(straight, np.rint(corners).astype(np.int32), (255,)), np.uint8)


def _edges(across: npt.NDArray[np.float64], down: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Where points begin and end across, row by row; rows in which letters stick to an edge do not count."""
    rows = np.floor(down - down.min()).astype(np.intp)
    low, high = np.full(rows.max() + 1, np.inf), np.full(rows.max() + 1, -np.inf)
    np.minimum.at(low, rows, across)
    np.maximum.at(high, rows, across)
    filled = np.isfinite(low)
    return float(np.percentile(low[filled], EDGE)), float(np.percentile(high[filled], 100 - EDGE))


def _widened(
    box: tuple[int, int, int, int], tone: int, mask: Mask, factor: int, shape: tuple[int, ...]
) -> Ground:
    """Give a ground with a rim around it, in which its exact edge lies; the mask keeps off that edge."""
    x, y, width, height = box
    left, top = min(x, 2), min(y, 2)
    right = min(2, -(-shape[1] // factor) - x - width)
    bottom = min(2, -(-shape[0] // factor) - y - height)
    framed = cv2.copyMakeBorder(mask, top, bottom, left, right, cv2.BORDER_CONSTANT, value=(0,))
    kept = np.asarray(cv2.erode(framed, np.ones((3, 3), np.uint8)), np.uint8)
    x, y = (x - left) * factor, (y - top) * factor
    wide, high = kept.shape[1] * factor, kept.shape[0] * factor
    return Ground((x, y, min(wide, shape[1] - x), min(high, shape[0] - y)), tone, kept)


def _levels(pixels: Gray, tone: int) -> npt.NDArray[np.uint8]:
    """The levels that make a ground of a tone white, its light print black and its darker rules black."""
    light = pixels[pixels > tone + LIGHTER]
    white = float(np.percentile(light, 90)) if len(light) else 255.0
    steps = (0.0, 0.3 * tone, 0.6 * tone, tone + TONE, white)
    greys = (0, 0, 255, 255, 0) if tone > 2 * TONE else (255, 255, 255, 255, 0)
    return np.interp(np.arange(256), np.maximum.accumulate(steps), greys).astype(np.uint8)
