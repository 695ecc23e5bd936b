"""Rules through dark bands, where black on black is not seen: prolonged from the rows beside the band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from extract.grid import RuleLine
from extract.model import Box
from extract.scan.cleaning.ink import Mask, components
from extract.scan.rules import ThickRule

REACH = 0.05
"""Inches between the end of a rule and the band it goes on through."""

SIDE = 0.01
"""Inches left and right of a rule within which print stops it: a title over several columns."""


def bars_through(bars: Sequence[ThickRule], bands: Mask, ink: Mask, dpi: float) -> list[ThickRule]:
    """Give the upright bars that go on through dark bands without meeting print.

    ``bands`` and ``ink`` are masks of the upright page; what is hidden in a band cannot be seen, but
    columns go on through it as long as no title stands in the way.
    """
    boxes = _boxes(bands)
    upright = [bar for bar in bars if not bar.rule.horizontal]
    return [found for bar in upright for box in boxes for found in _prolonged(bar, box, ink, dpi)]


def _boxes(bands: Mask) -> list[Box]:
    _, stats = components(bands)
    return [Box(x, y, x + w, y + h) for x, y, w, h, _ in stats[1:].tolist()]


def _prolonged(bar: ThickRule, band: Box, ink: Mask, dpi: float) -> Iterator[ThickRule]:
    top, bottom = sorted((bar.rule.y0, bar.rule.y1))
    x = (bar.rule.x0 + bar.rule.x1) / 2
    reach = REACH * dpi
    touches = abs(top - band.y1) <= reach or abs(bottom - band.y0) <= reach
    if not touches or not band.x0 + reach < x < band.x1 - reach:
        return
    left, right = round(x - SIDE * dpi), round(x + SIDE * dpi) + 1
    # The line around the band is no print.
    inner = ink[round(band.y0 + reach) : round(band.y1 - reach), left:right]
    if not np.any(inner):
        yield ThickRule(RuleLine(x, band.y0, x, band.y1), bar.thickness)
