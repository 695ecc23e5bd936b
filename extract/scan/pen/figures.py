"""The figures in a blank: its ink is cut where it is thin, and the likeliest row of figures is taken."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extract.engines.base import Gray
from extract.scan.cleaning.ink import Mask
from extract.scan.pen.blanks import Blank, Filled
from extract.scan.pen.ink import ink_in, upright
from extract.scan.pen.network import CLASSES, Features, features, probabilities

_FEWEST_PIXELS = 20
"""Pixels of ink: fewer are specks."""
_THIN = 0.5
"""Share of a figure's height up to which a column of ink may be cut through."""
_APART = 0.12
"""Share of a figure's height between two cuts."""
_WIDEST, _LOWEST = 1.6, 0.35
"""A figure's width at most and height at least, in heights of a printed one."""
_PIECES = 5
"""Cuts that a figure may go over."""
MOST = {Filled.NUMBER: 5, Filled.DAY: 2, Filled.MONTH: 2}
LAST = {Filled.DAY: 31, Filled.MONTH: 12}
"""Figures that a blank takes at most, and the last day and month."""
_PATHS = 12
"""Rows of figures that are followed from each cut."""
_STROKE = "/"
_LOW, _LOW_COST = 0.75, 8.0
"""Share of the highest figure's height below which a piece is rather a loop of one, and what it costs."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures read in a blank, how likely each is, the mean over all, and whether others were seen."""

    text: str
    probability: float
    is_contested: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Ink that may be a figure: its features and its height in pixels."""

    features: Features
    height: int


def read_figures(gray: Gray, scale: float, blank: Blank) -> Figures | None:
    """Read the figures in a blank of a page of ``scale`` points a pixel; None where nothing is written."""
    writing = ink_in(gray, scale, blank)
    if writing.sum() < _FEWEST_PIXELS:
        return None
    writing = upright(writing)
    height = blank.height / scale
    cuts = _cuts(writing, height)
    pieces = _pieces(writing, cuts, height)
    found = _rows(pieces, len(cuts), blank.kind)
    rows = [
        (text, score)
        for text, score in found.items()
        if text and (blank.kind not in LAST or 1 <= int(text) <= LAST[blank.kind])
    ]
    best = max(rows, key=lambda row: row[1], default=None)
    return Figures(best[0], float(np.exp(best[1]))) if best else None


def _cuts(writing: Mask, height: float) -> list[int]:
    """Give the columns where writing may be cut: its ends, and where it is thinner than beside them."""
    columns = writing.sum(0, dtype=np.int64)
    inked = np.flatnonzero(columns)
    low, high = int(inked[0]), int(inked[-1]) + 1
    near = max(3, int(0.25 * height))
    cuts = [low]
    for x in range(low + 1, high):
        window = columns[max(low, x - near) : x + near + 1]
        if (
            columns[x] == window.min()
            and columns[x] < _THIN * height
            and (x - cuts[-1] >= _APART * height or len(cuts) == 1)
        ):
            cuts.append(x)
    return [*cuts, high]


def _pieces(writing: Mask, cuts: list[int], height: float) -> dict[tuple[int, int], Piece | None]:
    """Describe what may be a figure, by the cuts it stands between; None for an empty gap."""
    pieces: dict[tuple[int, int], Piece | None] = {}
    for first in range(len(cuts)):
        for stop in range(first + 1, min(len(cuts), first + _PIECES + 1)):
            part = writing[:, cuts[first] : cuts[stop]]
            if part.sum() < _FEWEST_PIXELS / 2:
                pieces[first, stop] = None
                continue
            ys, xs = np.nonzero(part)
            if np.ptp(xs) < _WIDEST * height and np.ptp(ys) >= _LOWEST * height:
                pieces[first, stop] = Piece(features(part), int(np.ptp(ys)) + 1)
    return pieces


def _rows(pieces: dict[tuple[int, int], Piece | None], count: int, kind: Filled) -> dict[str, float]:
    """Give the rows of figures that all pieces can be, with the mean of their logarithmic probabilities."""
    described = [(span, piece) for span, piece in pieces.items() if piece is not None]
    if not described:
        return {}
    scores = np.log(probabilities([piece.features for _, piece in described]) + 1e-6)
    highest = max(piece.height for _, piece in described)
    likely = {
        span: score - _LOW_COST * max(0.0, _LOW - piece.height / highest)
        for (span, piece), score in zip(described, scores, strict=True)
    }
    signs = CLASSES[:11] if kind is Filled.NUMBER else CLASSES[:10]
    paths: list[dict[str, float]] = [{"": 0.0}, *({} for _ in range(count - 1))]
    for first in range(count):
        for row, score in sorted(paths[first].items(), key=lambda one: -one[1])[:_PATHS]:
            for stop in range(first + 1, count):
                if (first, stop) not in pieces:
                    continue
                if pieces[first, stop] is None:
                    paths[stop][row] = max(score, paths[stop].get(row, -np.inf))
                elif len(row) < MOST[kind] and not row.endswith(_STROKE):
                    for sign, value in zip(signs, likely[first, stop], strict=False):
                        longer = row + sign
                        paths[stop][longer] = max(score + float(value), paths[stop].get(longer, -np.inf))
    rows: dict[str, float] = {}
    for row, score in paths[-1].items():
        text = row.rstrip(_STROKE)
        rows[text] = max(score / max(1, len(row)), rows.get(text, -np.inf))
    return rows
