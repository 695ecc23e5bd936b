"""Paragraphs and words longer than people write, in pieces: to read them takes time with the square."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from extract.model import Block, Line, Paragraph, Word

MOST_WORDS = 500
"""Words of a paragraph: a page of print, which no paragraph of a plan fills."""

MOST_LETTERS = 1000
"""Letters of a word: more are data, such as a picture in base 64."""

_SENTENCE_ENDS = (".", ";", "!", "?")


def in_pieces(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give blocks with each overlong paragraph as several, cut behind a sentence where there is one."""
    for block in blocks:
        if not isinstance(block, Paragraph) or _is_short(block):
            yield block
            continue
        words = [(at, word) for at, line in enumerate(block.lines) for word in _short_words(line)]
        while words:
            size = _cut_at(words)
            yield replace(block, lines=tuple(_lines(block, words[:size])))
            words = words[size:]


def _is_short(paragraph: Paragraph) -> bool:
    return sum(len(line.words) for line in paragraph.lines) <= MOST_WORDS and all(
        len(word.text) <= MOST_LETTERS for line in paragraph.lines for word in line.words
    )


def _short_words(line: Line) -> Iterator[Word]:
    for word in line.words:
        if len(word.text) <= MOST_LETTERS:
            yield word
            continue
        for start in range(0, len(word.text), MOST_LETTERS):
            yield replace(word, text=word.text[start : start + MOST_LETTERS])


def _cut_at(words: list[tuple[int, Word]]) -> int:
    """How many words come first: to the last sentence end or, without one, line end of a second half."""
    if len(words) <= MOST_WORDS:
        return len(words)
    half = range(MOST_WORDS, MOST_WORDS // 2, -1)
    sentence = (at for at in half if words[at - 1][1].text.endswith(_SENTENCE_ENDS))
    line = (at for at in half if words[at - 1][0] != words[at][0])
    return next(sentence, None) or next(line, MOST_WORDS)


def _lines(paragraph: Paragraph, words: list[tuple[int, Word]]) -> Iterator[Line]:
    for at, group in groupby(words, key=lambda entry: entry[0]):
        yield replace(paragraph.lines[at], words=tuple(word for _, word in group))
