"""What the prose shows of words and marks that were lost while it was read.

Only what a recognizer read is under suspicion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from normalize.records import RECORD_TYPES, Recipient, Responsibility, Section
from validate.fields import FieldRef
from validate.legibility.blanks import WideBlanks
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Explanation, Rule, failed_check, failed_checks

_AS_READ = frozenset({"text_raw"})
_YEAR_WORD = re.compile(
    r"\b(?:nắm|nằm|nẳm|nẵm|nặm|nám|nàm|nảm|nạm|nâm|nấm)\s+((?:19|20)\d\d)\b", re.IGNORECASE
)
_ENDS_IN_STROKE = re.compile(r"[A-ZĐ]{2,}[I1l|]$")


def blank_checks(plan: Plan) -> Iterator[Check]:
    """Look for fields with a hole in their printed line."""
    blanks = WideBlanks(plan.interpretation.document)
    for record in plan.by_id.values() if blanks else ():
        for field, trace in record.traces.items():
            if field not in _AS_READ and hasattr(record, field) and blanks.inside(trace.place):
                yield failed_check(FieldRef.of(record, field), Explanation())


def year_word_checks(plan: Plan) -> Iterator[Check]:
    """Look for words before a year that differ from ``năm`` in nothing but the mark."""
    for record in plan.by_id.values():
        for field in record.traces:
            value = getattr(record, field, None)
            found = _YEAR_WORD.search(value) if isinstance(value, str) and field not in _AS_READ else None
            if found:
                yield from failed_checks(
                    plan, record, (field,), Explanation({"words": found[0]}, f"năm {found[1]}")
                )


def cut_checks(plan: Plan) -> Iterator[Check]:
    """Look for paragraphs that begin in the middle of a sentence: the one before has lost its end."""
    for before, section in pairwise(plan.rows(Section)):
        if section.label or section.heading or not section.text[:1].islower():
            continue
        doubt = Explanation({"begins": section.text[:40]})
        last = "text" if before.text else "heading"
        yield from failed_checks(plan, section, ("text", "level"), doubt)
        yield from failed_checks(plan, before, (last,), doubt)


def unmarked_duty_checks(plan: Plan) -> Iterator[Check]:
    """Look for duties in a paragraph that may have lost its mark: they may be of no agency, but of all."""
    unmarked = {
        section.section_id: section
        for section in plan.rows(Section)
        if any(finding.rule == "list-mark-missing" for finding in section.findings)
    }
    for duty in plan.rows(Responsibility):
        if duty.section_id in unmarked:
            section = unmarked[duty.section_id]
            place = plan.trace(FieldRef.of(section, "text")).place
            doubt = Explanation({"begins": section.text[:40]}, place=place)
            yield from failed_checks(plan, duty, ("agency", "agency_text", "duty_no"), doubt)


def stroke_checks(plan: Plan) -> Iterator[Check]:
    """Look for abbreviations that end in a stroke: 1, I and l look alike and no word tells them apart."""
    for recipient in plan.rows(Recipient):
        ref = FieldRef.of(recipient, "abbreviation")
        words = re.split(r"[\s,;.()]+", recipient.abbreviation)
        found = next((word for word in words if _ENDS_IN_STROKE.search(word)), "")
        if found and not plan.is_certain(ref):
            yield failed_check(ref, Explanation({"word": found}))


_ALL = tuple(record_type.DATASET for record_type in RECORD_TYPES)

RULES: Iterable[Rule] = (
    Rule(
        "words-lost",
        _ALL,
        "The words of a printed line stand next to one another.",
        Severity.WARNING,
        "{field}: có khoảng trống lớn giữa dòng chữ “{printed}”, có thể mất chữ",
        "{field}: there is a wide blank inside “{printed}”; words may be lost",
        blank_checks,
        gathers=True,
    ),
    Rule(
        "year-word",
        _ALL,
        "The word before a year is “năm”.",
        Severity.WARNING,
        "{field}: “{words}” có thể là “{suggestion}”",
        "{field}: “{words}” may be “{suggestion}”",
        year_word_checks,
        gathers=True,
    ),
    Rule(
        "paragraph-cut",
        ("sections",),
        "A paragraph begins with a capital, a number or a mark.",
        Severity.WARNING,
        "{field}: đoạn văn bị tách trước “{begins}”, có thể mất chữ",
        "{field}: a paragraph is cut before “{begins}”; something may be lost",
        cut_checks,
        gathers=True,
    ),
    Rule(
        "duty-unmarked",
        ("responsibilities",),
        "A paragraph behind the items of a list that has no mark is not of that list's agency.",
        Severity.WARNING,
        "{field}: đoạn “{begins}” không có dấu đầu dòng, có thể không thuộc danh sách phía trên",
        "{field}: “{begins}” has no mark; it may not belong to the list above",
        unmarked_duty_checks,
        gathers=True,
    ),
    Rule(
        "abbreviation-ambiguous",
        ("recipients",),
        "An abbreviation does not end in a stroke that may be 1, I or l.",
        Severity.WARNING,
        "“{word}”: chữ cuối có thể là 1, I hoặc l",
        "“{word}” may end in 1, I or l",
        stroke_checks,
        gathers=True,
    ),
)
