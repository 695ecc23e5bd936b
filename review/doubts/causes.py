"""Doubts gathered by what caused them, so that one look settles many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from review.doubts.model import Cause, Chapter, Doubt
from review.doubts.order import worth_first


def chapters(doubts: Iterable[Doubt]) -> tuple[Chapter, ...]:
    """Gather doubts by severity and rule, then by cause; most valuable first, ties as they came."""
    by_rule: dict[tuple[str, str], dict[tuple[str, ...], list[Doubt]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for doubt in doubts:
        by_rule[doubt.severity, doubt.rule][_cause(doubt)].append(doubt)
    made = (_chapter(rule, severity, causes.values()) for (severity, rule), causes in by_rule.items())
    return tuple(sorted(made, key=lambda chapter: worth_first(chapter.severity, _settled(chapter))))


def _chapter(rule: str, severity: str, causes: Iterable[list[Doubt]]) -> Chapter:
    made = (Cause(tuple(sorted(doubts, key=_best))) for doubts in causes)
    return Chapter(rule, severity, tuple(sorted(made, key=lambda cause: -cause.settles)))


def _best(doubt: Doubt) -> tuple[bool, int]:
    """A doubt that has a place to look at stands for its cause."""
    return (not doubt.page, -doubt.settles)


def _settled(chapter: Chapter) -> int:
    return sum(cause.settles for cause in chapter.causes)


def _cause(doubt: Doubt) -> tuple[str, ...]:
    """What doubts of one cause share: a doubt without suggestion is alone, its answer is its own."""
    if doubt.printed and doubt.suggestions:
        return (doubt.dataset, doubt.field, doubt.printed, doubt.suggestions[0])
    return (doubt.issue_id,)
