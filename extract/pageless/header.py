"""Which leading rows of a table hold column titles, and where they are repeated further down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from extract.pageless.rows import Row, filled, pad

MAX_HEADER_ROWS = 3

_LABEL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-ZĐ]|[a-zđ])[.)]?|[-+*•]")
_FIGURES = re.compile(r"[-–\d.,;:%/\s]*\d[-–\d.,;:%/\s]*")
_COMPARED = re.compile(r"%?\s?(?:19|20)\d\d\s?/\s?(?:19|20)\d\d\s?%?")
"""One year held against another: the title of a column of shares."""
_PERIOD = re.compile(r"(?:19|20)\d\d\*?(?:\s?[-–]\s?(?:19|20)\d\d\*?)?")
_IN_BRACKETS = re.compile(r"\((\d{1,2})\)(?:\s*=.*)?")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?")


def header_row_count(rows: Sequence[Row]) -> int:
    """Count the leading rows with column titles: 0 to 3, and a row that numbers the columns."""
    if not rows or is_body(rows[0]):
        return 0
    count = 1
    while count < min(MAX_HEADER_ROWS, len(rows)) and _is_sub_header(rows[:count], rows[count]):
        count += 1
    return count + (count < len(rows) and is_column_numbers(_without_merged(rows[count], rows[count - 1])))


def _without_merged(row: Row, above: Row) -> Row:
    """A row without the cells that the row above repeats: titles over both of them."""
    return tuple(
        text for text, over in zip(row, pad(above, len(row)), strict=False) if not text or text != over
    )


def is_body(row: Row) -> bool:
    """Whether a row is one of data: it begins with a number or label, or holds figures."""
    if heads_periods(row):
        return False
    first = row[0].strip() if row else ""
    return (
        _LABEL.fullmatch(first) is not None
        or any(map(_is_figure, row))
        or len(filled(row)) < min(2, len(row))
    )


def _is_figure(text: str) -> bool:
    return _FIGURES.fullmatch(text) is not None and not _COMPARED.fullmatch(text)


def heads_periods(row: Row) -> bool:
    """Whether a row is titles of years: ``Năm 2020 2021 2022`` or years alone, in order."""
    periods = [text for text in row[1:] if text]
    if len(periods) < 2 or not all(map(_PERIOD.fullmatch, periods)) or any(map(str.isdigit, row[0])):
        return False
    return all(a <= b for a, b in pairwise(periods))


def is_column_numbers(row: Row) -> bool:
    """Whether a row numbers the columns: ``(1) (2) (3)``, ``1 2 3=1+2``, ``A B 1 2``.

    Numbers in brackets, or with a formula among them, may skip some: columns were taken out of the table.
    """
    texts = [text for text in row if text]
    bracketed = [int(match[1]) for text in texts if (match := _IN_BRACKETS.fullmatch(text))]
    if len(texts) == len(bracketed) >= 3:
        return all(a < b for a, b in pairwise(bracketed))
    if len(texts) < 3 or len(texts) < len(row) - 1 or not all(map(_COLUMN_NUMBER.fullmatch, texts)):
        return False
    heads = [match[0] for text in texts if (match := re.search(r"\d+|[A-Z]", text))]
    numbers = [int(head) for head in heads if head.isdecimal()]
    steps = [b - a for a, b in pairwise(numbers)]
    reckoned = any("=" in text for text in texts)
    return bool(steps) and min(steps) >= 1 and (reckoned or max(steps) == 1)


def _is_sub_header(above: Sequence[Row], row: Row) -> bool:
    """Whether a row gives the second-level titles: text only below empty or spanning titles."""
    if row[0] and row[0] != above[-1][0]:
        return False
    if any(map(_is_figure, row)):
        return _is_years(above, row) or _is_periods(row) or _is_criteria(above, row)
    return bool(filled(row)) and _fits_below(above, row)


def _is_years(above: Sequence[Row], row: Row) -> bool:
    """Whether a row of figures is titles all the same: years below one spanning title."""
    figures = [text for text in row if _is_figure(text)]
    return all(re.fullmatch(r"(?:19|20)\d\d", text) for text in figures) and _fits_below(above, row)


def _is_periods(row: Row) -> bool:
    """Whether a row is titles of years below any titles: most of its cells, and no other figure."""
    figures = [text for text in row if _is_figure(text)]
    periods = [text for text in figures if _PERIOD.fullmatch(text)]
    return len(figures) == len(periods) and len(periods) >= max(2, len(filled(row)) - 1)


def _is_criteria(above: Sequence[Row], row: Row) -> bool:
    """Whether a row of figures numbers the criteria from 1 below one spanning title."""
    last = above[-1]
    new = [text for column, text in enumerate(row) if text and text != "".join(last[column : column + 1])]
    numbers = [int(text) for text in new if text.isdecimal()]
    in_order = len(numbers) >= 5 and numbers == list(range(1, len(new) + 1))
    return in_order and not row[0] and _fits_below(above, row)


def _fits_below(above: Sequence[Row], row: Row) -> bool:
    """Whether all that a row prints anew stands where a title leaves room for one below."""
    last = above[-1]
    new = [column for column in filled(row) if column >= len(last) or row[column] != last[column]]
    return bool(new) and all(_is_open(above, column) for column in new)


def _is_open(above: Sequence[Row], column: int) -> bool:
    """Whether a title may stand below: nothing printed above, or a title that spans to the right."""
    last = pad(above[-1], column + 2)
    text, right, left = last[column], last[column + 1], last[column - 1] if column else None
    if text:
        return right in {"", text} or left == text
    return column > 0 and not any(pad(row, column + 1)[column] for row in above)


def same_titles(titles: Row, row: Row) -> bool:
    """Whether a row repeats column titles, misread letters and a lost title allowed."""
    pairs = [(a, b) for a, b in zip(titles, row, strict=False) if a and b]
    if len(pairs) < min(2, len(filled(titles))) or 2 * len(pairs) < len(filled(titles)):
        return False
    if len(filled(row)) > len(filled(titles)):
        return False
    alike = sum(fuzz.ratio(a.casefold(), b.casefold()) >= 75 for a, b in pairs)
    return alike >= max(1, len(pairs) - len(pairs) // 4)
