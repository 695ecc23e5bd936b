"""Which words have the shape of a Vietnamese syllable."""

import pytest

from normalize.textrepair.forms.syllables import is_syllable

SYLLABLES = """tỉnh giếng gì quốc quyết nghiêng Khuỷu hòa hoà thủy thuỷ yêu ÔNG xuất ương khoằm quýt"""
NONE = """glao bỗổ xuat tàc UBND web đưjc tĩnhh carbonat"""


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", NONE.split())
def test_what_is_none(word: str) -> None:
    assert not is_syllable(word)
