"""Cut-out images made fit for the recognizer: scale, white padding, and boxes mapped back."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from extract.engines.base import Gray, PixelBox, TextLine, TextWord

TARGET_DPI = 300
PADDING = 20


@dataclass(frozen=True, slots=True)
class Prepared:
    """An image as the recognizer gets it, and how its pixels lie in the image it was made from."""

    image: Gray
    scale: float
    padding: int

    def back(self, lines: tuple[TextLine, ...], width: int, height: int) -> tuple[TextLine, ...]:
        """Map boxes back into the original image of ``width`` x ``height``."""

        def box(found: PixelBox) -> PixelBox:
            x = [round((value - self.padding) / self.scale) for value in (found.x0, found.x1)]
            y = [round((value - self.padding) / self.scale) for value in (found.y0, found.y1)]
            x0, x1 = (min(max(value, 0), width) for value in x)
            y0, y1 = (min(max(value, 0), height) for value in y)
            return PixelBox(x0, y0, x1, y1)

        def word(found: TextWord) -> TextWord:
            return replace(found, box=box(found.box))

        return tuple(TextLine(tuple(map(word, line.words)), box(line.box)) for line in lines)


def prepare(image: Gray, dpi: float, target_dpi: float = TARGET_DPI, padding: int = PADDING) -> Prepared:
    """Scale an image to a resolution that the recognizer likes and put paper around it."""
    scale = target_dpi / dpi
    if abs(scale - 1) > 0.02:
        method = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
        scaled = cv2.resize(image, None, fx=scale, fy=scale, interpolation=method)
    else:
        scaled, scale = image, 1.0
    framed = cv2.copyMakeBorder(
        scaled,
        padding,
        padding,
        padding,
        padding,
        cv2.BORDER_CONSTANT,
        value=paper(np.asarray(scaled, dtype=np.uint8)),
    )
    return Prepared(np.asarray(framed, dtype=np.uint8), scale, padding)


def paper(image: Gray) -> int:
    """The grey of the paper: what most of the lightest half of the pixels are."""
    return int(np.percentile(image, 90)) if image.size else 255
