"""Which words make a field doubtful: what a person has to look at, not the whole of a long text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from extract.model import NOWHERE, Place
from validate.derivations import sources
from validate.fields import FieldRef
from validate.plan import Plan
from validate.rules.base import Explanation

RUNNING_TEXT = 9
"""Words from which a text says more than one figure; of datelines the longest (``Thành phố Hồ Chí Minh, ngày
…``) has eight.
"""

_RAW = frozenset({"text_raw"})
"""Fields that hold what was read whatever it was mended to."""

_AT_ENDS = ".,;:()“”\"'"

_WORDS = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")


def word_doubts(plan: Plan, ref: FieldRef) -> Iterator[Explanation]:
    """Name the words that make a field doubtful, but those that were changed on evidence.

    A year or a date that stands in running text comes from its figures alone. What is worked out from
    words is as sure as these now are, and specks in a field's place that are no part of what was read
    for it say nothing of it.
    """
    place = _place(plan, ref) or plan.trace(ref).place
    printed = plan.trace(ref).printed
    text = _text_of(plan.value(_read_for(ref)))
    figures_only = not text and is_running_text(printed)
    unsure = plan.unsure_words.inside(place)
    doubted = Counter(word.text for word in unsure)
    for word in unsure:
        says_nothing = figures_only and not any(map(str.isdigit, word.text))
        is_mended = _is_mended(word.text, text) or _left(word.text, printed, text) >= doubted[word.text]
        if not says_nothing and not is_mended and _is_part(word.text, printed):
            yield _doubt(word.text, word.confidence, word.readings, Place(place.page, word.box))


def whole_doubt(plan: Plan, ref: FieldRef, probability: float) -> Explanation:
    """Doubt all that a field was read from."""
    source = sources(ref.dataset).get(ref.field, ref.field)
    printed = plan.trace(ref).printed or plan.trace(FieldRef(ref.record_id, source)).printed
    return _doubt(printed, probability, (), _place(plan, ref))


def is_running_text(printed: str) -> bool:
    """Say whether what was printed is more than a figure with the words that announce it."""
    return len(_LETTERS.findall(printed)) >= RUNNING_TEXT


def _read_for(ref: FieldRef) -> FieldRef:
    """Give the field that holds the words a field is worked out from; itself where it holds them."""
    source = sources(ref.dataset).get(ref.field, ref.field)
    return FieldRef(ref.record_id, ref.field if source in _RAW else source)


def _text_of(value: Any) -> str:
    """Give the words of a text or of a list of texts; empty for anything else: codes, kinds of times."""
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        return " ; ".join(value)
    is_text = isinstance(value, str) and not isinstance(value, Enum)
    return value if is_text and _LETTERS.search(value) else ""


def _is_part(words: str, printed: str) -> bool:
    """Whether one of some words stands in what was read for a field, as far as that is known."""
    return not printed or not set(_WORDS.findall(printed)).isdisjoint(_WORDS.findall(words))


def _is_mended(words: str, text: str) -> bool:
    """Whether a text of several words no longer holds any of these as read: evidence changed them."""
    if " " not in text:
        return False
    kept, bare = set(_WORDS.findall(text)), _WORDS.findall(words)
    return kept.isdisjoint(bare) if bare else words not in text


def _left(word: str, printed: str, text: str) -> int:
    """Count the places where a word that was read stands no longer, while others of it do."""
    bare = word.strip(_AT_ENDS)
    if " " in bare or " " not in text:
        return 0
    return _WORDS.findall(printed).count(bare) - _WORDS.findall(text).count(bare)


def _doubt(words: str, probability: float, readings: Sequence[str], place: Place | None) -> Explanation:
    others = ", ".join(f"“{reading}”" for reading in readings)
    details = {
        "words": words,
        "percent": f"{100 * probability:.0f}",
        "readings": f"; cách đọc khác: {others}" if others else "",
        "readings_en": f"; also read as {others}" if others else "",
    }
    return Explanation(details, place=place)


def _place(plan: Plan, ref: FieldRef) -> Place | None:
    """Give where a field that is worked out from another one stands; None where its own trace tells."""
    source = sources(ref.dataset).get(ref.field)
    if source is None or plan.trace(ref).place != NOWHERE:
        return None
    return plan.trace(FieldRef(ref.record_id, source)).place
