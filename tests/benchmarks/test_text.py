from __future__ import annotations

import pytest

from benchmarks.scoring.text import bare, folded, score_text, total


def test_equal_texts_have_no_errors() -> None:
    score = score_text("Tổng mức đầu tư 2.220.000", "Tổng mức  đầu tư 2.220.000")
    assert (score.cer, score.mark_error_rate, score.number_accuracy) == (0, 0, 1)


def test_lost_and_swapped_marks_are_mark_errors() -> None:
    score = score_text("phấn đấu của tỉnh", "phần đấu của tinh")
    assert (score.errors, score.mark_errors) == (2, 2)


def test_eth_and_d_differ_by_a_mark_only() -> None:
    assert score_text("BCĐ", "BCD").mark_errors == 1
    assert bare("Đ") == "D"


@pytest.mark.parametrize(("read", "errors"), [("xa", 1), ("xãã", 1), ("x", 1), ("", 2), ("tã", 1)])
def test_every_kind_of_character_error_is_seen(read: str, errors: int) -> None:
    assert score_text("xã", read).errors == errors


def test_text_where_none_is_printed_is_an_error() -> None:
    assert score_text("", "abc").errors == 3


@pytest.mark.parametrize("read", ["38/201 xã, 18,36%", "38 207 xã, 18.36%", "38 xã, 18,36%"])
def test_wrong_digit_strings_are_seen(read: str) -> None:
    assert score_text("38/207 xã, 18,36%", read).number_accuracy < 1


def test_blanks_inside_lists_of_numbers_do_not_count() -> None:
    assert folded("1,2, 3; 4") == "1,2,3;4"
    assert folded("giao thông, 3 xã") == "giao thông, 3 xã"


def test_scores_add_up() -> None:
    both = total([score_text("ab", "ab"), score_text("cd", "xx")])
    assert (both.characters, both.errors) == (4, 2)
