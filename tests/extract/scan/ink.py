"""What the recognizers of these tests see: where there is ink."""

from __future__ import annotations

import numpy as np

from extract.engines.base import Gray, PixelBox, TextLine


def box_of_ink(image: Gray) -> PixelBox | None:
    """The box around everything dark; None on a white image."""
    ys, xs = np.nonzero(image < 128)
    if not len(xs):
        return None
    return PixelBox(int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1)


class CellsAsLines:
    """A recognizer that reads a cell as it reads lines."""

    def read_cell(self, image: Gray, dpi: float, digits: bool = False) -> tuple[TextLine, ...]:
        return self.read_lines(image, dpi)

    def skim_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        return self.read_lines(image, dpi)

    def read_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        raise NotImplementedError
