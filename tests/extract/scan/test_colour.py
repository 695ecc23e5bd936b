"""Red ink over black print, as JPEG leaves it: thin red strokes that have lost most of their colour."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extract.scan.cleaning.colour import separate_colour

DPI = 200
RED = (200, 60, 75)


def printed() -> npt.NDArray[np.uint8]:
    page = np.full((600, 800, 3), 245, np.uint8)
    for row in range(5):
        place = (60, 80 + 110 * row)
        cv2.putText(page, "Ke hoach nam 2017 xa", place, cv2.FONT_HERSHEY_DUPLEX, 1.6, (40, 40, 40), 3)
    return page


def scanned(page: npt.NDArray[np.uint8], quality: int) -> npt.NDArray[np.uint8]:
    _, data = cv2.imencode(".jpg", page[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR_RGB), np.uint8)


def stamped(page: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Over the page a seal with a broad and a thin ring, and a star's worth of solid red."""
    ink = np.full_like(page, 255)
    cv2.circle(ink, (400, 300), 140, RED, 4)
    cv2.circle(ink, (400, 300), 95, RED, 2)
    cv2.circle(ink, (400, 300), 40, RED, cv2.FILLED)
    return (page.astype(np.float32) * ink / 255).astype(np.uint8)


def test_thin_strokes_of_a_seal_go_and_print_under_it_stays() -> None:
    plain = printed()
    gray = separate_colour(scanned(stamped(plain), 30), DPI).gray
    print_ = plain[..., 0] < 100
    paper = cv2.erode((plain[..., 0] > 240).astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    assert np.count_nonzero(gray[paper] < 160) < 0.002 * np.count_nonzero(paper)
    assert np.count_nonzero(gray[print_] < 160) > 0.97 * np.count_nonzero(print_)


def test_page_without_red_stays_as_it_is() -> None:
    page = scanned(printed(), 30)
    found = separate_colour(page, DPI)
    assert found.red is None
    assert np.array_equal(found.gray, cv2.cvtColor(page, cv2.COLOR_RGB2GRAY))
