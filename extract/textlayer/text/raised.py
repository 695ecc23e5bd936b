"""Small figures above the line: notes and exponents are no digits of the number beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from extract.textlayer.text.glyphs import Glyph

SMALL = 0.8
"""A raised figure is at most this share of the size of the print beside it."""

RISE = (0.12, 0.8)
"""How far above the line beside it a raised figure's baseline stands, as a share of that print's size."""

REACH = 0.4
"""Share of the size by which a raised figure may stand off the print that it belongs to."""

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARKS = frozenset("0123456789*†()[]," + "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LETTERS = frozenset("abcdefgh")
"""Letters that mark notes of tables, one at a time; ``1st`` and ``2nd`` have two."""


@dataclass(frozen=True, slots=True)
class Raised:
    """Glyphs without note marks, and each mark with the print before it."""

    glyphs: tuple[Glyph, ...]
    notes: tuple[tuple[str, Glyph], ...]


def set_apart_raised(glyphs: Sequence[Glyph]) -> Raised:
    """Part note marks from upright glyphs.

    Exponents of units (``m²``) and the number of a note at the beginning of its line become
    superscript characters, lowered figures (``CO₂``) stay where they are; all others are notes.
    """
    near = _Near(glyphs)
    kept: list[Glyph] = []
    notes: list[tuple[str, Glyph]] = []
    done: set[int] = set()
    for run in _small_runs(glyphs, near):
        before, after = near.before(run[0]), near.after(run[-1])
        text = "".join(glyph.text for glyph in run).translate(_PLAIN)
        done |= {id(glyph) for glyph in run}
        if before is not None and not (text in {"2", "3"} and before.text == "m"):
            notes.append((text, before))
            continue
        line = before or after
        if line is not None:
            kept += [_on_line(glyph, line) for glyph in run]
    kept += [glyph for glyph in glyphs if id(glyph) not in done]
    return Raised(tuple(kept), tuple(notes))


def _on_line(glyph: Glyph, line: Glyph) -> Glyph:
    origin = (glyph.origin[0], line.origin[1])
    text = glyph.text.translate(_SUPERSCRIPT)
    return replace(glyph, text=text, origin=origin, size=line.size)


class _Near:
    """Finds the print beside a small figure."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self._cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
        for glyph in glyphs:
            self._cells[self._cell(glyph.box.x0, glyph.baseline)].append(glyph)

    @staticmethod
    def _cell(x: float, y: float) -> tuple[int, int]:
        return int(x // 16), int(y // 16)

    def _around(self, glyph: Glyph) -> Iterable[Glyph]:
        column, row = self._cell(glyph.box.x0, glyph.baseline)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                yield from self._cells.get((column + dx, row + dy), ())

    def before(self, glyph: Glyph) -> Glyph | None:
        """The print that ends where a raised figure begins."""
        found = [
            other for other in self._around(glyph) if _is_before(other, glyph) and _is_above(glyph, other)
        ]
        return max(found, key=lambda other: other.box.x1, default=None)

    def after(self, glyph: Glyph) -> Glyph | None:
        """The print that begins where a raised figure ends."""
        found = [
            other for other in self._around(glyph) if _is_before(glyph, other) and _is_above(glyph, other)
        ]
        return min(found, key=lambda other: other.box.x0, default=None)


def _is_before(one: Glyph, other: Glyph) -> bool:
    size = max(one.size, other.size)
    return one.box.x0 < other.box.x0 and -0.3 * size < other.box.x0 - one.box.x1 < REACH * size


def _is_above(glyph: Glyph, line: Glyph) -> bool:
    if glyph.size > SMALL * line.size and glyph.text not in "⁰¹²³⁴⁵⁶⁷⁸⁹":
        return False
    if glyph.text in "⁰¹²³⁴⁵⁶⁷⁸⁹" and abs(line.baseline - glyph.baseline) < 1:
        return line.text not in "⁰¹²³⁴⁵⁶⁷⁸⁹"
    return RISE[0] * line.size < line.baseline - glyph.baseline < RISE[1] * line.size


def _small_runs(glyphs: Sequence[Glyph], near: _Near) -> list[list[Glyph]]:
    """Runs of figures that stand above the print before or after them."""
    small = SMALL * median(glyph.size for glyph in glyphs)
    candidates = sorted(
        (g for g in glyphs if g.text in _MARKS or (g.size <= small and g.text in _LETTERS)),
        key=lambda g: (round(g.baseline), g.box.x0),
    )
    runs: list[list[Glyph]] = []
    for glyph in candidates:
        last = runs[-1][-1] if runs else None
        if last is not None and _continues(last, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [run for run in runs if _is_raised(run, near)]


def _continues(last: Glyph, glyph: Glyph) -> bool:
    level = abs(last.baseline - glyph.baseline) < 0.5 and abs(last.size - glyph.size) < 0.5
    if (last.text in _RAISED) != (glyph.text in _RAISED):
        return False  # the bracket after ``(km²`` is not raised
    return level and -0.2 * glyph.size < glyph.box.x0 - last.box.x1 < 0.3 * glyph.size


def _is_raised(run: Sequence[Glyph], near: _Near) -> bool:
    text = "".join(glyph.text for glyph in run)
    tells = any(char.isdigit() or char in "*†" for char in text) or text.strip("()[]") in _LETTERS
    if len(run) > 4 or not tells:
        return False
    return near.before(run[0]) is not None or near.after(run[-1]) is not None
