"""The last touch to the list of issues: what helps a person to settle each, and an id that stays."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from validate.fields import FieldRef
from validate.listing.surroundings import PlaceContexts, window
from validate.model import Issue
from validate.plan import Plan

LONGEST_READING = 80
"""Characters of another reading that is offered: those of whole paragraphs are no help."""


def presented(plan: Plan, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Give every issue its context, its suggestions and its id."""
    around = PlaceContexts(plan.interpretation.document)
    helped = (
        dataclasses.replace(
            issue,
            context=around.of(issue.place, issue.printed) or _own_words(plan, issue),
            suggestions=tuple(dict.fromkeys(_suggestions(plan, issue))),
        )
        for issue in issues
    )
    return identified(helped, plan.interpretation.document_id)


_WORDS = ("text", "text_raw", "heading", "task", "path", "name", "header", "title", "label")
"""Columns that hold the words of a record, the fullest first."""


def _own_words(plan: Plan, issue: Issue) -> str:
    """Give the words of the issue's record, where the paper shows none around its place."""
    record = plan.by_id.get(issue.record_id)
    words = (getattr(record, name, "") for name in _WORDS)
    return window(next(filter(None, words), ""), issue.printed)


def _suggestions(plan: Plan, issue: Issue) -> Iterator[str]:
    """Give what the rule suggests, then the recognizer's other readings of the printed text."""
    if issue.suggestion:
        yield issue.suggestion
    if issue.rule == "low-confidence" and " " in issue.printed:
        return  # other readings of single words stand in the message: they are right no more often
    for reading in plan.trace(FieldRef(issue.record_id, issue.field)).alternatives:
        if reading.text and reading.text != issue.printed and len(reading.text) <= LONGEST_READING:
            yield reading.text


def identified(issues: Iterable[Issue], document_id: str) -> tuple[Issue, ...]:
    """Give every issue its id, the same in each run while file, place, field and reading stay.

    Issues alike in all of this (in text files, which have no places) are numbered in their order.
    """
    taken: Counter[str] = Counter()
    found = []
    for issue in issues:
        name = _fingerprint(issue)
        taken[name] += 1
        again = f"-{taken[name]}" if taken[name] > 1 else ""
        found.append(dataclasses.replace(issue, issue_id=f"{document_id}/{name}{again}"))
    return tuple(found)


def _fingerprint(issue: Issue) -> str:
    box = issue.place.box
    corner = [f"{value:.0f}" for value in (box.x0, box.y0, box.x1, box.y1)] if box else []
    parts = [issue.rule, issue.dataset, issue.field, issue.printed, str(issue.place.page), *corner]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
