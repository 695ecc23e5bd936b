"""From a PDF's own coordinates to points of the page as a viewer shows it, and from there to upright text."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from extract.model import Box

_FAR = 1000.0
"""Points by which the frame is measured: far enough that whole hundredths of a point lose nothing."""

_FINE = 100

SLANT = 4.0
"""Degrees: text that leans more is no line of a page but a watermark or a stamp."""


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The map from page space (y upwards, before crop and rotation) to the page as shown, y downwards."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    width: float
    height: float

    @classmethod
    def of(cls, page: Any) -> PageFrame:
        """Measure the frame of a pdfium page."""
        width, height = page.get_size()
        size = (0, 0, round(width * _FINE), round(height * _FINE), 0)
        across, down = ctypes.c_int(), ctypes.c_int()

        def shown(x: float, y: float) -> tuple[float, float]:
            pdfium.FPDF_PageToDevice(page.raw, *size, x, y, across, down)
            return across.value / _FINE, down.value / _FINE

        e, f = shown(0, 0)
        (ax, ay), (bx, by) = shown(_FAR, 0), shown(0, _FAR)
        return cls((ax - e) / _FAR, (ay - f) / _FAR, (bx - e) / _FAR, (by - f) / _FAR, e, f, width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as shown."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """A direction on the page as shown."""
        return self.a * x + self.c * y, self.b * x + self.d * y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the page as shown."""
        corners = [self.point(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def within(self, matrix: Any) -> PageFrame:
        """The frame of what is drawn with a matrix (FS_MATRIX) of its own: a form, the points of a path."""
        a, b = self.direction(matrix.a, matrix.b)
        c, d = self.direction(matrix.c, matrix.d)
        e, f = self.point(matrix.e, matrix.f)
        return PageFrame(a, b, c, d, e, f, self.width, self.height)


def turn_of(across: float, down: float) -> int | None:
    """Degrees (0, 90, 180, 270) clockwise that turn text of a direction upright; None where it is slanted."""
    degrees = math.degrees(math.atan2(-down, across)) % 360
    nearest = round(degrees / 90) % 4 * 90
    off = abs((degrees - nearest + 180) % 360 - 180)
    return nearest if off < SLANT else None


@dataclass(frozen=True, slots=True)
class Turning:
    """A page of ``width`` x ``height`` points as shown, turned clockwise by so many degrees."""

    degrees: int
    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the turned page."""
        return (self.height, self.width) if self.degrees in (90, 270) else (self.width, self.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point as shown stands on the turned page."""
        match self.degrees:
            case 90:
                return self.height - y, x
            case 180:
                return self.width - x, self.height - y
            case 270:
                return y, self.width - x
        return x, y

    def box(self, box: Box) -> Box:
        """A box as shown on the turned page."""
        if not self.degrees:
            return box
        (x0, y0), (x1, y1) = self.point(box.x0, box.y0), self.point(box.x1, box.y1)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def back(self, box: Box) -> Box:
        """A box of the turned page as shown."""
        width, height = self.size
        return Turning(-self.degrees % 360, width, height).box(box)
