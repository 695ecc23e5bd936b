"""How many leading rows of a table are its header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.model import Cell, Table

MAX_HEADER = 5

_COLUMN_NUMBER = re.compile(r"^[(\[]?\s*(?:\d{1,2}|[A-H])\s*[)\]]?(?:\s*=.*)?$")
_ROW_NUMBER = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-ZĐ]|[a-zđ])\s*[.)]?$")
_FIGURE = re.compile(r"^[-+(]?\d[\d.,% ]*\)?$")
_YEAR = re.compile(r"^(?:năm\s*)?(?:19|20)\d\d$", re.IGNORECASE)
_CORNER = re.compile(r"^(?:stt|tt|số\s*tt|số thứ tự|sốtt|s\.?t\.?t)\.?$", re.IGNORECASE)


def count_header_rows(table: Table) -> int:
    """Count the rows above the first data row; 0 when the table starts with data.

    A header reaches down as far as the cell in its corner spans, includes a row that only numbers
    the columns, and ends before the first row with a row number or a figure of its own.
    """
    rows = list(table.rows())
    if table.row_count < 2:
        return 0
    count = _title_rows(rows, table.column_count)
    while count and count < len(rows) and numbers_columns(rows[count], table.column_count):
        count += 1
    return min(count, table.row_count - 1)


def _title_rows(rows: Sequence[Sequence[Cell]], columns: int) -> int:
    first = rows[0]
    corner = next((cell for cell in first if cell.column == 0), None)
    if corner is None or not _looks_like_titles(first, columns):
        return 0
    count = max((cell.row_span for cell in first), default=1)
    spread = any(cell.column_span > 1 for cell in first)
    while spread and count < min(MAX_HEADER, len(rows)) and _is_second_level(rows[count], columns, corner):
        count += 1
    return count if count <= MAX_HEADER else 0


def _looks_like_titles(row: Sequence[Cell], columns: int) -> bool:
    """Whether a row can hold column titles: words or years in most cells, no row number, no amounts."""
    texts = [cell.text.strip() for cell in row]
    filled = [text for text in texts if text]
    if _CORNER.match(texts[0]):
        return True
    if len(filled) < 2 or len(filled) < 0.6 * len(texts):
        return False
    if _ROW_NUMBER.match(texts[0]) or any(cell.column_span == columns for cell in row):
        return False
    figures = [t for t in filled if _FIGURE.match(t) and not _YEAR.match(t)]
    long = [text for text in filled if len(text) > 120]
    return not figures and not long and bool(texts[0] or len(filled) >= 0.6 * columns)


def _is_second_level(row: Sequence[Cell], columns: int, corner: Cell) -> bool:
    """Whether a row under spanning titles holds titles too: it starts right of the corner, no amounts."""
    texts = [cell.text.strip() for cell in row if cell.text.strip()]
    if not row or not texts or (row[0].column == 0 and _ROW_NUMBER.match(row[0].text.strip() or "-")):
        return False
    below_corner = corner.row_span > 1 and row[0].column == 0 and bool(row[0].lines)
    if below_corner or any(cell.column_span == columns for cell in row):
        return False
    return all(not _FIGURE.match(text) or _YEAR.match(text) for text in texts)


def numbers_columns(row: Sequence[Cell], columns: int) -> bool:
    """Whether a row only numbers the columns: ``(1) (2) (3)``, ``1 2 3``, ``A B 1 2``."""
    texts = [cell.text.strip() for cell in row]
    if len(row) < max(3, columns - 1) or not all(_COLUMN_NUMBER.match(text) for text in texts if text):
        return False
    numbers = [int(digits[0]) for text in texts if (digits := re.findall(r"\d+", text))]
    rising = all(b == a + 1 for a, b in pairwise(numbers))
    return len(numbers) >= 2 and rising and numbers[0] <= 2 and len(texts) - texts.count("") >= len(texts) - 1
