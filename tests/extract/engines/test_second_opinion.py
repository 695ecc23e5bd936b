"""Words in doubt, put to a second recognizer: who is asked, and what comes of it."""

from __future__ import annotations

import pytest

from extract.engines.base import PixelBox, TextWord
from extract.engines.opinion import Opinion
from extract.engines.reading.second_opinion import with_opinions, with_witness
from extract.engines.recognizer import to_line
from extract.model import SECOND_OPINION, Reading

BOX = PixelBox(0, 0, 40, 20)


def settled(text: str, confidence: float, heard: str, sureness: float, *others: str) -> TextWord:
    alternatives = tuple(Reading(other, 0.5, "vie") for other in others)
    line = to_line([TextWord(text, BOX, confidence, alternatives)])
    (word,) = with_opinions(line, lambda _: Opinion(heard, sureness)).words
    return word


@pytest.mark.parametrize(
    ("heard", "sureness", "confidence"),
    [("CẦU", 0.999, 0.97), ("CẦU,", 0.999, 0.97), ("CẦU", 0.93, 0.9), ("CẦU", 0.8, 0.35), ("", 0.0, 0.35)],
)
def test_a_second_recognizer_that_agrees_makes_sure(heard: str, sureness: float, confidence: float) -> None:
    word = settled("CẦU", 0.35, heard, sureness, "CÀU", "CÂU")
    assert (word.text, word.confidence) == ("CẦU", confidence)


def test_what_both_recognizers_know_is_taken_with_its_marks() -> None:
    word = settled("Thăng;", 0.54, "Thắng", 0.999, "Thắng;", "Thăng:")
    assert word.text == "Thắng;"
    assert [reading.text for reading in word.alternatives] == ["Thăng;", "Thăng:"]


def test_what_only_the_second_recognizer_knows_is_told_beside_the_word() -> None:
    word = settled("nếi", 0.91, "nối", 0.998)
    assert (word.text, word.confidence) == ("nếi", 0.6)
    assert word.alternatives == (Reading("nối", 0.998, SECOND_OPINION),)


@pytest.mark.parametrize(
    ("text", "heard"),
    [("1", "]"), ("UBND", "UBND cấp huyện,"), ("kế", "")],
)
def test_lone_figures_and_neighbours_taken_in_dispute_nothing(text: str, heard: str) -> None:
    word = settled(text, 0.5, heard, 0.99)
    assert (word.text, word.confidence, word.alternatives) == (text, 0.5, ())


def test_raised_figures_are_written_otherwise_and_agree() -> None:
    word = settled("m³.", 0.8, "m3", 0.99)
    assert (word.text, word.confidence) == ("m³.", 0.97)


def test_figures_are_doubted_and_never_changed() -> None:
    word = settled("2.000.000.000", 0.7, "2.000.000:000", 0.99, "2.000.000:000")
    assert (word.text, word.confidence) == ("2.000.000.000", 0.6)


NOT_ASKED = [("hoạch", 0.96), ("1,7,12", 0.9), ("–", 0.2), ("m", 0.5), ("UBND", 0.91), ("45/2016/TT", 0.92)]


@pytest.mark.parametrize(("text", "confidence"), NOT_ASKED)
def test_sure_words_settled_figures_lone_letters_and_marks_are_not_asked_about(
    text: str, confidence: float
) -> None:
    def ask(_: TextWord) -> Opinion:
        raise AssertionError(text)

    line = to_line([TextWord(text, BOX, confidence)])
    assert with_opinions(line, ask) == line


@pytest.mark.parametrize(("text", "heard", "confidence"), [("GIÁY", "GIẤY", 0.91), ("TTTI", "TTTT", 0.85)])
def test_marks_of_capitals_and_unsure_abbreviations_are_asked_about(
    text: str, heard: str, confidence: float
) -> None:
    assert settled(text, confidence, heard, 0.99).confidence == 0.6


@pytest.mark.parametrize(
    ("witness", "text", "confidence"), [("phố", "phố", 0.9), ("phế", "phế", 0.6), ("phô", "phế", 0.6)]
)
def test_what_another_reading_says_too_is_taken(witness: str, text: str, confidence: float) -> None:
    line = to_line([settled("phế", 0.91, "phố", 0.999)])
    (word,) = with_witness(line, to_line([TextWord(witness, PixelBox(2, 1, 38, 20), 0.9)])).words
    assert (word.text, word.confidence) == (text, confidence)


def test_no_reading_is_taken_from_a_neighbour_nor_of_figures() -> None:
    disputed, beside = settled("phế", 0.91, "phố", 0.999), TextWord("phố", PixelBox(50, 0, 90, 20), 0.9)
    assert with_witness(to_line([disputed]), to_line([beside])).words == (disputed,)
    figures = settled("2010", 0.7, "2016", 0.999)
    assert with_witness(to_line([figures]), to_line([TextWord("2016", BOX, 0.9)])).words == (figures,)
