"""Which words of a drawn line are read again, and where their ink is looked for."""

from __future__ import annotations

from extract.engines.bands import Band
from extract.engines.base import PixelBox, TextLine, TextWord
from extract.engines.doubts import Stretch, doubtful_stretches, has_doubts, is_abbreviation
from extract.engines.recognizer import to_line


def line(*words: tuple[str, float]) -> tuple[TextLine, Band]:
    """Words of three glyphs, 16 pixels apart, with their confidence; boxes lack the last glyph."""
    ink = [PixelBox(50 * at + x, 0, 50 * at + x + 10, 20) for at in range(len(words)) for x in (0, 12, 24)]
    read = [TextWord(text, PixelBox(50 * at, 0, 50 * at + 24, 20), c) for at, (text, c) in enumerate(words)]
    return to_line(read), Band(tuple(ink))


def test_sure_words_are_not_read_again() -> None:
    read, band = line(("các", 0.96), ("xã", 0.95), ("đạt", 0.97))
    assert not has_doubts(read, band)
    assert doubtful_stretches(read, band) == []


def test_one_doubtful_word_is_read_alone_with_its_whole_ink() -> None:
    read, band = line(("các", 0.96), ("xả", 0.5), ("đạt", 0.97), ("chuẩn", 0.96))
    assert doubtful_stretches(read, band) == [Stretch(1, 2, PixelBox(50, 0, 84, 20), PixelBox(0, 0, 134, 20))]


def test_a_line_of_doubts_is_read_whole() -> None:
    read, band = line(("cac", 0.4), ("xả", 0.5), ("đạt", 0.97))
    assert [(s.start, s.end, s.span) for s in doubtful_stretches(read, band)] == [(0, 3, band.box)]


def test_words_read_from_the_same_ink_go_together() -> None:
    _, band = line(("a", 0), ("b", 0), ("c", 0), ("d", 0))
    boxes = ((0, 34), (50, 62), (62, 84), (100, 134), (150, 184))
    words = [TextWord("x", PixelBox(x0, 0, x1, 20), 0.4 if x0 == 62 else 0.96) for x0, x1 in boxes]
    assert [(s.start, s.end) for s in doubtful_stretches(to_line(words), band)] == [(1, 3)]


def test_abbreviations_and_marks_on_poor_print_are_doubted() -> None:
    read, band = line(("BCĐ", 0.96), ("tống", 0.96), ("số", 0.96), ("xã", 0.96), ("đạt", 0.96))
    assert [s.start for s in doubtful_stretches(read, band)] == [0]
    assert [(s.start, s.end) for s in doubtful_stretches(read, band, is_poor=True)] == [(0, 3)]
    assert is_abbreviation("NN&PTNT") is False
    assert is_abbreviation("(UBND)")
