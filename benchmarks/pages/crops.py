"""The line and cell images of a page, as our layout analysis cuts them out for the recognizer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extract.engines.base import Gray, RegionReader, TextLine
from extract.engines.reader import FIRST, open_reader
from extract.engines.reading.ink_lines import find_ink_lines
from extract.engines.reading.prepare import clean, prepare
from extract.options import ReadOptions
from extract.read import page_image
from extract.scan.page import read_scanned_page


@dataclass(frozen=True, slots=True)
class Crop:
    """A prepared image, and whether it holds several lines."""

    pixels: Gray
    is_block: bool


@dataclass
class Recorder:
    """A region reader that notes what it is given and reads nothing but what tells how a page stands."""

    reader: RegionReader
    regions: list[tuple[Gray, float]] = field(default_factory=list)

    def read_cell(self, image: Gray, dpi: float, digits: bool = False) -> tuple[TextLine, ...]:
        """Note a cell."""
        self.regions.append((image.copy(), dpi))
        return ()

    def read_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        """Note a text area."""
        self.regions.append((image.copy(), dpi))
        return ()

    def skim_lines(self, image: Gray, dpi: float) -> tuple[TextLine, ...]:
        """Have the real reader read a line once, to find out how the page stands."""
        return self.reader.skim_lines(image, dpi)

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float] | None:
        """Ask the real reader."""
        return self.reader.orientation(image, dpi)


def crops(path: Path, number: int) -> Iterator[Crop]:
    """Yield every region of a page that has ink, prepared as for its first reading."""
    options = ReadOptions()
    raster = page_image(path, number, options)
    recorder = Recorder(open_reader(options))
    read_scanned_page(raster.pixels, raster.dpi, number, raster.width, raster.height, recorder)
    for image, dpi in recorder.regions:
        if min(image.shape) < 3:
            continue
        cleaned = clean(image, dpi)
        bands = find_ink_lines(cleaned.image, dpi, cleaned.stats)
        if bands:
            yield Crop(prepare(cleaned.image, dpi, FIRST.finish, FIRST.dpi).image, len(bands) > 1)
