"""What a caller may choose about reading: hashable and picklable, so that it can key a cache."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EngineName(StrEnum):
    """Which binding of the recognizer is used; AUTO takes tesserocr where it is installed."""

    AUTO = "auto"
    TESSEROCR = "tesserocr"
    PYTESSERACT = "pytesseract"


class TextLayer(StrEnum):
    """Whether a PDF's own text is believed: judged page by page, always, or never."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Options of the extract stage.

    ``render_dpi`` is used for pages that are not one scanned image; such a page is rendered at
    the image's own resolution, within ``min_dpi`` and ``max_dpi``. ``max_megapixels`` limits the
    picture that one page is read from: a larger one is shrunk to it. ``model`` is the first recognition
    model (``vie_plan`` is part of this package),
    ``second_model`` the one asked where the first is unsure; ``model_dir`` is a folder of .traineddata
    files to take all models from, empty for the package's own and the installed ones.
    """

    engine: EngineName = EngineName.AUTO
    model: str = "vie_plan"
    second_model: str = "Vietnamese"
    model_dir: str = ""
    text_layer: TextLayer = TextLayer.AUTO
    render_dpi: int = 300
    min_dpi: int = 150
    max_dpi: int = 400
    max_megapixels: float = 60.0
