"""What stands before a section's words: Phần I / A. / I. / 1. / 1.1 / a) / - / +, in all spellings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalize.forms.ordinals import roman_label, roman_value
from normalize.unicode import CAPITALS

_BULLETS = "●•▪■□◆◦‣➢➤►✓✔❖\uf0a7\uf0b7\uf0d8\uf02d"
MARKS = ("-", "+", "–", "*", *_BULLETS)
"""The labels that all items of a list share: they neither count nor name."""
_CAPITAL = f"[{CAPITALS}]"
_LABELS = (
    (
        "part",
        re.compile(
            r"\s*((?:Phần|PHẦN)\s+(?:(?:thứ|THỨ)\s+[^\W\d]+|[IVX]{1,4}\b|\d{1,2}\b"
            r"|(?i:một|hai|ba|bốn|năm|sáu)(?=\s*[.:])))\s*[.:)]?\s*"
        ),
    ),
    ("chapter", re.compile(r"\s*((?:Chương|CHƯƠNG|Mục|MỤC)\s+[IVXLC\d]+)\s*[.:)]?\s*")),
    ("article", re.compile(r"\s*(Điều\s+\d+)\s*[.:)]\s*")),
    (
        "number",
        re.compile(rf"\s*([IVX]{{1,4}}(?:\.\d{{1,2}}){{1,3}})(?:\s?[.)/]\s*|\s*[-–]\s+|\s+)(?={_CAPITAL})"),
    ),
    (
        "roman",
        re.compile(
            rf"\s*([IVXL]{{1,6}}|[1lIJH]{{1,3}}(?=\.\s*[A-ZÀ-ỸĐ]{{3}}))\s?[.)/](?:\s+|(?={_CAPITAL}))(?=\D)"
        ),
    ),
    ("roman", re.compile(rf"\s*([IVX][IVXivxl]{{1,5}})\s?\.\s+(?={_CAPITAL})")),  # Ii. NỘI DUNG
    ("roman", re.compile(rf"\s*([IVXL]{{1,6}})\s?[-–:]\s*(?={_CAPITAL})(?![IVXL]+\b)")),
    ("roman", re.compile(r"\s*([IVX]{1,5})\s+(?=[A-ZÀ-ỸĐ]{2,}\s+[A-ZÀ-ỸĐ]{2,}[^a-zà-ỹ]*$)")),
    (
        "capital",
        re.compile(rf"\s*([A-HK])(?:\s?[.)]\s+|\s?/\s*|\s*[-–]\s+|\.(?={_CAPITAL}{{2}}))(?={_CAPITAL})"),
    ),
    (
        "number",
        re.compile(
            rf"\s*\(?(\d{{1,2}}(?:\.\d{{1,2}}){{0,4}})(?:[.)](?!\d)|\s[.)](?=\s)|,(?=\s{_CAPITAL})"
            rf"|\s?/(?=\s+{_CAPITAL}|{_CAPITAL}[^\W\d{CAPITALS}])|\s?[-–](?=\s+{_CAPITAL}))\s*(?=\D)"
            r"|\s*(\d{1,2}(?:\.\d{1,2}){1,4})\s+(?=[^\W\d])"
        ),
    ),
    ("letter", re.compile(rf"\s*([a-zđ]\.\d{{1,2}})\s+(?={_CAPITAL})")),
    ("letter", re.compile(r"\s*\(?([a-zđ]{1,2}(?:\.?\d{1,2})?)[.)]\s*(?=[^\s])")),
    ("letter", re.compile(rf"\s*([a-zđ])\s?(?:/\s*|[-–]\s+)(?={_CAPITAL})")),
    ("dash", re.compile(rf"\s*([-–—]{{1,2}}|[*{_BULLETS}]+)\s*(?=[^\s-])")),
    ("plus", re.compile(r"\s*(\+)\s*[/.)]?\s*(?=\S)")),
)
RANKS = {
    "part": 1,
    "chapter": 2,
    "capital": 3,
    "roman": 4,
    "article": 5,
    "number": 6,
    "letter": 12,
    "dash": 14,
    "plus": 15,
}
"""How deep each kind of label stands; dots in a number add to it."""
_SPECK = re.compile(
    r"\s*[_'\"`~|.,:;=¬°„“”‘’·•«»<>\\ ]*[_'\"`~|.,:;=¬°„“”‘’·«»<>\\]\s*"
    r"(?=[-–+*]\s|\d{1,2}[.)]\s|[a-hđ]\)\s|Điều\s|[IVX]{1,5}\.\s)"
)
_ALONE = re.compile(r"\s*((?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:(?:thứ|THỨ)\s+\w+|[IVX]+|\d+))\s*[.:]?\s*")
_BRACKETED = re.compile(rf"[\W_]*?\(?(?P<letter>[^\s\w]|\w)[)}}]\s*(?={_CAPITAL})")
_LETTERS = "abcdđeghiklmnopq"
_LOOKS = {
    **{"a": "8âàä@", "b": "6h", "c": "QCGe¢©®€", "d": "đðo", "đ": "dð", "e": "cé©", "g": "q98", "h": "b"},
    **{"i": "1líì!j", "k": "lx", "l": "1iI|", "m": "nr", "n": "mr", "o": "0O", "p": "P", "q": "g9"},
}
"""What the letter of an item is misread as."""
_STROKES = str.maketrans({"H": "II", "l": "I", "1": "I", "J": "I"})


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a section's words: kind, text, depth rank and where the words begin.

    ``printed`` is the label as read where it was mended.
    """

    kind: str
    text: str
    rank: int
    end: int
    printed: str = ""


def read_label(text: str) -> Label | None:
    """Read the label at the beginning of a paragraph, behind specks read as marks; None without one."""
    speck = _SPECK.match(text)
    for kind, pattern in _LABELS:
        match = pattern.match(text, speck.end() if speck else 0)
        if match and match.end() < len(text.rstrip()):
            printed = next(group for group in match.groups() if group)
            if kind == "dash":
                printed = _mark(printed)
            return Label(kind, printed, RANKS[kind] + _deeper(kind, printed), match.end())
    return None


def _deeper(kind: str, printed: str) -> int:
    """How many levels a compound label lies below the plain one: ``1.1.2`` two, ``a1`` one."""
    return printed.count(".") if kind == "number" else int(kind == "letter" and printed[-1].isdecimal())


def _mark(printed: str) -> str:
    """Give the mark of a list: all dashes are one, signs of symbol fonts are bullets."""
    if printed[0] in "*●•":
        return printed[0]
    return "•" if printed[0] in _BULLETS else "-"


def is_article(label: str) -> bool:
    """Say whether a label is that of an article: ``Điều 3``."""
    found = read_label(f"{label}. …")
    return found is not None and found.kind == "article"


def lone_label(text: str) -> str:
    """Give the label of a part or chapter that stands in a line alone; empty for anything else."""
    match = _ALONE.fullmatch(text)
    return match[1] if match else ""


def regular(label: Label, last_capital: str) -> Label:
    """Read a Roman figure whose strokes run together (``HI`` for III) or whose case slipped (``Ii``).

    An H after G is a letter.
    """
    if label.kind != "roman" or roman_value(label.text):
        return label
    if label.text == "H" and last_capital == "G":
        return replace(label, kind="capital", rank=RANKS["capital"])
    value = roman_value(label.text.translate(_STROKES).upper())
    return replace(label, text=roman_label(value), printed=label.text) if value else label


def misread_letter(text: str, before: str, near: Sequence[str]) -> Label | None:
    """Read a letter before a bracket as the one due next that it looks like: ``Q)`` behind ``b)``.

    ``before`` is the letter of the item before, ``near`` are the labels not far above.
    """
    match = _BRACKETED.match(text)
    if not match:
        return None
    known = _LETTERS.find(before) if before else -1
    due = _LETTERS[known + 1 : known + (3 if before == "d" else 2)]
    printed = match["letter"]
    counted = printed.isdecimal() and str(int(printed) - 1) in near
    if printed in due or counted:
        return None
    meant = next((letter for letter in due if printed in _LOOKS[letter]), "")
    return Label("letter", meant, RANKS["letter"], match.end(), printed) if meant else None
