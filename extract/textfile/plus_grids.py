"""Tables drawn with plus signs, dashes and bars, as databases, editors and pandoc write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.textfile.rows import is_pipe_row, split_pipe_row

_BORDER = re.compile(r"^\s*\+(?:[-=:]+\+)+\s*$")


def plain_grids(lines: Sequence[str]) -> Iterator[str]:
    """Give the lines of a text with each such table as rows between bars, its first row over a rule."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (_BORDER.match(lines[end]) or is_pipe_row(lines[end])):
            end += 1
        grid = lines[at:end]
        if grid and _BORDER.match(grid[0]) and any(map(is_pipe_row, grid)):
            yield from _rows(grid)
        else:
            yield from grid or lines[at : at + 1]
        at = max(end, at + 1)


def _rows(grid: Sequence[str]) -> Iterator[str]:
    groups: list[list[str]] = [[]]
    for line in grid:
        if not _BORDER.match(line):
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    # Where borders stand between all rows, a cell may be printed on several lines.
    wrapped = len(groups) > 1 and all(_begun(group) <= 1 for group in groups)
    for number, group in enumerate(groups):
        yield from [_joined(group)] if wrapped else group
        if number == 0 and len(groups) > 1:
            yield f"|{'---|' * len(split_pipe_row(group[0]))}"


def _begun(group: Sequence[str]) -> int:
    """How many lines of a group have something in their first cell, as rows do that are numbered."""
    return sum(bool(split_pipe_row(line)[0]) for line in group)


def _joined(group: Sequence[str]) -> str:
    rows = [split_pipe_row(line) for line in group]
    columns = range(max(map(len, rows)))
    texts = (" ".join(row[column] for row in rows if column < len(row) and row[column]) for column in columns)
    return f"| {' | '.join(text.replace('|', chr(92) + '|') for text in texts)} |"
