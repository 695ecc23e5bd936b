"""Lines with bars to rows: bars around as in Markdown, or between cells alone as converters write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.pageless.rows import Row, filled
from extract.textfile.rows import (
    is_loose_row,
    is_pipe_row,
    is_separator,
    split_loose_row,
    split_pipe_row,
)

_EDGE = r"[-=#*\[\]<>]{1,6}"
_TABLE = r"(?:BẢNG|BIỂU|TABLE)(?:\s+\d+)?"
OPENING = re.compile(rf"^\s*{_EDGE}\s*{_TABLE}\s*{_EDGE}\s*$", re.IGNORECASE)
CLOSING = re.compile(
    rf"^\s*{_EDGE}\s*(?:(?:HẾT|KẾT THÚC|END(?: OF)?)\s+|/\s*){_TABLE}\s*{_EDGE}\s*$", re.IGNORECASE
)
_GLUED_BEHIND_RULE = re.compile(r"^(\s*\|(?:\s*:?-{3,}:?\s*\|)+)\s*([^\s|:-].*)$")
_GLUED_BEHIND_ROW = re.compile(r"^(\s*(?:\|\s(?:[^|]*\s)?)+\|)([^\s|].*)$")
_GLUED_HEADING = re.compile(
    r"(?:(?<=[^\W\d_][.:;])|(?<=[)”\"][.:;])|(?<=\d{4}\.))"
    r"(?=Điều \d+\.|(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*)\. [A-ZĐÀ-Ỹ])"
)
_LONE_BAR = re.compile(r"^\s*\|\s*$")


def part_glued(lines: Sequence[str]) -> list[str]:
    """Give text that a crawl has glued to a table a line of its own; leave bars that stand alone out."""
    parted: list[str] = []
    for number, line in enumerate(lines):
        if match := _GLUED_BEHIND_RULE.match(line) or _GLUED_BEHIND_ROW.match(line):
            parted += [match[1], match[2]]
        elif _LONE_BAR.match(line):
            parted.append("")
        else:
            below = lines[number + 1] if number + 1 < len(lines) else ""
            # A heading is parted from the end of the sentence that it is glued to.
            parted += [
                part
                for piece in _before_header(line, below)
                for part in (_GLUED_HEADING.split(piece) if not is_pipe_row(piece) else [piece])
            ]
    return parted


def _before_header(line: str, below: str) -> list[str]:
    """Part prose from the header row that it runs into: one cell too many above the rule."""
    if line.lstrip().startswith("|") or not line.rstrip().endswith("|") or not below.lstrip().startswith("|"):
        return [line]
    rule = _GLUED_BEHIND_RULE.match(below)
    if not is_separator(rule[1] if rule else below):
        return [line]
    prose, header = line.split("|", 1)
    return [prose, f"|{header}"]


def pipe_rows(lines: Sequence[str]) -> tuple[list[Row], list[str]]:
    """Read a run of lines between bars: its rows, and text that is glued to its last one."""
    rules = [len(split_pipe_row(line)) for line in lines if is_separator(line)]
    rows = [split_pipe_row(line) for line in lines if not is_separator(line)]
    glued: list[str] = []
    last = next((line for line in reversed(lines) if not is_separator(line)), "")
    if rules and rows and len(rows[-1]) == max(*rules, 2) + 1 and not last.rstrip().endswith("|"):
        glued = [rows[-1][-1]]
        rows[-1] = rows[-1][:-1]
    return [row for row in rows if filled(row)], glued


def loose_width(lines: Sequence[str]) -> int:
    """How many cells most rows of a run have; 0 where it is no table: one row, or none like another."""
    counts = Counter(len(split_loose_row(line)) for line in lines if is_loose_row(line))
    width, times = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return width if times >= 2 and 2 * times >= counts.total() else 0


def loose_rows(lines: Sequence[str], width: int) -> list[Row]:
    """Read rows of ``width`` cells; a line without bars stands over the whole width or goes on in a cell.

    A cell printed on several lines leaves its row short until the missing bars come.
    """
    rows: list[Row] = []
    for line in lines:
        row = split_loose_row(line)
        # As wide as the table with empty cells and as a rule narrower, it is a row: `` | -- | ``.
        if is_separator(line) and (len(row) != width or len(split_pipe_row(line)) == width):
            continue
        if rows and 1 < len(rows[-1]) < width and len(rows[-1]) + len(row) - 1 <= width:
            rows[-1] = (*rows[-1][:-1], f"{rows[-1][-1]} {row[0]}".strip(), *row[1:])
        else:
            rows.append(row)
    return rows


def is_bars(line: str) -> bool:
    """Whether a line may be a row of a table drawn with bars."""
    return is_pipe_row(line) or is_loose_row(line) or is_separator(line)


def is_framed(lines: Sequence[str]) -> bool:
    """Whether a run has its bars outside too: all begin with one, and it is no empty first cell's."""
    if not all(is_pipe_row(line) or is_separator(line) for line in lines):
        return False
    ended = sum(line.rstrip().endswith("|") and not line.endswith(" ") for line in lines)
    # A blank behind the last bar is an empty last cell, of a rule as of a row.
    begun = any(line.startswith("|") or (is_separator(line) and not line.endswith(" ")) for line in lines)
    return begun or 2 * ended > len(lines)
