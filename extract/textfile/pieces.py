"""The pieces of lines that blanks part, the columns they stand in, and what a line of them is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MIN_COLUMNS = 3
MOST_TITLE_LINES = 4
"""Lines between the title of a table and its head: its English name, its unit, blank ones."""
PROSE = 90
"""Letters without a gap that no cell of three columns holds."""

_PIECE = re.compile(r"\S+(?: \S+)*")
_CAPTION = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2})*\.?\s+[^\W\d_]{2}|(?:Bảng|BẢNG|Biểu|BIỂU|Phụ lục|PHỤ LỤC)\s+\S).{15}", re.DOTALL
)
"""How the title of a table begins; a row that does, of a few letters, is none."""
_YEAR = re.compile(r"(?:19|20)\d\d")
ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-ZĐ]|[a-zđ])[.)]?|[-+]")
FIGURE = re.compile(r"[-+(<>≥≤~]?\s?\d[\d.,]*(?:\s?%)?\)?|-|–")

Extent = tuple[int, int]
Cells = dict[int, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A text without a gap of two blanks, with the columns of characters that it covers."""

    start: int
    end: int
    text: str


def cut_line(line: str) -> list[Piece]:
    """The pieces of a line; none of one with bars or tabs, which are read otherwise."""
    if "|" in line or "\t" in line:
        return []
    return [Piece(match.start(), match.end(), match[0]) for match in _PIECE.finditer(line)]


def is_prose(pieces: Sequence[Piece]) -> bool:
    """Whether a line is running text."""
    return len(pieces) == 1 and len(pieces[0].text) > PROSE


def begins_table(pieces: Sequence[Sequence[Piece]], number: int) -> bool:
    """Whether a line behind a blank one is the title of another table: a head without figures follows it."""
    line = pieces[number]
    if pieces[number - 1] or len(line) != 1 or not _CAPTION.match(line[0].text):
        return False
    below = [each for each in pieces[number + 1 : number + 1 + MOST_TITLE_LINES] if each]
    head = next((each for each in below if len(each) >= 2), [])
    has_figures = any(FIGURE.fullmatch(piece.text) for piece in head)
    return len(head) >= MIN_COLUMNS and (not has_figures or names_years(head))


def starts_row(pieces: Sequence[Piece]) -> bool:
    """Whether a line has figures, or begins with the number of a row."""
    figures = sum(FIGURE.fullmatch(piece.text) is not None for piece in pieces[1:])
    return figures > 0 or (len(pieces) >= 2 and ORDINAL.fullmatch(pieces[0].text) is not None)


def heads_rows(pieces: Sequence[Sequence[Piece]], number: int, columns: Sequence[Extent]) -> bool:
    """Whether a lone label heads the rows below it, and is no line of the label above or below."""
    line = pieces[number]
    if len(line) != 1 or covered(line[0], columns)[0] or not line[0].text[0].isupper():
        return False
    above = next((each for each in reversed(pieces[:number]) if each), [])
    below = next((each for each in pieces[number + 1 :] if each), [])
    goes_on = bool(above) and above[0].text.endswith(("-", "–", ",", "/"))
    return not goes_on and len(below) >= MIN_COLUMNS and below[0].text[0].isupper()


def names_years(line: Sequence[Piece]) -> bool:
    """Whether a line is the head of columns by years: its figures are years."""
    figures = [piece.text for piece in line if FIGURE.fullmatch(piece.text)]
    return len(figures) > 1 and all(_YEAR.fullmatch(figure) for figure in figures)


def columns_of(pieces: Sequence[Piece]) -> list[Extent]:
    """What all pieces cover, parted by the corridors of blanks that none crosses."""
    extents: list[Extent] = []
    for piece in sorted(pieces, key=lambda piece: piece.start):
        if extents and piece.start <= extents[-1][1]:
            extents[-1] = (extents[-1][0], max(extents[-1][1], piece.end))
        else:
            extents.append((piece.start, piece.end))
    return extents


def with_pieces(columns: Sequence[Extent], pieces: Sequence[Piece]) -> list[Extent]:
    """The columns with further pieces in them, or beside them as new ones."""
    return columns_of([*(Piece(start, end, "") for start, end in columns), *pieces])


def covered(piece: Piece, columns: Sequence[Extent]) -> list[int]:
    """Columns under a piece; the nearest one where it stands over none."""
    under = [n for n, (start, end) in enumerate(columns) if piece.start < end and piece.end > start]
    if under:
        return under
    middle = (piece.start + piece.end) / 2
    return [min(range(len(columns)), key=lambda n: abs(sum(columns[n]) / 2 - middle))]


def in_columns(pieces: Sequence[Piece], columns: Sequence[Extent]) -> Cells:
    """The text in each column of a line; a piece over several stands in its first."""
    cells: Cells = {}
    for piece in pieces:
        column = covered(piece, columns)[0]
        cells[column] = f"{cells[column]} {piece.text}" if column in cells else piece.text
    return cells
