"""What a notebook needs, each step usable alone; the stages are imported when they are first used."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from extract.options import ReadOptions
from sohoa.options import RunOptions

if TYPE_CHECKING:
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


def write(documents: Iterable[Checked], out: str | Path) -> None:
    """Write checked documents into a folder, beside those that it already holds."""
    from export.folder import write_folder
    from sohoa.versions import package_version

    write_folder(documents, Path(out), package_version())


def run(
    inputs: str | Path | Iterable[str | Path], out: str | Path, options: RunOptions | None = None
) -> RunResult:
    """Turn one file or folder, or several, into the datasets in ``out``, on all cores; see ``sohoa run``."""
    from sohoa.runner import run as run_batch

    named = [inputs] if isinstance(inputs, str | Path) else inputs
    return run_batch([Path(path) for path in named], Path(out), options)
