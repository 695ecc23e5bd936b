"""Recognized lines placed on the page."""

from __future__ import annotations

from extract.engines.base import PixelBox, TextLine, TextWord
from extract.scan.lines import to_lines


def word(text: str, x: int, y: int, height: int = 30) -> TextWord:
    return TextWord(text, PixelBox(x, y, x + 15 * len(text), y + height), 0.9)


def line(*words: TextWord) -> TextLine:
    box = words[0].box
    for other in words[1:]:
        box = box.union(other.box)
    return TextLine(words, box)


def test_words_of_the_next_line_are_put_on_a_line_of_their_own() -> None:
    mixed = line(word("tư.", 0, 148), word("dự", 0, 100), word("án", 60, 101), word("CNTT", 120, 99))
    assert [found.text for found in to_lines([mixed], 0, 0, 0.24, 1)] == ["dự án CNTT", "tư."]


def test_slope_hyphens_and_raised_marks_stay_on_their_line() -> None:
    sloped = line(*(word("tiêu", 80 * i, 100 + 2 * i) for i in range(20)))
    marks = line(word("105", 0, 100), word("0", 50, 92, 15), word("-", 80, 114, 4), word("Số,", 120, 100, 36))
    assert [found.text for found in to_lines([sloped, marks], 0, 0, 0.24, 1)] == [
        " ".join(["tiêu"] * 20),
        "105 0 - Số,",
    ]


def test_boxes_are_moved_and_scaled() -> None:
    (found,) = to_lines([line(word("dự", 10, 20))], 100, 200, 0.5, 7)
    assert found.place.page == 7
    box = found.place.box
    assert box is not None and (box.x0, box.y0, box.x1, box.y1) == (55, 110, 70, 125)
