"""Figures that a pen wrote into the blanks of a letterhead, on a page drawn here."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from extract.engines.base import Gray
from extract.model import Box, Line, Place, Word
from extract.scan.pen.blanks import Filled, find_blanks
from extract.scan.pen.figures import read_figures
from extract.scan.pen.fill import with_pen_figures
from training.pen.strokes import draw

SCALE = 72 / 300
"""Points a pixel."""
UNREAD, READ = 0.3, 0.97


def line_of(*words: tuple[str, float, float], confidence: float = READ) -> Line:
    """A line of words from x0 to x1 on the baseline of 118 points, nine points high."""
    made = tuple(Word(text, Box(x0, 109, x1, 118), confidence) for text, x0, x1 in words)
    return Line(made, Place(1, Box(words[0][1], 109, words[-1][2], 118)))


DAY = line_of(
    ("Hòa", 310, 330),
    ("Bình,", 334, 360),
    ("ngày", 364, 390),
    ("tháng", 430, 460),
    ("năm", 480, 502),
    ("2019", 506, 532),
)
NUMBER = line_of(("Số:", 110, 127), ("/KH-UBND", 176, 242))


def page_with(figures: str, x: float, seed: int = 4) -> Gray:
    """Draw figures twelve points high from x on, standing on the baseline of the lines."""
    rng = np.random.default_rng(seed)
    page = np.full((800, 2480), 255, np.uint8)
    bottom, left = round(118 / SCALE), round(x / SCALE)
    for figure in figures:
        shape = draw(figure, rng)
        ys, xs = np.nonzero(shape)
        shape = shape[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]
        width = max(8, round(50 * shape.shape[1] / shape.shape[0]))
        small = cv2.resize(shape, (width, 50), interpolation=cv2.INTER_AREA)
        part = page[bottom - 50 : bottom, left : left + width]
        part[small > 0] = 20
        left += width + 8
    return page


@pytest.mark.parametrize("day", ["06", "13", "24", "27", "30", "8"])
def test_a_day_is_read(day: str) -> None:
    blank = next(blank for blank in find_blanks(DAY) if blank.kind is Filled.DAY)
    read = read_figures(page_with(day, 398), SCALE, blank)
    assert read is not None
    assert read.text == day


def test_most_numbers_are_read() -> None:
    """Drawn figures are odder than most people's: 38 of these 40 numbers are read."""
    (blank,) = find_blanks(NUMBER)
    right = 0
    for seed in range(40):
        number = str(np.random.default_rng(seed).integers(2, 3000))
        read = read_figures(page_with(number, 132, seed), SCALE, blank)
        right += read is not None and read.text == number
    assert right >= 36


def test_nothing_is_read_where_nothing_is_written() -> None:
    page = page_with("", 0)
    for x in range(395, 428, 5):  # the dots of a blank
        cv2.circle(page, (round(x / SCALE), round(117 / SCALE)), 3, 0, -1)
    assert all(read_figures(page, SCALE, blank) is None for blank in find_blanks(DAY))


def test_no_day_after_the_last_of_a_month_is_read() -> None:
    blank = next(blank for blank in find_blanks(DAY) if blank.kind is Filled.DAY)
    read = read_figures(page_with("47", 398), SCALE, blank)
    assert read is None or int(read.text) <= 31


def test_figures_come_between_the_print_and_what_was_read_stays_beside_them() -> None:
    garbage = replace(NUMBER, words=(NUMBER.words[0], Word("‡1Ÿ/KH-UBND", Box(131, 107, 242, 120), UNREAD)))
    (line,) = with_pen_figures(page_with("418", 132), SCALE, [garbage])
    assert line.text == "Số: 418 /KH-UBND"
    assert line.words[1].alternatives[0].text == "‡1Ÿ/KH-UBND"
    confidence = line.words[1].confidence
    assert confidence is not None
    assert confidence < 0.85  # it is asked to be confirmed


def test_figures_that_two_readings_give_are_sure() -> None:
    twice = replace(
        DAY, words=(*DAY.words[:3], Word("..24..", Box(396, 107, 424, 118), UNREAD), *DAY.words[3:])
    )
    (line,) = with_pen_figures(page_with("24", 398), SCALE, [twice])
    assert line.words[3].text == "24"
    assert (line.words[3].confidence or 0) > UNREAD


def test_printed_figures_stay_as_they_were_read() -> None:
    printed = replace(DAY, words=(*DAY.words[:3], Word("24", Box(396, 107, 408, 118), READ), *DAY.words[3:]))
    (line,) = with_pen_figures(page_with("24", 398), SCALE, [printed])
    assert line is printed


def test_a_pens_figures_that_were_surely_read_as_others_are_told() -> None:
    misread = replace(DAY, words=(*DAY.words[:3], Word("19", Box(396, 107, 408, 118), READ), *DAY.words[3:]))
    (line,) = with_pen_figures(page_with("24", 398), SCALE, [misread])
    assert line.words[3].text == "24"
    assert (line.words[3].confidence or 1) < 0.85


@pytest.mark.parametrize("letters", ["OI.", "Ø1"])
def test_letters_like_figures_stand_in_for_writing_that_is_not_known(letters: str) -> None:
    page = page_with("", 0)
    cv2.line(page, (1660, 455), (1760, 488), 0, 9)  # a stroke that is no figure
    cv2.line(page, (1660, 488), (1760, 455), 0, 9)
    alike = replace(
        DAY, words=(*DAY.words[:3], Word(letters, Box(396, 107, 424, 118), UNREAD), *DAY.words[3:])
    )
    (line,) = with_pen_figures(page, SCALE, [alike])
    assert line.words[3].text == "01"
    assert (line.words[3].confidence or 0) < 0.85


def test_a_number_of_the_party_has_its_hyphen() -> None:
    party = line_of(("Số", 110, 124), ("37", 132, 150), ("-CTr/HU", 176, 226), confidence=UNREAD)
    (line,) = with_pen_figures(page_with("31", 134), SCALE, [party])
    assert line.text == "Số 31 -CTr/HU"


def test_a_day_that_runs_into_its_month_is_parted_from_it() -> None:
    glued = replace(
        DAY, words=(*DAY.words[:3], Word("(đtháng", Box(398, 107, 460, 118), UNREAD), *DAY.words[4:])
    )
    (line,) = with_pen_figures(page_with("24", 398), SCALE, [glued])
    assert line.text == "Hòa Bình, ngày 24 tháng năm 2019"


@pytest.mark.parametrize(
    "words",
    [
        ["Căn", "cứ", "Luật", "Du", "lịch", "ngày", "19", "tháng", "6", "năm", "2017;"],
        ["Họp", "ngày", "5", "tháng", "6", "năm", "2019"],
        ["Số:", "người", "tham", "gia", "KH"],
        ["Sở", "Y", "tế"],
    ],
)
def test_running_text_has_no_blanks(words: list[str]) -> None:
    line = line_of(*((word, 100.0 + 30 * at, 125.0 + 30 * at) for at, word in enumerate(words)))
    assert find_blanks(line) == ()
