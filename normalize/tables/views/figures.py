"""A column of figures: each cell's number, the separators decided by what the whole column shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from normalize.numbers import parse_number


@dataclass(frozen=True, slots=True)
class Figure:
    """The number of one cell; ``candidates`` are its readings where the column leaves it open.

    ``value`` is None when nothing is printed, when it is no number (``unread``), or when it is open.
    ``note`` keeps words printed beside the number (``(Trung ương hỗ trợ 36 tỷ)``).
    """

    value: Decimal | None
    candidates: tuple[Decimal, ...] = ()
    unread: bool = False
    note: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether the cell has several readings and none was chosen."""
        return self.value is None and len(self.candidates) > 1


class Separator(StrEnum):
    """What a mark means in a column."""

    THOUSANDS = "thousands"
    DECIMAL = "decimal"


_NOTHING = re.compile(r"[-–—.\s]*")
_NUMBER_FIRST = re.compile(
    r"([-–]?\s*\d[\d.,]*(?:\s\d{3}(?!\d)[\d.,]*)*)(?:\s*(?:đ|đồng|%)(?!\w))?\s*(.*)", re.DOTALL
)
_GROUPED = {
    ".": re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d+"),
    ",": re.compile(r"\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d+"),
}
_FRACTION = {
    ".": re.compile(r"[\d,]*\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{4,}\.\d+"),
    ",": re.compile(r"[\d.]*,(?:\d{1,2}|\d{4,})|0,\d+|\d{4,},\d+"),
}


def read_figures(texts: Sequence[str]) -> tuple[Figure, ...]:
    """Read the cells of one column; the same mark means the same in all of them or is left open."""
    parts = [_number_part(text) for text in texts]
    meaning = {mark: _meaning(mark, [number for number, _ in parts]) for mark in ".,"}
    return tuple(
        _figure(text, number, note, meaning) for text, (number, note) in zip(texts, parts, strict=True)
    )


def _number_part(text: str) -> tuple[str, str]:
    match = _NUMBER_FIRST.match(text.strip())
    return (match[1].strip(" .,"), match[2].strip()) if match else ("", "")


def _meaning(mark: str, numbers: Sequence[str]) -> Separator | None:
    """Decide a mark by the cells that allow one reading; None when they say nothing or disagree."""
    grouped = any(_GROUPED[mark].fullmatch(number) for number in numbers)
    fraction = any(_FRACTION[mark].fullmatch(number) for number in numbers)
    if grouped == fraction:
        return None
    return Separator.THOUSANDS if grouped else Separator.DECIMAL


def _figure(text: str, number: str, note: str, meaning: dict[str, Separator | None]) -> Figure:
    if not number:
        return Figure(None, unread=not _NOTHING.fullmatch(text))
    parsed = parse_number(number.lstrip("-– "))
    if parsed is None:
        return Figure(None, unread=True, note=note)
    sign = -1 if number[0] in "-–" else 1
    candidates = tuple(sign * candidate for candidate in parsed.candidates)
    by_column = _by_column(number.lstrip("-– "), meaning)
    if by_column is not None:
        return Figure(sign * by_column, candidates, note=note)
    return Figure(None if parsed.value is None else sign * parsed.value, candidates, note=note)


def _by_column(number: str, meaning: dict[str, Separator | None]) -> Decimal | None:
    """Read a number with one mark as the column uses that mark."""
    marks = set(re.findall(r"[.,]", number))
    if len(marks) != 1 or " " in number:
        return None
    mark = marks.pop()
    if meaning[mark] is Separator.THOUSANDS and re.fullmatch(rf"\d{{1,3}}(?:\{mark}\d{{3}})+", number):
        return Decimal(number.replace(mark, ""))
    if meaning[mark] is Separator.DECIMAL and number.count(mark) == 1:
        return Decimal(number.replace(mark, "."))
    return None
