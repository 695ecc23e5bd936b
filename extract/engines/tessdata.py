"""Where the recognition models lie: one is part of this package, the others are installed."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from extract.errors import MissingEngineError, MissingLanguageError, MissingModelsError, MissingProgramError

_USUAL = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


PACKAGED = Path(__file__).with_name("models")
"""Holds the model that ``training/`` made for scans of plans."""


@lru_cache
def find_tessdata(chosen: str = "") -> Path:
    """Give the folder of .traineddata files: the chosen one, TESSDATA_PREFIX, or the installed one.

    A TESSDATA_PREFIX that holds no models is an error, as it is to the recognizer itself: models
    of another folder would give other results. Raises MissingEngineError when there is none.
    """
    if chosen:
        return Path(chosen)
    prefix = os.environ.get("TESSDATA_PREFIX", "")
    named = [Path(prefix), Path(prefix) / "tessdata"]
    for folder in named if prefix else [*_from_program(), *map(Path, _USUAL)]:
        if any(folder.glob("*.traineddata")):
            return folder
    if prefix:
        raise MissingModelsError(Path(prefix))
    raise MissingEngineError


def _from_program() -> list[Path]:
    """Ask the installed program; its first line ends in the quoted folder."""
    program = shutil.which("tesseract")
    if program is None:
        return []
    try:
        answer = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    found = re.search(r'in "([^"]+)"', answer.stdout + answer.stderr)
    return [Path(found[1])] if found else []


def find_model(model: str, chosen: str = "") -> Path:
    """Give the file of a model such as ``vie``; raises MissingLanguageError when it is not installed.

    A chosen folder goes before this package's own model, and that before installed ones. Script models
    lie in the folder itself or in its ``script`` folder.
    """
    for folder in _folders(chosen):
        for path in (folder / f"{model}.traineddata", folder / "script" / f"{model}.traineddata"):
            if path.is_file():
                return path
    raise MissingLanguageError(model)


def _folders(chosen: str) -> Iterator[Path]:
    if chosen:
        yield Path(chosen)
    yield PACKAGED
    if not chosen:
        yield find_tessdata()


def has_model(model: str, chosen: str = "") -> bool:
    """Whether a model is installed."""
    try:
        find_model(model, chosen)
    except MissingProgramError:
        return False
    return True


@lru_cache
def model_hash(path: Path) -> str:
    """First 12 hex digits of a model's SHA-256: names the model in caches and reports."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
