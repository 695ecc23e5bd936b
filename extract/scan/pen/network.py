"""The network that tells a pen's figures by the edges of a piece of ink: a figure, a stroke or neither."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import cv2
import numpy as np
import numpy.typing as npt

from extract.scan.cleaning.ink import Mask

Features = npt.NDArray[np.float32]
CLASSES = "0123456789/?"
"""What a piece of ink can be: a figure, the stroke behind a number, or several figures or half of one."""

_SIDE, _EDGE, _GRID, _DIRECTIONS = 40, 2, 5, 8
"""Pixels of the square that a piece is fitted into and of its margin; squares of the grid in which the edges
of each of eight directions are counted."""
_INK_GRID = 8


def features(piece: Mask) -> Features:
    """Describe a piece of ink (anything but 0): edges by direction and place, ink by place, its shape."""
    fitted = _fitted(piece)
    across = cv2.Sobel(fitted, cv2.CV_32F, 1, 0)
    down = cv2.Sobel(fitted, cv2.CV_32F, 0, 1)
    strength = np.hypot(across, down)
    angle = (np.arctan2(down, across) / (2 * np.pi) * _DIRECTIONS) % _DIRECTIONS
    lower = np.floor(angle).astype(int) % _DIRECTIONS
    share = angle - np.floor(angle)
    described = []
    for direction in range(_DIRECTIONS):
        here = (lower == direction) * (1 - share) + ((lower + 1) % _DIRECTIONS == direction) * share
        spread = cv2.GaussianBlur(np.asarray(strength * here, np.float32), (9, 9), 2.5)
        described.append(cv2.resize(spread, (_GRID, _GRID), interpolation=cv2.INTER_AREA).ravel())
    described.append(cv2.resize(fitted, (_INK_GRID, _INK_GRID), interpolation=cv2.INTER_AREA).ravel())
    height, width = cropped(piece).shape
    return np.concatenate([*described, [min(2.0, width / height)]]).astype(np.float32)


def probabilities(pieces: Sequence[Features]) -> npt.NDArray[np.float32]:
    """Give the probability of each class for each piece; each row sums up to 1."""
    values = np.asarray(pieces, np.float32)
    layers = _layers()
    for at, (weights, bias) in enumerate(layers):
        values = values @ weights + bias
        if at < len(layers) - 1:
            values = np.maximum(values, 0)
    raised = np.exp(values - values.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True), np.float32)


@cache
def _layers() -> tuple[tuple[Features, Features], ...]:
    with (files("extract.engines") / "models" / "pen_figures.bin").open("rb") as file:
        stored = np.load(file)
        count = len(stored.files) // 2
        return tuple((stored[f"weights{at}"].astype(np.float32), stored[f"bias{at}"]) for at in range(count))


def _fitted(piece: Mask) -> Features:
    ink = np.asarray(cropped(piece) > 0, np.uint8) * np.uint8(255)
    scale = (_SIDE - 2 * _EDGE) / max(ink.shape)
    size = (max(1, round(ink.shape[1] * scale)), max(1, round(ink.shape[0] * scale)))
    small = cv2.resize(ink, size, interpolation=cv2.INTER_AREA)
    fitted = np.zeros((_SIDE, _SIDE), np.float32)
    y, x = (_SIDE - small.shape[0]) // 2, (_SIDE - small.shape[1]) // 2
    fitted[y : y + small.shape[0], x : x + small.shape[1]] = small / 255
    return np.asarray(cv2.GaussianBlur(fitted, (3, 3), 0), np.float32)


def cropped(piece: Mask) -> Mask:
    """Cut a piece of ink out close around it."""
    ys, xs = np.nonzero(piece)
    return piece[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1] if len(ys) else np.ones((2, 2), np.uint8)
