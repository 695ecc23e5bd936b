"""Words to printed lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from extract.model import Box, Line, Place, Word


def to_lines(words: Sequence[Word], page: int) -> tuple[Line, ...]:
    """Gather words that stand in one row into lines, from top to bottom and left to right.

    Words of other sizes (superscripts, small print) join the line whose middle they overlap.
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (_middle(word), _box(word).x0)):
        if rows and _in_row(word, rows[-1]):
            rows[-1].append(word)
        else:
            rows.append([word])
    return tuple(_line(row, page) for row in rows)


def around(words: Sequence[Word]) -> Box:
    """The smallest box around words that all have one."""
    return reduce(Box.union, map(_box, words))


def _line(words: Sequence[Word], page: int) -> Line:
    ordered = tuple(sorted(words, key=lambda word: _box(word).x0))
    return Line(ordered, Place(page, around(ordered)))


def _in_row(word: Word, row: Sequence[Word]) -> bool:
    tallest = max(row, key=lambda other: _box(other).height)
    box = _box(tallest)
    reach = 0.5 * max(box.height, _box(word).height)
    return abs(_middle(word) - _middle(tallest)) < reach and (
        min(box.y1, _box(word).y1) - max(box.y0, _box(word).y0) > 0.4 * min(box.height, _box(word).height)
    )


def _middle(word: Word) -> float:
    return (_box(word).y0 + _box(word).y1) / 2


def _box(word: Word) -> Box:
    if word.box is None:
        raise ValueError(f"word without a box: {word.text!r}")
    return word.box
