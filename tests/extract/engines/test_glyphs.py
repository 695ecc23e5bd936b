"""Measures on drawn ink: lines, glyphs, blanks after commas, bars of Roman numerals."""

from __future__ import annotations

import numpy as np
import pytest

from extract.engines.base import Gray, PixelBox, TextLine, TextWord
from extract.engines.reading.glyphs import count_bars, fits, is_figures, part_words, respace
from extract.engines.reading.ink_lines import InkLine, find_ink_lines

DPI = 200
TALL = 20


def paper(width: int = 400, height: int = 60) -> Gray:
    return np.full((height, width), 255, np.uint8)


def draw(image: Gray, x: int, width: int, height: int = TALL, bottom: int = 40) -> None:
    image[bottom - height : bottom, x : x + width] = 0


def band(*glyphs: tuple[int, int, int]) -> InkLine:
    """A line of glyphs given as left edge, width and height, all standing on one base line."""
    return InkLine(tuple(PixelBox(x, 40 - h, x + w, 40) for x, w, h in glyphs))


def read(text: str, *stretches: tuple[int, int]) -> TextLine:
    words = tuple(
        TextWord(word, PixelBox(x0, 20, x1, 40), 0.9)
        for word, (x0, x1) in zip(text.split(), stretches, strict=True)
    )
    return TextLine(words, PixelBox(stretches[0][0], 20, stretches[-1][1], 40))


def test_two_lines_and_a_mark_above_the_second() -> None:
    image = paper(height=120)
    for x in (10, 40, 70):
        draw(image, x, 15, bottom=40)
        draw(image, x, 15, bottom=90)
    draw(image, 42, 8, 4, bottom=66)
    bands = find_ink_lines(image, DPI)
    assert [len(found.glyphs) for found in bands] == [3, 3]
    assert bands[1].box.y0 == 62


def test_a_page_number_below_long_lines_is_a_line_of_its_own() -> None:
    image = paper(width=1400, height=160)
    for x in range(10, 1390, 20):
        draw(image, x, 15, bottom=40)
    draw(image, 700, 10, bottom=140)
    assert [len(found.glyphs) for found in find_ink_lines(image, DPI)] == [69, 1]


def test_specks_and_empty_paper_hold_no_line() -> None:
    image = paper()
    assert find_ink_lines(image, DPI) == ()
    image[5, 5] = 0
    assert find_ink_lines(image, DPI) == ()


def test_single_digit_is_a_line() -> None:
    image = paper(60, 40)
    draw(image, 25, 8, bottom=30)
    assert [len(found.glyphs) for found in find_ink_lines(image, DPI)] == [1]


@pytest.mark.parametrize(("gap", "expected"), [(12, "1, 2"), (3, "1,2")])
def test_blank_after_comma_is_measured(gap: int, expected: str) -> None:
    # Digits 20 pixels high: one em is 30 pixels, a blank 7.
    ink = band((0, 12, TALL), (14, 4, 6), (18 + gap, 12, TALL))
    end = 30 + gap
    assert respace(read("1,2", (0, end)), ink).text == expected
    assert respace(read("1, 2", (0, 18), (18 + gap, end)), ink).text == expected


def test_nothing_is_respaced_where_glyphs_and_characters_differ() -> None:
    ink = band((0, 30, TALL), (42, 12, TALL))
    assert respace(read("1,2", (0, 54)), ink).text == "1,2"


def test_lost_bar_of_a_numeral_is_found_again() -> None:
    word = [(0, 14, TALL), (16, 12, TALL), (30, 12, TALL)]
    bars = [(60, 7, TALL), (69, 7, TALL), (78, 7, TALL)]
    counted = count_bars(read("Quý II", (0, 42), (60, 85)), band(*word, *bars))
    assert counted.text == "Quý III"
    assert [reading.text for reading in counted.words[1].alternatives] == ["II"]


def test_two_bars_taken_for_an_h() -> None:
    bars = [(60 + 9 * at, 7, TALL) for at in range(2)]
    ink = band((0, 16, TALL), (30, 18, TALL), *bars)
    assert count_bars(read("A VH", (0, 16), (30, 76)), ink).text == "A VH"
    ink = band((0, 16, TALL), (30, 18, TALL), (50, 7, TALL), (59, 7, TALL))
    assert count_bars(read("A VH", (0, 16), (30, 66)), ink).text == "A VII"


def test_digits_and_letters_are_left_alone() -> None:
    ink = band((0, 7, TALL), (9, 7, TALL), (18, 7, TALL))
    assert count_bars(read("11", (0, 25)), ink).text == "11"
    assert count_bars(read("Hà", (0, 25)), ink).text == "Hà"


def test_figures_must_have_as_many_characters_as_glyphs() -> None:
    ink = band((0, 12, TALL), (14, 4, 6), (22, 12, TALL))
    assert fits(read("1,2", (0, 34)), ink)
    assert not fits(read("1,29", (0, 34)), ink)
    assert is_figures("1.234,5 %") and not is_figures("Quý 1") and not is_figures("-")


def test_a_lone_bracket_is_no_numeral() -> None:
    piece = PixelBox(10, 10, 16, 40)
    line = TextLine((TextWord("]", piece, 0.9),), piece)
    assert count_bars(line, InkLine((piece,))).text == "]"


def test_words_run_together_at_a_comma_are_parted_where_their_ink_is() -> None:
    apart = band(*((x, 10, 16) for x in (0, 12, 24, 44, 56, 68, 80)))
    close = band(*((x, 10, 16) for x in (0, 12, 24, 36, 48, 60, 72)))
    line = read("xã,nâng", (0, 90))
    parted = part_words(line, apart)
    assert [(word.text, word.box.x0, word.box.x1) for word in parted.words] == [
        ("xã,", 0, 34),
        ("nâng", 44, 90),
    ]
    assert part_words(line, close) == line
    assert part_words(read("1,234567", (0, 90)), apart).text == "1,234567"
