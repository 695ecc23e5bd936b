"""Ordinals of headings, groups and rows (``I``, ``A.``, ``1.2``, ``I.1``, ``a)``, ``-``) and Roman numerals.

The one place that knows them. What an ordinal's place in its sequence says (an ``I`` after an ``H`` is a
letter) is for those who see the sequence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_ROMAN = re.compile(r"[IVXLC]+")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_STEPS = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_STROKES = re.compile(r"[Il|!]{2,3}")
"""II and III as recognizers often give them."""

LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_DOTTED = re.compile(
    r"(?:\d{1,3}(?:\s*\.\s*(?:\d{1,3}|[a-zđ]))+|(?:[IVX]{1,5}|[A-HĐ])(?:\s*[.,]\s*(?:\d{1,3}|[a-zđ]))+)"
)
_BULLETS = {"-": "-", "–": "-", "—": "-", "+": "+", "*": "*", "•": "*", "●": "*", "▪": "*", "\uf02d": "-"}
_OUTER = " .,;:)]/"
_FORMULA = re.compile(r"\s*=\s*[\dIVXA-Ha-h+–(). -]+$")
"""What a number is made of, behind it: ``III=I-II``."""


class OrdinalKind(StrEnum):
    """The alphabet of an ordinal; bullets number nothing and have rank 0."""

    ROMAN = "roman"
    CAPITAL = "capital"
    ARABIC = "arabic"
    DOTTED = "dotted"
    LETTER = "letter"
    DASH = "dash"
    PLUS = "plus"
    STAR = "star"

    @property
    def is_bullet(self) -> bool:
        """Say whether the ordinal numbers nothing."""
        return self in (OrdinalKind.DASH, OrdinalKind.PLUS, OrdinalKind.STAR)


_BULLET_KINDS = {"-": OrdinalKind.DASH, "+": OrdinalKind.PLUS, "*": OrdinalKind.STAR}


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A read ordinal: its kind, the dotted prefix it stands under, and its rank from 1."""

    kind: OrdinalKind
    prefix: str
    rank: int

    @property
    def depth(self) -> int:
        """How many prefixes it stands under: 0 for ``1``, 1 for ``1.2``."""
        return self.prefix.count(".") + 1 if self.prefix else 0


def parse_ordinal(printed: str) -> Ordinal | None:
    """Read ``I.``, ``A``, ``12``, ``1.2``, ``I,1``, ``a)`` or ``-``; None for anything else."""
    text = printed.strip()
    if text in _BULLETS:
        return Ordinal(_BULLET_KINDS[_BULLETS[text]], "", 0)
    text = _without_formula(text).rstrip(_OUTER).lstrip("([ ").strip()
    # No list seen has a thousand items; four figures are a year or a quantity.
    if text.isdecimal() and len(text) <= 3:
        return Ordinal(OrdinalKind.ARABIC, "", int(text))
    if _DOTTED.fullmatch(text):
        return _dotted(text)
    if _STROKES.fullmatch(text):
        return Ordinal(OrdinalKind.ROMAN, "", len(text))
    if text.isupper() and (rank := roman_value(text)) and (len(text) > 1 or text in "IVX"):
        return Ordinal(OrdinalKind.ROMAN, "", rank)
    if len(text) == 1 and text.lower() in LETTERS:
        kind = OrdinalKind.CAPITAL if text.isupper() else OrdinalKind.LETTER
        return Ordinal(kind, "", LETTERS.index(text.lower()) + 1)
    return None


def _without_formula(text: str) -> str:
    return _FORMULA.sub("", text) if "=" in text else text


def parse_numeral(printed: str) -> Ordinal | None:
    """Read an ordinal that counts; None for bullets too."""
    ordinal = parse_ordinal(printed)
    return None if ordinal is None or ordinal.kind.is_bullet else ordinal


def _dotted(text: str) -> Ordinal:
    parts = [part.strip() for part in re.split(r"[.,]", text)]
    last = parts[-1]
    rank = int(last) if last.isdecimal() else LETTERS.index(last) + 1
    return Ordinal(OrdinalKind.DOTTED, ".".join(_plain(part) for part in parts[:-1]), rank)


def _plain(part: str) -> str:
    """Write a part of a dotted ordinal without leading zeros: ``01.2`` stands under ``1``."""
    return part.lstrip("0") or "0" if part.isdecimal() else part


def plain_ordinal(printed: str) -> str:
    """Write an ordinal without its outer marks and leading zeros, as dotted prefixes name it."""
    text = _without_formula(printed.strip()).rstrip(_OUTER).lstrip("([ ").strip()
    if _DOTTED.fullmatch(text) or text.isdecimal():
        return ".".join(_plain(part.strip()) for part in re.split(r"[.,]", text))
    return text


def roman_value(text: str) -> int:
    """Give the value of a Roman numeral in capitals; 0 when it is not written regularly."""
    if not _ROMAN.fullmatch(text):
        return 0
    digits = [_VALUES[letter] for letter in text]
    value = sum(
        -digit if digit < following else digit
        for digit, following in zip(digits, [*digits[1:], 0], strict=True)
    )
    return value if value > 0 and roman_label(value) == text else 0


def roman_label(value: int) -> str:
    """Write a number as a Roman numeral."""
    label = ""
    for size, letters in _STEPS:
        while value >= size:
            label += letters
            value -= size
    return label
