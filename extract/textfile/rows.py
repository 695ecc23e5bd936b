"""Rows of cell texts out of tab-separated and pipe-separated lines."""

from __future__ import annotations

import re

Row = tuple[str, ...]
"""The cell texts of one row from left to right; ``""`` is an empty cell."""

_PIPE_SEPARATOR = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")


def is_row(line: str) -> bool:
    """Whether a line holds cells: a tab inside, or pipes around or between."""
    return "\t" in line.strip(" ") or is_pipe_row(line)


def is_pipe_row(line: str) -> bool:
    """Whether a line is a row of a Markdown table."""
    bare = line.strip()
    return bare.startswith("|") and len(_UNESCAPED_PIPE.findall(bare)) >= 2


def is_separator(line: str) -> bool:
    """Whether a line is the rule under a Markdown table's header."""
    return "|" in line and _PIPE_SEPARATOR.match(line) is not None


def split_row(line: str) -> Row:
    """Cut a line into its cells."""
    if "\t" in line and not is_pipe_row(line):
        return tuple(" ".join(cell.split()) for cell in line.split("\t"))
    bare = line.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return tuple(" ".join(cell.replace("\\|", "|").split()) for cell in _UNESCAPED_PIPE.split(bare))


def filled(row: Row) -> list[int]:
    """Columns of a row that hold text."""
    return [column for column, text in enumerate(row) if text]


def pad(row: Row, width: int) -> Row:
    """Fill a row up with empty cells."""
    return row + ("",) * (width - len(row))
