"""One sheet of a workbook: head, widths, filters, types, colours, notes; no cell is ever a formula."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from export.formats.typed import Value
from normalize.values import format_value

LAST_ROW = 1_048_575
"""The last row of a sheet below its head."""
LONGEST = 32_767
"""The most characters that a cell may hold."""
_NARROWEST, _WIDEST = 6, 60
"""Widths of columns in characters: a head and its filter mark; half a screen."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_ALIKE = datetime(2000, 1, 1)
"""When every workbook says it was made: two runs give the same bytes."""


class Tint(Enum):
    """Fills of cells."""

    NONE = ""
    HEAD = "#D9E1F2"
    INPUT = "#E2F0D9"
    WARNING = "#FFF2CC"
    ERROR = "#F8CBAD"


class Book:
    """A workbook with its formats, each made once."""

    OPTIONS: ClassVar[Mapping[str, Any]] = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }

    def __init__(self, workbook: Workbook) -> None:
        workbook.set_properties({"title": "sohoa", "created": _ALIKE})
        self._workbook = workbook
        self._formats: dict[tuple[Tint, bool, bool], Format] = {}

    def sheet(self, name: str) -> SheetWriter:
        """Add a sheet."""
        return SheetWriter(self, self._workbook.add_worksheet(name))

    def style(self, tint: Tint, *, is_date: bool = False, is_quoted: bool = False) -> Format | None:
        """Give a format, None for the plain one.

        A quoted one keeps its text from becoming a formula when the cell is edited.
        """
        if tint is Tint.NONE and not is_date and not is_quoted:
            return None
        key = (tint, is_date, is_quoted)
        if key not in self._formats:
            wanted: dict[str, Any] = {}
            if tint is not Tint.NONE:
                wanted["bg_color"] = tint.value
            if tint is Tint.HEAD:
                wanted["bold"] = True
            if is_date:
                wanted["num_format"] = "yyyy-mm-dd"
            if is_quoted:
                wanted["quote_prefix"] = True
            self._formats[key] = self._workbook.add_format(wanted)
        return self._formats[key]


class SheetWriter:
    """A sheet under its head; rows are written from top to bottom and never touched again."""

    def __init__(self, book: Book, worksheet: Worksheet) -> None:
        self._book, self._sheet = book, worksheet
        self._row = 0
        self._widths: list[int] = []

    @property
    def name(self) -> str:
        """The name on the sheet's tab."""
        return str(self._sheet.get_name())

    def head(self, names: Sequence[str], notes: Sequence[str]) -> None:
        """Write the head with a note on each name that has one, and keep it in sight."""
        self._widths = [len(name) + 3 for name in names]
        for column, (name, note) in enumerate(zip(names, notes, strict=True)):
            self._sheet.write_string(0, column, name, self._book.style(Tint.HEAD))
            self._note(column, note)
        self._sheet.freeze_panes(1, 0)

    def next_row(self) -> int:
        """Go on to the next row; give its number."""
        self._row += 1
        return self._row

    def write(self, column: int, value: Value, tint: Tint = Tint.NONE, note: str = "") -> None:
        """Write a value by its type: text as text whatever it looks like, numbers and dates as such."""
        if value is None:
            if tint is not Tint.NONE:
                self._sheet.write_blank(self._row, column, None, self._book.style(tint))
        elif isinstance(value, str):
            self._write_text(column, value, tint)
        elif isinstance(value, bool):
            self._sheet.write_boolean(self._row, column, value, self._book.style(tint))
        elif isinstance(value, int | float):
            self._sheet.write_number(self._row, column, value, self._book.style(tint))
        elif isinstance(value, date):
            moment = datetime(value.year, value.month, value.day)
            self._sheet.write_datetime(self._row, column, moment, self._book.style(tint, is_date=True))
        else:
            self._write_text(column, format_value(value), tint)
        if note:
            self._note(column, note)

    def _write_text(self, column: int, text: str, tint: Tint) -> None:
        shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        style = self._book.style(tint, is_quoted=shown.startswith(_FORMULA_STARTS))
        self._sheet.write_string(self._row, column, shown, style)
        self._widths[column] = max(self._widths[column], len(shown))

    def link(self, column: int, target: str, shown: str) -> None:
        """Write a link to a cell of the workbook."""
        self._sheet.write_url(self._row, column, target, string=shown)
        self._widths[column] = max(self._widths[column], len(shown))

    def choices(self, column: int, values: Sequence[str]) -> None:
        """Let the cells of a column below the head take one of these values."""
        if self._row:
            self._sheet.data_validation(
                1, column, self._row, column, {"validate": "list", "source": list(values)}
            )

    def finish(self) -> None:
        """Set widths and filters over all that was written."""
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, min(_WIDEST, max(_NARROWEST, width)))
        last = len(self._widths) - 1
        self._sheet.autofilter(0, 0, self._row, last)
        # Codes are texts of digits, and meant to be.
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{LAST_ROW + 1}"})

    def _note(self, column: int, text: str) -> None:
        if text.strip():
            self._sheet.write_comment(self._row, column, text.strip(), {"x_scale": 2.5, "y_scale": 1.2})
