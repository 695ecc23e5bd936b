"""The recognizer inside this process, through tesserocr: models are loaded once."""

from __future__ import annotations

import unicodedata
from typing import Any

import numpy as np
import tesserocr

from extract.engines.base import Gray, PixelBox, TextLine, TextWord
from extract.engines.recognizer import NOMINAL_DPI, VARIABLES, Mode, to_line
from extract.engines.tessdata import find_model


class InProcessRecognizer:
    """Keeps one loaded engine for each model; not to be shared between threads."""

    def __init__(self, model_dir: str = "") -> None:
        self._model_dir = model_dir
        self._engines: dict[str, Any] = {}
        self._only: dict[str, str] = {}

    def recognize(self, image: Gray, mode: Mode, model: str, only: str = "") -> tuple[TextLine, ...]:
        """Read an image of about 300 dpi, dark on light."""
        engine = self._engine(model)
        if only != self._only.get(model, ""):
            engine.SetVariable("tessedit_char_whitelist", only)
            self._only[model] = only
        engine.SetPageSegMode(int(mode))
        _set_image(engine, image, NOMINAL_DPI)
        engine.Recognize()
        return _lines(engine)

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float] | None:
        """Ask the orientation model; None when it finds too little text."""
        engine = self._engine("osd", tesserocr.OEM.TESSERACT_ONLY)
        engine.SetPageSegMode(int(tesserocr.PSM.AUTO_OSD))
        _set_image(engine, image, round(dpi))
        found = engine.DetectOrientationScript()
        if not found:
            return None
        # The program says how far the page is turned; the answer is how to turn it back.
        return (360 - int(found["orient_deg"])) % 360, float(found["orient_conf"])

    def _engine(self, model: str, mode: int = tesserocr.OEM.LSTM_ONLY) -> Any:
        if model not in self._engines:
            path = find_model(model, self._model_dir)
            engine = tesserocr.PyTessBaseAPI(path=f"{path.parent}/", lang=model, oem=mode)
            for variable, value in VARIABLES.items():
                engine.SetVariable(variable, value)
            self._engines[model] = engine
        return self._engines[model]


def _set_image(engine: Any, image: Gray, dpi: int) -> None:
    height, width = image.shape
    engine.SetImageBytes(np.ascontiguousarray(image).tobytes(), width, height, 1, width)
    engine.SetSourceResolution(dpi)


def _lines(engine: Any) -> tuple[TextLine, ...]:
    lines: list[TextLine] = []
    words: list[TextWord] = []
    level = tesserocr.RIL
    iterator = engine.GetIterator()
    if iterator is None:
        return ()
    for item in tesserocr.iterate_level(iterator, level.WORD):
        if item.IsAtBeginningOf(level.TEXTLINE) and words:
            lines.append(to_line(words))
            words = []
        word = _word(item, level.WORD)
        if word:
            words.append(word)
    return (*lines, to_line(words)) if words else tuple(lines)


def _word(item: Any, level: int) -> TextWord | None:
    if item.Empty(level):
        return None
    text = unicodedata.normalize("NFC", item.GetUTF8Text(level)).strip()
    box = item.BoundingBox(level)
    if not text or box is None:
        return None
    return TextWord(text, PixelBox(*box), max(0.0, min(1.0, item.Confidence(level) / 100)))
