"""Rows as converters of PDF pages write them into Markdown, brought back to what the page shows.

A cell that holds no text in the head's first row is named by its column (``Col4``); a line over the table is
cut by its columns into that row; rows without rules between them become one, their lines parted by ``<br>``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.pageless.header import is_body
from extract.pageless.rows import Row, filled, pad
from extract.textfile.markup import BREAK, unmarked
from extract.textfile.pieces import FIGURE

_PLACEHOLDER = re.compile(r"Col(\d{1,3})")
_BREAKS_AROUND = re.compile(rf"^(?:\s*{BREAK.pattern})+|(?:{BREAK.pattern}\s*)+$", re.IGNORECASE)
_FEWEST_MERGED = 3
"""Lines of a cell that may be rows: a label of two lines beside two figures is more often one row."""


def restored(rows: Sequence[Row]) -> tuple[str, tuple[Row, ...]]:
    """Give the line that stood over a table and its rows, without marks and invented column names."""
    plain = [tuple(unmarked(_BREAKS_AROUND.sub("", text)) for text in row) for row in rows]
    above, plain = _without_placeholders(plain)
    return above, tuple(part for row in plain for part in _parted(row))


def _without_placeholders(rows: list[Row]) -> tuple[str, list[Row]]:
    head = tuple(
        "" if _is_placeholder(text, column) else text for column, text in enumerate(rows[0] if rows else ())
    )
    if len(rows) < 2 or head == rows[0]:
        return "", rows
    if _is_line_above(head, rows[1]):
        return _joined(head), rows[1:]
    again = bool(head[0]) and head[0] == rows[1][0]
    is_data = is_body(head) and not again
    return "", [head if is_data else _spanning(head, rows[1], again=again), *rows[1:]]


def _is_placeholder(text: str, column: int) -> bool:
    match = _PLACEHOLDER.fullmatch(text)
    return match is not None and int(match[1]) == column + 1


def _is_line_above(head: Row, below: Row) -> bool:
    """Whether the first row is a line over the table: other titles stand below it, with none of its texts."""
    repeats = any(text and text == under for text, under in zip(head, below, strict=False))
    return not head[0] and not repeats and not is_body(below) and len(filled(below)) > len(filled(head))


def _joined(row: Row) -> str:
    """A line out of the pieces that columns have cut it into; letters on a cut stand in both pieces."""
    line = ""
    for text in filter(None, row):
        shared = next((n for n in (2, 1) if line and line[-n:] == text[:n]), 0)
        line = f"{line}{text[shared:]}" if shared else f"{line} {text}".strip()
    return BREAK.sub(" ", line)


def _spanning(head: Row, below: Row, *, again: bool) -> Row:
    """Lay a title over the nameless columns on its right, where each of them has a title of its own below.

    ``again``: the row below repeats the first title, and is one of titles with years in it.
    """
    titles: list[str] = []
    is_titles = again or not is_body(below)
    for column, (text, under) in enumerate(zip(head, pad(below, len(head)), strict=False)):
        left = titles[column - 1] if column else ""
        over_left = bool(left) and below[column - 1] not in {"", left}
        spans = is_titles and not text and bool(under) and over_left
        titles.append(left if spans else text)
    return tuple(titles)


def _parted(row: Row) -> list[Row]:
    """The rows that a converter has merged into one: all its cells have as many lines, one column figures."""
    cells = [[line for line in map(str.strip, BREAK.split(text)) if line] for text in row]
    counts = {len(cell) for cell in cells if cell}
    if len(counts) != 1 or min(counts) < _FEWEST_MERGED or len(filled(row)) < 2:
        return [row]
    if not any(cell and all(map(FIGURE.fullmatch, cell)) for cell in cells):
        return [row]
    return [tuple(cell[n] if cell else "" for cell in cells) for n in range(min(counts))]
