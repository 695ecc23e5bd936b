"""Tables set in columns by blanks, as ``pdftotext -layout`` writes them; a cell may run over lines.

Lines with a row's number or figures are anchors; text lines between two of them belong to the one whose
cell they complete: printed cells stand centred beside their number, or begin at its height.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pageless.rows import Row
from extract.textfile.pieces import (
    FIGURE,
    MIN_COLUMNS,
    ORDINAL,
    Cells,
    Extent,
    Piece,
    begins_table,
    columns_of,
    covered,
    cut_line,
    heads_rows,
    in_columns,
    is_prose,
    names_years,
    starts_row,
    with_pieces,
)

MIN_ANCHORS = 3
MOST_LINES_A_ROW = 40
MOST_HEADER_LINES = 8


Owners = dict[tuple[int, int], int]
"""The row that owns what stands in a line and column."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table among lines: where it begins and ends, and its rows, the titles first."""

    start: int
    end: int
    rows: tuple[Row, ...]


def find_aligned(lines: Sequence[str]) -> list[FoundTable]:
    """Find the tables set by blanks among the lines of a page."""
    pieces = [cut_line(line) for line in lines]
    found: list[FoundTable] = []
    at = 0
    while at < len(lines):
        if len(pieces[at]) < MIN_COLUMNS:
            at += 1
            continue
        end = _run_end(pieces, at)
        table = _read(pieces, max(found[-1].end if found else 0, at - MOST_HEADER_LINES), at, end)
        if table:
            found.append(table)
        at = max(end, table.end if table else 0)
    return found


def _run_end(pieces: Sequence[Sequence[Piece]], at: int) -> int:
    """Behind the last line of many pieces that follows others closely enough to be of one table."""
    end = at + 1
    for number in range(at + 1, len(pieces)):
        if number - end > MOST_LINES_A_ROW or is_prose(pieces[number]) or begins_table(pieces, number):
            break
        if len(pieces[number]) >= 2 and starts_row(pieces[number]):
            end = number + 1
    return end


def _read(pieces: Sequence[Sequence[Piece]], top: int, at: int, end: int) -> FoundTable | None:
    """Read the lines from ``at`` to ``end`` as a table, its titles above them; None where they are none."""
    rich = [n for n in range(at, end) if len(pieces[n]) >= MIN_COLUMNS and starts_row(pieces[n])]
    if len(rich) < MIN_ANCHORS:
        return None
    columns = columns_of([piece for n in rich for piece in pieces[n]])
    columns = with_pieces(columns, _alone(pieces, range(at, end), columns))
    numbers = _number_columns([in_columns(pieces[n], columns) for n in rich], len(columns))
    if len(columns) < MIN_COLUMNS or not numbers:
        return None
    anchors = [
        n
        for n in range(at, end)
        if _is_anchor(pieces[n], columns, numbers) or (0 not in numbers and heads_rows(pieces, n, columns))
    ]
    if anchors and names_years(pieces[anchors[0]]):
        anchors = anchors[1:]
    if len(anchors) < MIN_ANCHORS:
        return None
    first = anchors[0]
    above = _lines_above(pieces, top, first, columns)
    columns = with_pieces(columns, _alone(pieces, above, columns))
    tail = anchors[-1] + 1
    while tail < len(pieces) and pieces[tail] and _fits(pieces[tail], columns):
        tail += 1
    begin, rows = _body(pieces, columns, above, anchors, tail)
    header = [n for n in above if n < begin]
    return FoundTable(header[0] if header else begin, tail, (*_titles(pieces, header, columns), *rows))


def _body(
    pieces: Sequence[Sequence[Piece]],
    columns: Sequence[Extent],
    above: Sequence[int],
    anchors: Sequence[int],
    tail: int,
) -> tuple[int, list[Row]]:
    """Give where the body begins and its rows: of two ways to read it that whose cells begin as texts do."""
    ways: list[tuple[int, list[Row]]] = []
    for begin in (anchors[0], *reversed(above[1:])):
        lines = [in_columns(pieces[n], columns) for n in range(begin, tail)]
        owner = _centred(lines, [n - begin for n in anchors], len(columns))
        if owner is not None:
            ways.append((begin, _rows(lines, owner, len(anchors), len(columns))))
            break
    lines = [in_columns(pieces[n], columns) for n in range(anchors[0], tail)]
    by_sense = _by_sense(lines, [n - anchors[0] for n in anchors])
    ways.append((anchors[0], _rows(lines, by_sense, len(anchors), len(columns))))
    return min(ways, key=lambda way: sum(text[:1].islower() for row in way[1] for text in row))


def _is_anchor(line: Sequence[Piece], columns: Sequence[Extent], numbers: set[int]) -> bool:
    """Whether a line begins a row: an ordinal, a figure, or a text over the column of ordinals."""
    cells = in_columns(line, columns)
    if 0 in numbers and 0 in cells:
        return ORDINAL.fullmatch(cells[0]) is not None or (len(line) == 1 and not is_prose(line))
    return any(FIGURE.fullmatch(cells.get(column, "")) for column in numbers - {0})


def _number_columns(rows: Sequence[Cells], width: int) -> set[int]:
    """Columns that hold figures in every second row where they hold anything; the first one ordinals."""
    found = set()
    for column in range(width):
        texts = [row[column] for row in rows if column in row]
        pattern = FIGURE if column else ORDINAL
        if len(texts) >= MIN_ANCHORS and 2 * sum(bool(pattern.fullmatch(text)) for text in texts) >= len(
            texts
        ):
            found.add(column)
    return found


def _alone(pieces: Sequence[Sequence[Piece]], lines: Sequence[int], columns: Sequence[Extent]) -> list[Piece]:
    """Texts that stand over no column: titles of empty ones, cells whose lines all miss their anchors."""
    titles = (piece for number in lines for piece in pieces[number])
    return [p for p in titles if not any(p.start < end and p.end > start for start, end in columns)]


def _fits(pieces: Sequence[Piece], columns: Sequence[Extent]) -> bool:
    return not is_prose(pieces) and all(len(covered(piece, columns)) <= 2 for piece in pieces)


def _lines_above(
    pieces: Sequence[Sequence[Piece]], top: int, first: int, columns: Sequence[Extent]
) -> list[int]:
    """The lines above the first anchor that may be titles: up to prose, a unit, a caption over all."""
    found: list[int] = []
    for number in range(first - 1, top - 1, -1):
        line = pieces[number]
        if not line:
            if found and max(len(pieces[n]) for n in found) >= MIN_COLUMNS:
                above = next((each for each in reversed(pieces[top:number]) if each), [])
                if len(above) < 2 or 0 in covered(above[0], columns):
                    break  # no upper titles, parted from these by a blank line
            continue
        lone = len(line) == 1 and (":" in line[0].text or _is_caption(covered(line[0], columns)))
        if lone or is_prose(line):
            break
        found.insert(0, number)
    widest = max((len(pieces[n]) for n in found), default=0)
    return found if widest >= 2 else []


def _is_caption(under: Sequence[int]) -> bool:
    """Whether a lone line is no head of the columns under it: three, or the first one and another."""
    return len(under) > 2 or (len(under) == 2 and under[0] == 0)


def _titles(pieces: Sequence[Sequence[Piece]], header: Sequence[int], columns: Sequence[Extent]) -> list[Row]:
    """Titles in one row, or in two where some stand over several columns."""
    if not header:
        return []
    upper, lower = [""] * len(columns), [""] * len(columns)
    spanned: set[int] = set()
    groups: set[tuple[int, ...]] = set()
    for piece in (piece for number in header for piece in pieces[number]):
        under = covered(piece, columns)
        if len(under) > 1 and (tuple(under) in groups or not spanned & set(under)):
            spanned |= set(under)
            groups.add(tuple(under))
            for column in under:
                upper[column] = f"{upper[column]} {piece.text}".strip()
        else:
            row = lower if under[0] in spanned else upper
            row[under[0]] = f"{row[under[0]]} {piece.text}".strip()
    return [tuple(upper), tuple(lower)] if any(lower) else [tuple(upper)]


def _rows(lines: Sequence[Cells], owner: Owners, count: int, width: int) -> list[Row]:
    """Put the texts of each row's cells together."""
    rows = [[""] * width for _ in range(count)]
    for (number, column), row in sorted(owner.items()):
        rows[row][column] = f"{rows[row][column]} {lines[number][column]}".strip()
    return [tuple(row) for row in rows]


def _centred(lines: Sequence[Cells], anchors: Sequence[int], width: int) -> Owners | None:
    """Give each text to a row where every cell has as many lines above its anchor as below; else None."""
    owner: Owners = {(n, c): row for row, n in enumerate(anchors) for c in lines[n]}
    bounds = [-1, *anchors, len(lines)]
    for column in range(width):
        above = 0
        for gap, (low, high) in enumerate(pairwise(bounds)):
            between = [n for n in range(low + 1, high) if column in lines[n]]
            below = above if gap else 0
            if below > len(between) or (gap == len(anchors) and below != len(between)):
                return None
            owner |= {(n, column): gap - 1 for n in between[:below]}
            owner |= {(n, column): gap for n in between[below:]}
            above = len(between) - below
    return owner


def _by_sense(lines: Sequence[Cells], anchors: Sequence[int]) -> Owners:
    """Give each text to the row above, or below where that has nothing there yet and the text begins anew."""
    owner: Owners = {}
    row = 0
    for number, cells in enumerate(lines):
        while row + 1 < len(anchors) and anchors[row + 1] <= number:
            row += 1
        following = anchors[row + 1] if row + 1 < len(anchors) else None
        for column, text in cells.items():
            begins = text[:1].isupper() and following is not None and number not in anchors
            below = begins and following is not None and column not in lines[following]
            owner[number, column] = row + 1 if below else row
    return owner
