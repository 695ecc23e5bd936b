"""Rules much lighter than the print: grey hairlines, which stand beside black ones or alone."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np

from extract.engines.base import Gray
from extract.grid import RuleLine
from extract.scan.cleaning.ink import Mask, coarser_mask
from extract.scan.rules import ThickRule, find_bars

LONGEST_STROKE = 0.5
"""Inches: shorter things are found in black ink or are parts of pale letters."""

CROSSED = 0.04
"""Share of a pale rule over which black print runs: what shows through from the back runs across lines."""

AROUND = 0.08
"""Inches: the letters of a word stand closer together, print and the rule beside it do not."""

SAME = 0.03
"""Inches within which a pale rule beside a black one is its rim."""

DRAWN = 0.9
"""Share of pixels that are as the one beside them on a page that a program drew; grey scans have less."""

PALE, MOST_WHITE, FEWEST = 200, 250, 0.0005
"""Greys of pale lines, and the share of a page that shows some: four lines as long as a page is wide."""

THIN, LIGHTER = 5, 5
"""Pixels within which a hairline of a drawn page is darker than what is beside it, by so many greys."""


def is_drawn(gray: Gray) -> bool:
    """Whether a program drew a page, with pale things on it: a picture of a screen, never scanned."""
    some = np.ascontiguousarray(gray[::4])
    pale = cv2.inRange(some, np.array([PALE]), np.array([MOST_WHITE]))
    if cv2.countNonZero(pale) < FEWEST * some.size:
        return False
    return bool(np.count_nonzero(some[:, 1:] == some[:, :-1]) > DRAWN * some.size)


def hairlines(gray: Gray) -> Mask:
    """Mark what is a little darker than what is beside it: on a drawn page that is no noise."""
    darker = cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, np.ones((THIN, THIN), np.uint8))
    return np.asarray(cv2.threshold(darker, LIGHTER, 255, cv2.THRESH_BINARY)[1], np.uint8)


def find_faint(pale: Mask, ink: Mask, bars: Sequence[ThickRule], dpi: float) -> list[ThickRule]:
    """Give the rules of a straightened page that ``pale`` shows but not ``ink``, whose rules are ``bars``."""
    coarse, coarse_dpi = coarser_mask(pale, dpi)
    scale = dpi / coarse_dpi
    black = cv2.dilate(coarser_mask(ink, dpi)[0], np.ones((3, 3), np.uint8))
    if cv2.countNonZero(cv2.subtract(coarse, np.asarray(black, np.uint8))) < LONGEST_STROKE * coarse_dpi:
        return []
    found = (_scaled(bar, scale) for bar in find_bars(coarse, coarse, coarse_dpi))
    letters = _without(ink, bars)  # a rule may be black in a part of the table and pale below it
    return [
        bar
        for bar in found
        if bar.length > LONGEST_STROKE * dpi
        and not any(_is_beside(bar, black, SAME * dpi) for black in bars)
        and _share_of_print(bar, letters, dpi) < CROSSED
    ]


def _without(ink: Mask, bars: Sequence[ThickRule]) -> Mask:
    left = ink.copy()
    for bar in bars:
        ends = ((round(bar.rule.x0), round(bar.rule.y0)), (round(bar.rule.x1), round(bar.rule.y1)))
        cv2.line(left, *ends, (0,), math.ceil(bar.thickness) + 2)
    return left


def _scaled(bar: ThickRule, scale: float) -> ThickRule:
    rule = bar.rule
    return ThickRule(
        RuleLine(rule.x0 * scale, rule.y0 * scale, rule.x1 * scale, rule.y1 * scale), bar.thickness * scale
    )


def _is_beside(bar: ThickRule, black: ThickRule, slack: float) -> bool:
    """Whether a black rule runs along most of a pale one."""
    one, other = bar.rule, black.rule
    if one.horizontal != other.horizontal:
        return False
    if one.horizontal:
        apart, shared = abs(one.y0 - other.y0), min(one.x1, other.x1) - max(one.x0, other.x0)
    else:
        apart, shared = abs(one.x0 - other.x0), min(one.y1, other.y1) - max(one.y0, other.y0)
    return apart <= slack and shared > 0.8 * bar.length


def _share_of_print(bar: ThickRule, ink: Mask, dpi: float) -> float:
    """Share of a rule's length over which words run, the blanks between their letters included."""
    rule = bar.rule
    around = round(AROUND * dpi)
    top, bottom = (round(f(rule.y0, rule.y1)) for f in (min, max))
    left, right = (round(f(rule.x0, rule.x1)) for f in (min, max))
    x0, y0 = max(0, left - around), max(0, top)
    part = ink[y0 : bottom + 1, x0 : right + around + 1]
    words = cv2.morphologyEx(part, cv2.MORPH_CLOSE, np.ones((1, around), np.uint8))
    along = np.linspace(0.0, 1.0, max(2, int(bar.length)))
    xs = np.rint(rule.x0 + along * (rule.x1 - rule.x0) - x0).astype(np.intp)
    ys = np.rint(rule.y0 + along * (rule.y1 - rule.y0) - y0).astype(np.intp)
    hit = words[np.clip(ys, 0, words.shape[0] - 1), np.clip(xs, 0, words.shape[1] - 1)]
    return float(np.count_nonzero(hit) / len(along))
