"""Dotted and dashed rules: rows of small pieces of ink at short, even distances."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from extract.grid import RuleLine
from extract.scan.cleaning.ink import Mask, components, shrunk
from extract.scan.rules import ThickRule

SEEN_DPI = 90
"""A dot is still seen at this resolution; pages are halved as long as they stay finer."""

THICK = 0.035
"""Inches: the largest dots and the thickest dashes."""

DASH = 0.12
"""Inches: the longest dash; longer ones are found as rules."""

BLANK = 0.06
"""Inches between dots or dashes. The marks of letters stand further apart on a line of text."""

PIECES = 5
"""So many pieces in a row are a rule; three dots are a word left out."""

SHORTEST = 0.3
"""Inches: specks come in rows by chance, but not in long ones; no row of a table is much lower."""

NEAR = 0.1
"""Inches between the end of a row of dots and the rule that it reaches."""

CROSS = 0.02
"""Inches: the thickness of dashes that meet; letters of their size have more ink."""

MOSTLY = 0.6
"""Share of the pieces of a rule that are dots or dashes, not crosses."""

Sides = npt.NDArray[np.int32]
Chosen = npt.NDArray[np.bool_]

Pieces = npt.NDArray[np.float64]
"""A piece a row: begin and end along the rule, middle and thickness across, -1 for a cross or 0."""


def find_dotted(ink: Mask, bars: Sequence[ThickRule], dpi: float) -> list[ThickRule]:
    """Give the dotted and dashed rules of a straightened page, whose solid ones are ``bars``.

    Dots fill blanks in forms, too: a level row of them counts only between upright rules.
    """
    seen = ink
    while dpi * seen.shape[1] / ink.shape[1] >= 2 * SEEN_DPI:
        seen = np.asarray(shrunk(seen, 0.5) > 0, np.uint8) * np.uint8(255)
    scale = ink.shape[1] / seen.shape[1]
    x, y, w, h, area = components(seen)[1][1:].T
    limit, thick = DASH * dpi / scale, THICK * dpi / scale
    longest = np.maximum(w, h)
    level, upright = (longest <= limit) & (h <= thick), (longest <= limit) & (w <= thick)
    # Where dashes meet they make a cross, or those of one rule stand in the blank of the other.
    cross = (longest <= 2 * limit) & ~(level & upright) & (area <= CROSS * dpi / scale * (w + h))
    down = [
        ThickRule(RuleLine(at, low, at, high), thickness)
        for low, high, at, thickness in _rows(_pieces(y, h, x, w, upright, cross & ~upright) * scale, dpi)
        if _stands_free(seen.T, low / scale, high / scale, at / scale, thick)
    ]
    if len(down) < 2 and sum(not bar.rule.horizontal for bar in bars) < 2:
        return []
    across = [
        ThickRule(RuleLine(low, at, high, at), thickness)
        for low, high, at, thickness in _rows(_pieces(x, w, y, h, level, cross & ~level) * scale, dpi)
    ]
    ends = [bar for bar in (*bars, *down) if not bar.rule.horizontal]
    return [*down, *(bar for bar in across if _is_held(bar, ends, dpi))]


def _pieces(  # noqa: PLR0917 - begin, length, place and thickness of each piece, and which are chosen
    start: Sides, length: Sides, place: Sides, thickness: Sides, dashes: Chosen, crosses: Chosen
) -> Pieces:
    """Pieces of rules along one axis; a cross may hang on its rule by its middle or by either end."""
    end = start + length
    rows = [np.column_stack([start, end, place + thickness / 2, thickness, 0 * start])[dashes]]
    for share in (0.0, 0.5, 1.0):
        at = place + share * thickness
        rows.append(np.column_stack([start, end, at, thickness, 0 * start - 1])[crosses])
    return np.asarray(np.concatenate(rows), np.float64)


def _stands_free(ink: Mask, low: float, high: float, at: float, away: float) -> bool:
    """Whether the paper on both sides of a row is mostly blank: specks strewn all over a page are no rule."""
    along = slice(int(low), int(high) + 1)
    return all(
        np.count_nonzero(ink[max(0, round(at + side)), along]) < 0.25 * (high - low)
        for side in (-1.5 * away, 1.5 * away)
        if 0 <= round(at + side) < ink.shape[0]
    )


def _rows(pieces: Pieces, dpi: float) -> list[tuple[float, float, float, float]]:
    """Rows of pieces that follow each other closely: begin, end, middle and thickness."""
    found = []
    strip = THICK * dpi
    # Strips that overlap by half, so that a row on the border of one is whole in the next.
    for shift in (0.0, 0.5) if len(pieces) else ():
        strips = np.floor(pieces[:, 2] / strip + shift)
        order = np.lexsort((pieces[:, 0], strips))
        rows, lanes = pieces[order], strips[order]
        breaks = (np.diff(lanes) != 0) | (rows[1:, 0] - rows[:-1, 1] > BLANK * dpi)
        edges = np.concatenate(([0], np.flatnonzero(breaks) + 1, [len(rows)]))
        long = rows[edges[1:] - 1, 1] - rows[edges[:-1], 0] >= SHORTEST * dpi
        for at in np.flatnonzero(long & (np.diff(edges) >= PIECES)).tolist():
            run = rows[edges[at] : edges[at + 1]]
            dashes = run[run[:, 4] == 0]
            # A cross stands in a run up to three times.
            if len(dashes) >= max(PIECES, MOSTLY * len(np.unique(run[:, 0]))) and _is_even(dashes):
                middle, thickness = float(np.median(dashes[:, 2])), float(dashes[:, 3].max())
                found.append((run[0, 0], run[:, 1].max(), middle, thickness))
    return found


def _is_even(run: Pieces) -> bool:
    """Whether the pieces of a row are about as long as each other: marks of letters are not."""
    lengths = run[:, 1] - run[:, 0]
    return bool(np.percentile(lengths, 80) <= 2.5 * np.percentile(lengths, 20) + 1)


def _is_held(bar: ThickRule, ends: Sequence[ThickRule], dpi: float) -> bool:
    """Whether a level row of dots begins and ends at upright rules."""

    def reaches(x: float) -> bool:
        return any(
            abs(end.rule.x0 - x) <= NEAR * dpi
            and min(end.rule.y0, end.rule.y1) - SHORTEST * dpi <= bar.rule.y0
            and bar.rule.y0 <= max(end.rule.y0, end.rule.y1) + SHORTEST * dpi
            for end in ends
        )

    return reaches(bar.rule.x0) and reaches(bar.rule.x1)
