"""Columns of rows without rules: what their words cover, parted by the corridors that none crosses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.layout.frameless.rows import PrintedRow
from extract.layout.geometry import box_of, line_of
from extract.model import Box, Line, Word

CORRIDOR = 0.45
"""A blank of so many line heights that goes down through all rows parts columns; blanks of words do not."""

FILLED, SELDOM = 0.6, 0.25
"""Share of the rows in which most columns are filled, and in which every one is: remarks are rare."""

REGULAR = 0.4
"""Share of the rows with several pieces that have as many pieces as a row of the body: others lack cells."""

FIGURE = re.compile(r"^[-+−–(]?\s?[$€£]?\s?\d[\d.,% ]*\)?\s?%?$|^[-–—.…*]+$|^n\.?a\.?$", re.IGNORECASE)
YEAR = re.compile(r"^(?:năm )?(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?$", re.IGNORECASE)

UNEVEN = 1.8
"""A blank this many times as wide as the least of a piece parts two titles."""

Extent = tuple[float, float]


def regular_rows(rows: Sequence[PrintedRow], least: int) -> list[PrintedRow]:
    """The rows with as many pieces as rows of the body have, ``least`` or more."""
    several = [row for row in rows if len(row.pieces) >= least]
    counts = sorted((len(row.pieces) for row in several), reverse=True)
    needed = max(3, round(REGULAR * len(several)))
    if len(counts) < needed:
        return several
    return [row for row in several if len(row.pieces) >= counts[needed - 1]]


def find_columns(rows: Sequence[PrintedRow], height: float, least: int) -> list[Extent]:
    """Extents of the columns of some rows from left to right; none where fewer than ``least`` are filled."""
    extents: list[Extent] = []
    boxes = [word.box for row in rows for word in row.words if word.box is not None]
    for x0, x1 in sorted((box.x0, box.x1) for box in boxes):
        if extents and x0 <= extents[-1][1] + CORRIDOR * height:
            extents[-1] = (extents[-1][0], max(extents[-1][1], x1))
        else:
            extents.append((x0, x1))
    extents = _without_strays(rows, _without_specks(rows, extents))
    filled = [sum(bool(words_in(row, extent)) for row in rows) for extent in extents]
    mostly = sum(count >= FILLED * len(rows) for count in filled)
    return extents if mostly >= least and min(filled) >= SELDOM * len(rows) else []


def _without_specks(rows: Sequence[PrintedRow], extents: Sequence[Extent]) -> list[Extent]:
    """Join to the column right of it what holds a single mark and nothing else: a speck, read as one."""
    kept: list[Extent] = []
    start: float | None = None
    for extent in extents:
        words = [word.text for row in rows for word in words_in(row, extent)]
        if len(words) == 1 and not any(map(str.isalnum, words[0])) and extent is not extents[-1]:
            start = extent[0] if start is None else start
            continue
        kept.append((extent[0] if start is None else start, extent[1]))
        start = None
    return kept


def _without_strays(rows: Sequence[PrintedRow], extents: Sequence[Extent]) -> list[Extent]:
    """Join to the column left of it what only the last words of one long text reach into."""
    kept: list[Extent] = []
    for extent in extents:
        filled = [row for row in rows if words_in(row, extent)]
        if kept and len(filled) == 1 and _reaches(filled[0], kept[-1], extent):
            kept[-1] = (kept[-1][0], extent[1])
        else:
            kept.append(extent)
    return kept


def _reaches(row: PrintedRow, left: Extent, right: Extent) -> bool:
    """Whether one piece of a row stands in two columns that follow each other, letters in the right one."""
    for piece in row.pieces:
        box = box_of(piece)
        if box.x0 < left[1] and box.x1 > right[0]:
            return not any(FIGURE.match(word.text) for word in words_in(row, right))
    return False


def words_in(row: PrintedRow, extent: Extent) -> list[Word]:
    """The words of a row whose middle lies in a column."""
    return [word for word in row.words if extent[0] <= _middle(word) <= extent[1]]


def _middle(word: Word) -> float:
    assert word.box is not None
    return (word.box.x0 + word.box.x1) / 2


def edges_of(columns: Sequence[Extent]) -> list[float]:
    """Where the columns are parted, the outer ends included."""
    between = ((a[1] + b[0]) / 2 for a, b in pairwise(columns))
    return [columns[0][0], *between, columns[-1][1]]


def span_of(box: Box, columns: Sequence[Extent]) -> tuple[int, int]:
    """The first and last column that a box meets, or the nearest one twice."""
    met = [at for at, (x0, x1) in enumerate(columns) if min(box.x1, x1) > max(box.x0, x0)]
    if met:
        return met[0], met[-1]
    middle = (box.x0 + box.x1) / 2
    nearest = min(range(len(columns)), key=lambda at: abs(sum(columns[at]) / 2 - middle))
    return nearest, nearest


def cut_at_columns(row: PrintedRow, columns: Sequence[Extent], height: float) -> PrintedRow:
    """Cut the pieces of a row that stand over several columns at blanks as wide as a corridor.

    Between columns such a blank is enough; elsewhere it must be far wider than those of the piece's words.
    """
    pieces = [part for piece in row.pieces for part in _cut(piece, columns, CORRIDOR * height)]
    return PrintedRow.of(pieces) if len(pieces) > len(row.pieces) else row


def _cut(piece: Line, columns: Sequence[Extent], least: float) -> Iterator[Line]:
    first, last = span_of(box_of(piece), columns)
    words = [word for word in piece.words if word.box is not None]
    if first == last or len(words) < 2:
        yield piece
        return
    edges = edges_of(columns)[1:-1]
    blanks = [_blank(one, other) for one, other in pairwise(words)]
    usual = max(0.0, min(blanks))
    run = words[:1]
    for blank, word in zip(blanks, words[1:], strict=True):
        parted = any(_middle(run[-1]) < edge < _middle(word) for edge in edges)
        if blank > least and (parted or blank > UNEVEN * usual):
            yield line_of(run, piece.place.page)
            run = []
        run.append(word)
    yield line_of(run, piece.place.page)


def _blank(one: Word, other: Word) -> float:
    assert one.box is not None and other.box is not None
    return other.box.x0 - one.box.x1


def fits(row: PrintedRow, columns: Sequence[Extent]) -> bool:
    """Whether each piece of a row stands in one column."""
    spans = [span_of(box_of(piece), columns) for piece in row.pieces]
    return all(first == last for first, last in spans)


def figure_columns(rows: Sequence[PrintedRow], columns: Sequence[Extent]) -> list[int]:
    """The columns, right of the first, that hold mostly figures."""
    found = []
    for at, extent in enumerate(columns[1:], 1):
        texts = [" ".join(word.text for word in words) for row in rows if (words := words_in(row, extent))]
        figures = [text for text in texts if FIGURE.match(text)]
        if len(figures) >= 0.6 * len(texts) and any(char.isdigit() for text in figures for char in text):
            found.append(at)
    return found


def is_figure(piece: Line) -> bool:
    """Whether a piece is a figure of the body: years are titles as well."""
    return bool(FIGURE.match(piece.text)) and not YEAR.match(piece.text)
