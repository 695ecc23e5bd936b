"""The region reader of the pipeline: which readings are made, and how they are settled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

import numpy as np

from extract.engines.base import Gray, PixelBox, TextLine, TextWord
from extract.engines.identity import has_tesserocr, model_names
from extract.engines.opinion import Opinion, SecondOpinion, find_opinion
from extract.engines.reading.arbitration import VotedReading, arbitrate, best_fitting
from extract.engines.reading.comparators import bar_comparators
from extract.engines.reading.dashes import measured_dashes
from extract.engines.reading.doubts import has_doubts, is_sure
from extract.engines.reading.glyphs import count_bars, fits, glyphs_within, is_figures, part_words, respace
from extract.engines.reading.ink_lines import InkLine, find_ink_lines
from extract.engines.reading.prepare import CLOSE, PADDING, Finish, clean, prepare
from extract.engines.reading.raised import FIGURES, raise_figures
from extract.engines.reading.second_opinion import is_disputed, with_opinions, with_witness
from extract.engines.reading.segmentation import Cut, Models, Way, may_be_figures, pair, shift
from extract.engines.reading.votes import bare, is_decided, vote, without_bars
from extract.engines.recognizer import DIGITS, NUMERALS, Mode, Recognizer, to_line
from extract.engines.tessdata import find_model
from extract.options import ReadOptions

FIRST = Way(Finish.SMOOTH, 185)
"""Of 8,604 words of real scans with truth 169 are misread so, 58 of them with 0.85 and more; of nearly twice
as many pixels (250 dpi) 174 and 67, in an eighth more of the recognizer's time. From 165 to 200 dpi it is 155
to 169.
"""

FINE = Way(Finish.SMOOTH, 250)
BLACK = Way(Finish.BINARY, 280)
COARSE = Way(Finish.SMOOTH, 170)
AS_CUT = Way(Finish.SMOOTH, 250, is_close=True)
"""Lines are found without the recognizer: now and then it finds none where one is, or half of one."""


MARKS = 0.5 / 72
"""Inches beside the usual margin above and below a word: the first recognizer's boxes cut marks off, and with
half a point more one word in 12 is read that was not.
"""

LOW_DPI = 220
"""Below this a digit is so few pixels that a sure reading may be wrong: figures are always read twice."""

LOWEST_DPI = 180
"""Below this two readings share their mistakes (3 for 5): figures are always put to the vote."""


class TesseractReader:
    """Reads cells, text areas and the orientation of pages with one recognizer and its models."""

    def __init__(self, recognizer: Recognizer, models: Models, opinion: SecondOpinion | None = None) -> None:
        self._recognizer = recognizer
        self._models = models
        self._opinion = opinion

    def read_cell(self, image: Gray, dpi: float, digits: bool = False) -> tuple[TextLine, ...]:
        """Read one table cell, cut inside its rules; ``digits`` says that its column holds numbers."""
        return self._read(image, dpi, digits)

    def read_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        """Read a text area of one column with any number of lines, from top to bottom."""
        return self._read(image, dpi, False)

    def skim_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        """Read a text area once, doubts and all: enough to see whether it makes sense."""
        found = self._first(image, dpi)
        return found[1] if found else ()

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float] | None:
        """Degrees (0, 90, 180, 270) clockwise that turn the page upright, and the confidence."""
        return self._recognizer.orientation(image, dpi)

    def _read(self, image: Gray, dpi: float, digits: bool) -> tuple[TextLine, ...]:
        found = self._first(image, dpi)
        if found is None:
            return ()
        cut, first, bands = found
        lines = [self._settled(cut, band, line, digits) for band, line in pair(first, bands)]
        return tuple(line for line in lines if line is not None)

    def _first(self, image: Gray, dpi: float) -> tuple[Cut, tuple[TextLine, ...], tuple[InkLine, ...]] | None:
        """Clean an image and read it once; also give its printed lines. None where there are none."""
        if min(image.shape) < 3:
            return None
        cleaned = clean(image, dpi)
        cut = Cut(cleaned.image, dpi)
        bands = find_ink_lines(cut.image, dpi, cleaned.stats)
        if not bands:
            return None
        mode = Mode.BLOCK if len(bands) > 1 else Mode.LINE
        return cut, self._recognize(cut, FIRST, mode, self._models.first), bands

    def _settled(self, cut: Cut, band: InkLine, line: TextLine | None, digits: bool) -> TextLine | None:
        """Read again what is doubtful on a line, and settle what the readings say."""
        hear = self._hearer(cut)
        if line is None:
            line = self._line(cut.around(band.box), FIRST, self._models.first)
        figures = digits or (line is not None and may_be_figures(line.text))
        coarse = cut.dpi < LOW_DPI and line is not None and is_figures(line.text)
        is_doubtful = line is None or coarse or has_doubts(line, band) or not fits(line, band)
        if is_doubtful:
            again = self._figures_again(cut.around(band.box), band, line, digits) if figures else None
            line = again or self._text_again(cut, band, line, hear)
        if line is None:
            return None
        spaced = part_words(respace(line, band), band)
        signed = measured_dashes(bar_comparators(spaced, band, cut.image), band)
        signed = raise_figures(signed, band, lambda sign: self._figure(cut, sign))
        heard = hear(without_bars(count_bars(signed, band), digits))
        if is_doubtful or not any(map(is_disputed, heard.words)):
            return heard
        witness = self._line(cut.around(band.box), AS_CUT, self._models.first)
        return with_witness(heard, witness) if witness else heard

    def _hearer(self, cut: Cut) -> Callable[[TextLine], TextLine]:
        """Give what puts the doubted words of a line to the second recognizer, each box once."""
        opinion, above = self._opinion, round(cut.dpi * MARKS)
        if opinion is None:
            return lambda line: line

        @cache
        def ask(box: PixelBox) -> Opinion:
            return opinion.read(cut.around(PixelBox(box.x0, box.y0 - above, box.x1, box.y1 + above)).image)

        return lambda line: with_opinions(line, lambda word: ask(word.box))

    def _text_again(
        self, cut: Cut, band: InkLine, line: TextLine | None, hear: Callable[[TextLine], TextLine]
    ) -> TextLine | None:
        """Read a line just as it is cut, and where that says something else, ask the second model.

        It is not asked where the second recognizer settles what the two readings say.
        """
        part = cut.around(band.box)
        second = self._source(part, band, AS_CUT, self._models.first)
        if line is None or second is None:
            return line or (second.line if second else self._figures_again(part, band, None, False))
        first = VotedReading(count_bars(line, band), FIRST.name(self._models.first))
        if second.line.text == first.line.text:
            return arbitrate(first, second)

        def count(span: PixelBox) -> int:
            return glyphs_within(band, span)

        settled = arbitrate(first, second, glyphs=count)
        if all(map(is_sure, hear(settled).words)):
            return settled
        third = self._source(part, band, FINE, self._models.second)
        return arbitrate(first, second, third, count)

    def _figures_again(
        self, part: Cut, band: InkLine, line: TextLine | None, expected: bool
    ) -> TextLine | None:
        """Ask the model for figures, and where it says something else, put five readings to the vote."""
        models = self._models
        first = VotedReading(count_bars(line, band), FIRST.name(models.first)) if line else None
        second = self._source(part, band, BLACK, models.digits)
        alike = first and second and bare(first.line) == bare(second.line)
        if first and second and alike and is_figures(first.line.text) and part.dpi >= LOWEST_DPI:
            return arbitrate(first, second)
        readings = [source for source in (first, second) if source is not None]
        for way, model, only in (
            (FINE, models.digits, DIGITS),
            (COARSE, models.digits, ""),
            (BLACK, models.second, DIGITS),
        ):
            if is_decided(readings):
                break
            another = self._source(part, band, way, model, only)
            readings += [another] if another else []
        elected = vote(readings, len(band.glyphs), expected)
        if elected is None and expected:
            elected = self._numeral(part, band, readings)
        if elected is not None or len(readings) < 2:
            return elected
        merged = arbitrate(readings[0], readings[1], readings[2] if len(readings) > 2 else None)
        return best_fitting(merged, readings, len(band.glyphs))

    def _numeral(self, part: Cut, band: InkLine, readings: Sequence[VotedReading]) -> TextLine | None:
        """Look for numerals alone where all readings of a row number are something else."""
        models = (self._models.first, self._models.second, self._models.digits)
        numerals = [self._source(part, band, BLACK, model, NUMERALS) for model in models]
        found = [source for source in numerals if source is not None]
        return vote([*readings, *found], len(band.glyphs), True) if len(found) > 1 else None

    def _figure(self, cut: Cut, sign: PixelBox) -> list[TextWord]:
        """Read a lone piece of ink as a figure in two ways."""
        bare = np.pad(cut.image[sign.y0 : sign.y1, sign.x0 : sign.x1], sign.height // 2, constant_values=255)
        ways = ((FINE, DIGITS), (BLACK, "".join(FIGURES)))
        part = replace(cut, image=bare)
        lines = (self._recognize(part, way, Mode.LINE, self._models.digits, only) for way, only in ways)
        return [word for found in lines for line in found for word in line.words]

    def _source(self, part: Cut, band: InkLine, way: Way, model: str, only: str = "") -> VotedReading | None:
        line = self._line(part, way, model, only)
        return VotedReading(count_bars(line, band), way.name(model)) if line else None

    def _line(self, part: Cut, way: Way, model: str, only: str = "") -> TextLine | None:
        mode = Mode.CUT_LINE if way.is_close else Mode.LINE
        lines = self._recognize(part, way, mode, model, only)
        words = [word for line in lines for word in line.words]
        return to_line([shift(word, part.x, part.y) for word in words]) if words else None

    def _recognize(self, cut: Cut, way: Way, mode: Mode, model: str, only: str = "") -> tuple[TextLine, ...]:
        prepared = prepare(cut.image, cut.dpi, way.finish, way.dpi, CLOSE if way.is_close else PADDING)
        lines = self._recognizer.recognize(prepared.image, mode, model, only)
        height, width = cut.image.shape
        return prepared.back(lines, (height, width))


@lru_cache(maxsize=4)
def open_reader(options: ReadOptions) -> TesseractReader:
    """Give this process's reader for these options, models loaded once.

    Raises MissingEngineError or MissingLanguageError, which say what to install.
    """
    recognizer = _recognizer(options)
    find_model(options.model, options.model_dir)
    return TesseractReader(recognizer, models_of(options), find_opinion())


def models_of(options: ReadOptions) -> Models:
    """The models that are installed."""
    return Models(*model_names(options))


def _recognizer(options: ReadOptions) -> Recognizer:
    if has_tesserocr(options):
        from extract.engines.in_process import InProcessRecognizer

        return InProcessRecognizer(options.model_dir)
    from extract.engines.by_program import ProgramRecognizer

    return ProgramRecognizer(options.model_dir)
