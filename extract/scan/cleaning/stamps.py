"""Red stamps and seals, read by themselves so that their text never mixes with the page's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extract.engines.base import Gray, PixelBox, RegionReader, TextLine
from extract.model import Box, Line, Paragraph, ParagraphKind, mean_confidence
from extract.scan.cleaning.ink import Mask, components
from extract.scan.lines import to_lines

READABLE = 0.5
"""Stamps whose words are less sure than this on average are seals or smears: no text is kept of them."""

MARGIN = 0.04
"""Inches around a stamp's red ink, whose pale rim is not counted to it."""

MOST_SLANT = 12.0
"""Degrees; stamps that stand further off level are none that were set upright."""


def find_stamps(red: Mask, dpi: float) -> list[Box]:
    """Boxes in pixels around the red stamps of an upright page that hold straight text; seals are none."""
    return [Box(x, y, x + w, y + h) for x, y, w, h in _red_boxes(red, dpi) if _is_stamp(w / dpi, h / dpi)]


def read_stamps(
    gray: Gray, stamps: Sequence[Box], dpi: float, number: int, reader: RegionReader
) -> tuple[Paragraph, ...]:
    """Read stamps from the upright page before red ink was taken off; boxes of the text are in points.

    ``gray`` is best the green channel, in which red ink is darkest.
    """
    found = (_read_stamp(gray, box, dpi, number, reader) for box in stamps)
    return tuple(
        Paragraph(lines, ParagraphKind.STAMP) for lines in found if (mean_confidence(lines) or 0) >= READABLE
    )


def _read_stamp(gray: Gray, box: Box, dpi: float, number: int, reader: RegionReader) -> tuple[Line, ...]:
    """Read one stamp, straightened by itself (stamps are set by hand) and without its frame."""
    margin = round(MARGIN * dpi)
    x, y = max(0, int(box.x0) - margin), max(0, int(box.y0) - margin)
    part = np.ascontiguousarray(gray[y : int(box.y1) + margin, x : int(box.x1) + margin])
    if min(part.shape) < 3:
        return ()
    height, width = part.shape
    ink = cv2.threshold(part, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), _slant(np.asarray(ink, np.uint8)), 1.0)
    paper = (float(np.percentile(part, 90)),)
    straight = cv2.warpAffine(part, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)
    bare = _without_frame(np.asarray(straight, np.uint8), int(paper[0]))
    back = cv2.invertAffineTransform(turn)
    lines = [_moved(line, back) for line in reader.read_lines(bare, dpi)]
    return to_lines(lines, x, y, 72 / dpi, number)


def _slant(ink: Mask) -> float:
    """Degrees by which the largest thing in a stamp, its frame or its text, stands off level."""
    joined = np.asarray(cv2.dilate(ink, np.ones((3, 15), np.uint8)), np.uint8)
    labels, stats = components(joined)
    if len(stats) < 2:
        return 0.0
    widest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_WIDTH]))
    points = np.argwhere(labels == widest)[:, ::-1].astype(np.float32)
    angle = float(cv2.minAreaRect(points)[2])
    level = (angle + 45) % 90 - 45
    return level if abs(level) <= MOST_SLANT else 0.0


def _without_frame(part: Gray, paper: int) -> Gray:
    """Paint over what reaches across most of a stamp: its frame."""
    ink = np.asarray(cv2.threshold(part, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1], np.uint8)
    labels, stats = components(ink)
    wide = stats[:, cv2.CC_STAT_WIDTH] > 0.6 * part.shape[1]
    tall = stats[:, cv2.CC_STAT_HEIGHT] > 0.6 * part.shape[0]
    frame = wide | tall
    frame[0] = False
    mask = cv2.dilate(frame[labels].astype(np.uint8), np.ones((5, 5), np.uint8))
    return np.where(mask > 0, np.uint8(paper), part).astype(np.uint8)


def _moved(line: TextLine, move: cv2.typing.MatLike) -> TextLine:
    def box(old: PixelBox) -> PixelBox:
        middle = np.array([(old.x0 + old.x1) / 2, (old.y0 + old.y1) / 2, 1.0])
        x, y = (np.asarray(move) @ middle - middle[:2]).round().astype(int).tolist()
        return old.shifted(x, y)

    return TextLine(tuple(replace(word, box=box(word.box)) for word in line.words), box(line.box))


def _red_boxes(red: Mask, dpi: float) -> list[tuple[int, int, int, int]]:
    """Boxes (x, y, width, height) around things of red ink; what lies in a frame belongs to it."""
    reach = round(0.06 * dpi)
    filled = np.asarray(cv2.dilate(red, np.ones((reach, reach), np.uint8)), np.uint8)
    for _ in range(2):
        for x, y, w, h in _outlines(filled):
            if w * h > reach * reach:
                filled[y : y + h, x : x + w] = 255
    return _outlines(filled)


def _outlines(mask: Mask) -> list[tuple[int, int, int, int]]:
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes = (cv2.boundingRect(contour) for contour in contours)
    return [(x, y, w, h) for x, y, w, h in boxes]


def _is_stamp(width: float, height: float) -> bool:
    """Whether a red thing of so many inches can be a stamp with lines of text."""
    return 0.5 < width < 4 and 0.15 < height < 2 and width / height > 1.3
