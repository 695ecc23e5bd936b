"""One doubt told once: issues about the same words on paper, or of one cause over many fields, become one.

Nothing is dropped: the fields of the issues that were taken in stand in ``Issue.also`` of the one that
stays, and their records are put to review like its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extract.layout.geometry import covers
from extract.model import Box
from validate.fields import FieldRef
from validate.model import Issue, Severity
from validate.rules import find_rule

_OF_PLACES = {
    "low-confidence": "reading",
    "text-doubtful": "reading",
    "words-lost": "loss",
    "list-mark-missing": "mark",
    "duty-unmarked": "mark",
}
"""Rules about words on paper, by what is doubted: what they say of the same words is one doubt."""

_OF_WORDS = "text-doubtful"
"""A word that is doubted throughout a text file, which has no places, is one doubt."""

_SLACK = 1.0
"""Points by which the place of a part may reach over that of the whole."""


def merge_repeats(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Take in issues by what they have in common; the first of each kind stays where it stood."""
    gatherer = _Gatherer()
    for issue in issues:
        gatherer.take(issue)
    return tuple(gatherer.kept)


class _Gatherer:
    def __init__(self) -> None:
        self.kept: list[Issue] = []
        self._at: dict[tuple[object, ...], int] = {}
        self._read: dict[tuple[str, int | None], list[tuple[Box, int]]] = {}

    def take(self, issue: Issue) -> None:
        gathers = issue.severity is Severity.WARNING or find_rule(issue.rule).gathers
        keys = _keys(issue) if gathers else ()
        home = next((self._at[key] for key in keys if key in self._at), None)
        if home is None and issue.rule in _OF_PLACES:
            home = self._around(issue)
        if home is None:
            home = len(self.kept)
            self.kept.append(issue)
            if issue.rule in _OF_PLACES and issue.place.box:
                self._read.setdefault((_OF_PLACES[issue.rule], issue.place.page), []).append(
                    (issue.place.box, home)
                )
        else:
            self.kept[home] = _joined(self.kept[home], issue)
        self._at |= dict.fromkeys((key for key in keys if key not in self._at), home)

    def _around(self, issue: Issue) -> int | None:
        """Find the issue about the words that those of this one stand in, or that stand in this one's."""
        own = issue.place.box
        if own is None:
            return None
        places = self._read.get((_OF_PLACES[issue.rule], issue.place.page), ())
        return next(
            (home for box, home in places if covers(box, own, _SLACK) or covers(own, box, _SLACK)), None
        )


def _keys(issue: Issue) -> tuple[tuple[object, ...], ...]:
    """Give what makes an issue one with another: its place, or its words where one cause says all."""
    place = issue.place
    same_place = (issue.rule, place.page, place.box)
    same_words = (issue.rule, place.page, issue.message.removeprefix(f"{issue.field}: "))
    if find_rule(issue.rule).gathers or (issue.rule == _OF_WORDS and place.page is None):
        return (same_words,)
    return (same_place,) if place.box else ()


def _joined(first: Issue, other: Issue) -> Issue:
    own = FieldRef(first.record_id, first.field)
    refs = dict.fromkeys((*first.also, FieldRef(other.record_id, other.field), *other.also))
    return replace(first, also=tuple(ref for ref in refs if ref != own))
