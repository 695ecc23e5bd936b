"""Text layers of every kind that scans and offices leave behind, and what is decided about them."""

from __future__ import annotations

import pytest

from extract.pdf.triage import judge

PROSE = (
    "Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới, Ủy ban nhân dân tỉnh giao các sở. " * 5
)


@pytest.mark.parametrize(
    ("text", "hidden", "trusted", "reason"),
    [
        (PROSE, 0, True, "good"),
        (PROSE, 40, True, "good"),
        ("TT 1 2 3 4.567 8,9", 0, True, "good"),
        ("Total expenditure of the province by district", 0, True, "good"),
        ("", 0, False, "no text layer"),
        ("", 900, False, "another tool"),
        (PROSE.replace("n", "\ufffd"), 0, False, "garbled"),
        ("Biểu tổng hợp thiệt hại: Өng phó hҡn hán, xâm nhҭp mҷn, tӍnh BҾn Tre", 0, False, "several scripts"),
        ("Ủy ban nhân dân (Народный комитет) và góc α, β của công trình", 0, True, "good"),
        ("(cid:12)(cid:7)(cid:31) " * 40, 0, False, "garbled"),
    ],
)
def test_verdicts(text: str, hidden: int, trusted: bool, reason: str) -> None:
    verdict = judge(text, hidden)
    assert verdict.trusted == trusted
    assert reason in verdict.reason


def test_text_printed_over_itself_is_recognized() -> None:
    assert not judge(PROSE, 0, muddled=True).trusted
