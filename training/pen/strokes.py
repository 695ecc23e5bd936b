"""Figures drawn as pens draw them here, from the ways in ``strokes.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import cv2
import numpy as np
import numpy.typing as npt

from extract.scan.cleaning.ink import Mask

Points = npt.NDArray[np.float64]
_SIZE = 96
"""Pixels of a figure's height before it is fitted."""


@cache
def _ways() -> dict[str, list[list[Points]]]:
    """Load the ways of each figure, a list of strokes each; points in a box of one by one."""
    text = (files(__package__) / "strokes.toml").read_text(encoding="utf-8")
    return {
        figure: [[_points(stroke) for stroke in way] for way in ways]
        for figure, ways in tomllib.loads(text).items()
    }


def _points(stroke: str) -> Points:
    return np.asarray([point.split(",") for point in stroke.split()], np.float64) / 100


def draw(figure: str, rng: np.random.Generator) -> Mask:
    """Draw a figure in one of its ways, its points moved, narrow or wide, leaning, its pen thin or thick."""
    ways = _ways()[figure]
    width, slant, turn = rng.uniform(0.42, 0.85), rng.normal(0.18, 0.2), rng.normal(0, 0.08)
    image = np.zeros((2 * _SIZE, 2 * _SIZE), np.uint8)
    pen = int(rng.uniform(5, 17))
    for stroke in ways[rng.integers(len(ways))]:
        points = stroke + rng.normal(0, 0.035, (len(stroke), 2))
        points = _smooth(points) if rng.random() < 0.8 else points
        y = points[:, 1] - 0.5
        x = (points[:, 0] - 0.5) * width - slant * y
        turned = np.c_[np.cos(turn) * x - np.sin(turn) * y, np.sin(turn) * x + np.cos(turn) * y]
        drawn = np.asarray((turned + 1) * _SIZE * 8, np.int32)
        cv2.polylines(image, [drawn], False, 255, pen, cv2.LINE_AA, 3)
    return np.asarray(image > 127, np.uint8)


def draw_stroke(rng: np.random.Generator) -> Mask:
    """Draw the stroke behind a number."""
    image = np.zeros((2 * _SIZE, 2 * _SIZE), np.uint8)
    lean = rng.uniform(0.12, 0.45) * _SIZE / 2
    start, end = (int(_SIZE - lean), _SIZE * 3 // 2), (int(_SIZE + lean), _SIZE // 2)
    cv2.line(image, start, end, 255, int(rng.uniform(4, 12)))
    return np.asarray(image > 127, np.uint8)


def _smooth(points: Points) -> Points:
    """Lay a Catmull-Rom curve through points."""
    if len(points) < 4:
        return points
    around = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    curve = []
    for at in range(1, len(around) - 2):
        a, b, c, d = around[at - 1 : at + 3]
        for t in np.linspace(0, 1, 6, endpoint=False):
            curve.append(
                0.5
                * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
            )
    return np.asarray([*curve, points[-1]])
