"""The printed numbers of rows and groups, look-alikes mended by their order (``l`` for 1, ``H`` for II)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normalize.forms.ordinals import OrdinalKind, parse_numeral, parse_ordinal, roman_value
from normalize.records import Finding

_LONGEST = 5
"""Letters of a row's number: four figures, or ``12.10``; longer texts are words, whatever they look like."""
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


@dataclass(frozen=True, slots=True)
class RowNumber:
    """A number as it is to be read; ``mended`` from a look-alike, or ``doubtful``: no number at all."""

    value: str
    mended: bool = False
    doubtful: bool = False

    def findings(self, field: str, printed: str) -> tuple[Finding, ...]:
        """Tell that the number was mended, or that it is none."""
        rule = "look-alike-read" if self.mended else "label-unreadable" if self.doubtful else ""
        return (Finding(rule, field, printed, self.value),) if rule else ()


def bare(printed: str) -> str:
    """Take dots and brackets off a number; a dash numbers nothing and gives an empty text."""
    return printed.strip().strip(".):(-–+*• ")


def without_number(title: str) -> str:
    """Take off a Roman number that stands before a title without a mark between: ``I Kế hoạch``."""
    first, _, rest = title.partition(" ")
    return rest if rest and roman_value(first) else title


def item_number(printed: str, previous: str) -> RowNumber:
    """Read the number of an item.

    What is no number is mended only where it looks like the number that must follow the previous
    one; printed digits are never changed, even where they break the order.
    """
    own = bare(printed)
    ordinal = parse_ordinal(printed)
    if not own or (ordinal and ordinal.kind in (OrdinalKind.ARABIC, OrdinalKind.DOTTED)):
        return RowNumber(own)
    expected = int(previous) + 1 if previous.isdecimal() else 1
    if _looks_like(own, str(expected)):
        return RowNumber(str(expected), mended=True)
    return RowNumber(own, doubtful=ordinal is None or ordinal.kind is not OrdinalKind.LETTER)


def _looks_like(own: str, digits: str) -> bool:
    """Say whether a text could be a number with digits misread (``l`` for 1, ``Š`` for 5)."""
    return len(own) == len(digits) <= _LONGEST and all(
        letter == digit or letter in _DIGIT_LOOKS[digit] for letter, digit in zip(own, digits, strict=True)
    )


def group_numbers(printed: Iterable[str]) -> Iterator[RowNumber]:
    """Read the numbers of groups in order, mended where a smudged Roman figure is due."""
    last = 0
    for own in printed:
        number = _roman(bare(own), last + 1)
        last = roman_value(number.value) or last + bool(number.value)
        yield number


def _roman(own: str, expected: int) -> RowNumber:
    if not own or roman_value(own):
        return RowNumber(own)
    figure = "".join(_ROMAN_LOOKS.get(letter, letter) for letter in own)
    if abs((roman_value(figure) or -1) - expected) <= 1:
        return RowNumber(figure, mended=True)
    return RowNumber(own, doubtful=parse_numeral(own) is None)
