"""The number with which the title of a table begins: ``Bảng 3: …``, ``Biểu số 2. …``, ``12. Diện tích …``."""

from __future__ import annotations

import re

from normalize.lexicon import Lexicon

_ITEM = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.\s+(?=\S)")
_NUMBER = re.compile(r"\s*\d{1,3}(?:\.\d{1,3})*\s*(?:[.:]\s*|$)")


def begins_title(line: str) -> bool:
    """Say whether the title of a table begins with a line, whatever stands over it."""
    return Lexicon.load("table_captions").opening(line) is not None or _ITEM.match(line) is not None


def without_number(title: str) -> str:
    """Give a title without its number: ``6. Số cơ sở y tế``, ``Bảng 2: …``."""
    named = Lexicon.load("table_captions").opening(title)
    number = _NUMBER.match(title, named.end if named else 0)
    return title[number.end() :] if number else title
