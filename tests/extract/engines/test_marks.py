"""What poor print makes of marks over letters."""

from __future__ import annotations

from extract.engines.marks import fullness, is_same_but_for_i, may_have_lost_a_hook, without_marks


def test_fuller_marks_rank_higher() -> None:
    assert fullness("tuyên") == fullness("nang") == 0
    assert fullness("tuyến") == 1
    assert fullness("tổng") > fullness("tống") > fullness("tông")


def test_an_acute_over_another_mark_may_be_a_hook() -> None:
    assert may_have_lost_a_hook("chuấn")
    assert not may_have_lost_a_hook("chuẩn")
    assert not may_have_lost_a_hook("các")


def test_dots_of_i_are_told_from_other_differences() -> None:
    assert is_same_but_for_i("Chi", "Chỉ")
    assert not is_same_but_for_i("Chi", "Chi")
    assert not is_same_but_for_i("tinh", "tính!")
    assert without_marks("đặc biệt") == "đac biet"
