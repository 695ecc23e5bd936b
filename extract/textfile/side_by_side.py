"""Rows that are no table but two blocks printed side by side: letterhead, recipients and signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Paragraph
from extract.textfile.markup import BREAK
from extract.textfile.prose import to_paragraphs
from extract.textfile.rows import Row, filled

_LETTERHEAD = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|Độc\s+lập\s*[-–]\s*Tự\s+do", re.IGNORECASE)
_SIGNATURE = re.compile(r"Nơi\s+nhận\s*:", re.IGNORECASE)


def is_side_by_side(rows: Sequence[Row]) -> bool:
    """Whether rows are a letterhead or the closing blocks of a document, set in two columns."""
    text = "\n".join(cell for row in rows for cell in row)
    columns = {column for row in rows for column in filled(row)}
    return len(columns) <= 2 and (_LETTERHEAD.search(text) or _SIGNATURE.search(text)) is not None


def to_columns(rows: Sequence[Row]) -> list[Paragraph]:
    """Read each column from top to bottom, the left one first."""
    width = max(map(len, rows))
    paragraphs: list[Paragraph] = []
    for column in range(width):
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        lines = [line.strip() for cell in cells for line in BREAK.split(cell) if line.strip()]
        paragraphs += to_paragraphs(lines)
    return paragraphs
