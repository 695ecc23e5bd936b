"""Doubts of context count by how surely the word was read."""

from __future__ import annotations

import pytest

from normalize.textrepair.likelihood.worth import is_worth_telling
from normalize.textrepair.model import WordDoubt


def doubt(
    printed: str, reason: str, margin: float = 0.0, makes_word: bool = False, other: str = ""
) -> WordDoubt:
    return WordDoubt(0, len(printed), printed, other, margin, reason, makes_word)


@pytest.mark.parametrize(
    ("one", "confidence", "expected"),
    [
        (doubt("Khau", "context", 7.9), 0.99, False),  # mỏ đá Khau Đêm
        (doubt("điện", "context", 1.6, makes_word=True, other="diện"), 0.99, True),  # toàn điện for toàn diện
        (doubt("cơ", "context", 1.9, makes_word=True, other="có"), 0.97, False),  # mẫu cơ lý đá
        (doubt("cơ", "context", 1.9, makes_word=True, other="có"), 0.9, True),
        (doubt("còn", "repeated-passage", 3.5, other="có"), 0.99, False),
        (doubt("tiệm", "context", 4.6, makes_word=True, other="tiện"), 0.97, True),  # phương tiệm làm việc
        (doubt("huện", "context", 14.4), 0.9, True),
        (doubt("mật", "context", -1.0), 0.93, False),  # văn bản không mật
        (doubt("mật", "context", -1.0), 0.5, True),
        (doubt("lan tỏa", "context", 1.0), 0.96, False),
        (doubt("cử gian", "context", -2.3), 0.24, True),
        (doubt("Khau", "context", 7.9), None, True),
        (doubt("carbonat", "unknown-syllable"), 0.93, False),
        (doubt("chírh", "unknown-syllable"), 0.93, True),
        (doubt("ngh", "unknown-syllable"), 0.99, True),
        (doubt("..", "punctuation"), 0.99, False),
        (doubt("cạch", "half-mended", 3.0), 0.99, True),
    ],
)
def test_a_doubt_counts_by_how_surely_the_word_was_read(
    one: WordDoubt, confidence: float | None, expected: bool
) -> None:
    assert is_worth_telling(one, confidence) is expected
