"""Raised figures behind a metre, printed as scans have them and read by the recognizer."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.engines.base import Gray, PixelBox, TextLine, TextWord
from extract.engines.reader import open_reader
from extract.engines.reading.ink_lines import InkLine
from extract.engines.reading.raised import UNSURE, raise_figures
from extract.engines.recognizer import to_line
from extract.options import ReadOptions
from samples.seals import font

DPI = 200
LETTER, RAISED, POINT = PixelBox(0, 26, 43, 55), PixelBox(47, 0, 62, 28), PixelBox(68, 47, 76, 55)


def printed(*parts: str) -> Gray:
    """One line; every second part stands raised and small, as Word sets it."""
    page = Image.new("L", (1400, 110), 255)
    pen, x = ImageDraw.Draw(page), 30.0
    for number, part in enumerate(parts):
        raised = number % 2 == 1
        own = font("Regular", DPI, 8.5 if raised else 13)
        pen.text((x, 58 if raised else 74), part, font=own, fill=20, anchor="ls")
        x += own.getlength(part)
    noise = np.random.default_rng(5).normal(0, 6, (110, 1400))
    return np.clip(np.asarray(page) + noise, 0, 255).astype(np.uint8)


@pytest.mark.ocr
@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("Trữ lượng khai thác: 786.779 m", "3", "."), "Trữ lượng khai thác: 786.779 m³."),
        (("Công suất khai thác: 80.000 m", "3", "/năm."), "Công suất khai thác: 80.000 m³/năm."),
        (("Lưu lượng xả thải 1.500 m", "3", "/ngày đêm;"), "Lưu lượng xả thải 1.500 m³/ngày đêm;"),
        (("(cấp 121 là 2.170 m", "3", ", diện tích là 1.250 m", "2", ")"), None),
        (("Mở rộng đường dài 200 m, các mẻ lưới và mỏ đá mỗi năm.",), None),
    ],
)
def test_raised_figures_are_read(parts: tuple[str, ...], text: str | None) -> None:
    signs = str.maketrans("23", "²³")
    whole = text or "".join(part.translate(signs) if at % 2 else part for at, part in enumerate(parts))
    (line,) = open_reader(ReadOptions()).read_lines(printed(*parts), DPI)
    assert line.text == whole


def read(text: str, readings: list[tuple[str, float]], *glyphs: PixelBox) -> TextWord:
    box = PixelBox.around(glyphs)
    line: TextLine = to_line([TextWord(text, box, 0.9)])
    found = [TextWord(figure, RAISED, confidence) for figure, confidence in readings]
    return raise_figures(line, InkLine(glyphs), lambda _: found).words[0]


def test_a_figure_takes_the_place_of_what_was_read_and_marks_behind_it_stay() -> None:
    word = read("mẻ.", [("8", 0.9), ("3", 0.97)], LETTER, RAISED, POINT)
    assert (word.text, word.confidence, word.alternatives[-1].text) == ("m³.", 0.97, "mẻ.")
    assert read("m.", [("2", 0.9)], LETTER, RAISED, POINT).text == "m²."


@pytest.mark.parametrize("readings", [[], [("3", 0.4)], [("2", 0.9), ("3", 0.9)]])
def test_a_raised_sign_that_is_not_told_makes_the_unit_unsure(readings: list[tuple[str, float]]) -> None:
    word = read("mỉ.", readings, LETTER, RAISED, POINT)
    assert (word.text, word.confidence) == ("mỉ.", UNSURE)


@pytest.mark.parametrize(
    "mark",
    [PixelBox(47, 13, 73, 55), PixelBox(47, 0, 62, 8), PixelBox(47, 8, 52, 28), PixelBox(47, 47, 55, 55)],
    ids=["letter with a hook", "hook alone", "apostrophe", "full stop"],
)
def test_letters_and_marks_are_not_raised(mark: PixelBox) -> None:
    assert read("mỏ", [("3", 0.99)], LETTER, mark).text == "mỏ"
