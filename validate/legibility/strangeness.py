"""What reads like no Vietnamese: words of no syllable's shape, stray marks, blanks lost and doubled."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from normalize.textrepair.forms.syllables import is_syllable

_MARKS = frozenset({"-", "–", "+", "&", "/", "…", "...", "%"})

_GLUED = re.compile(
    r"(?<!\S)[.,;:](?=[^\W\d_])"  # .cán bộ
    r"|(?<=[^\W\d_])\.(?=\s+[a-zà-ỹđ])"  # VPĐP. tỉnh
    r"|(?<=\d)-(?=[a-zà-ỹđ]{2})"  # 2017-có
    r"|(?<=[a-zà-ỹđ])-(?=[a-zà-ỹđ])"  # chế-độ
)
"""Marks glued to words as no one sets them."""

_BEFORE_FIGURES = re.compile(r"[^\W\d_]+(?=\d)")
"""Letters right before figures: codes (QH14, TC5), or a lost blank where they carry marks (CỦA5)."""

_ODD_YEAR = re.compile(r"\bnăm\s+(?!1[89]|20)\d{4}\b", re.IGNORECASE)
"""Years that no plan speaks of (NĂM 2917)."""


def strangeness(value: Any) -> int:
    """Count what reads like no Vietnamese: words of no syllable's shape, and marks that stand alone."""
    text = " ".join(value) if isinstance(value, tuple) and value and isinstance(value[0], str) else value
    return _strangeness_of(text) if isinstance(text, str) else 0


@lru_cache(maxsize=4096)
def _strangeness_of(text: str) -> int:
    """Count it in a text; those of titles and groups stand in many records."""
    words = re.findall(r"[^\W\d_]+", text)
    strays = [mark for mark in text.split() if not any(map(str.isalnum, mark)) and mark not in _MARKS]
    shouted = 0 if text.isupper() else sum(word.isupper() and _is_marked(word) for word in words)
    glued = len(_GLUED.findall(text)) + sum(map(_is_marked, _BEFORE_FIGURES.findall(text)))
    odd_years = len(_ODD_YEAR.findall(text))
    unpaired = abs(text.count("“") - text.count("”"))
    return sum(map(is_strange, words)) + shouted + len(strays) + glued + odd_years + unpaired


def is_strange(word: str) -> bool:
    """Say whether a word is no syllable and no abbreviation: those carry no marks and are capitals."""
    return not is_syllable(word) and (_is_marked(word) or word.islower())


def _is_marked(word: str) -> bool:
    return any(map(unicodedata.combining, unicodedata.normalize("NFD", word)))
