"""Marks that are set apart from their letters, and glyphs that are printed twice."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.textlayer.text.glyphs import Glyph

SAME_PLACE = 0.1
"""Share of the size by which a glyph printed twice, to look bold, is moved; letters stand further off."""

MOSTLY = 0.6
"""Share of a text object that must be printed again: a point on a dotted blank is not."""

FAR = 1.2
"""Share of the size beyond which a mark belongs to no letter: those of a fallback font are set off."""

LEADERS = "._…"
"""What dotted blanks are made of."""

RUN = 4
"""So many dots in a row are a blank to fill in: an ellipsis has three."""

_VOWELS = frozenset("aeiouyAEIOUY")


def printed_once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Leave out text objects that print again what stands in the same place already."""
    known: dict[tuple[str, int, int], list[Glyph]] = defaultdict(list)
    sizes: dict[int, int] = defaultdict(int)
    twins: dict[int, set[int]] = defaultdict(set)
    for glyph in glyphs:
        column, row = round(glyph.origin[0] / 2), round(glyph.origin[1] / 2)
        near = (
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in known.get((glyph.text, column + dx, row + dy), ())
        )
        sizes[glyph.item] += 1
        if any(_same_place(glyph, other) for other in near):
            twins[glyph.item].add(id(glyph))
        else:
            known[glyph.text, column, row].append(glyph)
    again = {glyph for item, found in twins.items() if len(found) > MOSTLY * sizes[item] for glyph in found}
    return [glyph for glyph in glyphs if id(glyph) not in again]


def _same_place(one: Glyph, other: Glyph) -> bool:
    near = SAME_PLACE * max(one.size, 1.0)
    return abs(one.origin[0] - other.origin[0]) <= near and abs(one.origin[1] - other.origin[1]) <= near


def with_own_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Join upright combining marks to their vowel: the one written before them, else the nearest."""
    if not any(_is_mark(glyph) for glyph in glyphs):
        return list(glyphs)
    letters: list[Glyph] = []
    lost: list[Glyph] = []
    for glyph in glyphs:
        if not _is_mark(glyph):
            letters.append(glyph)
        elif letters and _is_vowel(letters[-1]) and _distance(glyph, letters[-1]) < FAR * glyph.size:
            letters[-1] = _joined(letters[-1], glyph)
        else:
            lost.append(glyph)
    return _with_nearest(letters, lost)


def _with_nearest(letters: list[Glyph], marks: Sequence[Glyph]) -> list[Glyph]:
    """Join marks that were written apart to the vowels that they stand over or under."""
    vowels: dict[int, list[int]] = defaultdict(list)
    for at, glyph in enumerate(letters if marks else ()):
        if _is_vowel(glyph):
            vowels[round(glyph.baseline / 8)].append(at)
    alone = []
    for mark in marks:
        row = round(mark.baseline / 8)
        near = [at for step in (-1, 0, 1) for at in vowels.get(row + step, ())]
        best = min(near, key=lambda at: _distance(mark, letters[at]), default=None)
        if best is None or _distance(mark, letters[best]) > FAR * mark.size:
            alone.append(mark)
        else:
            letters[best] = _joined(letters[best], mark)
    return [*letters, *alone]


def _is_mark(glyph: Glyph) -> bool:
    return unicodedata.combining(glyph.text[0]) > 0


def _is_vowel(glyph: Glyph) -> bool:
    return unicodedata.normalize("NFD", glyph.text)[0] in _VOWELS


def _distance(mark: Glyph, letter: Glyph) -> float:
    across = abs((mark.ink.x0 + mark.ink.x1) - (letter.ink.x0 + letter.ink.x1)) / 2
    return across + abs(mark.baseline - letter.baseline)


def _joined(letter: Glyph, mark: Glyph) -> Glyph:
    return replace(letter, text=unicodedata.normalize("NFC", letter.text + mark.text))


def without_leaders(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Leave out dotted blanks that something is typed over, all of their dots; glyphs are upright."""
    dots = [glyph for near, glyph in zip(_with_neighbours(glyphs), glyphs, strict=True) if near]
    if len(dots) < RUN:
        return list(glyphs)
    typed: dict[int, list[Glyph]] = defaultdict(list)
    known = {id(dot) for dot in dots}
    for glyph in glyphs:
        if id(glyph) not in known:
            typed[_row(glyph)].append(glyph)
    covered = {
        id(dot)
        for run in _runs(dots)
        if any(
            _over(glyph, dot) for dot in run for row in (-1, 0, 1) for glyph in typed.get(_row(dot) + row, ())
        )
        for dot in run
    }
    return [glyph for glyph in glyphs if id(glyph) not in covered]


def _with_neighbours(glyphs: Sequence[Glyph]) -> Iterator[bool]:
    """For each glyph, whether it is a dot written before or after another: the point of a number is not."""
    dotted = [glyph.text in LEADERS for glyph in glyphs]
    for at, dot in enumerate(dotted):
        beside = (at > 0 and dotted[at - 1]) or (at + 1 < len(dotted) and dotted[at + 1])
        yield dot and (beside or glyphs[at].text == "…")


def _row(glyph: Glyph) -> int:
    return round(glyph.baseline / 4)


def _runs(dots: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for dot in sorted(dots, key=lambda dot: (round(dot.baseline), dot.ink.x0)):
        near = run and round(dot.baseline) == round(run[-1].baseline)
        if near and dot.ink.x0 - run[-1].ink.x1 < 0.6 * dot.size:
            run.append(dot)
            continue
        if len(run) >= RUN:
            yield run
        run = [dot]
    if len(run) >= RUN:
        yield run


def _over(glyph: Glyph, dot: Glyph) -> bool:
    """Whether a glyph stands on a dot: their drawn shapes meet across the page."""
    level = abs(glyph.baseline - dot.baseline) < 0.4 * glyph.size
    return (
        level
        and glyph.ink.x0 - 0.1 * glyph.size < (dot.ink.x0 + dot.ink.x1) / 2 < glyph.ink.x1 + 0.1 * glyph.size
    )
