"""Tables that only set text side by side: letterhead, recipients, signatures, frames around one text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Cell, Paragraph, ParagraphKind

MOST_COLUMNS = 3
MOST_ROWS = 12
FEW_ROWS = 4
"""Blocks of a letterhead or signature stand in few rows; a frameless table of more rows is one of data."""

_DIGIT = re.compile(r"\d")
_NATION = r"C[ỘÔ]NG\s+H(?:ÒA|OÀ|OA)\s+X[ÃA]\s+H[ỘÔ]I"
MOTTO = r"Đ[ộô]c\s+l[ậâ]p\s*[-–]\s*T[ựư]\s+do"
LETTERHEAD = re.compile(rf"{_NATION}|{MOTTO}", re.IGNORECASE)
_RECIPIENTS = re.compile(r"Nơi\s+nhận\s*:", re.IGNORECASE)


def is_letterhead(text: str) -> bool:
    """Whether a text holds the national title or motto."""
    return LETTERHEAD.search(text) is not None


def is_closing(text: str) -> bool:
    """Whether a text holds the head of the recipients."""
    return _RECIPIENTS.search(text) is not None


def is_layout(cells: Sequence[Cell], ruled: bool | None = None) -> bool:
    """Whether a table holds no data: its cells are blocks of text that stand side by side.

    ``ruled`` is None where the source does not tell whether lines are drawn around its cells.
    """
    held = [cell for cell in cells if cell.lines]
    rows, columns = {cell.row for cell in held}, {cell.column for cell in held}
    if len(held) <= 1:
        return True
    if len(columns) > MOST_COLUMNS or len(rows) > MOST_ROWS:
        return False
    text = "\n".join(cell.text for cell in held)
    if is_letterhead(text) or is_closing(text) or _is_signatures(held):
        return True
    return ruled is False and len(rows) <= FEW_ROWS and len(columns) <= 2


def _is_signatures(cells: Sequence[Cell]) -> bool:
    """Whether posts in capitals stand in the first row, names in the last, and no figure anywhere."""
    rows = sorted({cell.row for cell in cells})
    if len(rows) > FEW_ROWS or any(_DIGIT.search(cell.text) for cell in cells):
        return False
    first = [cell for cell in cells if cell.row == rows[0]]
    last = [cell for cell in cells if cell.row == rows[-1]]
    if len(rows) == 1:
        return all(len(cell.lines) >= 2 and _is_name(cell.lines[-1].text) for cell in first)
    return all(cell.lines[0].text.isupper() for cell in first) and all(
        _is_name(cell.lines[-1].text) for cell in last
    )


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 5 and all(word[:1].isupper() and word.isalpha() for word in words)


def layout_paragraphs(cells: Sequence[Cell]) -> list[Paragraph]:
    """Give the text column by column, the left one first; each printed line is a paragraph of its own."""
    ordered = sorted((cell for cell in cells if cell.lines), key=lambda cell: (cell.column, cell.row))
    lines = [line for cell in ordered for line in cell.lines if any(map(str.isalnum, line.text))]
    return [Paragraph((line,), ParagraphKind.BODY) for line in lines]
