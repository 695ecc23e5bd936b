"""The last dots of an ellipsis: too far from the letter before them to be part of it, and no specks."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extract.scan.cleaning.ink import Stats

STEP = 0.07
"""Inches from one dot to the next at most: 0.04 in print of 11 points, 0.05 of 14, more where justified."""

OFF_LEVEL = 0.015
"""Inches by which dots of one row stand off level at most, and differ in size: a pixel or two."""

MOST = 4
"""Dots behind the last one that is near a letter; longer rows are dotted lines to write on."""

TOO_MANY = 3000
"""Specks beyond which a page is noisy all over, and rows of them mean nothing."""


def dots_in_rows(
    stats: Stats, small: npt.NDArray[np.intp], lonely: npt.NDArray[np.bool_], dpi: float
) -> list[int]:
    """Give the pieces that go on with a row of dots; ``stats`` as OpenCV's, the others by its labels.

    ``small`` are the pieces as small as dots, ``lonely`` says of each piece whether no letter is near.
    """
    if not lonely.any() or lonely.sum() > TOO_MANY:
        return []
    small = small[np.argsort(stats[small, cv2.CC_STAT_LEFT], kind="stable")]
    boxes = stats[small, : cv2.CC_STAT_AREA].astype(np.float64)
    begins = np.searchsorted(boxes[:, 0], boxes[:, 0] - STEP * dpi)
    rows: dict[int, list[int]] = {}
    in_row = ~lonely[small]
    for at in np.flatnonzero(~in_row).tolist():
        before = np.arange(begins[at], at)[in_row[begins[at] : at]]
        unlike = np.abs(boxes[before, 1:] - boxes[at, 1:]).max(axis=1, initial=0.0)
        like = before[unlike <= max(1.5, OFF_LEVEL * dpi)]
        if len(like):
            in_row[at] = True
            rows[at] = rows.get(int(like[-1]), [])
            rows[at].append(at)
    found = {at for row in rows.values() if len(row) <= MOST for at in row}
    return [int(label) for label in small[sorted(found)]]
