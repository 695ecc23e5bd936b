"""Pieces of rules to the rules that the eye sees: dots and dashes are chained, specks are left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.grid import RuleLine

MIN_LENGTH = 4.0
"""Points: shorter pieces are dots and dashes, a rule only in a chain."""

GAP = 4.5
"""Points between two dots or dashes of one rule at most; fonts of 10 points and more stand further apart."""

MIN_DOTS = 6
"""So many dots and dashes make a rule: fewer are punctuation or bullets."""


def seen_rules(pieces: Sequence[RuleLine]) -> list[RuleLine]:
    """Give the rules of a page, dotted and dashed ones as one."""
    long = [piece for piece in pieces if _length(piece) >= MIN_LENGTH]
    short = [piece for piece in pieces if _length(piece) < MIN_LENGTH]
    return [*long, *_chains(short)]


def _length(rule: RuleLine) -> float:
    return max(abs(rule.x1 - rule.x0), abs(rule.y1 - rule.y0))


def _chains(short: Sequence[RuleLine]) -> Iterator[RuleLine]:
    if len(short) < MIN_DOTS:
        return
    boxes = [(min(p.x0, p.x1), min(p.y0, p.y1), max(p.x0, p.x1), max(p.y0, p.y1)) for p in short]
    for level, start, end in _runs((y0 + y1, x0, x1) for x0, y0, x1, y1 in boxes):
        yield RuleLine(start, level, end, level)
    for level, start, end in _runs((x0 + x1, y0, y1) for x0, y0, x1, y1 in boxes):
        yield RuleLine(level, start, level, end)


def _runs(pieces: Iterable[tuple[float, float, float]]) -> Iterator[tuple[float, float, float]]:
    """Chains of pieces (twice the level, start, end) on one level; a level is half a point high."""
    levels: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for twice, start, end in pieces:
        levels[round(twice)].append((start, end))
    for twice, extents in levels.items():
        run = [min(extents)]
        for last, this in pairwise([*sorted(extents), (float("inf"), 0.0)]):
            if this[0] - last[1] <= GAP:
                run.append(this)
                continue
            if len(run) >= MIN_DOTS:
                yield twice / 2, run[0][0], max(end for _, end in run)
            run = [this]
