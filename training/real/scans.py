"""Lines of real scans as the reader cuts them out, with what it read, kept in a folder of pictures."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from extract.engines.base import Gray, TextLine
from extract.engines.reader import TesseractReader, open_reader
from extract.engines.reading.ink_lines import InkLine
from extract.engines.reading.segmentation import Cut
from extract.options import ReadOptions
from extract.read import page_count, page_image
from extract.scan.page import read_scanned_page


@dataclass(frozen=True, slots=True)
class ScannedLine:
    """One printed line cut out of a page, cleaned, at the page's resolution, and what was read on it."""

    document: str
    page: int
    image: Gray
    dpi: float
    read: str
    is_figure: bool


class RecordingReader(TesseractReader):
    """Reads as the pipeline does and keeps every line that it was given."""

    def __init__(self, reader: TesseractReader) -> None:
        super().__init__(reader._recognizer, reader._models, reader._opinion)
        self.lines: list[tuple[Cut, str, bool]] = []

    def _settled(self, cut: Cut, band: InkLine, line: TextLine | None, digits: bool) -> TextLine | None:
        settled = super()._settled(cut, band, line, digits)
        self.lines.append((cut.around(band.box), settled.text if settled else "", digits))
        return settled


def scanned_lines(path: Path, numbers: Iterable[int] = ()) -> list[ScannedLine]:
    """Read pages (all where none is named) and give every line in the order of reading."""
    options = ReadOptions()
    found: list[ScannedLine] = []
    for number in numbers or range(1, page_count(path) + 1):
        raster = page_image(path, number, options)
        reader = RecordingReader(open_reader(options))
        read_scanned_page(raster.pixels, raster.dpi, number, raster.width, raster.height, reader)
        found += [
            ScannedLine(path.name, number, cut.image.copy(), cut.dpi, text, digits)
            for cut, text, digits in reader.lines
        ]
    return found


def load(path: Path, folder: Path, numbers: Iterable[int] = ()) -> list[ScannedLine]:
    """The same, read once and kept in a folder."""
    kept = folder / f"{path.name}.pickle"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(scanned_lines(path, numbers)))
    lines: list[ScannedLine] = pickle.loads(kept.read_bytes())
    return lines
