"""What the paper holds beside the text, and paper on which nothing of a plan was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.layout.marks import is_signature_note
from extract.model import NOWHERE, Paragraph, ParagraphKind, Place
from validate.fields import FieldRef
from validate.model import Severity
from validate.plan import Plan
from validate.rules.base import Check, Explanation, Rule, failed_check

SUBSTANCE = (
    "tables",
    "criterion_targets",
    "indicators",
    "funding",
    "commune_targets",
    "work_items",
    "projects",
    "responsibilities",
)
"""A document without a row in any of these says nothing of a plan that is understood."""

FEW_WORDS = 4
"""So many words in a margin may be a label; more are a sentence that someone may miss."""

LEGIBLE = 0.6
"""Confidence below which what was recognized in a margin is no text: specks, shadows, strokes of a pen."""

NOTICE = 150.0
"""Points within which the pieces of a digital signature's notice stand, name to time of signing."""

MOST_SHOWN = 200
"""Letters of a text that a message repeats."""


def plan_checks(plan: Plan) -> Iterator[Check]:
    """Look whether anything of a plan was found."""
    header = plan.header
    if header is not None and not any(plan.records.get(dataset) for dataset in SUBSTANCE):
        yield failed_check(FieldRef.of(header, ""), Explanation())


def aside_checks(plan: Plan) -> Iterator[Check]:
    """Look for texts in margins that have figures or more than a few words; signatures' notices are known.

    What stands beside the text of a web page has no place on paper: all of it is one doubt.
    """
    margins = [
        paragraph
        for paragraph in plan.interpretation.document.paragraphs
        if paragraph.kind is ParagraphKind.MARGIN
    ]
    notices = [paragraph for paragraph in margins if _is_notice(paragraph)]
    telling = [
        paragraph
        for paragraph in margins
        if _matters(paragraph) and not any(_belongs(paragraph, notice) for notice in notices)
    ]
    yield from (_told(paragraph.text, _place(paragraph)) for paragraph in telling if _place(paragraph).page)
    if beside := [paragraph.text for paragraph in telling if not _place(paragraph).page]:
        yield _told(" · ".join(beside), NOWHERE)


def _told(text: str, place: Place) -> Check:
    shown = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
    details = {"page": str(place.page or 1), "text": shown}
    return failed_check(FieldRef("", ""), Explanation(details, printed=text, place=place))


def _place(paragraph: Paragraph) -> Place:
    return paragraph.places[0] if paragraph.places else NOWHERE


def _is_notice(paragraph: Paragraph) -> bool:
    return any(is_signature_note(line.text) for line in paragraph.lines)


def _belongs(paragraph: Paragraph, notice: Paragraph) -> bool:
    """Say whether a paragraph is a piece of a digital signature's notice: near it, above or below."""
    own, other = _place(paragraph), _place(notice)
    if own.box is None or other.box is None or own.page != other.page:
        return paragraph is notice
    apart = max(own.box.y0 - other.box.y1, other.box.y0 - own.box.y1)
    return apart <= NOTICE and own.box.x0 < other.box.x1 and other.box.x0 < own.box.x1


def _matters(paragraph: Paragraph) -> bool:
    text, confidence = paragraph.text, paragraph.confidence
    legible = confidence is None or confidence >= LEGIBLE
    figures = sum(char.isdigit() for char in text) > 0 and any(len(word) > 1 for word in text.split())
    return legible and (figures or len(text.split()) > FEW_WORDS)


RULES: Iterable[Rule] = (
    Rule(
        "no-plan-found",
        ("documents",),
        "A document holds a table, or a figure, target or duty of a plan.",
        Severity.WARNING,
        "Không thấy bảng, chỉ tiêu hay nhiệm vụ nào: văn bản được xuất nguyên văn",
        "No table, target or duty of a plan was found: the text is exported as it is",
        plan_checks,
    ),
    Rule(
        "text-in-margin",
        ("documents",),
        "What stands in a margin is a note and no part of the text.",
        Severity.WARNING,
        "Trang {page}: chữ ở lề không thuộc phần nào của văn bản: “{text}”",
        "Page {page}: text in the margin belongs to no part of the document: “{text}”",
        aside_checks,
    ),
)
