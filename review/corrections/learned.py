"""What answers teach: a printed form corrected alike often enough is offered elsewhere, never applied."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from review.corrections.model import Action, Correction
from validate.model import Issue, Severity

OFTEN = 3
"""Places that were corrected alike: twice may be chance, three times is how this print is misread."""

Form = tuple[str, str, str]
"""Dataset, field and printed text."""


def lessons(corrections: Iterable[Correction]) -> Mapping[Form, tuple[str, ...]]:
    """Give the values that printed forms were corrected to at several places, most often first."""
    counts: dict[Form, Counter[str]] = defaultdict(Counter)
    for correction in corrections:
        key = correction.key
        if correction.action is Action.SET and key.printed:
            counts[key.dataset, key.field, key.printed][correction.value] += 1
    return {
        form: tuple(value for value, times in values.most_common() if times >= OFTEN)
        for form, values in counts.items()
        if max(values.values()) >= OFTEN
    }


def with_lessons(issues: Iterable[Issue], corrections: Iterable[Correction]) -> Iterator[Issue]:
    """Offer what was learned in a document at its doubts that are still open, after their own suggestions."""
    learned = lessons(corrections)
    for issue in issues:
        values = learned.get((issue.dataset, issue.field, issue.printed), ())
        offered = [value for value in values if value not in (issue.value, *issue.suggestions)]
        if offered and issue.severity is not Severity.INFO:
            yield dataclasses.replace(issue, suggestions=(*issue.suggestions, *offered))
        else:
            yield issue
