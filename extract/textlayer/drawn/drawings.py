"""What a page draws besides its text: rules, shaded areas, pictures and outlines."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from extract.grid import RuleLine
from extract.model import Box
from extract.textlayer.frame import PageFrame
from extract.textlayer.text.overprint import bounds

THIN = 2.5
"""Filled areas and pictures no thicker than so many points are rules."""

STRAIGHT = 1.0
"""Points by which the ends of a rule may be out of level."""

MOST_PIECES = 60_000
"""Pieces of paths of one page that are looked at; the fullest maps and plans have fewer. The rest is told."""

MOST_PATHS = 100_000
"""Paths of one page that are drawn; the fullest maps and plans have fewer, and so many lines across a page
take pdfium 6 s to draw each time. The rest is told."""

MOST_TEXTS = 20_000
"""Text objects of one page that are read; a page of A3 set letter by letter has fewer. The rest is told."""

DEEPEST = 12
"""Forms within forms within forms: a form may even hold itself."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shade:
    """A filled area and its colour (RGB)."""

    box: Box
    colour: tuple[int, int, int]


@dataclass(slots=True)
class Drawings:
    """Rules and frames, shaded areas, and the boxes of pictures and outlines; boxes in points as shown.

    ``plain`` holds the pdfium objects of rules and areas, ``texts`` those of texts, each with its frame;
    ``cut`` counts the pieces of paths that were too many to look at, ``paths_cut`` the paths that were too
    many to draw, ``texts_cut`` the text objects.
    """

    rules: list[RuleLine] = field(default_factory=list)
    red_rules: list[RuleLine] = field(default_factory=list)
    shades: list[Shade] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    outlines: list[Box] = field(default_factory=list)
    plain: list[Any] = field(default_factory=list)
    texts: list[tuple[Any, PageFrame]] = field(default_factory=list)
    pieces: int = 0
    cut: int = 0
    paths: int = 0
    paths_cut: int = 0
    texts_cut: int = 0


def page_drawings(page: Any, frame: PageFrame) -> Drawings:
    """Look at all that a pdfium page draws, forms within it included."""
    found = Drawings()
    for item, within in _items(page.raw, frame):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.texts.append((item, within))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            found.paths += 1
            if found.paths > MOST_PATHS:
                found.paths_cut += 1
                pdfium.FPDFPageObj_SetIsActive(item, False)
            else:
                _add_path(found, item, within)
        elif kind in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING}:
            _add_picture(found, item, within)
    if len(found.texts) > MOST_TEXTS:
        _switch_off(found)
    return found


def _switch_off(found: Drawings) -> None:
    """Switch off the text objects beside the page, and those that are too many."""
    kept: list[tuple[Any, PageFrame]] = []
    for item, frame in found.texts:
        box = bounds(item, frame)
        on_page = box is not None and 0 <= box.x0 < frame.width and 0 <= box.y0 < frame.height
        if on_page and len(kept) < MOST_TEXTS:
            kept.append((item, frame))
        else:
            pdfium.FPDFPageObj_SetIsActive(item, False)
    found.texts_cut = len(found.texts) - len(kept)
    found.texts = kept


def _items(parent: Any, frame: PageFrame, depth: int = 0) -> Iterator[tuple[Any, PageFrame]]:
    count = pdfium.FPDFFormObj_CountObjects if depth else pdfium.FPDFPage_CountObjects
    give = pdfium.FPDFFormObj_GetObject if depth else pdfium.FPDFPage_GetObject
    for at in range(max(0, count(parent))):
        item = give(parent, at)
        if not item:
            continue
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, frame
        elif depth < DEEPEST:
            yield from _items(item, frame.within(_matrix(item)), depth + 1)


def _matrix(item: Any) -> Any:
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return matrix


def _add_picture(found: Drawings, item: Any, frame: PageFrame) -> None:
    box = bounds(item, frame)
    if box is None:
        return
    if min(box.width, box.height) <= THIN < max(box.width, box.height):
        found.rules.append(_along(box))
        found.plain.append(item)
    else:
        found.pictures.append(box)


def _add_path(found: Drawings, item: Any, frame: PageFrame) -> None:
    count = pdfium.FPDFPath_CountSegments(item)
    if found.pieces + count > MOST_PIECES:
        found.cut += count
        return
    found.pieces += count
    lines = _lines(item, count, frame.within(_matrix(item)))
    if lines is None or not all(_is_level(line) for line in lines):
        box = bounds(item, frame)
        if box is not None:
            found.outlines.append(box)
        rules = [rule for line in lines or () for rule in _rules(line) if _is_stroked(item)[1]]
        found.rules += rules
        return
    found.plain.append(item)
    filled, stroked = _is_stroked(item)
    for line in lines:
        area = _area(line)
        thin = area is not None and min(area.width, area.height) <= THIN
        if area is not None and filled and not thin:
            found.shades.append(Shade(area, _colour(item, pdfium.FPDFPageObj_GetFillColor)))
        if area is not None and filled and thin:
            found.rules.append(_along(area))
        elif stroked:
            rules = list(_rules(line))
            found.rules += rules
            if _is_red(_colour(item, pdfium.FPDFPageObj_GetStrokeColor)):
                found.red_rules += rules


def _is_stroked(item: Any) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    return fill.value != pdfium.FPDF_FILLMODE_NONE, bool(stroke.value)


def _colour(item: Any, ask: Any) -> tuple[int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    ask(item, *parts)
    return parts[0].value, parts[1].value, parts[2].value


def _is_red(colour: tuple[int, int, int]) -> bool:
    return colour[0] > 127 and colour[0] - max(colour[1:]) > 76


def _lines(item: Any, count: int, frame: PageFrame) -> list[list[Point]] | None:
    """The runs of straight pieces of a path; None when it has curves."""
    runs: list[list[Point]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        piece = pdfium.FPDFPath_GetPathSegment(item, at)
        kind = pdfium.FPDFPathSegment_GetType(piece)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return None
        pdfium.FPDFPathSegment_GetPoint(piece, x, y)
        point = frame.point(x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not runs:
            runs.append([point])
        else:
            runs[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(piece):
            runs[-1].append(runs[-1][0])
    return [run for run in runs if len(run) > 1]


def _is_level(run: Sequence[Point]) -> bool:
    return all(min(abs(b[0] - a[0]), abs(b[1] - a[1])) < STRAIGHT for a, b in pairwise(run))


def _rules(run: Sequence[Point]) -> Iterator[RuleLine]:
    for a, b in pairwise(run):
        if min(abs(b[0] - a[0]), abs(b[1] - a[1])) < STRAIGHT:
            yield RuleLine(a[0], a[1], b[0], b[1])


def _area(run: Sequence[Point]) -> Box | None:
    """The rectangle that a run of pieces goes around; None for an open line."""
    corners = {(round(x, 1), round(y, 1)) for x, y in run}
    xs, ys = [x for x, _ in run], [y for _, y in run]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    return box if len(run) >= 4 and len(corners) >= 3 else None


def _along(box: Box) -> RuleLine:
    """The rule that a thin area draws."""
    if box.width >= box.height:
        middle = (box.y0 + box.y1) / 2
        return RuleLine(box.x0, middle, box.x1, middle)
    middle = (box.x0 + box.x1) / 2
    return RuleLine(middle, box.y0, middle, box.y1)
