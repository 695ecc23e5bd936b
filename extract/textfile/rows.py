"""Rows of cell texts out of tab-separated and pipe-separated lines."""

from __future__ import annotations

import re

from extract.pageless.rows import Row

_RULE = r"(?::?-{2,}:?|:-:?|-:)"
# A dash between blanks is a cell without a value; only bars and dashes set tight are a rule too.
_PIPE_SEPARATOR = re.compile(rf"^\s*(?:\|?\s*{_RULE}\s*(?:\|\s*{_RULE}\s*)*\|?|\|?-(?:\|-)+\|?)\s*$")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
_CELL_PIPE = re.compile(r"(?:^|(?<=\s))\|(?:$|(?=\s))")


def is_tab_row(line: str) -> bool:
    """Whether a line holds cells parted by tabs."""
    return "\t" in line.strip(" ") and not is_pipe_row(line)


def is_pipe_row(line: str) -> bool:
    """Whether a line is a row between bars, as Markdown has it."""
    bare = line.strip()
    return bare.startswith("|") and len(_UNESCAPED_PIPE.findall(bare)) >= 2


def is_loose_row(line: str) -> bool:
    """Whether a line holds cells parted by bars with blanks around them, without bars outside."""
    return _CELL_PIPE.search(line) is not None


def is_separator(line: str) -> bool:
    """Whether a line is the rule under a Markdown table's header."""
    return "|" in line and _PIPE_SEPARATOR.match(line) is not None


def split_tab_row(line: str) -> Row:
    """Cut a line at its tabs."""
    return tuple(" ".join(cell.split()) for cell in line.split("\t"))


def split_pipe_row(line: str) -> Row:
    """Cut a line at its bars, the outer ones being no cell's."""
    bare = line.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return _cells(bare)


def split_loose_row(line: str) -> Row:
    """Cut a line at its bars; before the first and behind the last one stands a cell, maybe an empty one."""
    return _cells(line)


def _cells(text: str) -> Row:
    return tuple(" ".join(cell.replace("\\|", "|").split()) for cell in _UNESCAPED_PIPE.split(text))
