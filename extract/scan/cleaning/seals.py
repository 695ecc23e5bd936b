"""Round seals on pages without colour: where they stand, and how they are faded behind the print."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.engines.base import Gray
from extract.model import Box
from extract.scan.cleaning.ink import shrunk

RADII = (0.62, 0.82)
"""Inches: the seals of offices are 36 to 40 mm across."""

SEEN_DPI = 60
"""Circles of that size are looked for at this resolution."""

PAPER = 215
"""Evened paper is lighter than this."""

LIGHTER = 40
"""Levels by which a seal is lighter than print when the two can be told apart."""

SLACK = 0.06
"""Radii by which a circle that was found may be too small."""

ANGLES = 360
"""Directions from its middle in which a seal's rim is looked at."""

RING = 0.6
"""Share of them in which there must be ink of the seal's kind: letters make circles, too."""

MARGIN = 0.06
"""Inches by which a seal may reach beyond the circle that was found."""

KEPT, GONE = 0.3, 0.1
"""Of the levels from print to seal the first share is kept, the last goes white."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A circle in pixels."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """The box around it."""
        r = self.radius
        return Box(max(0.0, self.x - r), max(0.0, self.y - r), self.x + r, self.y + r)

    def meets(self, box: Box) -> bool:
        """Whether the circle reaches into a box."""
        across = max(box.x0 - self.x, 0.0, self.x - box.x1)
        down = max(box.y0 - self.y, 0.0, self.y - box.y1)
        return math.hypot(across, down) <= self.radius * (1 + SLACK)


def find_seals(gray: Gray, dpi: float) -> list[Seal]:
    """Give the round seals on a page without colour."""
    scale = SEEN_DPI / dpi
    low, high = (round(radius * SEEN_DPI) for radius in RADII)
    method, small = cv2.HOUGH_GRADIENT_ALT, shrunk(gray, scale)
    circles = cv2.HoughCircles(
        small, method, 1.5, low, param1=200, param2=0.55, minRadius=low, maxRadius=high
    )
    if circles is None:
        return []
    return [
        Seal(x / scale, y / scale, r / scale)
        for x, y, r in circles.reshape(-1, circles.shape[-1])[:, :3].tolist()
    ]


def fade_seals(gray: Gray, seals: Sequence[Seal], dpi: float) -> Gray:
    """Whiten the seals that are lighter than print, on an evened page without colour."""
    faded = gray
    for seal in seals:
        levels = _levels(gray, seal)
        if levels is not None:
            faded = gray.copy() if faded is gray else faded
            _fade(faded, seal, *levels, round(MARGIN * dpi))
    return faded


def _levels(gray: Gray, seal: Seal) -> tuple[float, float] | None:
    """How dark print and the seal are; None where they cannot be told apart, or where there is no seal."""
    some = gray[::4, ::4]
    inked = some[some < 128]
    if not len(inked):
        return None
    dark = float(np.percentile(inked, 25))
    size = (round(1.06 * seal.radius), ANGLES)
    polar = cv2.warpPolar(gray, size, (seal.x, seal.y), size[0], cv2.WARP_POLAR_LINEAR)
    rim = polar[:, round(0.92 * seal.radius) :].min(axis=1)
    ring = rim[(rim > dark + LIGHTER) & (rim < PAPER)]
    return (dark, float(np.percentile(ring, 25))) if len(ring) > RING * ANGLES else None


def _fade(gray: Gray, seal: Seal, dark: float, light: float, margin: int) -> None:
    top = max(0, round(seal.y - seal.radius) - margin)
    left = max(0, round(seal.x - seal.radius) - margin)
    part = gray[top : round(seal.y + seal.radius) + margin, left : round(seal.x + seal.radius) + margin]
    inside = np.zeros_like(part)
    middle = (round(seal.x) - left, round(seal.y) - top)
    cv2.circle(inside, middle, round(seal.radius) + margin, 255, cv2.FILLED)
    black, white = dark + KEPT * (light - dark), light - GONE * (light - dark)
    brighter = np.interp(np.arange(256), (0, black, white, 255), (0, black, 255, 255)).astype(np.uint8)
    cv2.copyTo(cv2.LUT(part, brighter), inside, part)
