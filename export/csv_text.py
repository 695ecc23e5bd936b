"""Rows as CSV text: UTF-8, LF, RFC 4180 quoting."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from extract.model import Table
from validate.datasets import DatasetRow, shape


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Write rows of text as CSV."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def dataset_header(dataset: str) -> str:
    """Give the header line of a dataset."""
    return csv_text([shape(dataset).names])


def dataset_body(rows: Iterable[DatasetRow]) -> str:
    """Give the rows of a dataset without its header."""
    return csv_text(row.texts() for row in rows)


def table_text(table: Table) -> str:
    """Write a table as read, header rows included: a spanning cell's text stands once, at its top left."""
    grid = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        grid[cell.row][cell.column] = cell.text
    return csv_text(grid)
