"""The recognizer as a program of its own, through pytesseract: slower, needs no compiled wheel."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytesseract
from PIL import Image

from extract.engines.base import Gray, PixelBox, TextLine, TextWord
from extract.engines.recognizer import NOMINAL_DPI, VARIABLES, Mode, to_line
from extract.engines.tessdata import find_model
from extract.errors import MissingEngineError

_TIMEOUT = 120


def program_version() -> str:
    """Version of the installed program; raises MissingEngineError."""
    try:
        return str(pytesseract.get_tesseract_version())
    except pytesseract.TesseractNotFoundError as error:
        raise MissingEngineError from error


class ProgramRecognizer:
    """Starts the installed program for every image."""

    def __init__(self, model_dir: str = "") -> None:
        self._model_dir = model_dir

    def recognize(self, image: Gray, mode: Mode, model: str, only: str = "") -> tuple[TextLine, ...]:
        """Read an image of about 300 dpi, dark on light."""
        path = find_model(model, self._model_dir)
        variables = {**VARIABLES, "tessedit_char_whitelist": only} if only else VARIABLES
        try:
            data = pytesseract.image_to_data(
                Image.fromarray(image),
                lang=model,
                config=f'--tessdata-dir "{path.parent}" --oem 1 --psm {int(mode)} --dpi {NOMINAL_DPI}'
                + "".join(f' -c "{variable}={value}"' for variable, value in variables.items()),
                output_type=pytesseract.Output.DICT,
                timeout=_TIMEOUT,
            )
        except pytesseract.TesseractNotFoundError as error:
            raise MissingEngineError from error
        return _lines(data)

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float] | None:
        """Ask the orientation model; None when it finds too little text."""
        path = find_model("osd", self._model_dir)
        try:
            answer = pytesseract.image_to_osd(
                Image.fromarray(image),
                config=f'--tessdata-dir "{path.parent}" --psm 0 --dpi {round(dpi)}',
                timeout=_TIMEOUT,
            )
        except pytesseract.TesseractNotFoundError as error:
            raise MissingEngineError from error
        except pytesseract.TesseractError:
            return None
        turn = re.search(r"Rotate: (\d+)", answer)
        sure = re.search(r"Orientation confidence: ([\d.]+)", answer)
        return (int(turn[1]) % 360, float(sure[1])) if turn and sure else None


def _lines(data: dict[str, list[Any]]) -> tuple[TextLine, ...]:
    lines: dict[tuple[int, int, int], list[TextWord]] = {}
    for at, raw in enumerate(data["text"]):
        text = unicodedata.normalize("NFC", str(raw)).strip()
        if text:
            place = (data["block_num"][at], data["par_num"][at], data["line_num"][at])
            left, top = int(data["left"][at]), int(data["top"][at])
            box = PixelBox(left, top, left + int(data["width"][at]), top + int(data["height"][at]))
            confidence = max(0.0, min(1.0, float(data["conf"][at]) / 100))
            lines.setdefault(place, []).append(TextWord(text, box, confidence))
    return tuple(map(to_line, lines.values()))
