"""Whether a folder may be written to: nothing that is not ours is ever touched."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from export.state import STATE_FOLDER
from extract.errors import UsageError

DATASETS_MARK = "documents.csv"
"""What every output folder holds once a run has ended."""


class ForeignFolderError(UsageError):
    """The output folder holds files and was not made by sohoa."""

    def __init__(self, out: Path) -> None:
        super().__init__(out=out)


class OutIsInputError(UsageError):
    """The output folder is, or contains, an input."""

    def __init__(self, out: Path, named: Path) -> None:
        super().__init__(out=out, named=named)


class NoDatasetsError(UsageError):
    """A folder holds no datasets of sohoa."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder=folder)


def check_out(out: Path, inputs: Iterable[Path]) -> None:
    """Raise UsageError unless ``out`` is new, empty or ours, and neither is nor contains an input.

    An output folder inside an input folder is allowed: what it holds is no input.
    """
    place = Path(os.path.realpath(out))
    for named in inputs:
        if Path(os.path.realpath(named)).is_relative_to(place):
            raise OutIsInputError(out, named)
    if out.is_dir() and not (out / STATE_FOLDER).is_dir() and any(out.iterdir()):
        raise ForeignFolderError(out)


def check_ours(out: Path) -> None:
    """Raise UsageError unless a run has written datasets into ``out``."""
    if not (out / STATE_FOLDER).is_dir() or not (out / DATASETS_MARK).is_file():
        raise NoDatasetsError(out)
