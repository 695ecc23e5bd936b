"""Numerals as they stand in running text, with every reading that their signs and blanks allow.

A numeral is never cut out of what it touches: ``2 220 000`` is one, ``1.2`` behind a minus sign is ``-1.2``,
and figures that touch a letter, a bracket or a mark of no known form are ``unreadable``. What holds figures
and is no numeral at all (``QL1A``, ``COVID-19``, ``t1ruyền``) is a code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from normalize.forms.numbers import parse_number

_RUN = re.compile(
    r"""
    (?P<alike>  \d[\dOoIl|]*[OoIl|][\dOoIl|]*(?:[.,][\dOoIl|]+)*(?![^\W_])
              | [OoIl|]+\d[\d.,OoIl|]*(?<![.,])(?![^\W_])
    )
  | (?P<code>   (?:[^\W\d_]++[-–.]?+)++\d[\w-]*          # letters in front: QL1A, COVID-19, t1ruyền
              | \d+(?!k?m[23](?!\w))[^\W\d_]{1,3}\d[\w/]*   # letters inside: 14h30, 2c1; 15m2 is a measure
    )
  | (?P<groups> \d{1,3}(?:[\ \u00a0\u202f]\d{3})+(?:,\d{1,2})?(?!\d|[.,]\d) )
  | (?P<plain>  \d+(?:[.,]\d+)* )
    """,
    re.VERBOSE,
)
_RAISED = re.compile(r"<sup>[^<>]{1,5}</sup>|[¹²³⁰-⁹]+")
_TOUCHING = re.compile(r"[\]\[!|{}\\_#*=^$@&]|[.,](?=[\d.,])|\.\ ?(?=\d{3}(?!\d|[.,]\d))")
_LETTERS = str.maketrans("OoIl|", "00111")
_COMMA_DECIMAL = re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d.,]*\d)")
_POINT_DECIMAL = re.compile(r"(?<![\d.,/])\d+\.\d{1,2}(?![\d.,/]*\d)\s?%")
_COMMA_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?!\d)|(?<![\d.,])\d{1,3}(?:,\d{3})+\.\d")
SIGNS = "-–+−±"
_UNIT_BEHIND = re.compile(r"\s?(?P<unit>[^\W\d_]+(?:/[^\W\d_]+)?)(?![^\W_])")
_UNIT_BEFORE = re.compile(r"\d\s?(?P<unit>[^\W\d_]+(?:/[^\W\d_]+)?)$")
_ENOUGH = 3
"""Clear decimal commas in a document, with no other style beside them, that say how its author writes."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed number at ``[start, end)`` of a text; ``value`` is None when no one reading is certain.

    ``candidates`` are the possible readings, the likeliest first. ``rest`` is where a raised note mark ends.
    """

    printed: str
    start: int
    end: int
    rest: int
    value: Decimal | None
    candidates: tuple[Decimal, ...]

    @property
    def is_clear(self) -> bool:
        """Say whether there is one reading."""
        return self.value is not None

    @property
    def is_plain(self) -> bool:
        """Say whether it is printed in figures alone."""
        return self.printed.isdigit()


def find_run(text: str, at: int) -> tuple[str, re.Match[str]] | None:
    """Find the kind of what begins at a position with figures: code, alike, groups or plain."""
    match = _RUN.match(text, at)
    return (match.lastgroup or "", match) if match else None


def read_numeral(text: str, kind: str, match: re.Match[str]) -> Numeral:
    """Read the numeral of a match, with the sign before it and what it touches behind it."""
    start, end = match.span()
    raised = _RAISED.match(text, end)
    rest = raised.end() if raised else end
    printed = match[0]
    if kind == "alike":
        reading = parse_number(printed.translate(_LETTERS))
        return Numeral(printed, start, end, rest, None, reading.candidates if reading else ())
    if kind == "groups":
        joined = Decimal("".join(char for char in printed if char.isdigit() or char == ",").replace(",", "."))
        return Numeral(printed, start, end, rest, joined, (joined,))
    number = parse_number(printed)
    candidates = number.candidates if number else ()
    value = number.value if number else None
    if value is None and len(candidates) == 1 and printed.startswith("0."):
        value = candidates[0]
    numeral = Numeral(printed, start, end, rest, value, candidates)
    return _signed(text, _touched(text, numeral))


def _touched(text: str, numeral: Numeral) -> Numeral:
    """Doubt a numeral that touches what belongs to no known form: ``3.27]``, ``7,.979``, ``6. 160``."""
    touching = _TOUCHING.match(text, numeral.rest)
    if touching is None or _closes(text, numeral, touching[0]):
        return numeral
    more = _RUN.match(text, touching.end())
    end = more.end() if more and not touching[0].isalpha() and touching[0][0] in ".," else touching.end()
    joined = parse_number("".join(text[numeral.start : end].split()))
    return replace(
        numeral,
        printed=text[numeral.start : end],
        end=end,
        rest=end,
        value=None,
        candidates=joined.candidates if joined else (),
    )


def _closes(text: str, numeral: Numeral, mark: str) -> bool:
    """Say whether a bracket behind a numeral closes one that stands open, or a mark is a foot note's."""
    return mark == "*" or (
        mark == "]" and text.rfind("[", 0, numeral.start) > text.rfind("]", 0, numeral.start)
    )


def _signed(text: str, numeral: Numeral) -> Numeral:
    """Take a sign into the number that it touches; a dash behind a word or number is none."""
    at = numeral.start - 1
    if at < 0 or text[at] not in SIGNS:
        return numeral
    before = text[:at].rstrip()
    glued = at > 0 and not text[at - 1].isspace() and text[at - 1] not in "(:;,"
    if glued or not before or before[-1].isdigit() or before[-1] in "%‰" or _goes_on(text, before, numeral):
        return numeral
    if text[at] in "-–−":
        minus = tuple(-value for value in numeral.candidates)
        return replace(
            numeral,
            printed=text[at : numeral.end],
            start=at,
            value=None if numeral.value is None else -numeral.value,
            candidates=minus,
        )
    return replace(numeral, printed=text[at : numeral.end], start=at)


def _goes_on(text: str, before: str, numeral: Numeral) -> bool:
    """Say whether a number with the same unit stands before a dash: ``850đ/kg -1.200đ/kg``."""
    this, last = _UNIT_BEHIND.match(text, numeral.rest), _UNIT_BEFORE.search(before)
    return this is not None and last is not None and this["unit"] == last["unit"]


@dataclass(frozen=True, slots=True)
class Convention:
    """How a document's author writes decimals, as far as all clear numbers of it agree."""

    comma_decimals: bool = False
    point_decimals: bool = False

    @classmethod
    def of(cls, texts: tuple[str, ...]) -> Convention:
        """Learn from texts: clear decimal commas and nothing written the other way round, or reverse."""
        whole = "\n".join(text for text in texts if any(char.isdigit() for char in text))
        commas = len(_COMMA_DECIMAL.findall(whole))
        points, groups = len(_POINT_DECIMAL.findall(whole)), len(_COMMA_GROUPS.findall(whole))
        return cls(commas >= _ENOUGH and not points + groups, points + groups >= _ENOUGH and not commas)

    def settle(self, numeral: Numeral) -> Numeral:
        """Read ``23,243`` as the author writes elsewhere; the other readings stay candidates."""
        if numeral.value is not None or not numeral.candidates or not numeral.printed[-1:].isdigit():
            return numeral
        digits = numeral.printed.lstrip(SIGNS)
        if self.comma_decimals and digits.count(",") == 1 and "." not in digits and " " not in digits:
            wanted = Decimal(digits.replace(",", "."))
        elif self.point_decimals and digits.replace(".", "").replace(",", "").isdigit():
            wanted = Decimal(digits.replace(",", ""))
        else:
            return numeral
        value = next((one for one in numeral.candidates if abs(one) == wanted), None)
        return replace(numeral, value=value)
