"""Boxes of a page as shown seen on the page turned upright and straight, where columns are upright too."""

from __future__ import annotations

import math

from extract.model import Box, Page


def upright_box(box: Box, page: Page) -> Box:
    """Turn a box as the page was turned before reading.

    A box of the page as shown surrounds the turned rectangle that was read, so it is a little
    larger; the size of that rectangle is worked out again from the angle.
    """
    if page.width is None or page.height is None:
        return box
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    across, down, width, height = box.width, box.height, page.width, page.height
    match page.rotation:
        case 90:
            x, y = height - y, x
        case 180:
            x, y = width - x, height - y
        case 270:
            x, y = y, width - x
    if page.rotation in (90, 270):
        across, down, width, height = down, across, height, width
    cosine, sine = math.cos(math.radians(page.skew)), math.sin(math.radians(page.skew))
    dx, dy = x - width / 2, y - height / 2
    x, y = width / 2 + cosine * dx + sine * dy, height / 2 - sine * dx + cosine * dy
    half_x, half_y = (side / 2 for side in _inner(across, down, cosine, abs(sine)))
    return Box(x - half_x, y - half_y, x + half_x, y + half_y)


def _inner(across: float, down: float, cosine: float, sine: float) -> tuple[float, float]:
    """Size of the rectangle that, turned by the angle, fills a box of the given size."""
    spread = cosine * cosine - sine * sine
    if spread < 0.1:
        return across, down
    return (
        max(0.0, (across * cosine - down * sine) / spread),
        max(0.0, (down * cosine - across * sine) / spread),
    )
