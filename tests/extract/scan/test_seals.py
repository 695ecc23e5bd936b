"""Round seals on grey pages: told from print by their rim and their lightness."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extract.engines.base import Gray
from extract.scan.cleaning.seals import fade_seals, find_seals

DPI = 200
RADIUS = 142  # pixels: 36 mm across
CENTRE = (500, 320)


def printed() -> Gray:
    page = np.full((700, 1000), 255, np.uint8)
    for row in range(6):
        place = (60, 80 + 110 * row)
        cv2.putText(page, "Ke hoach phan dau nam 2017", place, cv2.FONT_HERSHEY_DUPLEX, 1.6, 30, 3)
    return page


def sealed(level: int) -> Gray:
    """Over the page a seal whose ink is as dark as ``level``."""
    ink = np.full((700, 1000), 255, np.uint8)
    cv2.circle(ink, CENTRE, RADIUS, level, 5, cv2.LINE_AA)
    cv2.circle(ink, CENTRE, RADIUS - 45, level, 2, cv2.LINE_AA)
    cv2.circle(ink, CENTRE, 30, level, cv2.FILLED)
    return cv2.multiply(printed(), ink, scale=1 / 255).astype(np.uint8)


def test_lighter_seal_goes_and_print_under_it_stays() -> None:
    page, plain = sealed(130), printed()
    faded = fade_seals(page, find_seals(page, DPI), DPI)
    print_, paper = plain < 60, cv2.erode(plain, np.ones((7, 7), np.uint8)) > 250
    assert np.count_nonzero(page[paper] < 160) > 3000
    assert np.count_nonzero(faded[paper] < 160) < 100
    assert np.count_nonzero(faded[print_] < 160) > 0.97 * np.count_nonzero(print_)


@pytest.mark.parametrize("page", [sealed(35), printed()], ids=["as dark as print", "no seal"])
def test_what_cannot_be_told_from_print_stays(page: Gray) -> None:
    assert np.array_equal(fade_seals(page, find_seals(page, DPI), DPI), page)
