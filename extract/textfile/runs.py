"""A text cut into runs: rows of one table, or lines with no blank line between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pageless.rows import Row, filled
from extract.textfile.aligned import find_aligned
from extract.textfile.markup import RULE
from extract.textfile.pipes import (
    CLOSING,
    OPENING,
    is_bars,
    is_framed,
    loose_rows,
    loose_width,
    part_glued,
    pipe_rows,
)
from extract.textfile.plus_grids import plain_grids
from extract.textfile.rows import is_tab_row, split_loose_row, split_tab_row

LONGEST_SPANNING = 160
"""A line without bars between two rows is a row over the whole width unless it is a paragraph's length."""


ROWS_LOOKED_AT = 20
"""Rows above a line without bars that tell the width of their table; a look at all makes long ones slow."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that follow each other; ``whole`` where marks around them say that they are all of their table."""

    rows: tuple[Row, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ProseLines:
    """Lines of prose with no blank line between."""

    lines: tuple[str, ...]


def cut(text: str) -> Iterator[Rows | ProseLines]:
    """Cut a text at blank lines, page breaks and where rows and lines of prose meet."""
    for page in text.split("\f"):
        lines = part_glued(list(plain_grids(page.split("\n"))))
        at = 0
        for table in find_aligned(lines):
            yield from _runs(lines[at : table.start])
            yield Rows(table.rows)
            at = table.end
        yield from _runs(lines[at:])


def _runs(lines: Sequence[str]) -> Iterator[Rows | ProseLines]:
    at = 0
    while at < len(lines):
        end = _run_end(lines, at)
        yield from _read(lines[at:end])
        at = end


def _run_end(lines: Sequence[str], at: int) -> int:
    kind = _kind(lines[at])
    if kind == "opening":
        closing = (n for n in range(at + 1, len(lines)) if CLOSING.match(lines[n]) or OPENING.match(lines[n]))
        end = next(closing, None)
        if end is not None:
            return end + (CLOSING.match(lines[end]) is not None)
        return at + 1
    end = at + 1
    while end < len(lines) and (
        _kind(lines[end]) == kind or (kind == "bars" and _is_between(lines, at, end))
    ):
        end += 1
    return end


def _is_between(lines: Sequence[str], start: int, at: int) -> bool:
    """Whether a line without bars belongs to the rows around it, which are alike."""
    line = lines[at]
    if _kind(line) != "line" or len(line) > LONGEST_SPANNING or at + 1 >= len(lines):
        return False
    above = lines[max(start, at - ROWS_LOOKED_AT) : at]
    if _kind(lines[at + 1]) != "bars" or is_framed(above):
        return False
    width = loose_width(above) or len(split_loose_row(above[0]))
    return len(split_loose_row(lines[at + 1])) == width or len(split_loose_row(lines[at - 1])) < width


def _kind(line: str) -> str:
    if OPENING.match(line):
        return "opening"
    if not line.strip() or RULE.match(line) or CLOSING.match(line):
        return "blank"
    if is_bars(line):
        return "bars"
    return "tabs" if is_tab_row(line) else "line"


def _read(lines: Sequence[str]) -> Iterator[Rows | ProseLines]:
    kind = _kind(lines[0])
    if kind == "opening":
        yield from _read_marked([line for line in lines[1:] if not CLOSING.match(line)])
    elif kind == "tabs":
        yield Rows(tuple(row for row in map(split_tab_row, lines) if filled(row)))
    elif kind == "bars":
        yield from _read_bars(lines)
    elif kind == "line":
        yield ProseLines(tuple(lines))


def _read_marked(lines: Sequence[str]) -> Iterator[Rows | ProseLines]:
    """Read what stands between two marks of a table: rows, whatever they look like."""
    body = [line for line in lines if line.strip()]
    if not body:
        return
    if is_framed(body) or all(_kind(line) != "bars" for line in body):
        for run in _runs_of_one_kind(body):
            yield from _read(run)
        return
    width = loose_width(body) or max(len(split_loose_row(line)) for line in body)
    yield Rows(_without_end(loose_rows(body, width)), whole=True)


def _without_end(rows: list[Row]) -> tuple[Row, ...]:
    """Leave out empty rows at the end; a row left empty between others is one of the table."""
    last = max((at for at, row in enumerate(rows) if filled(row)), default=-1)
    return tuple(rows[: last + 1])


def _runs_of_one_kind(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    borders = [n for n, (a, b) in enumerate(pairwise(lines), 1) if _kind(a) != _kind(b)]
    for start, end in pairwise([0, *borders, len(lines)]):
        yield lines[start:end]


def _read_bars(lines: Sequence[str]) -> Iterator[Rows | ProseLines]:
    if is_framed(lines):
        rows, glued = pipe_rows(lines)
        yield from [Rows(tuple(rows))] if rows else []
        yield from [ProseLines(tuple(glued))] if glued else []
        return
    width = loose_width(lines)
    if width:
        yield Rows(_without_end(loose_rows(lines, width)))
    else:
        yield ProseLines(tuple(lines))
