"""Cells of the typeset plan, rendered and read back: their text is known from the text layer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from extract.engines.base import Gray
from extract.engines.identity import engine_name
from extract.engines.reader import open_reader
from extract.engines.tessdata import find_model, find_tessdata, has_model
from extract.errors import ExitCode, MissingLanguageError
from extract.model import Cell, Document, Line, Word, join_lines
from extract.options import EngineName, ReadOptions
from extract.pdf.document import open_pdf

pytestmark = [
    pytest.mark.ocr,
    pytest.mark.skipif(not has_model("eng"), reason="the Tesseract model 'eng' is not installed"),
]

DPI = 200


@dataclass(frozen=True)
class Cut:
    text: str
    image: Gray


@pytest.fixture(scope="module")
def cells(pdf_document: Document, pdf_path: Path) -> list[Cut]:
    """The cells of the commune tables, as a scanner of 200 dpi with some noise gives them."""
    noise = np.random.default_rng(11)
    pages: dict[int, Gray] = {}
    found = []
    for table in pdf_document.tables[1:3]:
        for cell in table.cells:
            if cell.text:
                found.append(Cut(cell.text, _cut(cell, pdf_path, pages, noise)))
    return found


def _cut(cell: Cell, path: Path, pages: dict[int, Gray], noise: np.random.Generator) -> Gray:
    place = cell.places[0]
    assert place.page is not None and place.box is not None
    if place.page not in pages:
        with open_pdf(path) as document:
            page = document[place.page - 1]
            pixels = page.render(scale=DPI / 72, grayscale=True).to_numpy()
        grey = np.asarray(pixels, np.float32).reshape(pixels.shape[:2]) * 0.85 + 30
        pages[place.page] = np.clip(grey + noise.normal(0, 5, grey.shape), 0, 255).astype(np.uint8)
    x0, y0, x1, y1 = (round(side * DPI / 72) for side in _sides(cell))
    return pages[place.page][y0 + 3 : y1 - 3, x0 + 3 : x1 - 3]


def _sides(cell: Cell) -> tuple[float, float, float, float]:
    box = cell.places[0].box
    assert box is not None
    return box.x0, box.y0, box.x1, box.y1


def read(cut: Cut, options: ReadOptions) -> str:
    lines = open_reader(options).read_cell(cut.image, DPI)
    return join_lines(Line(tuple(Word(word.text) for word in line.words)) for line in lines)


def test_cells_are_read_exactly(cells: list[Cut]) -> None:
    wrong = [(cut.text, got) for cut in cells if (got := read(cut, ReadOptions())) != cut.text]
    assert len(cells) > 100
    assert len(wrong) <= 0.03 * len(cells), wrong


def test_words_lie_where_they_were_read(cells: list[Cut]) -> None:
    cut = max(cells, key=lambda cut: len(cut.text))
    height, width = cut.image.shape
    for line in open_reader(ReadOptions()).read_cell(cut.image, DPI):
        for word in line.words:
            assert 0 <= word.box.x0 < word.box.x1 <= width
            assert 0 <= word.box.y0 < word.box.y1 <= height
            assert cut.image[word.box.y0 : word.box.y1, word.box.x0 : word.box.x1].min() < 128


def test_program_reads_what_the_library_reads(cells: list[Cut]) -> None:
    program = ReadOptions(engine=EngineName.PYTESSERACT)
    some = cells[10:22]
    same = sum(read(cut, ReadOptions()) == read(cut, program) for cut in some)
    # The wheel holds another minor version than the system: a rare word may differ.
    assert same >= len(some) - 1


def test_empty_paper_gives_no_line() -> None:
    reader = open_reader(ReadOptions())
    assert reader.read_cell(np.full((50, 200), 250, np.uint8), DPI) == ()
    assert reader.read_cell(np.zeros((2, 2), np.uint8), DPI) == ()


@pytest.mark.skipif(not has_model("osd"), reason="the Tesseract model 'osd' is not installed")
@pytest.mark.parametrize("quarter_turns", [0, 1, 2, 3])
def test_orientation_says_how_to_turn_back(pdf_path: Path, quarter_turns: int) -> None:
    with open_pdf(pdf_path) as document:
        page = document[4]
        pixels = page.render(scale=150 / 72, grayscale=True).to_numpy()
    upright = np.asarray(pixels, np.uint8).reshape(pixels.shape[:2])
    turned = np.ascontiguousarray(np.rot90(upright, -quarter_turns))
    found = open_reader(ReadOptions()).orientation(turned, 150)
    assert found is not None
    assert found[0] == (360 - 90 * quarter_turns) % 360


def test_engine_is_named_with_its_models() -> None:
    name = engine_name(ReadOptions())
    assert "vie_plan:" in name
    assert name.split()[0].split("/")[0] in {"tesserocr", "tesseract"}


def test_missing_model_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "eng.traineddata").write_bytes(b"")
    assert find_tessdata(str(tmp_path)) == tmp_path
    with pytest.raises(MissingLanguageError, match="tesseract-ocr-vie") as caught:
        find_model("vie", str(tmp_path))
    assert caught.value.exit_code == ExitCode.MISSING_PROGRAM
