"""Printed lines of a cut-out image and the pieces of ink on each: no recognizer involved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray, PixelBox

Stats: TypeAlias = npt.NDArray[np.int32]

POINT_SIZE = 11
"""The size of print that limits are derived from; office documents are set in 9 to 15 points."""


@dataclass(frozen=True)
class InkLine:
    """One printed line: the boxes of its connected pieces of ink, from left to right."""

    pieces: tuple[PixelBox, ...]

    @cached_property
    def box(self) -> PixelBox:
        """The box around all ink of the line."""
        return PixelBox.around(self.pieces)

    @cached_property
    def glyphs(self) -> tuple[PixelBox, ...]:
        """Pieces that stand above each other put together: about one for each character."""
        merged: list[PixelBox] = []
        start = end = 0  # of the last one, so that most pieces need no more than a comparison
        for piece in self.pieces:
            shared = min(end, piece.x1) - max(start, piece.x0)
            if shared > 0 and shared > 0.35 * min(end - start, piece.x1 - piece.x0):
                merged[-1] = merged[-1].union(piece)
            else:
                merged.append(piece)
            start, end = merged[-1].x0, merged[-1].x1
        return tuple(merged)

    def within(self, span: PixelBox) -> InkLine | None:
        """The part of the line whose pieces have their middle in a stretch; None where there is none."""
        inside = tuple(piece for piece in self.pieces if span.x0 <= (piece.x0 + piece.x1) / 2 <= span.x1)
        return InkLine(inside) if inside else None


def find_ink_lines(image: Gray, dpi: float, stats: Stats | None = None) -> tuple[InkLine, ...]:
    """Give the printed lines of an upright image, from top to bottom; specks belong to none.

    ``stats`` are those of its ink, where they are known already.
    """
    em = POINT_SIZE * dpi / 72
    pieces = _pieces(ink_stats(image) if stats is None else stats, em)
    bodies = [
        piece for piece in pieces if 0.3 * em < piece.height < 1.8 * em and piece.width < 4 * em
    ] or pieces
    rows = _rows(bodies, image.shape[0], em)
    if not rows:
        return ()
    # A lone figure is too narrow to count as a line beside long ones.
    far = _distances(rows, bodies).min(axis=1) > em
    apart = [piece for piece, is_far in zip(bodies, far.tolist(), strict=True) if is_far]
    rows = sorted([*rows, *_rows(apart, image.shape[0], em)]) if apart else rows
    members: list[list[PixelBox]] = [[] for _ in rows]
    for piece, nearest in zip(pieces, _distances(rows, pieces).argmin(axis=1).tolist(), strict=True):
        members[nearest].append(piece)
    return tuple(InkLine(tuple(sorted(band, key=lambda box: box.x0))) for band in members if band)


def ink_stats(image: Gray) -> Stats:
    """Measure the connected pieces of ink of a cut-out: OpenCV's statistics, a row for each."""
    _, _, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(ink(image), 8, cv2.CV_32S, cv2.CCL_BBDT)
    return np.asarray(stats[1:], np.int32)


def ink(image: Gray) -> npt.NDArray[np.uint8]:
    """Mark the ink of a cut-out with 1; all paper where there is no contrast."""
    level, mask = cv2.threshold(image, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    counts = np.asarray(cv2.calcHist([image], [0], None, [256], [0, 256]), np.float64).ravel()
    first_light = int(level) + 1
    dark, light = _mean_level(counts, 0, first_light), _mean_level(counts, first_light, 256)
    if dark is None or light is None or light - dark < 50:
        return np.zeros_like(image)
    return np.asarray(mask, np.uint8)


def _mean_level(counts: npt.NDArray[np.float64], start: int, end: int) -> float | None:
    """Mean grey of the pixels whose level lies in a range; None where there are none."""
    total = counts[start:end].sum()
    return float((counts[start:end] * np.arange(start, end)).sum() / total) if total else None


def _pieces(stats: Stats, em: float) -> list[PixelBox]:
    least = max(3.0, (0.06 * em) ** 2)
    return [
        PixelBox(x, y, x + width, y + height) for x, y, width, height, area in stats.tolist() if area >= least
    ]


def _rows(bodies: Sequence[PixelBox], height: int, em: float) -> list[tuple[int, int]]:
    """Stretches of rows crossed by the middles of letters; close ones are one line."""
    profile = np.zeros(height, np.int64)
    for box in bodies:
        quarter = box.height // 4
        profile[box.y0 + quarter : max(box.y0 + quarter + 1, box.y1 - quarter)] += box.width
    inked = profile > 0.04 * profile.max() if bodies else profile > 0
    edges = np.flatnonzero(np.diff(np.concatenate(([0], inked.astype(np.int8), [0]))))
    rows: list[tuple[int, int]] = []
    for start, end in edges.reshape(-1, 2).tolist():
        if rows and start - rows[-1][1] < 0.25 * em:
            rows[-1] = (rows[-1][0], end)
        else:
            rows.append((start, end))
    return rows


def _distances(rows: Sequence[tuple[int, int]], pieces: Sequence[PixelBox]) -> npt.NDArray[np.float64]:
    """How far the middle of each piece lies from each row (pieces x rows); 0 within one."""
    middles = np.array([(piece.y0 + piece.y1) / 2 for piece in pieces])[:, None]
    tops, bottoms = np.array(rows).T
    return np.asarray(np.maximum(np.maximum(tops - middles, middles - bottoms), 0.0), np.float64)
