"""What a notebook needs, each step usable alone; the stages are imported when they are first used."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from extract.options import ReadOptions
from sohoa.options import RunOptions

if TYPE_CHECKING:
    import pandas as pd

    from extract.model import Document
    from normalize.records import Interpretation
    from sohoa.results import RunResult
    from validate.model import Checked


def read(path: str | Path, options: ReadOptions | None = None) -> Document:
    """Read what is on the paper; raises InputError, or MissingProgramError without a recognizer."""
    from extract.read import read as read_document

    return read_document(Path(path), options or ReadOptions())


def interpret(document: Document) -> Interpretation:
    """Turn a document into typed records of every dataset."""
    from normalize.interpret import interpret as interpret_document

    return interpret_document(document)


def check(interpretation: Interpretation) -> Checked:
    """Check and repair records; gives them with their status and the list of issues."""
    from validate.check import check as check_interpretation

    return check_interpretation(interpretation)


def write(documents: Iterable[Checked], out: str | Path, formats: Iterable[str] = ()) -> None:
    """Write checked documents into a folder, beside those that it already holds.

    ``formats`` (``parquet``, ``sqlite``, ``xlsx``) are written beside CSV and JSON, and kept up to date from
    then on. Raises ValueError for other names, OSError when the folder cannot be written.
    """
    from export.folder import write_folder
    from export.formats import Format
    from sohoa.report import write_report
    from sohoa.versions import package_version

    write_folder(documents, Path(out), package_version(), tuple(map(Format, formats)))
    write_report(Path(out))


def load(out: str | Path) -> dict[str, pd.DataFrame]:
    """Give the datasets in an output folder as typed pandas frames, by name.

    One row a record, columns as in the contract: codes are text and keep their zeros, counts and years are
    ``Int64``, amounts ``Float64``, flags ``boolean``, dates ``datetime64[s]``; missing is NA, lists are text
    joined by ``;``. Raises UsageError where the folder holds no such datasets. For example::

        frames = sohoa.load("out")
        figures = frames["figures"]
        figures[figures.row_kind == "item"].groupby("measure").value.sum()
    """
    from export.load import load as load_folder

    return load_folder(Path(out))


def run(
    inputs: str | Path | Iterable[str | Path], out: str | Path, options: RunOptions | None = None
) -> RunResult:
    """Turn one file or folder, or several, into the datasets in ``out``, on all cores; see ``sohoa run``."""
    from sohoa.runner import run as run_batch

    named = [inputs] if isinstance(inputs, str | Path) else inputs
    return run_batch([Path(path) for path in named], Path(out), options)
