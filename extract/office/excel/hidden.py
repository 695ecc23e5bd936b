"""Sheets, rows and columns that Excel hides: sheets are set aside, rows and columns are read and told.

Filters and folded groups hide rows and columns that are data all the same; a hidden sheet is another paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter

from extract.asides import Asides
from extract.office.excel.sheets import Sheet


def shown_sheets(sheets: Sequence[Sheet], asides: Asides) -> list[Sheet]:
    """Give the sheets that are not hidden; a workbook of which no sheet is shown is read whole."""
    hidden = [sheet for sheet in sheets if sheet.is_hidden]
    aside = len(hidden) < len(sheets)
    for sheet in hidden:
        done = "set aside" if aside else "read all the same"
        sheet.remarks.append(f"sheet '{sheet.name}' is hidden and was {done}")
        if aside:
            asides.notes.append(" ".join(sheet.texts.values()))
    shown = [sheet for sheet in sheets if not (sheet.is_hidden and aside)]
    for sheet in shown:
        if said := " and ".join(_hidden_parts(sheet)):
            sheet.remarks.append(f"sheet '{sheet.name}': hidden {said} were read all the same")
    return shown


def _hidden_parts(sheet: Sheet) -> Iterator[str]:
    """Name the hidden columns and rows of a sheet that hold text."""
    columns = sorted({column for _, column in sheet.texts} & sheet.hidden_columns)
    rows = sorted({row for row, _ in sheet.texts} & sheet.hidden_rows)
    if columns:
        yield f"columns {', '.join(map(get_column_letter, columns))}"
    if rows:
        yield f"rows {_ranges(rows)}"


def _ranges(numbers: Sequence[int]) -> str:
    starts = [n for n in numbers if n - 1 not in set(numbers)]
    ends = [n for n in numbers if n + 1 not in set(numbers)]
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True))
