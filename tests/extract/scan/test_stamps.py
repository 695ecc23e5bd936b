"""Stamps set by hand: what is handed to the recognizer is level and has no frame."""

from __future__ import annotations

import cv2
import numpy as np

from extract.engines.base import Gray, PixelBox, TextLine, TextWord
from extract.model import Box, ParagraphKind
from extract.scan.cleaning.stamps import read_stamps

DPI = 200


class Keeper:
    """Keeps what it is given to read and reads all ink as one sure word."""

    def __init__(self) -> None:
        self.seen: list[Gray] = []

    def read_cell(self, image: Gray, dpi: float, digits: bool = False) -> tuple[TextLine, ...]:
        return self.read_lines(image, dpi)

    def skim_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        return self.read_lines(image, dpi)

    def read_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        self.seen.append(image)
        box = extent(image)
        return (TextLine((TextWord("ĐẾN", box, 0.9),), box),)

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float] | None:
        return None


def extent(image: Gray) -> PixelBox:
    ys, xs = np.nonzero(image < 160)
    return PixelBox(int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1)


def stamped(degrees: float) -> Gray:
    """A page with a frame of 400 x 140 pixels around a bar of 200 x 20, turned about its middle."""
    page = np.full((600, 800), 235, np.uint8)
    cv2.rectangle(page, (200, 200), (600, 340), 90, 2)
    cv2.rectangle(page, (300, 260), (500, 280), 90, -1)
    turn = cv2.getRotationMatrix2D((400, 270), degrees, 1.0)
    return np.asarray(cv2.warpAffine(page, turn, (800, 600), borderValue=(235.0,)), np.uint8)


def test_a_slanting_stamp_is_straightened_and_its_frame_taken_off() -> None:
    for degrees in (-4.0, 0.0, 4.0):
        keeper = Keeper()
        page = stamped(degrees)
        around = extent(page)
        box = Box(around.x0, around.y0, around.x1, around.y1)
        (paragraph,) = read_stamps(page, [box], DPI, 1, keeper)
        seen = extent(keeper.seen[0])
        assert abs(seen.height - 21) <= 4 and abs(seen.width - 201) <= 6
        assert paragraph.kind is ParagraphKind.STAMP
        place = paragraph.lines[0].place.box
        assert place is not None
        assert abs((place.x0 + place.x1) / 2 - 400 * 72 / DPI) < 2
        assert abs((place.y0 + place.y1) / 2 - 270 * 72 / DPI) < 2
