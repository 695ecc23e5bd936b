"""The region reader of the pipeline: which readings are made, and how they are settled."""

from __future__ import annotations

from functools import lru_cache

from extract.engines.base import Gray, TextLine
from extract.engines.prepare import prepare
from extract.engines.recognizer import Mode, Recognizer
from extract.engines.tessdata import find_model, has_model, model_hash
from extract.options import EngineName, ReadOptions


class TesseractReader:
    """Reads cells, text areas and the orientation of pages with one recognizer and its models."""

    def __init__(self, recognizer: Recognizer, model: str, second_model: str = "") -> None:
        self._recognizer = recognizer
        self._model = model
        self._second_model = second_model

    def read_cell(self, image: Gray, dpi: float, digits: bool = False) -> tuple[TextLine, ...]:
        """Read one table cell, cut inside its rules; ``digits`` says that its column holds numbers."""
        return self._read(image, dpi)

    def read_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        """Read a text area of one column with any number of lines, from top to bottom."""
        return self._read(image, dpi)

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float] | None:
        """Degrees (0, 90, 180, 270) clockwise that turn the page upright, and the confidence."""
        return self._recognizer.orientation(image, dpi)

    def _read(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        if min(image.shape) < 3:
            return ()
        prepared = prepare(image, dpi)
        lines = self._recognizer.recognize(prepared.image, Mode.BLOCK, self._model)
        return prepared.back(lines, image.shape[1], image.shape[0])


@lru_cache(maxsize=4)
def open_reader(options: ReadOptions) -> TesseractReader:
    """Give this process's reader for these options, models loaded once.

    Raises MissingEngineError or MissingLanguageError, which say what to install.
    """
    recognizer = _recognizer(options)
    find_model(options.model, options.model_dir)
    second = options.second_model if has_model(options.second_model, options.model_dir) else ""
    return TesseractReader(recognizer, options.model, second)


def engine_name(options: ReadOptions) -> str:
    """Name the recognizer and its models with their hashes: part of cache keys and reports."""
    names = [options.model, options.second_model]
    models = [
        f"{name}:{model_hash(find_model(name, options.model_dir))}"
        for name in names
        if has_model(name, options.model_dir)
    ]
    return " ".join([_recognizer(options).version, *models])


def _recognizer(options: ReadOptions) -> Recognizer:
    if options.engine != EngineName.PYTESSERACT:
        try:
            from extract.engines.in_process import InProcessRecognizer
        except ImportError:
            if options.engine == EngineName.TESSEROCR:
                raise
        else:
            return InProcessRecognizer(options.model_dir)
    from extract.engines.by_program import ProgramRecognizer

    return ProgramRecognizer(options.model_dir)
