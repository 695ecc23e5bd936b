"""Where the corrections of a run stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

CORRECTIONS_FILE = "corrections.csv"


def corrections_path(named: Path | None, inputs: Sequence[Path], out: Path) -> Path:
    """Give the file of corrections: the one named, one beside the first input, or that in ``out``."""
    if named is not None:
        return named
    first = inputs[0] if inputs else out
    beside = (first if first.is_dir() else first.parent) / CORRECTIONS_FILE
    return beside if beside.is_file() else out / CORRECTIONS_FILE
