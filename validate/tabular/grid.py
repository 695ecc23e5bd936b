"""A table as a grid of figures, with its header texts and the part that each row plays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import islice, takewhile

from extract.model import Cell, Table
from normalize.numbers import parse_number
from normalize.ordinals import OrdinalKind, parse_numeral
from normalize.unicode import strip_accents

_TOTAL = re.compile(
    r"tong(?:\s+(?:so|cong|kinh\s+phi|von|chung|nhu\s+cau|muc))?\b(?!\s*(?:hop|ket|cuc|quan|cong\s+ty|doi|thu|chi|bi\s+thu)\b)"
    r"|toan\s+tinh\b"
)
_SUBTOTAL = re.compile(r"cộng\b(?!\s+(?:đồng|tác|hòa|hoà))|cong\W*$", re.IGNORECASE)
_NUMBERING = re.compile(r"^(?:s\s*t\s*t|t\s*t|số\s*tt|số\s+thứ\s+tự)\.?$", re.I)
_RATIO = re.compile(r"\s*(?:ty le|ti le|co cau|binh quan|muc do|mat do|nang suat)\b|.*%")
_ASIDE = re.compile(r"\s*\(.*\)\s*$")


class Role(StrEnum):
    """What a row is for."""

    ITEM = "item"
    TOTAL = "total"
    SUBTOTAL = "subtotal"


@dataclass(frozen=True, slots=True)
class Row:
    """A body row: its index in the table, number, label, part and depth (0 outermost)."""

    index: int
    number: str
    label: str
    role: Role
    depth: int


@dataclass(frozen=True)
class Grid:
    """Figures of a table's body by (row, column), row roles and the columns that hold figures."""

    table: Table

    @cached_property
    def cells(self) -> Mapping[tuple[int, int], Cell]:
        """The cell that starts at each position."""
        return {(cell.row, cell.column): cell for cell in self.table.cells}

    def text(self, row: int, column: int) -> str:
        """Give a cell's text without outer blanks; empty where nothing starts."""
        cell = self.cells.get((row, column))
        return cell.text.strip() if cell else ""

    @cached_property
    def body(self) -> range:
        """Indices of the rows below the header."""
        return range(self.table.header_rows, self.table.row_count)

    @cached_property
    def figures(self) -> Mapping[tuple[int, int], Decimal]:
        """Every cell of the body that holds one clear number, outside numbering and label columns."""
        read = {
            (row, column): figure_of(self.text(row, column))
            for row in self.body
            for column in range(self.table.column_count)
            if column not in (self.number_column, self.label_column)
        }
        return {position: figure for position, figure in read.items() if figure is not None}

    @cached_property
    def figure_columns(self) -> tuple[int, ...]:
        """Columns that mostly hold figures."""
        return tuple(column for column in range(self.table.column_count) if self._is_figures(column))

    @cached_property
    def sum_columns(self) -> tuple[int, ...]:
        """Columns of figures that add up: no shares, rates or means, going by their titles."""
        return tuple(c for c in self.figure_columns if not _RATIO.match(_folded(self.title(c))))

    def _is_figures(self, column: int) -> bool:
        filled = sum(bool(self.text(row, column)) for row in self.body)
        return filled >= 2 and 2 * sum((row, column) in self.figures for row in self.body) > filled

    @cached_property
    def number_column(self) -> int | None:
        """The column of row numbers: so titled, or the first one where it holds little else."""
        for column in range(min(2, self.table.column_count)):
            if any(_NUMBERING.match(title) for title in self.titles(column)):
                return column
        texts = [self.text(row, 0) for row in self.body]
        filled = [text for text in texts if text]
        numbered = [text for text in filled if parse_numeral(text)]
        return 0 if filled and len(numbered) >= 0.8 * len(filled) and self._starts_at_one(numbered) else None

    @staticmethod
    def _starts_at_one(numbered: Sequence[str]) -> bool:
        first = parse_numeral(numbered[0])
        return first is not None and first.rank == 1

    @cached_property
    def label_column(self) -> int:
        """The first column beside the numbers."""
        return 0 if self.number_column is None else self.number_column + 1

    def titles(self, column: int) -> tuple[str, ...]:
        """Give the header texts above a column, outermost first."""
        found = (self.table.covering(row, column) for row in range(self.table.header_rows))
        texts = (cell.text.strip() for cell in dict.fromkeys(cell for cell in found if cell))
        return tuple(text for text in texts if text)

    def title(self, column: int) -> str:
        """Give the innermost header text above a column."""
        return self.titles(column)[-1] if self.titles(column) else f"cột {column + 1}"

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The body rows that hold figures, with role and depth.

        Depths follow the order in which kinds of numbers first appear: I, then 1, then rows without.
        """
        kinds: list[str] = []
        rows: list[Row] = []
        for index in filter(self._has_figures, self.body):
            numbered = (row.depth for row in reversed(rows) if row.role is Role.ITEM and row.number)
            above = next(numbered, 0)
            rows.append(self._row(index, kinds, above))
        return tuple(rows)

    def _has_figures(self, index: int) -> bool:
        return any((index, column) in self.figures for column in range(self.table.column_count))

    def _row(self, index: int, kinds: list[str], above: int) -> Row:
        number = self.text(index, self.number_column) if self.number_column is not None else ""
        label = self.text(index, self.label_column)
        role = _role(label) if _role(label) is not Role.ITEM else _role(number)
        if role is not Role.ITEM:
            return Row(index, number, label or number, role, 0)
        kind = _kind(number)
        if kind is None:
            # A number that cannot be read is most likely one like the last above it.
            return Row(index, number, label, role, above)
        if kind not in kinds:
            kinds.append(kind)
        return Row(index, number, label, role, kinds.index(kind))


def figure_of(text: str) -> Decimal | None:
    """Read a cell that holds one clear number, remarks in brackets aside."""
    number = parse_number(_ASIDE.sub("", text.strip()))
    return number.value if number else None


def _role(label: str) -> Role:
    if _SUBTOTAL.match(label.strip()):
        return Role.SUBTOTAL
    return Role.TOTAL if _TOTAL.match(_folded(label)) else Role.ITEM


def _folded(label: str) -> str:
    return strip_accents(label).casefold().strip()


def is_total(label: str) -> bool:
    """Say whether a header or label stands for a total."""
    name = _ASIDE.sub("", label.strip()).rstrip(":").strip()
    return bool(_TOTAL.fullmatch(_folded(name)) or _SUBTOTAL.fullmatch(name))


def _kind(number: str) -> str | None:
    """Give the kind of a row number: empty for a row without, None for one that cannot be read."""
    ordinal = parse_numeral(number)
    if ordinal is None:
        return None if number else ""
    if ordinal.kind is OrdinalKind.DOTTED:
        return f"{ordinal.kind}{ordinal.prefix.count('.')}"
    return ordinal.kind


def children(rows: Sequence[Row], position: int) -> Iterator[Row]:
    """Give the rows one step below a row: the outermost of those that stand under it."""
    parent = rows[position]
    deeper = takewhile(
        lambda row: row.role is Role.ITEM and row.depth > parent.depth, islice(rows, position + 1, None)
    )
    below = list(deeper)
    top = min((row.depth for row in below), default=0)
    yield from (row for row in below if row.depth == top)
