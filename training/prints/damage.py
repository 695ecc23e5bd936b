"""What printing and scanning do to a line: weight of ink, skew, noise, thresholds, JPEG, seals, rules."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray

Floats = npt.NDArray[np.float32]
Chance = np.random.Generator

FINE = 3.0
"""Type is drawn so many times finer than it is scanned."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """How a line is scanned: dots an inch, black and white or grey, JPEG quality (0: none), all drawn."""

    dpi: int
    is_bilevel: bool
    jpeg: int
    noise: float
    blur: float

    @classmethod
    def draw(cls, chance: Chance) -> Scanner:
        """Draw a scanner as offices have them: most are bilevel at 200 dpi or JPEG at 300."""
        dpi = int(chance.choice([150, 200, 240, 300, 400], p=[0.14, 0.42, 0.08, 0.3, 0.06]))
        is_bilevel = bool(chance.random() < (0.65 if dpi <= 240 else 0.4))
        is_jpeg = not is_bilevel and chance.random() < 0.85
        jpeg = int(chance.integers(22, 92)) if is_jpeg else 0
        return cls(dpi, is_bilevel, jpeg, float(chance.gamma(2.0, 4.0)), float(chance.uniform(0.25, 0.75)))


def press(ink: Floats, chance: Chance) -> Floats:
    """Let ink spread or thin out a little: cover of 0 to 1 at the fine resolution."""
    draw = chance.random()
    size = int(chance.integers(2, 4))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    if draw < 0.22:
        return np.asarray(cv2.dilate(ink, kernel), np.float32)
    if draw < 0.36:
        return np.asarray(cv2.erode(ink, kernel), np.float32)
    return ink


def lay(ink: Floats, chance: Chance) -> Floats:
    """Turn and shear the paper by a fraction of a degree, as is left after deskewing."""
    height, width = ink.shape
    degrees = float(chance.normal(0, 0.18))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turn[0, 1] += float(chance.normal(0, 0.012))
    return np.asarray(cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_LINEAR), np.float32)


def scan(ink: Floats, scanner: Scanner, chance: Chance) -> Gray:
    """Scan fine ink (cover of 0 to 1): a grey or black and white image at the scanner's resolution."""
    height, width = ink.shape
    size = (max(4, round(width / FINE)), max(4, round(height / FINE)))
    soft = cv2.GaussianBlur(ink, (0, 0), scanner.blur * FINE)
    seen = cv2.resize(soft, size, interpolation=cv2.INTER_AREA)
    paper, black = float(chance.uniform(215, 255)), float(chance.uniform(0, 70))
    if chance.random() < 0.12:
        black = float(chance.uniform(70, 130))
    grey = paper - (paper - black) * seen
    grey = grey + chance.normal(0, scanner.noise, grey.shape) * (1 if not scanner.is_bilevel else 1.6)
    if scanner.is_bilevel:
        return _threshold(grey.astype(np.float32), paper, black, chance)
    image = np.clip(grey, 0, 255).astype(np.uint8)
    if scanner.jpeg:
        _, encoded = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, scanner.jpeg])
        image = np.asarray(cv2.imdecode(encoded, cv2.IMREAD_GRAYSCALE), np.uint8)
    return image


def _threshold(grey: Floats, paper: float, black: float, chance: Chance) -> Gray:
    """Make black and white at a level that is often too light or too dark; sharpen first as scanners do."""
    if chance.random() < 0.4:
        soft = cv2.GaussianBlur(grey, (0, 0), 1.2)
        grey = np.asarray(grey + float(chance.uniform(0.3, 1.5)) * (grey - soft), np.float32)
    level = black + (paper - black) * float(np.clip(chance.normal(0.56, 0.11), 0.25, 0.82))
    image = np.where(grey > level, 255, 0).astype(np.uint8)
    if chance.random() < 0.25:
        dots = chance.random(image.shape)
        share = float(chance.uniform(0.0002, 0.004))
        image[dots < share] = 0
        image[dots > 1 - share] = 255
    return image


def strokes(ink: Floats, top: int, bottom: int, chance: Chance) -> Floats:
    """Draw what stands near a line and is not of it: rests of rules, a streak, an arc of a seal.

    ``top`` and ``bottom`` are the rows between which the letters stand.
    """
    height, width = ink.shape
    draw = chance.random()
    image = ink.copy()
    thick = int(chance.integers(2, 2 + round(FINE * 1.2)))
    if draw < 0.05:  # a rule above or below
        y = (
            int(top - chance.integers(2, 14))
            if chance.random() < 0.5
            else int(bottom + chance.integers(2, 14))
        )
        cv2.line(image, (0, y), (width, y + int(chance.integers(-3, 4))), 1.0, thick)
    elif draw < 0.1:  # a rule at an end
        x = int(chance.integers(0, 10)) if chance.random() < 0.5 else int(width - chance.integers(1, 10))
        cv2.line(image, (x, 0), (x, height), 1.0, thick)
    elif draw < 0.13:  # a scanner's streak through the letters
        x = int(chance.integers(0, width))
        cv2.line(image, (x, 0), (x, height), float(chance.uniform(0.5, 1)), max(1, thick // 2))
    elif draw < 0.17:  # an arc of a seal or a stroke of a signature
        seal = np.zeros_like(image)
        centre = (
            int(chance.integers(-height, width + height)),
            int(chance.integers(-3 * height, 4 * height)),
        )
        radius = int(chance.integers(2 * height, 6 * height))
        cv2.circle(seal, centre, radius, float(chance.uniform(0.25, 0.8)), thick)
        image = np.maximum(image, seal)
    elif draw < 0.2:  # an underlining
        y = int(bottom - chance.integers(0, 12))
        cv2.line(image, (0, y), (width, y), 1.0, thick)
    return image
