"""Paragraphs longer than people write come in pieces, and no word of them is lost."""

from __future__ import annotations

from itertools import count, islice
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from extract.model import Line, Page, PageContent, Paragraph, Word
from extract.read import read
from extract.stitch import assemble
from extract.stitch.lengths import MOST_LETTERS, MOST_WORDS


def _assembled(lines: list[list[str]]) -> list[Paragraph]:
    words = tuple(Line(tuple(map(Word, line))) for line in lines)
    blocks = assemble([PageContent(Page(1), (Paragraph(words),))])
    return [block for block in blocks if isinstance(block, Paragraph)]


def _words(paragraphs: list[Paragraph]) -> list[str]:
    return [word.text for part in paragraphs for line in part.lines for word in line.words]


@given(st.lists(st.integers(0, 3 * MOST_WORDS), min_size=1, max_size=4), st.integers(2, 900))
def test_every_word_stays_in_its_order(lengths: list[int], every: int) -> None:
    counted = (f"{n}." if n % every == 0 else f"{n}" for n in count())
    lines = [list(islice(counted, n)) for n in lengths]
    parts = _assembled(lines)
    assert _words(parts) == [word for line in lines for word in line]
    assert all(len(_words([part])) <= MOST_WORDS for part in parts)


def test_cut_comes_behind_a_sentence() -> None:
    first, second = _assembled([["từ"] * (MOST_WORDS - 50) + ["hết."] + ["sau"] * 80])
    assert (first.text[-4:], set(_words([second]))) == ("hết.", {"sau"})


def test_word_of_a_million_letters_keeps_its_letters(tmp_path: Path) -> None:
    path = tmp_path / "data.txt"
    path.write_text(f"Ảnh {'a' * 1_000_000} hết\n")
    words = _words(list(read(path).paragraphs))
    assert "".join(words) == f"Ảnh{'a' * 1_000_000}hết"
    assert max(map(len, words)) == MOST_LETTERS
