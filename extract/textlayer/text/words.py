"""Glyphs to words: where letters stand close, and no blank is printed between them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.model import Box, Word
from extract.text.invisible import drop_invisible
from extract.textlayer.text.glyphs import Glyph

GAP = 0.15
"""Share of their size by which two letters of different words stand apart at least."""

WIDE_GAP = 0.3
"""The same where blanks are printed as glyphs, so that a smaller gap without one is letter spacing."""

TIGHT = 0.06
"""A blank that is narrower on paper than this share of the size is none: letters overlap it."""

OVER = 0.4
"""Share of the size by which text objects of a line meet when one is printed over the other."""

LEVEL = 0.18
"""Share of their size by which the baselines of letters of one line may differ."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class SetWord:
    """A word as set: its text and box, its glyphs, and whether the text object of the word before goes on."""

    word: Word
    glyphs: tuple[Glyph, ...]
    goes_on: bool = False

    @property
    def box(self) -> Box:
        """Its box."""
        assert self.word.box is not None
        return self.word.box


def words_of(glyphs: Iterable[Glyph], blanks: Sequence[Point]) -> list[SetWord]:
    """Gather upright glyphs into words, line by line; ``blanks`` are points where printed blanks begin."""
    lines = [strand for line in _lines(glyphs) for strand in _strands(line)]
    known = _Blanks(blanks)
    limit = WIDE_GAP if _prints_blanks(lines, known) else GAP
    return [word for line in lines for word in _words(line, known, limit)]


class _Blanks:
    """The printed blanks by their height on the page."""

    def __init__(self, blanks: Sequence[Point]) -> None:
        self._rows: dict[int, list[float]] = defaultdict(list)
        for x, y in blanks:
            self._rows[round(y)].append(x)
        for row in self._rows.values():
            row.sort()

    def between(self, one: Glyph, other: Glyph) -> bool:
        """Whether a blank is printed between two glyphs of a line."""
        start, end = (one.box.x0 + one.box.x1) / 2, other.box.x0 + 0.1 * other.size
        for row in range(round(one.baseline) - 1, round(one.baseline) + 2):
            places = self._rows.get(row, ())
            at = bisect_left(places, start)
            if at < len(places) and places[at] < end:
                return True
        return False


def _lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.baseline, glyph.box.x0)):
        if lines and glyph.baseline - lines[-1][0].baseline <= LEVEL * glyph.size:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [sorted(line, key=lambda glyph: (glyph.box.x0, glyph.box.x1)) for line in lines]


def _strands(line: list[Glyph]) -> list[list[Glyph]]:
    """Part a line where text objects are printed over each other: each is read for itself."""
    items: dict[int, list[Glyph]] = {}
    for glyph in line:
        items.setdefault(glyph.item, []).append(glyph)
    strands: list[list[Glyph]] = []
    ends: list[float] = []
    for own in items.values():
        over = OVER * own[0].size
        at = next((at for at, end in enumerate(ends) if own[0].box.x0 > end - over), len(ends))
        if at == len(ends):
            strands.append([])
            ends.append(0.0)
        strands[at] += own
        ends[at] = max(ends[at], *(glyph.box.x1 for glyph in own))
    return strands


def _gap(one: Glyph, other: Glyph) -> float:
    """The blank between two glyphs as a share of their size."""
    return (other.box.x0 - one.box.x1) / max(one.size, other.size, 1e-3)


def _prints_blanks(lines: Sequence[Sequence[Glyph]], blanks: _Blanks) -> bool:
    """Whether most gaps as wide as a blank hold one."""
    pairs = [(a, b) for line in lines for a, b in pairwise(line) if GAP < _gap(a, b) < 2 * WIDE_GAP]
    held = sum(blanks.between(a, b) for a, b in pairs)
    return held > 0.5 * len(pairs)


def _words(line: Sequence[Glyph], blanks: _Blanks, limit: float) -> Iterator[SetWord]:
    word = [line[0]]
    goes_on = False
    for last, this in pairwise(line):
        gap = _gap(last, this)
        blank = gap > TIGHT and blanks.between(last, this)
        if not blank and gap <= limit:
            word.append(this)
            continue
        yield from _word(word, goes_on)
        # A blank of common width within one text object: the same text goes on.
        goes_on = last.item == this.item and blank and gap < 2 * WIDE_GAP
        word = [this]
    yield from _word(word, goes_on)


def _word(glyphs: Sequence[Glyph], goes_on: bool) -> Iterator[SetWord]:
    text = "".join(glyph.text for glyph in glyphs)
    text = unicodedata.normalize("NFC", drop_invisible(text.replace("\xad", "-"))).strip()
    if not text:
        return
    box = glyphs[0].box
    for glyph in glyphs[1:]:
        box = box.union(glyph.box)
    letters = [glyph.style for glyph in glyphs if glyph.text.isalnum()] or [glyph.style for glyph in glyphs]
    bold = 2 * sum(style.bold for style in letters) > len(letters)
    italic = 2 * sum(style.italic for style in letters) > len(letters)
    yield SetWord(Word(text, box, bold=bold, italic=italic), tuple(glyphs), goes_on)
