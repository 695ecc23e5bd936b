"""The same datasets in other formats, made of the CSV files of an output folder.

CSV and JSON are always written. Parquet, SQLite and xlsx are written where they are asked for, and kept up to
date where an earlier run wrote them.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path


class OutputFormat(StrEnum):
    """The formats of the contract."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"
    SQLITE = "sqlite"
    XLSX = "xlsx"


ALWAYS = (OutputFormat.CSV, OutputFormat.JSON)
PATHS = {
    OutputFormat.PARQUET: "parquet",
    OutputFormat.SQLITE: "sohoa.sqlite",
    OutputFormat.XLSX: "sohoa.xlsx",
}
"""Where each further format stands in the output folder."""


def present(out: Path) -> tuple[OutputFormat, ...]:
    """Give the further formats that the folder holds."""
    return tuple(name for name, path in PATHS.items() if (out / path).exists())


def write_formats(out: Path, wanted: Iterable[OutputFormat] = ()) -> tuple[OutputFormat, ...]:
    """Write the further formats that are wanted or there already; give them.

    Raises OSError when the folder cannot be written. Each library is loaded only where it is needed.
    """
    made = tuple(name for name in PATHS if name in {*wanted, *present(out)})
    for name in made:
        _write(name, out, out / PATHS[name])
    return made


def _write(name: OutputFormat, out: Path, target: Path) -> None:
    if name is OutputFormat.PARQUET:
        from export.formats.parquet import write_parquet

        write_parquet(out, target)
    elif name is OutputFormat.SQLITE:
        from export.formats.sqlite import write_sqlite

        write_sqlite(out, target)
    else:
        from export.formats.xlsx import write_xlsx

        write_xlsx(out, target)
