"""Which lines are read again."""

from __future__ import annotations

from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.reading.doubts import has_doubts
from extract.engines.reading.ink_lines import InkLine
from extract.engines.recognizer import to_line


def line(*words: tuple[str, float]) -> tuple[TextLine, InkLine]:
    """Words of three glyphs, 16 pixels apart, with their confidence."""
    ink = [PixelBox(50 * at + x, 0, 50 * at + x + 10, 20) for at in range(len(words)) for x in (0, 12, 24)]
    read = [TextWord(text, PixelBox(50 * at, 0, 50 * at + 34, 20), c) for at, (text, c) in enumerate(words)]
    return to_line(read), InkLine(tuple(ink))


def test_sure_words_are_not_read_again() -> None:
    assert not has_doubts(*line(("các", 0.96), ("xã", 0.95), ("đạt", 0.97)))


def test_one_doubtful_word_is_enough() -> None:
    assert has_doubts(*line(("các", 0.96), ("xả", 0.5), ("đạt", 0.97)))


def test_a_lone_character_is_always_read_twice() -> None:
    read, _ = line(("1", 0.99))
    assert has_doubts(read, InkLine((PixelBox(0, 0, 10, 20),)))


def test_letters_of_which_no_word_was_read_are_a_doubt() -> None:
    read, band = line(("KT.", 0.97), ("CHỦ", 0.97), ("TỊCH", 0.97))
    assert has_doubts(to_line(list(read.words[1:])), band)
