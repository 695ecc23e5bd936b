"""One table out of the runs of rows that blank lines and lost page breaks have left of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.model import Table
from extract.pageless.header import header_row_count, is_body, same_titles
from extract.pageless.rows import Row, filled
from extract.textfile.spans import to_table

_LABEL = re.compile(r"(?:\d|[IVXLC]+\b|[A-Z]\b)")


@dataclass
class OpenTable:
    """A table that may go on in the next run; ``strays`` are lines that another engine invented."""

    rows: list[Row] = field(default_factory=list)
    header_rows: int = 0
    strays: list[str] = field(default_factory=list)
    width: int = 0

    @staticmethod
    def begin(rows: Sequence[Row]) -> OpenTable:
        """Open a table with its first run of rows."""
        table = OpenTable()
        table.header_rows = header_row_count(_trimmed(rows))
        table.width = _width(rows)
        table.rows = list(rows[: table.header_rows])
        table.rows += table._without_repeats(rows[table.header_rows :])
        return table

    def take(self, rows: Sequence[Row]) -> bool:
        """Add a run of rows if it continues this table; say whether it did."""
        start = self._repeat_at(rows)
        if start is None:
            if _width(rows) != self.width or not is_body(rows[0]):
                return False
        else:
            self.strays += [text for row in rows[:start] for text in row if text]
            rows = rows[start:]
        self.rows += self._without_repeats(rows)
        return True

    def close(self) -> Table:
        """Give the whole table."""
        return to_table(self.rows, self.header_rows)

    def _repeat_at(self, rows: Sequence[Row]) -> int | None:
        """Where a run repeats the titles: at its top, or below one line that spans and is no group."""
        if not self.header_rows:
            return None
        if same_titles(self.rows[0], rows[0]):
            return 0
        invented = len(filled(rows[0])) == 1 and not _LABEL.match(rows[0][filled(rows[0])[0]])
        if len(rows) > 1 and invented and same_titles(self.rows[0], rows[1]):
            return 1
        return None

    def _without_repeats(self, rows: Sequence[Row]) -> list[Row]:
        """Leave out titles that a later page repeats, with all their levels."""
        kept: list[Row] = []
        at = 0
        while at < len(rows):
            if self.header_rows and not is_body(rows[at]) and same_titles(self.rows[0], rows[at]):
                at += 1
                for level in range(1, self.header_rows):
                    at += at < len(rows) and same_titles(self.rows[level], rows[at])
            else:
                kept.append(rows[at])
                at += 1
        return kept


def _width(rows: Sequence[Row]) -> int:
    """Number of columns that hold text or are written out in most rows."""
    return max((len(row) for row in rows), default=0)


def _trimmed(rows: Sequence[Row]) -> list[Row]:
    """Rows without the columns that are empty throughout."""
    width = max((max(filled(row), default=0) + 1 for row in rows), default=0)
    return [row[:width] for row in rows]
