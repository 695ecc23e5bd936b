"""Where the corrections of a run stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extract.errors import UsageError

CORRECTIONS_FILE = "corrections.csv"


class MissingCorrectionsError(UsageError):
    """The file of corrections that was named is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(path=path)


def corrections_path(named: Path | None, inputs: Sequence[Path], out: Path) -> Path:
    """Give the file of corrections: the one named, one beside the first input, or that in ``out``.

    Raises MissingCorrectionsError when the one named is not there.
    """
    if named is not None:
        if not named.is_file():
            raise MissingCorrectionsError(named)
        return named
    first = inputs[0] if inputs else out
    beside = (first if first.is_dir() else first.parent) / CORRECTIONS_FILE
    return beside if beside.is_file() else out / CORRECTIONS_FILE
