from __future__ import annotations

from benchmarks.datasets import around_difference


def test_a_difference_deep_in_a_text_is_shown() -> None:
    text = "Xây dựng nông thôn mới " * 10
    expected, found = around_difference(text + "tỉnh Lạng Sơn", text + "tinh Lạng Sơn")
    assert "tỉnh" in expected
    assert "tinh" in found


def test_lost_ends_are_shown() -> None:
    assert around_difference("abc", "ab") == ("abc", "ab")
