"""Pieces of ink to train on: figures of handwriting fonts, of people, drawn ones, and what is no figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from sklearn.datasets import load_digits

from extract.scan.cleaning.ink import Mask
from extract.scan.pen.network import cropped
from training.pen.strokes import draw

_HEIGHT, _MARGIN = 80, 50
"""Pixels of a figure and around it while it is bent."""
_FONT_SHARE, _PEOPLE_SHARE = 0.45, 0.8
"""Of all figures those below the first are of fonts, below the second of people, the others drawn."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The shapes of each figure that samples are made from."""

    fonts: Sequence[Sequence[Mask]]
    people: Sequence[Sequence[Mask]]


def load_figures(fonts: Path) -> Figures:
    """Draw the figures of all fonts in a folder, and load those that 43 people wrote (UCI optdigits)."""
    digits = load_digits()
    people: list[list[Mask]] = [[] for _ in range(10)]
    for image, figure in zip(digits.images, digits.target, strict=True):
        larger = cv2.resize(image.astype(np.float32), (64, 64), interpolation=cv2.INTER_CUBIC)
        people[int(figure)].append(cropped(np.asarray(larger > 7, np.uint8)))
    found = sorted(path for path in fonts.iterdir() if path.suffix in (".woff", ".ttf", ".otf"))
    return Figures([[_of_font(path, figure) for path in found] for figure in range(10)], people)


def figure(value: int, known: Figures, rng: np.random.Generator) -> Mask:
    """Make a figure as somebody might write it."""
    choice = rng.random()
    if choice >= _PEOPLE_SHARE:
        return draw(str(value), rng)
    shapes = (known.fonts if choice < _FONT_SHARE else known.people)[value]
    return bent(shapes[int(rng.integers(len(shapes)))], rng)


def bent(shape: Mask, rng: np.random.Generator) -> Mask:
    """Bend a shape, lean and turn it, make it narrow or wide and its pen thin or thick."""
    shape = _of_height(shape, _HEIGHT)
    image = np.pad(shape * np.uint8(255), _MARGIN)
    height, width = image.shape
    matrix = np.linalg.inv(
        np.array([[rng.uniform(0.75, 1.25), -rng.normal(0, 0.15)], [rng.normal(0, 0.07), 1]])
    )
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = xs - width / 2, ys - height / 2
    waves = [
        cv2.resize(rng.normal(0, rng.uniform(0, 5), (4, 4)), (width, height), interpolation=cv2.INTER_CUBIC)
        for _ in range(2)
    ]
    moved = [
        row[0] * x + row[1] * y + middle + wave
        for row, middle, wave in zip(matrix, (width / 2, height / 2), waves, strict=True)
    ]
    result = cv2.remap(
        image, np.asarray(moved[0], np.float32), np.asarray(moved[1], np.float32), cv2.INTER_LINEAR
    )
    return _pressed(np.asarray(result > 110, np.uint8), int(rng.integers(-2, 4)))


def neither(known: Figures, rng: np.random.Generator) -> Mask:
    """Make what a wrong cut leaves: a part of a figure, two figures, or the dots of a blank."""
    kind = rng.integers(7)
    if kind == 6:
        return _dots(rng)
    if kind >= 3:
        first = 1 if kind == 5 else int(rng.integers(10))
        second = figure(int(rng.integers(10)), known, rng)
        return _beside(figure(first, known, rng), second, int(rng.integers(-6, 14)))
    shape = figure(int(rng.integers(10)), known, rng).copy()
    axis = 0 if kind == 2 else 1
    cut = int(np.quantile(np.nonzero(shape)[axis], rng.uniform(0.3, 0.7)))
    halves = (slice(0, cut), slice(cut, None))
    lost = halves[rng.integers(2)]
    shape[(lost, slice(None)) if axis == 0 else (slice(None), lost)] = 0
    return shape


def _beside(first: Mask, second: Mask, gap: int) -> Mask:
    one, other = _of_height(first, 96), _of_height(second, 96)
    at = max(0, one.shape[1] + gap)
    both = np.zeros((96, max(one.shape[1], at + other.shape[1])), np.uint8)
    both[:, : one.shape[1]] |= one
    both[:, at : at + other.shape[1]] |= other
    return both


def _dots(rng: np.random.Generator) -> Mask:
    image = np.zeros((60, 120), np.uint8)
    for x in range(10, 110, int(rng.integers(14, 30))):
        cv2.circle(image, (x, 30 + int(rng.integers(-2, 3))), 4, 255, -1)
    return np.asarray(image > 0, np.uint8)


def _pressed(shape: Mask, more: int) -> Mask:
    """Widen strokes by pixels, or thin them where they bear it."""
    if more > 0:
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * more + 1, 2 * more + 1))
        return np.asarray(cv2.dilate(shape, kernel), np.uint8)
    thinner = np.asarray(cv2.erode(shape, np.ones((1 - more, 1 - more), np.uint8)), np.uint8)
    return thinner if thinner.sum() > 0.3 * shape.sum() else shape


def _of_font(path: Path, value: int) -> Mask:
    image = Image.new("L", (300, 300), 0)
    ImageDraw.Draw(image).text((90, 60), str(value), font=ImageFont.truetype(str(path), 120), fill=255)
    return cropped(np.asarray(np.asarray(image) > 127, np.uint8))


def _of_height(shape: Mask, height: int) -> Mask:
    shape = cropped(shape)
    width = min(2 * height, max(6, round(shape.shape[1] * height / shape.shape[0])))
    return np.asarray(cv2.resize(shape, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)
