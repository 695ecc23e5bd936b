"""Glyphs to words: where letters stand close, and no blank is printed between them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.model import Box, Word
from extract.text.invisible import drop_invisible
from extract.textlayer.text.glyphs import Glyph

GAP = 0.15
"""Share of their size by which two letters of different words stand apart at least."""

WIDE_GAP = 0.3
"""The same where blanks are printed as glyphs, so that a smaller gap without one is letter spacing."""

OBJECT_GAP = 0.2
"""The same between text objects where these are words, not letters: a blank of Times is 0.25."""

MOST_SPACING = 0.6
"""Letters set farther apart than this share of their size are columns of figures, no spaced word."""

EVEN = 0.1
"""Share of the size by which the gaps of spaced letters differ at most: kerning takes 0.06."""

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
    spacing = _Spacing(lines, known)
    return [word for line in lines for word in _words(line, known, spacing)]


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


class _Spacing:
    """How far letters are set apart on purpose (character spacing), by pieces of lines without blanks."""

    def __init__(self, lines: Sequence[Sequence[Glyph]], blanks: _Blanks) -> None:
        letters = Counter(glyph.item for line in lines for glyph in line)
        # Some programs set every letter as an object of its own.
        self._by_letter = 2 * sum(count == 1 for count in letters.values()) > letters.total()
        self._of: dict[int, float] = {}
        for line in lines:
            self._measure(list(_pieces(line, blanks)))
        self._limit = WIDE_GAP if self._prints_blanks(lines, blanks) else GAP
        if self._limit == GAP:
            self._of = {}  # where no blanks are printed, even gaps part figures of a letter each

    def _measure(self, pieces: Sequence[Sequence[Glyph]]) -> None:
        """Note the spacing of spaced pieces of a line, and of short ones that are spaced as these."""
        gaps = [[_gap(one, other) for one, other in pairwise(piece)] for piece in pieces]
        known = [median(own) for own in gaps if _is_spaced(own)]
        for piece, own in zip(pieces, gaps, strict=True):
            like = next((each for each in known if all(abs(gap - each) < EVEN for gap in own)), 0.0)
            self._of |= dict.fromkeys(map(id, piece[:-1]), like)

    def gap(self, one: Glyph, other: Glyph) -> float:
        """The blank between two glyphs as a share of their size, less the spacing of their piece."""
        return _gap(one, other) - self._of.get(id(one), 0.0)

    def most(self, one: Glyph, other: Glyph) -> float:
        """The widest gap between two letters of one word."""
        # A raised figure may stand off its unit, a lowered one off its sign.
        alike = abs(one.box.height - other.box.height) < 0.1 * one.box.height
        apart = one.item != other.item and alike and not self._by_letter
        return min(self._limit, OBJECT_GAP) if apart else self._limit

    def _prints_blanks(self, lines: Sequence[Sequence[Glyph]], blanks: _Blanks) -> bool:
        """Whether most gaps as wide as a blank hold one."""
        pairs = [
            (one, other)
            for line in lines
            for one, other in pairwise(line)
            if GAP < self.gap(one, other) < 2 * WIDE_GAP
        ]
        held = sum(blanks.between(one, other) for one, other in pairs)
        return held > 0.5 * len(pairs)


def _pieces(line: Sequence[Glyph], blanks: _Blanks) -> Iterator[list[Glyph]]:
    """Cut a line at printed blanks and where no word is spaced as far."""
    piece = [line[0]]
    for one, other in pairwise(line):
        if blanks.between(one, other) or _gap(one, other) > MOST_SPACING:
            yield piece
            piece = []
        piece.append(other)
    yield piece


def _is_spaced(gaps: Sequence[float]) -> bool:
    """Whether letters stand equally far apart; three gaps may be so by chance, fewer often are."""
    return len(gaps) >= 3 and min(gaps) > TIGHT and max(gaps) - min(gaps) < EVEN


def _gap(one: Glyph, other: Glyph) -> float:
    """The blank between two glyphs as a share of their size."""
    return (other.box.x0 - one.box.x1) / max(one.size, other.size, 1e-3)


def _words(line: Sequence[Glyph], blanks: _Blanks, spacing: _Spacing) -> Iterator[SetWord]:
    word = [line[0]]
    goes_on = False
    for last, this in pairwise(line):
        gap = spacing.gap(last, this)
        blank = gap > TIGHT and blanks.between(last, this)
        if not blank and gap <= spacing.most(last, this):
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
