"""Rival readings of one line: what wins, how sure, and that nothing is forgotten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.reading.arbitration import VotedReading, arbitrate, best_fitting
from extract.engines.recognizer import to_line


def line(text: str, confidence: float = 0.8) -> TextLine:
    """Words of ten pixels a character, a blank between."""
    words, x = [], 0
    for part in text.split():
        words.append(TextWord(part, PixelBox(x, 0, x + 10 * len(part), 20), confidence))
        x += 10 * len(part) + 10
    return TextLine(tuple(words), PixelBox(0, 0, x, 20))


def source(text: str, confidence: float = 0.8, name: str = "a") -> VotedReading:
    return VotedReading(line(text, confidence), name)


def test_agreement_makes_surer() -> None:
    settled = arbitrate(source("Quý II", 0.9), source("Quý II"))
    assert settled.text == "Quý II"
    assert all(word.confidence > 0.95 for word in settled.words)


def test_agreement_on_what_was_unsure_at_first_leaves_a_doubt() -> None:
    assert arbitrate(source("Quý", 0.6), source("Quý", 0.99)).words[0].confidence < 0.9


def test_third_reading_decides_and_the_loser_is_kept() -> None:
    settled = arbitrate(source("phần đầu"), source("phấn đấu", 0.6, "b"), source("phấn đấu", 0.7, "c"))
    assert settled.text == "phấn đấu"
    assert [[reading.text for reading in word.alternatives] for word in settled.words] == [["phần"], ["đầu"]]


def test_three_different_readings_stay_in_doubt() -> None:
    settled = arbitrate(source("tỉnh", 0.9), source("tinh", 0.8, "b"), source("tính", 0.7, "c"))
    assert settled.text == "tỉnh"
    assert settled.words[0].confidence < 0.6
    assert {reading.text for reading in settled.words[0].alternatives} == {"tinh", "tính"}


def test_capitals_with_as_many_letters_as_glyphs_win_over_a_majority() -> None:
    settled = arbitrate(
        source("BCPĐ tỉnh"), source("BCĐ tỉnh", 0.5, "b"), source("BCPĐ tỉnh", 0.8, "c"), lambda span: 3
    )
    assert settled.words[0].text == "BCĐ"


def test_capitals_that_touch_are_sure_where_readings_agree() -> None:
    settled = arbitrate(source("UBND", 0.9), source("UBND", 0.9, "b"), None, lambda span: 3)
    assert settled.words[0].confidence > 0.95


def test_lone_letter_two_readings_against_one() -> None:
    settled = arbitrate(source("M", 0.9), source("v", 0.6, "b"), source("V", 0.6, "c"))
    assert settled.text == "V"
    assert [reading.text for reading in settled.words[0].alternatives] == ["M", "v"]


def test_word_only_one_reading_sees_is_kept() -> None:
    settled = arbitrate(source("Xã Tân"), source("Xã", name="b"))
    assert settled.text == "Xã Tân"
    assert settled.words[1].confidence < settled.words[0].confidence


def test_list_with_as_many_characters_as_glyphs_is_preferred() -> None:
    readings = [source("1,7,12", 0.5), source("1,7,12,19", 0.4, "b")]
    chosen = best_fitting(readings[0].line, readings, 9)
    assert chosen.text == "1,7,12,19"
    assert [reading.text for reading in chosen.words[0].alternatives] == ["1,7,12"]


DRIFT = 25
"""Boxes of a recognizer are off by so many pixels, two and a half letters."""


def drifted(text: str, confidence: float, name: str) -> VotedReading:
    """A reading whose boxes lie too far left, so that they reach into their neighbour's."""
    words = [replace(word, box=word.box.shifted(-DRIFT, 0)) for word in line(text, confidence).words]
    return VotedReading(to_line(words), name)


@pytest.mark.parametrize(
    ("read", "other", "third", "settled"),
    [
        ("tỉnh Hà Tĩnh (dichvucong)", "tỉnh Ha Tĩnh (dichvucong)", "tỉnh Hà Tĩnh (dichvucong)", None),
        ("gov.vn), kêt nối", "gov.vn), kết nối", "gov.vn), kết nối", "gov.vn), kết nối"),
        ("- 100% doanh nghiệp kê khai", "- 100% doanh nghiệp kế khai", "- 100% doanh nghiệp kê khai", None),
        ("doanh nghiệp kê khai", "doanh nghiệp kê kê khai", "doanh nghiệp kê khai", None),
        ("UBND tỉnh Hà Tĩnh", "UBND tinh Hà Tĩnh Tĩnh", "UBND tỉnh Hà Tĩnh", None),
        ("liên kêt và", "liên kết kết và", "liên kết và", "liên kết và"),
    ],
)
def test_no_word_is_doubled_where_boxes_drift(read: str, other: str, third: str, settled: str | None) -> None:
    found = arbitrate(source(read), drifted(other, 0.7, "b"), drifted(third, 0.9, "c"))
    assert found.text == (settled or read)


def test_a_third_reading_that_cannot_be_aligned_has_no_say() -> None:
    found = arbitrate(
        source("kế hoạch năm 2017"), source("kê hoạch năm 2017", 0.6, "b"), source("khácvới hết", 0.9, "c")
    )
    assert found.text == "kế hoạch năm 2017"


def test_what_one_reading_of_three_sees_between_words_is_a_speck() -> None:
    found = arbitrate(
        source("truyền thông, .", 0.6), source("truyền thông,", name="b"), source("truyền thông,", name="c")
    )
    assert found.text == "truyền thông,"


def test_what_two_readings_of_three_see_beside_the_words_of_the_first_is_kept() -> None:
    two, three = source("KT. CHỦ TỊCH", 0.95, "b"), source("KT. CHỦ TỊCH", 0.9, "c")
    assert arbitrate(source("CHỦ TỊCH"), two, three).text == "KT. CHỦ TỊCH"
