"""Row labels: ``I``, ``A.``, ``1``, ``1.2``, ``a)``, ``-``; their kind, and look-alikes of Roman figures."""

from __future__ import annotations

import re
from enum import StrEnum


class LabelKind(StrEnum):
    """How a row is numbered, outermost first."""

    CAPITAL = "capital"
    ROMAN = "roman"
    NUMBER = "number"
    DECIMAL = "decimal"
    LETTER = "letter"
    DASH = "dash"
    NONE = "none"


# Before a blank or the cell's end; a bare letter needs its dot, or it would be a word (``Ý kiến``).
_LABEL = re.compile(
    r"(?P<label>(?P<decimal>\d{1,3}(?:\.\d{1,3})+)\.?"
    r"|(?P<number>\d{1,3})[.)]?"
    r"|(?P<roman>[IVXJl|]{1,5})[.)]?"
    r"|(?P<capital>[A-HK])(?:[.)]|(?=\s*$))"
    r"|(?P<letter>[a-zđ])(?:[.)]|(?=\s*$))"
    r"|(?P<dash>[-–+*•]))(?:\s+|(?<=[.)])|$)(?P<rest>.*)",
    re.DOTALL,
)
_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
_STROKES = str.maketrans("Jl|", "III")


def split_label(text: str) -> tuple[str, str]:
    """Cut the label off the front of a cell's text; the label is empty when there is none."""
    match = _LABEL.match(text.strip())
    if match is None:
        return "", text.strip()
    return match["label"].strip(), match["rest"].strip()


def label_kind(label: str) -> LabelKind:
    """Say how a label numbers; ``I`` and ``V`` are Roman, other single capitals letters."""
    match = _LABEL.match(label.strip())
    if match is None or match["rest"]:
        return LabelKind.NONE
    return LabelKind(
        next(name for name in ("decimal", "number", "roman", "capital", "letter", "dash") if match[name])
    )


def bare_label(label: str) -> str:
    """Take dots and brackets off a label; a dash numbers nothing and gives an empty text."""
    stripped = label.strip().strip(".)( ")
    return "" if stripped in {"-", "–", "+", "*", "•"} else stripped


def roman_look_alike(label: str) -> str:
    """Give the Roman figure a label looks like (``J`` and ``l`` are strokes); empty when it is none."""
    candidate = label.translate(_STROKES)
    return candidate if candidate and _ROMAN.fullmatch(candidate) else ""
