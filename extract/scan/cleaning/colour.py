"""Red ink of seals and stamps: told from print by colour and shape and taken off the page.

Red letters and red rules are print like any other and stay.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray
from extract.scan.cleaning.ink import Mask, components, marked, shrunk

SURELY_RED = 28
"""How much redder than green and blue broad strokes of red ink are, strong JPEG included."""

FAINTLY_RED = 8
"""Likewise for thin strokes, whose colour JPEG spreads over their surroundings."""

REACH = 0.5
"""Inches from sure red within which faint red can be the same seal or stamp."""

GAP = 0.06
"""Inches over which faint red hangs together."""

HOLE = 0.16
"""Inches between strokes of a seal within which ink may have lost all its colour."""

TALL = 0.35
"""Inches: rings and frames have pieces as tall as this; letters, glued together as they may be, have not."""

JOINT = 0.02
"""Inches between pieces of a ring or frame; lines of letters stand further apart."""

LARGEST = (4.2, 2.6)
"""Inches across and down that no seal or stamp exceeds; red tables and frames of pages do."""

ROUND = (1.1, 1.9)
"""Inches across and down between which a red thing about as wide as high is a seal, however broken."""

RIM = 0.02
"""Inches around red ink where its edge is grey."""

BLACK, WHITE = 90, 200
"""Levels of the red channel: print under red ink is darker than the one, red ink lighter than the other."""

_BRIGHTER = np.interp(np.arange(256), (0, BLACK, WHITE, 255), (0, BLACK, 255, 255)).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class Separated:
    """The grey page without red ink, and the red ink at half the resolution (None on a page without)."""

    gray: Gray
    red: Mask | None


def separate_colour(image: npt.NDArray[np.uint8], dpi: float) -> Separated:
    """Split an H x W x 3 (RGB) or H x W image into print and the red ink of seals and stamps.

    Where red ink lies over black text the red channel still shows the text: red is as bright as
    paper in it.
    """
    if image.ndim == 2:
        return Separated(image, None)
    gray = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)
    red = _red_ink(image, dpi / 2)
    if red is None:
        return Separated(gray, None)
    whole = cv2.morphologyEx(red, cv2.MORPH_CLOSE, _square(HOLE, dpi / 2))
    zone = cv2.dilate(whole, _square(2 * RIM, dpi / 2))
    return Separated(_brightened(gray, image, np.asarray(zone, np.uint8)), red)


def _red_ink(image: npt.NDArray[np.uint8], dpi: float) -> Mask | None:
    """Mark red ink at half the image's resolution, which is that of colour in JPEG; ``dpi`` is of the mask.

    Faint red counts where it hangs together with sure red: print has coloured edges, too.
    """
    channel, green, blue = cv2.split(shrunk(image, 0.5))
    excess = cv2.subtract(channel, cv2.max(green, blue))
    sure = cv2.threshold(cv2.medianBlur(excess, 3), SURELY_RED, 255, cv2.THRESH_BINARY)[1]
    if cv2.countNonZero(sure) < 20:
        return None
    red = np.zeros_like(channel)
    at = _window(sure, round(REACH * dpi))
    faint = cv2.threshold(excess[at], FAINTLY_RED, 255, cv2.THRESH_BINARY)[1]
    near = cv2.bitwise_and(cv2.dilate(sure[at], _square(2 * REACH, dpi)), faint)
    joined = cv2.morphologyEx(near, cv2.MORPH_CLOSE, _square(GAP, dpi))
    labels, stats = components(np.asarray(joined, np.uint8))
    holds_sure = np.zeros(len(stats), np.bool_)
    holds_sure[labels[sure[at] > 0]] = True
    holds_sure[0] = False
    cv2.bitwise_and(marked(holds_sure, labels), faint, red[at])
    red[at] = _set_by_hand(np.asarray(red[at], np.uint8), dpi)
    return np.asarray(red, np.uint8) if cv2.countNonZero(red) else None


def _set_by_hand(red: Mask, dpi: float) -> Mask:
    """Keep of red ink what is a seal or a stamp; letters, lines of letters and rules are print."""
    whole = cv2.morphologyEx(red, cv2.MORPH_CLOSE, _square(HOLE, dpi))
    labels, groups = components(np.asarray(whole, np.uint8))
    pieces = cv2.morphologyEx(red, cv2.MORPH_CLOSE, _square(JOINT, dpi))
    places, stats = components(np.asarray(pieces, np.uint8))
    chosen = np.zeros(len(groups), np.bool_)
    for piece in np.flatnonzero(stats[1:, cv2.CC_STAT_HEIGHT] >= TALL * dpi) + 1:
        x, y, w, h = stats[piece, :4].tolist()
        at = np.s_[y : y + h, x : x + w]
        chosen[labels[at][places[at] == piece].max()] = True
    widths, heights = groups[:, cv2.CC_STAT_WIDTH] / dpi, groups[:, cv2.CC_STAT_HEIGHT] / dpi
    chosen &= (widths <= LARGEST[0]) & (heights <= LARGEST[1])
    small, large = np.minimum(widths, heights), np.maximum(widths, heights)
    chosen |= (small >= ROUND[0]) & (large <= ROUND[1]) & (large <= 1.25 * small)
    chosen[0] = False
    return np.asarray(cv2.bitwise_and(marked(chosen, labels), red), np.uint8)


def _window(mask: cv2.typing.MatLike, margin: int) -> tuple[slice, slice]:
    """Rows and columns of what is marked, widened by a margin."""
    x, y, w, h = cv2.boundingRect(mask)
    return slice(max(0, y - margin), y + h + margin), slice(max(0, x - margin), x + w + margin)


def _square(inches: float, dpi: float) -> npt.NDArray[np.uint8]:
    """A square of so many inches, as a kernel."""
    side = 2 * round(inches * dpi / 2) + 1
    return np.ones((side, side), np.uint8)


def _brightened(gray: Gray, image: npt.NDArray[np.uint8], zone: Mask) -> Gray:
    """Where red ink lies (``zone``, at half the resolution) keep what is dark in the red channel."""
    x, y, w, h = cv2.boundingRect(zone)
    part = gray[2 * y : 2 * (y + h), 2 * x : 2 * (x + w)]
    channel = cv2.extractChannel(image[2 * y : 2 * (y + h), 2 * x : 2 * (x + w)], 0)
    bright = cv2.max(part, cv2.LUT(channel, _BRIGHTER))
    mask = cv2.resize(zone[y : y + h, x : x + w], part.shape[::-1], interpolation=cv2.INTER_NEAREST)
    cv2.copyTo(bright, mask, part)
    return gray
