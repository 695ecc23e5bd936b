"""Row labels: ``I``, ``A.``, ``1``, ``1.2``, ``a)``, ``-``; their kind, and look-alikes mended by order."""

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
    r"|(?P<roman>[IVXJl|]{1,5})[.):-]?"
    r"|(?P<capital>[A-HK])(?:[.)]|(?=\s*$))"
    r"|(?P<letter>[a-zđ])(?:[.)]|(?=\s*$))"
    r"|(?P<dash>[-–+*•]))(?:\s+|(?<=[.)])|$)(?P<rest>.*)",
    re.DOTALL,
)
_NUMBERINGS = ("decimal", "number", "roman", "capital", "letter", "dash")
_LONGEST = 5
_DIGIT_LOOKS = {
    "0": "OoQD°Ø",
    "1": "lI|!][iíJTtj",
    "2": "Zz?",
    "3": "Ss",
    "4": "AÁÀÂ",
    "5": "SsŠŞ§",
    "6": "Gbóôồỗ",
    "7": "T?ï",
    "8": "B&§",
    "9": "gqoọ",
}
_ROMAN_LOOKS = {
    "J": "I",
    "l": "I",
    "|": "I",
    "!": "I",
    "1": "I",
    "]": "I",
    "[": "I",
    "T": "I",
    "Ị": "I",
    "Ï": "I",
    "í": "I",
    "i": "I",
    "H": "II",
    "n": "II",
    "N": "II",
    "M": "III",
    "m": "III",
    "v": "V",
    "Y": "V",
    "x": "X",
}


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
    return LabelKind(next(name for name in _NUMBERINGS if match[name]))


def bare_label(label: str) -> str:
    """Take dots and brackets off a label; a dash numbers nothing and gives an empty text."""
    return label.strip().strip(".):(-–+*• ")


def roman(number: int) -> str:
    """Write a number below 40 in Roman figures."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def roman_value(label: str) -> int:
    """Give the number that a Roman figure below 40 writes; 0 when it is none."""
    return next((number for number in range(1, 40) if roman(number) == label), 0)


def roman_look_alike(label: str, expected: int) -> str:
    """Give the Roman figure a smudged label looks like (``H`` for II), if that is about the expected one."""
    figure = "".join(_ROMAN_LOOKS.get(letter, letter) for letter in bare_label(label))
    return figure if abs((roman_value(figure) or -1) - expected) <= 1 else ""


def looks_like_number(label: str, expected: int) -> bool:
    """Say whether a label could be the expected number with digits misread (``l`` for 1, ``Š`` for 5)."""
    bare, digits = bare_label(label), str(expected)
    return len(bare) == len(digits) <= _LONGEST and all(
        letter == digit or letter in _DIGIT_LOOKS[digit] for letter, digit in zip(bare, digits, strict=True)
    )


class Reading(StrEnum):
    """What became of a row number."""

    AS_PRINTED = "as-printed"
    MENDED = "mended"
    DOUBTFUL = "doubtful"


def read_number_label(label: str, previous: str) -> tuple[str, Reading]:
    """Read a row number.

    What is no number is mended only where it looks like the number that must follow the previous
    one; printed digits are never changed, even where they break the order.
    """
    bare = bare_label(label)
    if not bare or label_kind(bare) in (LabelKind.NUMBER, LabelKind.DECIMAL):
        return bare, Reading.AS_PRINTED
    expected = int(previous) + 1 if previous.isdigit() else 1
    if looks_like_number(bare, expected):
        return str(expected), Reading.MENDED
    return bare, Reading.AS_PRINTED if label_kind(bare) is LabelKind.LETTER else Reading.DOUBTFUL
