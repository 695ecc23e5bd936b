"""Turn a page upright and straight, and map boxes back to the page as it is shown."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.engines.base import Gray
from extract.model import Box
from extract.scan.cleaning.ink import Mask
from extract.scan.standing.orientation import Standing
from extract.scan.standing.skew import rotated, rotated_mask, rotation_matrix
from extract.scan.standing.trial import turned_by


@dataclass(frozen=True, slots=True)
class Turned:
    """A page after turning: the image, what was undone, and the way back.

    ``back`` is the 2 x 3 affine from pixels of this image to points of the page as shown.
    """

    gray: Gray
    rotation: int
    skew: float
    back: npt.NDArray[np.float64]

    def points(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Map a pixel rectangle to the box in points around it on the page as shown."""
        corners = np.array([[x0, y0, 1], [x1, y0, 1], [x0, y1, 1], [x1, y1, 1]], np.float64)
        mapped = corners @ self.back.T
        (left, top), (right, bottom) = mapped.min(axis=0), mapped.max(axis=0)
        return Box(float(left), float(top), float(right), float(bottom))


def turn_upright(gray: Gray, standing: Standing, width: float, height: float) -> Turned:
    """Undo the page's orientation and its skew; ``width`` and ``height`` are the page's, in points."""
    rotation, skew = standing.rotation, standing.skew
    dpi = 72 * gray.shape[1] / width
    whole = turned_by(gray, rotation)
    straight = rotated(whole, skew, dpi)
    back = _way_back(whole.shape, gray.shape, rotation, skew)
    to_points = np.diag([width / gray.shape[1], height / gray.shape[0]])
    return Turned(straight, rotation, skew, to_points @ back)


def turn_like(mask: Mask, turned: Turned) -> Mask:
    """Turn a mask of the page as shown as the page itself was turned."""
    return rotated_mask(turned_by(mask, turned.rotation), turned.skew)


def _way_back(
    turned: tuple[int, ...], shown: tuple[int, ...], rotation: int, skew: float
) -> npt.NDArray[np.float64]:
    """Affine from pixels of the turned, straightened image to pixels of the page as shown."""
    straight_to_turned = np.vstack([cv2.invertAffineTransform(rotation_matrix(turned, skew)), [0, 0, 1]])
    h, w = shown[:2]
    turned_to_shown = {
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        90: [[0, 1, 0], [-1, 0, h], [0, 0, 1]],
        180: [[-1, 0, w], [0, -1, h], [0, 0, 1]],
        270: [[0, -1, w], [1, 0, 0], [0, 0, 1]],
    }[rotation]
    return np.asarray((np.array(turned_to_shown, np.float64) @ straight_to_turned)[:2], np.float64)
