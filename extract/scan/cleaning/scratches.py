"""Broken streaks of a scanner: slender pieces of ink in one line over much of the page, beside all print."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.scan.cleaning.ink import Mask, Stats

SLENDER, SHORTEST, LONGEST = 0.025, 0.02, 1.5
"""Inches: a piece is not wider, and as long as this; longer ones are bars."""

ALONE = 0.05
"""Inches beside a piece without other ink: letters of one word stand closer."""

STRAIGHT = 0.012
"""Inches by which a piece stands off the line of its streak."""

SLOPES = np.arange(-0.05, 0.0501, 0.001)
"""How a streak may lean on a page that was straightened before, now or by who scanned it."""

MOST = 4
"""So many streaks of a page are looked for."""

Chosen = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Least:
    """What a streak has at least: pieces, reach (share of the page), its longest piece to its shortest."""

    pieces: int
    reach: float
    unlike: float


UPRIGHT = _Least(6, 0.25, 1.5)
"""One sign that is printed again and again in a column is as high each time."""

LEVEL = _Least(12, 0.6, 3.0)
"""Pages that were scanned sideways; dashes of several lengths stand in rows of tables, but not so many."""


def find_scratches(mask: Mask, stats: Stats, dpi: float) -> Chosen:
    """Say for each piece of ink of a straightened page (a row of ``stats`` each) whether a streak left it."""
    total = np.asarray(cv2.integral(np.minimum(mask, 1)), np.int32)
    turned = stats[:, [1, 0, 3, 2, 4]]
    return _upright(total, stats, dpi, UPRIGHT) | _upright(total.T, turned, dpi, LEVEL)


def _upright(total: npt.NDArray[np.int32], stats: Stats, dpi: float, least: _Least) -> Chosen:
    """Likewise for upright streaks alone; ``total`` is the ink above and left of each pixel."""
    x, y, w, h, area = stats.T
    slender = (w <= SLENDER * dpi) & (2 * h >= 3 * w) & (h >= SHORTEST * dpi) & (h <= LONGEST * dpi)
    slender[0] = False
    reach = round(ALONE * dpi)
    left, right = np.maximum(x - reach, 0), np.minimum(x + w + reach, total.shape[1] - 1)
    around = total[y + h, right] - total[y, right] - total[y + h, left] + total[y, left]
    free = np.flatnonzero(slender & (around == area))
    middles = np.stack([x + w / 2, y + h / 2])
    chosen = np.zeros(len(stats), np.bool_)
    for _ in range(MOST):
        line = free[_longest_line(middles[:, free], STRAIGHT * dpi)]
        if not _is_streak(y[line], h[line], total.shape[0], least):
            break
        chosen[line] = True
        free = free[~chosen[free]]
    return chosen


def _is_streak(tops: Numbers, lengths: Numbers, page: int, least: _Least) -> bool:
    return (
        len(lengths) >= least.pieces
        and bool(np.ptp(tops) >= least.reach * page)
        and bool(lengths.max() >= least.unlike * lengths.min())
    )


def _longest_line(middles: Numbers, straight: float) -> npt.NDArray[np.intp]:
    """Give the numbers of the points (x, y) that most stand in one nearly upright line."""
    best = np.zeros(0, np.intp)
    for slope in SLOPES:
        places = middles[0] - slope * middles[1]
        order = np.argsort(places)
        ordered = places[order]
        ends = np.searchsorted(ordered, ordered + 2 * straight, side="right")
        counts = ends - np.arange(len(ordered))
        if len(counts) and counts.max() > len(best):
            start = int(counts.argmax())
            best = order[start : ends[start]]
    return best
