"""Readings of figures put to the vote: what wins, how sure it is, what is kept."""

from __future__ import annotations

import pytest

from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.reading.arbitration import CONTESTED, VotedReading
from extract.engines.reading.votes import is_decided, is_number, vote, without_bars

BOX = PixelBox(0, 0, 40, 20)


def readings(*texts: str, confidence: float = 0.8) -> list[VotedReading]:
    return [
        VotedReading(TextLine((TextWord(text, BOX, confidence),), BOX), f"way {i}")
        for i, text in enumerate(texts)
    ]


def test_a_majority_of_figures_wins_and_the_others_are_kept() -> None:
    line = vote(readings("Đ", "5", "5", "B", "5"), 1, expected=True)
    assert line is not None
    assert line.text == "5"
    assert {reading.text for reading in line.words[0].alternatives} == {"Đ", "B"}


def test_two_votes_are_less_sure_than_three() -> None:
    three = vote(readings("3", "5", "5", "5", "8"), 1, expected=True)
    two = vote(readings("3", "5", "5", "8", "6"), 1, expected=True)
    assert three is not None and two is not None
    assert three.words[0].confidence > two.words[0].confidence


def test_figures_that_all_differ_are_unsure() -> None:
    line = vote(readings("30", "50", "80"), 2, expected=True)
    assert line is not None and line.words[0].confidence < 0.4
    assert vote(readings("30", "50", "80"), 2, expected=False) is None


def test_pieces_of_ink_break_a_tie() -> None:
    line = vote(readings("15", "5", "15", "5"), 2, expected=True)
    assert line is not None and line.text == "15"


def test_a_word_that_most_read_is_no_number() -> None:
    assert vote(readings("x", "x", "x", "4", "4"), 1, expected=True) is None


def test_a_doubled_letter_over_one_piece_of_ink_does_not_stand_in_the_way() -> None:
    line = vote(readings("M", "Vv", "Vv", "V", "V"), 1, expected=True)
    assert line is not None and line.text == "V"


@pytest.mark.parametrize("text", ["5", "1,7,12", "24,15%", "IV", "III.", "1."])
def test_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["", ":5", "8,", "IIII", "M", "Vv", "."])
def test_no_numbers(text: str) -> None:
    assert not is_number(text)


def test_a_sign_at_the_end_that_has_no_ink_of_its_own_is_unsure() -> None:
    contested = vote(readings("5.", "5.", "5.", "5", "5"), 1, expected=True)
    confirmed = vote(readings("5.", "5.", "5.", "5", "5"), 2, expected=True)
    assert contested is not None and confirmed is not None
    assert contested.words[0].confidence <= CONTESTED < confirmed.words[0].confidence


def test_votes_end_once_three_readings_agree() -> None:
    assert is_decided(readings("5", "5", "5"))
    assert not is_decided(readings("5", "5"))
    assert not is_decided(readings("5", "6", "5"))
    assert not is_decided(readings("x", "x", "x"))


def test_ink_counts_the_bars_of_a_numeral() -> None:
    line = vote(readings("VH", "VII", "V", "VI", "VI"), 3, expected=True)
    assert line is not None and line.text == "VII"
    assert line.words[0].confidence < CONTESTED


def test_a_lone_bar_is_never_sure_and_a_one_where_numbers_stand() -> None:
    bar = readings("]", confidence=0.98)[0].line
    assert without_bars(bar, expected=False).text == "]"
    one = without_bars(bar, expected=True)
    assert one.text == "1" and one.words[0].confidence < 0.5
    assert [reading.text for reading in one.words[0].alternatives] == ["]"]
    assert without_bars(readings("15")[0].line, expected=True).text == "15"
