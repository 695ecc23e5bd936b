"""What is filled into the form fields of a page: it is shown, but stands in no text layer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extract.model import Word
from extract.textlayer.words import words_of

FEW = 3
"""A field of more words is no filled-in blank but the notice of a digital signature."""

_SHOWN = {"Widget", "FreeText", "Stamp"}
_SPACED = re.compile(r"\d(?: \d)+")


@dataclass(frozen=True, slots=True)
class Filled:
    """The words of filled-in blanks, and those of longer notices such as signatures."""

    blanks: list[Word]
    notices: list[Word]


def has_fields(page: Any) -> bool:
    """Whether a pdfplumber page has annotations that may show text of their own."""
    return any(_kind(annotation) in _SHOWN for annotation in page.annots)


def field_words(page: Any, flat: Any) -> Filled:
    """Read the fields of a pdfplumber page; ``flat`` is the same page with them drawn into it."""
    known = {_key(char) for char in page.chars}
    added = [char for char in flat.chars if _key(char) not in known]
    filled = Filled([], [])
    for annotation in page.annots:
        inside = [char for char in added if _kind(annotation) in _SHOWN and _holds(annotation, char)]
        words = _joined(words_of(inside)) if inside else []
        (filled.blanks if len(words) <= FEW else filled.notices).extend(words)
    return filled


def _joined(words: list[Word]) -> list[Word]:
    """Put the digits of a number together that a field sets apart."""
    boxes = [word.box for word in words if word.box is not None]
    if len(boxes) < 2 or not _SPACED.fullmatch(" ".join(word.text for word in words)):
        return words
    box = boxes[0]
    for other in boxes[1:]:
        box = box.union(other)
    return [Word("".join(word.text for word in words), box, bold=words[0].bold, italic=words[0].italic)]


def _kind(annotation: dict[str, Any]) -> str:
    return str(getattr((annotation.get("data") or {}).get("Subtype"), "name", ""))


def _key(char: dict[str, Any]) -> tuple[str, int, int]:
    return char["text"], round(char["x0"]), round(char["top"])


def _holds(annotation: dict[str, Any], char: dict[str, Any]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    inside = annotation["x0"] <= x <= annotation["x1"] and annotation["top"] <= y <= annotation["bottom"]
    return bool(inside)
