"""What scanning does to a printed page, in three grades, the same for the same seed.

Ink and paper faults come from augraphy, the geometry and light of the scanner from OpenCV.
"""

from __future__ import annotations

import random
import warnings
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import augraphy

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Grade:
    """How badly a page is scanned. Angles in degrees, light and noise in grey levels, JPEG quality."""

    name: str
    skew: tuple[float, float]
    light: float
    noise: int
    salt: float
    bleed: bool
    fade: bool
    broken_rules: bool
    borders: bool
    jpeg: int
    seal_over_text: bool = False


CLEAN = Grade("clean", (0.0, 0.1), 2, 2, 0.0, False, False, False, False, 92)
OFFICE = Grade("office", (0.2, 0.8), 22, 2, 0.0, True, False, False, False, 46)
BAD = Grade("bad", (1.8, 1.8), 35, 9, 0.002, True, True, True, True, 28, True)
GRADES = (CLEAN, OFFICE, BAD)


def degrade(page: Pixels, grade: Grade, seed: int) -> bytes:
    """Scan a page (H x W x 3 RGB) as this grade does, to JPEG; the same seed gives the same bytes."""
    random.seed(seed)
    np.random.seed(seed)
    chance = np.random.default_rng(seed)
    page = _ink(page, grade)
    page = _light(page, grade.light, chance)
    page = _skew(page, float(chance.uniform(*grade.skew)) * float(chance.choice([-1, 1])))
    if grade.borders:
        page = _borders(page, chance)
    return _encode(_noise(page, grade, chance), grade.jpeg)


def _encode(page: Pixels, quality: int) -> bytes:
    done, encoded = cv2.imencode(".jpg", page[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise ValueError("the page cannot be encoded as JPEG")
    return encoded.tobytes()


def _ink(page: Pixels, grade: Grade) -> Pixels:
    steps = []
    if grade.bleed:
        steps.append(
            augraphy.InkBleed(intensity_range=(0.1, 0.3), kernel_size=(3, 3), severity=(0.2, 0.3), p=1)
        )
    if grade.fade:
        steps.append(augraphy.Letterpress(n_samples=(200, 400), value_threshold_range=(128, 128), p=1))
    if grade.broken_rules:
        steps.append(augraphy.LowInkRandomLines(count_range=(25, 40), p=1))
    for step in steps:
        page = np.ascontiguousarray(step(page))
    return page


def _light(page: Pixels, depth: float, chance: np.random.Generator) -> Pixels:
    """Darken the paper by up to ``depth`` grey levels, smoothly from place to place."""
    height, width = page.shape[:2]
    coarse = chance.uniform(0.0, 1.0, (4, 3)).astype(np.float32)
    shade = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.clip(page * (1.0 - depth / 255.0 * shade)[..., None], 0, 255).astype(np.uint8)


def _skew(page: Pixels, degrees: float) -> Pixels:
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    paper = tuple(int(value) for value in np.median(page.reshape(-1, 3)[::997], axis=0))
    return np.asarray(
        cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper), np.uint8
    )


def _borders(page: Pixels, chance: np.random.Generator) -> Pixels:
    """Blacken one or two edges, as an open lid does."""
    height, width = page.shape[:2]
    page = page.copy()
    page[:, : int(width * chance.uniform(0.005, 0.015))] = chance.integers(0, 30)
    page[height - int(height * chance.uniform(0.004, 0.01)) :] = chance.integers(0, 30)
    return page


def _noise(page: Pixels, grade: Grade, chance: np.random.Generator) -> Pixels:
    grain = chance.normal(0, grade.noise, page.shape[:2]).astype(np.int16)
    noisy: npt.NDArray[np.int16] = page.astype(np.int16) + grain[..., None]
    if grade.salt:
        dots = chance.uniform(0, 1, page.shape[:2])
        noisy[dots < grade.salt / 2] = 0
        noisy[dots > 1 - grade.salt / 2] = 255
    return np.clip(noisy, 0, 255).astype(np.uint8)
