"""Noise taken off before reading, print left alone."""

from __future__ import annotations

import cv2
import numpy as np

from extract.engines.base import Gray
from extract.engines.reading.prepare import clean

DPI = 200


def print_of(text: str) -> Gray:
    image = np.full((60, 300), 255, np.uint8)
    cv2.putText(image, text, (20, 42), cv2.FONT_HERSHEY_DUPLEX, 1.0, 0, 2)
    return image


def dark(image: Gray) -> int:
    return int((image < 128).sum())


def test_lone_specks_are_taken_off() -> None:
    image = print_of("19")
    specked = image.copy()
    for x in range(130, 290, 16):
        specked[20, x] = 0
    assert dark(specked) > dark(image)
    assert dark(clean(specked, DPI).image) == dark(clean(image, DPI).image)


def test_periods_and_commas_stay() -> None:
    image = print_of("1.9,5")
    specked = image.copy()
    for x in range(200, 290, 16):
        specked[20, x] = 0
    pieces = cv2.connectedComponents((clean(specked, DPI).image < 128).astype(np.uint8))[0]
    assert pieces == cv2.connectedComponents((image < 128).astype(np.uint8))[0]
