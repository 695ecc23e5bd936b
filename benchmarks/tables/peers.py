"""The tables of a PDF as sohoa and other libraries give them."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

from benchmarks.tables.adjacency import Placed, placed

Tables = list[list[Placed]]


def by_sohoa(path: Path) -> Tables:
    """Read with this project's extract stage."""
    from extract.read import read

    return [
        [Placed(c.text, c.row, c.column, c.row + c.row_span, c.column + c.column_span) for c in table.cells]
        for table in read(path).tables
    ]


def by_pdfplumber(path: Path) -> Tables:
    """Read with pdfplumber as it comes: tables by their rules."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return [placed(rows) for page in pdf.pages for rows in page.extract_tables()]


def by_camelot(flavor: str) -> Callable[[Path], Tables]:
    """Read with one of camelot's parsers."""

    def read(path: Path) -> Tables:
        from camelot.io import read_pdf

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                found = read_pdf(str(path), pages="all", flavor=flavor)
            except (ValueError, ZeroDivisionError, IndexError):  # a page without any table fails there
                return []
        return [placed(table.df.values.tolist()) for table in found]

    return read


READERS: dict[str, Callable[[Path], Tables]] = {
    "sohoa": by_sohoa,
    "pdfplumber": by_pdfplumber,
    "lattice": by_camelot("lattice"),
    "stream": by_camelot("stream"),
    "hybrid": by_camelot("hybrid"),
}
