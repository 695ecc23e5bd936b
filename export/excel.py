"""The datasets for spreadsheets: a BOM so that Vietnamese shows, and no cell that runs as a formula."""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from export.atomic import write_chunks
from export.csv_text import csv_text
from export.parts import dataset_text, datasets

EXCEL_FOLDER = "excel"
BOM = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_excel(out: Path) -> None:
    """Write every dataset once more into ``out/excel``; the plain CSV files stay as they are."""
    for dataset in datasets():
        chunks = (text.encode("utf-8") for text in _safe_text(dataset, out))
        write_chunks(out / EXCEL_FOLDER / f"{dataset}.csv", chunks)


def remove_excel(out: Path) -> None:
    """Remove what an earlier run wrote for spreadsheets, and the folder when nothing else is in it."""
    folder = out / EXCEL_FOLDER
    for dataset in datasets():
        (folder / f"{dataset}.csv").unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        folder.rmdir()


def safe_cell(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula; numbers stay numbers."""
    if not text.startswith(_FORMULA_STARTS) or _is_number(text):
        return text
    return f"'{text}"


def _safe_text(dataset: str, out: Path) -> Iterator[str]:
    yield BOM
    for text in dataset_text(dataset, out):
        rows = csv.reader(io.StringIO(text, newline=""))
        yield csv_text([safe_cell(cell) for cell in row] for row in rows)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
