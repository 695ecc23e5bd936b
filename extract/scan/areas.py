"""Text areas of a page: stretches of running text and columns that stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.engines.base import Gray
from extract.layout.columns import bands_of
from extract.layout.geometry import around, at_edge, box_of
from extract.layout.group import RIM
from extract.layout.order import stand_between
from extract.layout.paragraphs import body_edges
from extract.model import Box, Line, Place, Word
from extract.scan.cleaning.ink import Mask, components, painted_white, shrunk

EM = 12.0
"""Points: the usual height of print; blanks between words are narrower, between columns wider."""

FOOT = 0.12
"""Share of a page's height at its head and foot in which its number stands."""

BREAK = 18.0
"""Points of blank paper that part two areas: the recognizer mixes up lines that stand far apart."""


@dataclass(frozen=True, slots=True)
class Area:
    """One column of text lines, as boxes in pixels, from top to bottom."""

    boxes: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """The box around them."""
        return around(self.boxes)


def find_areas(mask: Mask, dpi: float, obstacles: Sequence[Box]) -> list[Area]:
    """Part the text ink outside tables into areas, in reading order; ``obstacles`` are the tables."""
    blobs = find_blobs(mask, dpi)
    lines = [
        Line((Word("", blob),), Place(None, blob)) for blob in blobs if blob.height > 0.3 * EM * dpi / 72
    ]
    if not lines:
        return []
    rim = RIM * dpi / 72
    aside = _beside_text(lines, dpi)
    wide = 1.5 * EM * dpi / 72
    found = [
        Area((box,))
        for box in map(box_of, aside)
        if box.width > wide or _may_be_page_number(box, mask.shape[0], EM * dpi / 72)
    ]
    rims = [
        line
        for line in lines
        if line not in aside and at_edge(box_of(line), mask.shape[1], mask.shape[0], rim)
    ]
    found += [Area((box_of(line),)) for line in rims]
    aside += rims
    for band in bands_of([line for line in lines if line not in aside]):
        for column in (band.left, band.right):
            found += _cut_at(column, obstacles, BREAK * dpi / 72)
    small = [blob for blob in blobs if blob.height <= 0.3 * EM * dpi / 72]
    return [_with_marks(area, small, EM * dpi / 72) for area in found]


def crop(gray: Gray, area: Area, dpi: float) -> tuple[Gray, int, int]:
    """Cut an area out, white wherever none of its lines is; give the image and where its corner was."""
    pad = round(0.3 * EM * dpi / 72)
    box = area.box
    x0, y0 = max(0, int(box.x0) - 2 * pad), max(0, int(box.y0) - 2 * pad)
    x1, y1 = min(gray.shape[1], int(box.x1) + 2 * pad), min(gray.shape[0], int(box.y1) + 2 * pad)
    hidden = np.full((y1 - y0, x1 - x0), 255, np.uint8)
    for line in area.boxes:
        top, left = max(0, int(line.y0) - pad - y0), max(0, int(line.x0) - pad - x0)
        hidden[top : int(line.y1) + pad - y0, left : int(line.x1) + pad - x0] = 0
    return painted_white(gray[y0:y1, x0:x1], hidden), x0, y0


def find_blobs(mask: Mask, dpi: float) -> list[Box]:
    """Boxes of ink that is closer than a blank between words: printed lines or parts of them."""
    scale = min(1.0, 100 / dpi)
    small = cv2.threshold(shrunk(mask, scale), 40, 255, cv2.THRESH_BINARY)[1]
    em = EM * dpi * scale / 72
    kernel = np.ones((max(1, round(0.12 * em)), round(1.05 * em)), np.uint8)
    joined = np.asarray(cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel), np.uint8)
    _, stats = components(joined)
    return [
        Box(x / scale, y / scale, (x + w) / scale, (y + h) / scale) for x, y, w, h, _ in stats[1:].tolist()
    ]


def _beside_text(lines: Sequence[Line], dpi: float) -> list[Line]:
    """Blobs wholly outside the running text's edges: notes in the margin, pen marks, edge shadows."""
    edges = body_edges(lines)
    if edges is None:
        return []
    left, right = edges
    em = EM * dpi / 72

    def outside(box: Box) -> bool:
        room = 0.1 * em if box.width > 1.5 * em else em
        return box.x1 < left - room or box.x0 > right + room

    return [line for line in lines if outside(box_of(line))]


def _may_be_page_number(box: Box, page: int, em: float) -> bool:
    """Whether a blob has the height of a figure and stands at the head or foot of a page of that height."""
    at_foot = box.y1 < FOOT * page or box.y0 > (1 - FOOT) * page
    return at_foot and 0.5 * em <= box.height <= 1.2 * em and box.width >= 0.3 * em


def _cut_at(column: Sequence[Line], obstacles: Sequence[Box], gap: float) -> list[Area]:
    """Cut a column where a table stands between or where the paper is blank for more than a line."""
    groups: list[list[Box]] = []
    reached = 0.0
    for line in sorted(column, key=lambda ln: box_of(ln).y0):
        box = box_of(line)
        if groups and box.y0 - reached <= gap and not stand_between(groups[-1][-1], box, obstacles):
            groups[-1].append(box)
        else:
            groups.append([box])
        reached = max(reached, box.y1)
    return [Area(tuple(group)) for group in groups]


def _with_marks(area: Area, small: Sequence[Box], em: float) -> Area:
    """Add small detached ink (dots, hyphens, marks over letters) that lies in an area."""
    box = area.box
    inside = [
        mark
        for mark in small
        if box.x0 - 2 * em <= mark.x0
        and mark.x1 <= box.x1 + 2 * em
        and box.y0 - 0.5 * em <= mark.y0
        and mark.y1 <= box.y1 + 0.5 * em
    ]
    lines = np.array([(line.y0 - 0.4 * em, line.y1 + 0.4 * em) for line in area.boxes]).reshape(-1, 2)
    marks = np.array([(mark.y0, mark.y1) for mark in inside]).reshape(-1, 2)
    beside = np.any((lines[:, :1] <= marks[:, 0]) & (marks[:, 1] <= lines[:, 1:]), axis=0)
    return Area((*area.boxes, *(inside[at] for at in np.flatnonzero(beside).tolist())))
