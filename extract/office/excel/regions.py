"""A sheet cut into what a reader sees on it: tables, and lines of text above, between and below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extract.office.excel.sheets import Sheet

Rows = Sequence[int]
ByRow = dict[int, set[int]]
"""Filled columns by row."""


@dataclass(frozen=True, slots=True)
class Region:
    """Rows and columns (from 1) of one table, or of lines of text."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    is_table: bool


def regions_of(sheet: Sheet) -> Iterator[Region]:
    """Cut a sheet at blank rows, at lines of text, and at blank columns between two tables."""
    by_row: ByRow = {}
    for row, column in sheet.texts:
        by_row.setdefault(row, set()).add(column)
    last = max(by_row, default=0)
    used = sorted(row for row in {*by_row, *sheet.frames} if row <= last)
    # A row with lines around two cells or more, or with three values (two may be a letterhead's).
    kinds = {row: sheet.frames.get(row, 0).bit_count() >= 2 or len(by_row.get(row, ())) >= 3 for row in used}
    for block in _adjacent(used):
        _settle_lone_rows(block, kinds, by_row, sheet)
        for is_table, rows in groupby(block, key=kinds.__getitem__):
            yield from _parts(tuple(rows), is_table, by_row, sheet)


def _adjacent(rows: Rows) -> Iterator[list[int]]:
    for _, group in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        yield [row for _, row in group]


def _settle_lone_rows(block: Rows, kinds: dict[int, bool], by_row: ByRow, sheet: Sheet) -> None:
    """Take rows with little in them for a table's where it has no lines and goes on above and below."""
    if any(sheet.frames.get(row, 0) for row in block):
        return
    inside = [at for at, row in enumerate(block) if kinds[row]]
    for row in (
        block[_begin(block, inside[0], sheet) : _end(block, inside[-1], by_row, sheet)] if inside else ()
    ):
        kinds[row] = True
    two = [row for row in block if len(by_row.get(row, ())) == 2]
    if not inside and len(two) >= max(3, len(block) - 1) and _has_figures(two, by_row, sheet):
        kinds.update(dict.fromkeys(two, True))


def _begin(block: Rows, at: int, sheet: Sheet) -> int:
    """Where a table without lines begins: with rows of titles that are merged over others."""
    merged = {top for top, left, bottom, right in sheet.merged if (bottom - top, right - left) != (0, 0)}
    while at > 0 and block[at - 1] in merged:
        at -= 1
    return at


def _end(block: Rows, at: int, by_row: ByRow, sheet: Sheet) -> int:
    """Where a table without lines ends: behind rows of two values, a figure among them."""
    at += 1
    while at < len(block) and len(by_row[block[at]]) >= 2 and _has_figures([block[at]], by_row, sheet):
        at += 1
    return at


def _has_figures(rows: Rows, by_row: ByRow, sheet: Sheet) -> bool:
    """Whether every second row holds a text that begins with a digit; letterheads and signatures do not."""
    texts = (sheet.texts[row, column] for row in rows for column in by_row[row])
    return 2 * sum(text[:1].isdigit() for text in texts) >= len(rows)


def _parts(rows: tuple[int, ...], is_table: bool, by_row: ByRow, sheet: Sheet) -> Iterator[Region]:
    """Give the tables of some rows: two that stand side by side are parted by a column without anything."""
    columns = sorted(set().union(*(by_row.get(row, set()) for row in rows)))
    if not columns:
        return
    if not is_table:
        yield Region(rows, tuple(columns), False)
        return
    frames = 0
    for row in rows:
        frames |= sheet.frames.get(row, 0)
    groups: list[list[int]] = [[]]
    for column in columns:
        gap = bool(groups[-1]) and column - groups[-1][-1] > 1
        if gap and not any(frames >> between & 1 for between in range(groups[-1][-1] + 1, column)):
            groups.append([])
        groups[-1].append(column)
    whole = len(groups) < 2 or any(len(group) < 2 for group in groups) or _is_bridged(groups, rows, sheet)
    for group in [columns] if whole else groups:
        held = tuple(row for row in rows if by_row.get(row, set()) & set(group))
        yield Region(held if not whole else rows, tuple(group), True)


def _is_bridged(groups: list[list[int]], rows: Rows, sheet: Sheet) -> bool:
    """Whether a merged cell runs over the blank column between two parts: then they are one table."""
    ends = [group[-1] for group in groups[:-1]]
    return any(
        rows[0] <= top <= rows[-1] and left <= end < right
        for top, left, _, right in sheet.merged
        for end in ends
    )
