"""Rows and columns that Excel hides: taken out of a sheet, so that what stands around them is adjacent."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter

from extract.office.excel.sheets import Sheet


def take_hidden(sheet: Sheet) -> list[str]:
    """Take out of a sheet what nobody sees of it and count its rows and columns anew.

    Gives the texts taken, one a row and one a column.
    """
    if not sheet.hidden_rows and not sheet.hidden_columns:
        return []
    _show_merged(sheet)
    taken = _taken(sheet)
    shown = _Shown(sheet)
    sheet.texts = {shown.place(*at): text for at, text in sheet.texts.items() if shown.has(*at)}
    sheet.numbers = {shown.place(*at): number for at, number in sheet.numbers.items() if shown.has(*at)}
    sheet.frames = {
        shown.place(row, 1)[0]: sum(1 << shown.place(row, c)[1] for c in _bits(bits) if shown.has(row, c))
        for row, bits in sheet.frames.items()
        if row not in sheet.hidden_rows
    }
    sheet.merged = list(filter(_is_merged, (shown.area(*area) for area in sheet.merged)))
    return taken


class _Shown:
    """Where what is seen of a sheet stands once nothing is hidden."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._rows, self._columns = sorted(sheet.hidden_rows), sorted(sheet.hidden_columns)

    def has(self, row: int, column: int) -> bool:
        return row not in self._sheet.hidden_rows and column not in self._sheet.hidden_columns

    def place(self, row: int, column: int) -> tuple[int, int]:
        return row - bisect_left(self._rows, row), column - bisect_left(self._columns, column)

    def area(self, top: int, left: int, bottom: int, right: int) -> tuple[int, int, int, int]:
        below, beyond = self.place(bottom + 1, right + 1)
        return (*self.place(top, left), below - 1, beyond - 1)


def _is_merged(area: tuple[int, int, int, int]) -> bool:
    """Whether more than one cell is left of a merged one."""
    top, left, bottom, right = area
    return top <= bottom and left <= right and (top, left) != (bottom, right)


def _show_merged(sheet: Sheet) -> None:
    """Put the text of a merged cell whose corner is hidden where the rest of it is seen."""
    for top, left, bottom, right in sheet.merged:
        row = next((row for row in range(top, bottom + 1) if row not in sheet.hidden_rows), None)
        column = next((c for c in range(left, right + 1) if c not in sheet.hidden_columns), None)
        if row is None or column is None or (row, column) == (top, left):
            continue
        if (top, left) in sheet.texts:
            sheet.texts[row, column] = sheet.texts.pop((top, left))
        if (top, left) in sheet.numbers:
            sheet.numbers[row, column] = sheet.numbers.pop((top, left))


def _taken(sheet: Sheet) -> list[str]:
    """The texts of hidden rows and columns; the sheet remarks which these are."""
    rows: defaultdict[int, list[str]] = defaultdict(list)
    columns: defaultdict[int, list[str]] = defaultdict(list)
    for (row, column), text in sheet.texts.items():
        if row in sheet.hidden_rows:
            rows[row].append(text)
        elif column in sheet.hidden_columns:
            columns[column].append(text)
    said = [f"columns {', '.join(map(get_column_letter, sorted(columns)))}"] if columns else []
    said += [f"rows {_ranges(sorted(rows))}"] if rows else []
    if said:
        sheet.remarks.append(f"sheet '{sheet.name}': hidden {' and '.join(said)} were set aside")
    return [" ".join(texts) for texts in (*rows.values(), *columns.values())]


def _ranges(numbers: Sequence[int]) -> str:
    starts = [n for n in numbers if n - 1 not in set(numbers)]
    ends = [n for n in numbers if n + 1 not in set(numbers)]
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True))


def _bits(bits: int) -> Iterator[int]:
    return (at for at in range(bits.bit_length()) if bits >> at & 1)
