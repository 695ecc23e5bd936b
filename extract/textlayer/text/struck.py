"""Text that is crossed out: a rule through its letters, no longer than the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extract.grid import RuleLine
from extract.textlayer.text.glyphs import Glyph

THROUGH = (0.14, 0.5)
"""A rule through letters stands between these shares of their size above the baseline."""

BEYOND = 0.7
"""Share of the size by which the rule may be longer than the text: a rule of a table goes on."""


@dataclass(frozen=True, slots=True)
class Struck:
    """What is left of glyphs and rules, and the texts that were crossed out."""

    glyphs: tuple[Glyph, ...]
    rules: tuple[RuleLine, ...]
    texts: tuple[str, ...]


def set_apart_struck(glyphs: Sequence[Glyph], rules: Sequence[RuleLine]) -> Struck:
    """Part crossed-out text from upright glyphs, and the rules that cross it out from the others."""
    gone: set[int] = set()
    kept: list[RuleLine] = []
    texts: list[str] = []
    rows = sorted(glyphs, key=lambda glyph: glyph.baseline)
    for rule in rules:
        struck = _under(rule, rows) if rule.horizontal else []
        if struck:
            gone |= {id(glyph) for glyph in struck}
            texts.append("".join(glyph.text for glyph in sorted(struck, key=lambda glyph: glyph.box.x0)))
        else:
            kept.append(rule)
    left = tuple(glyph for glyph in glyphs if id(glyph) not in gone)
    return Struck(left, tuple(kept), tuple(texts))


def _under(rule: RuleLine, rows: Sequence[Glyph]) -> list[Glyph]:
    start, end = min(rule.x0, rule.x1), max(rule.x0, rule.x1)
    level = (rule.y0 + rule.y1) / 2
    first = bisect_left(rows, level, key=lambda glyph: glyph.baseline)
    found = []
    for glyph in rows[first:]:
        if glyph.baseline - level > 40:
            break
        middle = (glyph.box.x0 + glyph.box.x1) / 2
        share = (glyph.baseline - level) / max(glyph.size, 1e-3)
        if THROUGH[0] <= share <= THROUGH[1] and start - 0.5 <= middle <= end + 0.5:
            found.append(glyph)
    if not found or not any(glyph.text.isalnum() for glyph in found):
        return []
    size = max(glyph.size for glyph in found)
    fits = (
        start > min(glyph.box.x0 for glyph in found) - BEYOND * size
        and end < max(glyph.box.x1 for glyph in found) + BEYOND * size
    )
    covered = sum(glyph.box.width for glyph in found) > 0.6 * (end - start)
    return found if fits and covered else []
