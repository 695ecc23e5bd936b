"""What poor print makes of marks over letters."""

from __future__ import annotations

from extract.engines.marks import may_have_lost_a_hook


def test_an_acute_over_another_mark_may_be_a_hook() -> None:
    assert may_have_lost_a_hook("chuấn")
    assert not may_have_lost_a_hook("chuẩn")
    assert not may_have_lost_a_hook("các")
