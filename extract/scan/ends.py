"""Ends of upright rules that are none: a letter in line with a rule makes it look longer than it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from extract.grid import RuleLine
from extract.scan.cleaning.ink import Mask
from extract.scan.rules import ThickRule

LONGEST = 0.3
"""Inches beyond a level rule: no row of one printed line is higher, and letters are lower."""

SHORTEST = 0.04
"""Inches by which a rule may stand out over the level one that it meets."""

BESIDE = 0.03
"""Inches from a rule: as far as paper that is not flat may bend it, and not as far as print beside it."""

WIDER = 0.015
"""Inches by which the strokes and bows of letters are wider than a rule."""

MOSTLY = 0.4
"""Share of the rows of pixels in which that is so."""

MEETS = 0.015
"""Inches before a level rule where an upright one that meets it may end."""


def trim_ends(bars: Sequence[ThickRule], mask: Mask, dpi: float) -> list[ThickRule]:
    """Cut upright bars off at the last level one that they cross where print goes on in their line.

    A rule that parts columns ends at the row of a title that spans them; a letter of the title may stand
    right below or above it.
    """
    level = [bar for bar in bars if bar.rule.horizontal]
    if not level:
        return list(bars)
    sides = np.array([(b.rule.x0, b.rule.x1, (b.rule.y0 + b.rule.y1) / 2, b.thickness) for b in level])
    return [bar if bar.rule.horizontal else _trimmed(bar, sides, mask, dpi) for bar in bars]


def _trimmed(bar: ThickRule, level: npt.NDArray[np.float64], mask: Mask, dpi: float) -> ThickRule:
    rule, slack = bar.rule, MEETS * dpi
    x = (rule.x0 + rule.x1) / 2
    crossed = (level[:, 0] <= x) & (x <= level[:, 1])
    crossed &= (rule.y0 - slack <= level[:, 2]) & (level[:, 2] <= rule.y1 + slack)
    if not crossed.any():
        return bar
    first, last = level[crossed][level[crossed, 2].argmin()], level[crossed][level[crossed, 2].argmax()]
    if _is_print(bar, rule.y0, first[2] - first[3], mask, dpi):
        rule = RuleLine(rule.x0, float(first[2]), rule.x1, rule.y1)
    if _is_print(bar, last[2] + last[3], rule.y1, mask, dpi):
        rule = RuleLine(rule.x0, rule.y0, rule.x1, float(last[2]))
    return replace(bar, rule=rule)


def _is_print(bar: ThickRule, top: float, bottom: float, mask: Mask, dpi: float) -> bool:
    """Whether the ink of a bar's end, which stands out between two heights, is that of letters."""
    if not SHORTEST * dpi <= bottom - top <= LONGEST * dpi:
        return False
    rule, reach = bar.rule, round(BESIDE * dpi)
    rows = np.arange(max(0, round(top)), min(mask.shape[0], round(bottom)))
    middles = rule.x0 + (rule.x1 - rule.x0) / max(1.0, rule.y1 - rule.y0) * (rows - rule.y0)
    columns = np.rint(middles).astype(np.intp)[:, None] + np.arange(-reach, reach + 1)
    ink = mask[rows[:, None], np.clip(columns, 0, mask.shape[1] - 1)] > 0
    wide = ink.sum(axis=1) > bar.thickness + WIDER * dpi
    return bool(wide.mean() > MOSTLY)
