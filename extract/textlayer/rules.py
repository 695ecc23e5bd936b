"""The rules of a page's vector graphics: strokes, thin filled rectangles, stroked boxes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from extract.grid import Rule

THIN = 2.5
"""Filled rectangles no thicker than so many points are rules."""

MIN_LENGTH = 4.0


def page_rules(page: Any) -> list[Rule]:
    """Give all horizontal and vertical segments drawn on a pdfplumber page, in points."""
    rules = [_rule(line) for line in page.lines]
    for rect in page.rects:
        rules += _of_rect(rect)
    for curve in page.curves:
        rules += _of_curve(curve)
    return [rule for rule in rules if _is_straight(rule)]


def _rule(item: dict[str, Any]) -> Rule:
    return Rule(float(item["x0"]), float(item["top"]), float(item["x1"]), float(item["bottom"]))


def _of_rect(rect: dict[str, Any]) -> list[Rule]:
    x0, y0, x1, y1 = (float(rect[name]) for name in ("x0", "top", "x1", "bottom"))
    if y1 - y0 <= THIN:
        return [Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)]
    if x1 - x0 <= THIN:
        return [Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)]
    # A filled rectangle without a stroke is shading, not a frame.
    if not rect.get("stroke"):
        return []
    return [Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1), Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1)]


def _of_curve(curve: dict[str, Any]) -> list[Rule]:
    """Give the straight pieces of a path: some writers draw a whole table as one."""
    if not curve.get("stroke"):
        return []
    points = [(float(x), float(y)) for x, y in curve.get("pts", [])]
    return [Rule(a[0], a[1], b[0], b[1]) for a, b in pairwise(points)]


def _is_straight(rule: Rule) -> bool:
    across, down = abs(rule.x1 - rule.x0), abs(rule.y1 - rule.y0)
    return min(across, down) < 1.0 and max(across, down) >= MIN_LENGTH
