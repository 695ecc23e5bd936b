"""The region reader of the pipeline: which readings are made, and how they are settled."""

from __future__ import annotations

from functools import lru_cache

from extract.engines.bands import Band, find_bands
from extract.engines.base import Gray, TextLine
from extract.engines.cuts import Cut, Models, Way, mostly_figures, pair, shift
from extract.engines.glyphs import count_bars, fits, respace
from extract.engines.prepare import Finish, clean, prepare
from extract.engines.recognizer import Mode, Recognizer, to_line
from extract.engines.settle import Source, best_fitting, settle
from extract.engines.tessdata import find_model, has_model, model_hash
from extract.options import EngineName, ReadOptions

DIGIT_MODEL = "eng"
"""Reads figures better than the Vietnamese models, which take them for letters with marks."""

FIRST = Way(Finish.SMOOTH, 250)
SECOND = Way(Finish.BINARY, 280)
THIRD = Way(Finish.SMOOTH, 300)

SURE = 0.93
"""A line whose least sure word is below this is read again another way."""


class TesseractReader:
    """Reads cells, text areas and the orientation of pages with one recognizer and its models."""

    def __init__(self, recognizer: Recognizer, models: Models) -> None:
        self._recognizer = recognizer
        self._models = models

    def read_cell(self, image: Gray, dpi: float, digits: bool = False) -> tuple[TextLine, ...]:
        """Read one table cell, cut inside its rules; ``digits`` says that its column holds numbers."""
        return self._read(image, dpi, digits)

    def read_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        """Read a text area of one column with any number of lines, from top to bottom."""
        return self._read(image, dpi, False)

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float] | None:
        """Degrees (0, 90, 180, 270) clockwise that turn the page upright, and the confidence."""
        return self._recognizer.orientation(image, dpi)

    def _read(self, image: Gray, dpi: float, digits: bool) -> tuple[TextLine, ...]:
        if min(image.shape) < 3:
            return ()
        cut = Cut(clean(image, dpi), dpi)
        bands = find_bands(cut.image, dpi)
        if not bands:
            return ()
        mode = Mode.BLOCK if len(bands) > 1 else Mode.LINE
        first = self._recognize(cut, FIRST, mode, self._models.first)
        paired = pair(first, bands)
        lines = [self._settled(cut, band, line, digits) for band, line in paired]
        return tuple(line for line in lines if line is not None)

    def _settled(self, cut: Cut, band: Band, line: TextLine | None, digits: bool) -> TextLine | None:
        """Read a doubtful line again by itself, and settle what the readings say."""
        part = cut.around(band.box)
        if line is None:
            line = self._line(part, FIRST, self._models.first)
        if line is None or min(word.confidence for word in line.words) < SURE or not fits(line, band):
            line = self._again(part, line, digits, len(band.glyphs))
        return None if line is None else count_bars(respace(line, band), band)

    def _again(self, part: Cut, line: TextLine | None, digits: bool, glyphs: int) -> TextLine | None:
        figures = digits or (line is not None and mostly_figures(line.text))
        second = self._source(part, FIRST if figures else SECOND, self._models.digits if figures else "")
        if line is None:
            return second.line if second else None
        first = Source(line, FIRST.name(self._models.first))
        if second is None or second.line.text == line.text:
            return settle(first, second or first)
        third = self._source(part, SECOND if figures else THIRD, "" if figures else self._models.second)
        settled = settle(first, second, third)
        if not figures:
            return settled
        readings = [source for source in (first, second, third) if source is not None]
        return best_fitting(settled, readings, glyphs)

    def _source(self, part: Cut, way: Way, model: str) -> Source | None:
        chosen = model or self._models.first
        line = self._line(part, way, chosen, digits=model != "" and model == self._models.digits)
        return Source(line, way.name(chosen)) if line else None

    def _line(self, part: Cut, way: Way, model: str, digits: bool = False) -> TextLine | None:
        lines = self._recognize(part, way, Mode.LINE, model, digits)
        words = [word for line in lines for word in line.words]
        return to_line([shift(word, part.x, part.y) for word in words]) if words else None

    def _recognize(
        self, cut: Cut, way: Way, mode: Mode, model: str, digits: bool = False
    ) -> tuple[TextLine, ...]:
        prepared = prepare(cut.image, cut.dpi, way.finish, way.dpi)
        lines = self._recognizer.recognize(prepared.image, mode, model, digits)
        height, width = cut.image.shape
        return prepared.back(lines, (height, width))


@lru_cache(maxsize=4)
def open_reader(options: ReadOptions) -> TesseractReader:
    """Give this process's reader for these options, models loaded once.

    Raises MissingEngineError or MissingLanguageError, which say what to install.
    """
    recognizer = _recognizer(options)
    find_model(options.model, options.model_dir)
    return TesseractReader(recognizer, models_of(options))


def models_of(options: ReadOptions) -> Models:
    """The models that are installed; the first stands in for those that are not."""
    wanted = (options.second_model, DIGIT_MODEL)
    second, digits = (name if has_model(name, options.model_dir) else options.model for name in wanted)
    return Models(options.model, second, digits)


def engine_name(options: ReadOptions) -> str:
    """Name the recognizer and its models with their hashes: part of cache keys and reports."""
    used = models_of(options)
    names = dict.fromkeys((used.first, used.second, used.digits))
    models = [f"{name}:{model_hash(find_model(name, options.model_dir))}" for name in names]
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
